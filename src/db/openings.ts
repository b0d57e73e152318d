import { sql, type Selectable } from "kysely";
import { holdsForAny, isCopy } from "./copies.ts";
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
 * than `since`. Of an article that two feeds of a person carry there is one opening, and it goes with any of the two.
 */
export async function listOpenings(
  db: Handle,
  userId: string,
  filter: { since: Date; personId?: string | undefined; offset: number; limit: number },
): Promise<(Opening & { briefId: string })[]> {
  // The names are those of copies.ts: `o` there is the other post, which hides none unless it is an opening itself.
  const isSettled = sql`exists (select 1 from post_states s where s.user_id = ${userId} and s.post_id = one.id and s.dismissed_at is not null)
    or exists (select 1 from comments c where c.user_id = ${userId} and c.post_id = one.id and c.status <> 'draft')`;
  const isOpening = sql`exists (select 1 from openings other join post_briefs b on b.post_id = other.post_id and b.made_by = 'extract'
    where other.user_id = ${userId} and other.post_id = o.id and other.person_id = f.person_id)`;
  let query = db
    .selectFrom("openings as opening")
    .innerJoin("posts as p", "p.id", "opening.postId")
    .innerJoin("postBriefs as pb", (join) =>
      join.onRef("pb.postId", "=", "opening.postId").on("pb.madeBy", "=", "extract"),
    )
    .selectAll("opening")
    .select("pb.briefId")
    .where("opening.userId", "=", userId)
    .where("p.publishedAt", ">=", filter.since)
    .where(sql<boolean>`not ${holdsForAny({ userId }, isSettled)}`)
    .where(sql<boolean>`not ${isCopy({ userId }, isOpening)}`)
    .orderBy("opening.score", "desc")
    .orderBy("opening.postId")
    .offset(filter.offset)
    .limit(filter.limit + 1);
  if (filter.personId !== undefined) query = query.where("opening.personId", "=", filter.personId);
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
