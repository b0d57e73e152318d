import { sql, type Insertable, type Selectable } from "kysely";
import type { AssistKind } from "./schema/assists.ts";
import type { Tables } from "./schema.ts";
import type { Handle } from "./transaction.ts";

export type StoredAssist = Selectable<Tables["assists"]>;

/** The newest of its kind takes the place of the one before. */
export async function storeAssist(
  tx: Handle,
  userId: string,
  assist: Omit<Insertable<Tables["assists"]>, "userId">,
): Promise<StoredAssist> {
  const { madeBy, model, note, result, createdAt } = assist;
  return tx
    .insertInto("assists")
    .values({ ...assist, userId })
    .onConflict((conflict) =>
      conflict.columns(["userId", "postId", "kind"]).doUpdateSet({ madeBy, model, note, result, createdAt }),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Newest first. */
export async function listAssists(db: Handle, userId: string, postId: string): Promise<StoredAssist[]> {
  return db
    .selectFrom("assists")
    .selectAll()
    .where("userId", "=", userId)
    .where("postId", "=", postId)
    .orderBy("createdAt", "desc")
    .orderBy("kind")
    .execute();
}

export async function deleteAssist(db: Handle, userId: string, postId: string, kind: AssistKind): Promise<void> {
  await db
    .deleteFrom("assists")
    .where("userId", "=", userId)
    .where("postId", "=", postId)
    .where("kind", "=", kind)
    .execute();
}

export type StoredInvention = Selectable<Tables["inventions"]>;

/** An index holds no long words; so much of them tells them apart. */
const WORDS_MOST = 500;

/** Each once; what was confirmed stays confirmed. */
export async function noteInventions(
  tx: Handle,
  userId: string,
  commentId: string,
  found: readonly { kind: string; words: string; reason: string }[],
  now: Date,
): Promise<void> {
  if (found.length === 0) return;
  const rows = found.map(({ kind, words, reason }) => ({
    userId,
    commentId,
    kind,
    words: words.slice(0, WORDS_MOST).toWellFormed(),
    reason,
    createdAt: now,
  }));
  await tx
    .insertInto("inventions")
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function listInventions(db: Handle, userId: string, commentId: string): Promise<StoredInvention[]> {
  return db
    .selectFrom("inventions")
    .selectAll()
    .where("userId", "=", userId)
    .where("commentId", "=", commentId)
    .orderBy("createdAt")
    .orderBy("words")
    .execute();
}

/** @returns how many were not confirmed before. */
export async function confirmInventions(
  tx: Handle,
  userId: string,
  commentId: string,
  words: readonly string[],
  now: Date,
): Promise<number> {
  const confirmed = await tx
    .updateTable("inventions")
    .set({ confirmedAt: now })
    .where("userId", "=", userId)
    .where("commentId", "=", commentId)
    .where("words", "=", sql<string>`any(${[...words]}::text[])`)
    .where("confirmedAt", "is", null)
    .executeTakeFirst();
  return Number(confirmed.numUpdatedRows);
}

/** Lets go of what was made for posts in these feeds, where the user follows them no more. */
export async function forgetAssists(tx: Handle, userId: string, feedIds: readonly string[]): Promise<void> {
  await tx
    .deleteFrom("assists")
    .where("userId", "=", userId)
    .where(
      sql<boolean>`post_id in (
        select posts.id from posts where posts.feed_id = any(${[...feedIds]}::uuid[])
          and not exists (select 1 from follows where follows.user_id = ${userId} and follows.feed_id = posts.feed_id)
      )`,
    )
    .execute();
}
