import type { Insertable, Selectable } from "kysely";
import { sql } from "kysely";
import type { MadeBy } from "./schema/shared.ts";
import type { Tables } from "./schema.ts";
import type { Handle } from "./transaction.ts";

type BriefRow = Selectable<Tables["briefs"]>;
export type StoredBrief = BriefRow & { madeBy: MadeBy };
export type NewBrief = Insertable<Tables["briefs"]>;

type BriefKey = Pick<NewBrief, "contentHash" | "promptHash" | "model" | "language">;

/** A brief of this very text by this very prompt and model, whoever asked for it. */
export async function findBriefByKey(db: Handle, key: BriefKey): Promise<BriefRow | undefined> {
  return db
    .selectFrom("briefs")
    .selectAll()
    .where("contentHash", "=", key.contentHash)
    .where("promptHash", "=", key.promptHash)
    .where("model", "=", key.model)
    .where("language", "=", key.language)
    .executeTakeFirst();
}

/** One of a text with the same words: only its white space may differ. */
export async function findBriefOfWords(
  db: Handle,
  key: Omit<BriefKey, "contentHash"> & { textHash: string },
): Promise<BriefRow | undefined> {
  return db
    .selectFrom("briefs")
    .selectAll()
    .where("textHash", "=", key.textHash)
    .where("promptHash", "=", key.promptHash)
    .where("model", "=", key.model)
    .where("language", "=", key.language)
    .orderBy("createdAt")
    .executeTakeFirst();
}

/** Stores the brief once per key; answers the id of the one that stands. */
export async function storeBrief(tx: Handle, brief: NewBrief): Promise<string> {
  const row = await tx
    .insertInto("briefs")
    .values(brief)
    .onConflict((conflict) =>
      conflict
        .columns(["contentHash", "promptHash", "model", "language"])
        .doUpdateSet({ gist: sql<string>`briefs.gist` }),
    )
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

/** From now on this brief stands for the post. */
export async function linkBrief(tx: Handle, postId: string, madeBy: MadeBy, briefId: string): Promise<void> {
  await tx
    .insertInto("postBriefs")
    .values({ postId, madeBy, briefId })
    .onConflict((conflict) => conflict.columns(["postId", "madeBy"]).doUpdateSet({ briefId }))
    .execute();
}

/** The model's brief that stands for the post, where it is of these words. */
export async function findLinkedBrief(
  db: Handle,
  postId: string,
  now: { contentHash: string; textHash: string },
): Promise<Pick<BriefRow, "id" | "gist"> | undefined> {
  return db
    .selectFrom("postBriefs")
    .innerJoin("briefs", "briefs.id", "postBriefs.briefId")
    .select(["briefs.id", "briefs.gist"])
    .where("postBriefs.postId", "=", postId)
    .where("postBriefs.madeBy", "=", "model")
    .where((eb) => eb.or([eb("briefs.contentHash", "=", now.contentHash), eb("briefs.textHash", "=", now.textHash)]))
    .executeTakeFirst();
}

/** A model's brief of other words than the post has now stands no longer. */
export async function unlinkStaleBrief(
  tx: Handle,
  postId: string,
  now: { contentHash: string; textHash: string },
): Promise<void> {
  await tx
    .deleteFrom("postBriefs")
    .using("briefs")
    .whereRef("briefs.id", "=", "postBriefs.briefId")
    .where("postBriefs.postId", "=", postId)
    .where("postBriefs.madeBy", "=", "model")
    .where("briefs.contentHash", "!=", now.contentHash)
    .where(sql<boolean>`briefs.text_hash is distinct from ${now.textHash}`)
    .execute();
}

/**
 * The brief of each post: a model's where there is one and the reader may see it, else the extract. What the extract warns of
 * holds in either, and its topics where the other names none: a brief made before there were topics has no others.
 */
export async function findBriefs(
  db: Handle,
  postIds: readonly string[],
  mayModel: boolean,
): Promise<Map<string, StoredBrief>> {
  if (postIds.length === 0) return new Map();
  let query = db
    .selectFrom("postBriefs as pb")
    .innerJoin("briefs", "briefs.id", "pb.briefId")
    .selectAll("briefs")
    .select(["pb.postId", "pb.madeBy"])
    .where("pb.postId", "=", sql<string>`any(${[...postIds]}::uuid[])`)
    // 'extract' sorts before 'model': the later one overwrites
    .orderBy("pb.madeBy");
  if (!mayModel) query = query.where("pb.madeBy", "=", "extract");
  const found = new Map<string, StoredBrief>();
  for (const { postId, ...brief } of await query.execute()) {
    const extract = found.get(postId);
    found.set(postId, extract ? withExtract(brief, extract) : brief);
  }
  return found;
}

function withExtract(brief: StoredBrief, extract: StoredBrief): StoredBrief {
  const warnings = [...new Set([...extract.warnings, ...brief.warnings])];
  return { ...brief, warnings, topics: brief.topics.length === 0 ? extract.topics : brief.topics };
}
