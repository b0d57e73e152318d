import type { Context } from "../../src/domain/context.ts";
import { followRow } from "../../src/domain/imports/follow-row.ts";
import type { PayloadOf } from "../../src/jobs/catalog.ts";

export async function handleFollowRow(context: Context, { rowId }: PayloadOf<"follow-row">): Promise<void> {
  await followRow(context, rowId);
}
