import { sql, type Selectable } from "kysely";
import type { Reason } from "./schema/own.ts";
import type { Tables } from "./schema.ts";
import type { Handle } from "./transaction.ts";

export type Opening = Selectable<Tables["openings"]>;

export async function upsertOpening(
  tx: Handle,
  userId: string,
  opening: { postId: string; personId: string; score: number; reasons: Reason[]; at: Date },
): Promise<void> {
  const reasons = JSON.stringify(opening.reasons);
  await tx
    .insertInto("openings")
    .values({
      userId,
      postId: opening.postId,
      personId: opening.personId,
      score: opening.score,
      reasons,
      createdAt: opening.at,
    })
    .onConflict((conflict) =>
      conflict.columns(["userId", "postId", "personId"]).doUpdateSet({ score: opening.score, reasons }),
    )
    .execute();
}

/** Nobody has anything to say about it any more: whoever published it wants no comments. */
export async function deleteOpenings(tx: Handle, postId: string): Promise<void> {
  await tx.deleteFrom("openings").where("postId", "=", postId).execute();
}

/**
 * Posts on which the user has something to say now, best first: briefed, not dismissed, not yet commented, not older
 * than `since`.
 */
export async function listOpenings(
  db: Handle,
  userId: string,
  filter: { since: Date; personId?: string | undefined; offset: number; limit: number },
): Promise<(Opening & { briefId: string })[]> {
  let query = db
    .selectFrom("openings as o")
    .innerJoin("posts", "posts.id", "o.postId")
    .innerJoin("postBriefs as pb", (join) => join.onRef("pb.postId", "=", "o.postId").on("pb.madeBy", "=", "extract"))
    .leftJoin("postStates as state", (join) =>
      join.onRef("state.postId", "=", "o.postId").on("state.userId", "=", userId),
    )
    .selectAll("o")
    .select("pb.briefId")
    .where("o.userId", "=", userId)
    .where("posts.publishedAt", ">=", filter.since)
    .where("state.dismissedAt", "is", null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("comments")
            .select("comments.id")
            .where("comments.userId", "=", userId)
            .whereRef("comments.postId", "=", "o.postId")
            .where("comments.status", "<>", "draft"),
        ),
      ),
    )
    .orderBy("o.score", "desc")
    .orderBy("o.postId")
    .offset(filter.offset)
    .limit(filter.limit + 1);
  if (filter.personId !== undefined) query = query.where("o.personId", "=", filter.personId);
  return query.execute();
}

export async function findOpening(
  db: Handle,
  userId: string,
  postId: string,
  personId: string,
): Promise<Opening | undefined> {
  return db
    .selectFrom("openings")
    .selectAll()
    .where("userId", "=", userId)
    .where("postId", "=", postId)
    .where("personId", "=", personId)
    .executeTakeFirst();
}

/** After an author filter was set: what others wrote in the feed is no opening with this person. */
export async function deleteOpeningsByOthers(
  tx: Handle,
  userId: string,
  follow: { personId: string; feedId: string; authors: readonly string[] },
): Promise<void> {
  if (follow.authors.length === 0) return;
  await tx
    .deleteFrom("openings")
    .where("userId", "=", userId)
    .where("personId", "=", follow.personId)
    .where((eb) =>
      eb(
        "postId",
        "in",
        eb
          .selectFrom("posts")
          .select("posts.id")
          .where("posts.feedId", "=", follow.feedId)
          .where(sql<boolean>`not posts.authors && ${[...follow.authors]}::text[]`),
      ),
    )
    .execute();
}
