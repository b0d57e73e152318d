import { sql, type Selectable } from "kysely";
import type { Tables } from "./schema.ts";
import type { Handle } from "./transaction.ts";

export type BriefGist = Selectable<Tables["briefGists"]>;

/** What is known of the gists of these briefs in these languages. */
export async function findBriefGists(
  db: Handle,
  briefIds: readonly string[],
  languages: readonly string[],
): Promise<BriefGist[]> {
  if (briefIds.length === 0 || languages.length === 0) return [];
  return db
    .selectFrom("briefGists")
    .selectAll()
    .where("briefId", "in", [...briefIds])
    .where("language", "in", [...languages])
    .execute();
}

/** Each stored once. @param gists by language. */
export async function storeBriefGists(
  tx: Handle,
  briefId: string,
  gists: Readonly<Record<string, string>>,
  made: { model: string; at: Date },
): Promise<void> {
  const rows = Object.entries(gists).map(([language, gist]) => ({
    briefId,
    language,
    gist,
    model: made.model,
    createdAt: made.at,
  }));
  if (rows.length === 0) return;
  await tx
    .insertInto("briefGists")
    .values(rows)
    .onConflict((conflict) => conflict.columns(["briefId", "language"]).doNothing())
    .execute();
}

/** A brief of the same words has the same gists. */
export async function copyBriefGists(tx: Handle, fromId: string, toId: string): Promise<void> {
  await sql`insert into brief_gists (brief_id, language, gist, model, created_at)
    select ${toId}::uuid, language, gist, model, created_at from brief_gists where brief_id = ${fromId}::uuid
    on conflict (brief_id, language) do nothing`.execute(tx);
}
