import type { Context } from "../../src/domain/context.ts";
import { importPeople } from "../../src/domain/imports.ts";
import type { PayloadOf } from "../../src/jobs/catalog.ts";

export async function handleImportPeople(context: Context, { importId }: PayloadOf<"import-people">): Promise<void> {
  await importPeople(context, importId);
}
