// A follow ties a user's person to a shared feed. Whatever a user sees of feeds and posts comes through here.
import { sql, type Selectable } from "kysely";
import type { Tables } from "./schema.ts";
import type { Handle } from "./transaction.ts";

export type Follow = Selectable<Tables["follows"]>;

export async function insertFollows(
  tx: Handle,
  userId: string,
  follows: readonly { personId: string; feedId: string; authors?: readonly string[] | undefined; at: Date }[],
): Promise<void> {
  if (follows.length === 0) return;
  await tx
    .insertInto("follows")
    .values(
      follows.map((follow) => ({
        userId,
        personId: follow.personId,
        feedId: follow.feedId,
        authors: [...(follow.authors ?? [])],
        createdAt: follow.at,
      })),
    )
    .onConflict((conflict) => conflict.columns(["userId", "personId", "feedId"]).doUpdateSet({ endedAt: null }))
    .execute();
}

/** Replaced by another address: the posts stay, and nobody is to ask the feed for this user any more. */
export async function endFollows(tx: Handle, userId: string, feedId: string, at: Date): Promise<void> {
  await tx
    .updateTable("follows")
    .set({ endedAt: at })
    .where("userId", "=", userId)
    .where("feedId", "=", feedId)
    .execute();
}

/**
 * Everybody who follows one feed follows the other in its place, for the same persons and by the same authors. Where one
 * does already, what they chose of that stands.
 * @returns the follows that are new.
 */
export async function moveFollows(
  tx: Handle,
  fromId: string,
  toId: string,
  at: Date,
): Promise<{ userId: string; personId: string; authors: string[] }[]> {
  const { rows } = await sql<{ userId: string; personId: string; authors: string[] }>`
    with left_behind as (
      update follows set ended_at = ${at} where feed_id = ${fromId} and ended_at is null
      returning user_id, person_id, authors
    )
    insert into follows as f (user_id, person_id, feed_id, authors, created_at)
    select user_id, person_id, ${toId}::uuid, authors, ${at} from left_behind order by user_id, person_id
        on conflict (user_id, person_id, feed_id)
        do update set ended_at = null, authors = excluded.authors where f.ended_at is not null
    returning user_id, person_id, authors`.execute(tx);
  return rows;
}

export async function deleteFollows(tx: Handle, userId: string, feedId: string): Promise<void> {
  await tx.deleteFrom("follows").where("userId", "=", userId).where("feedId", "=", feedId).execute();
}

/** Which of the user's persons, of that name where one is given, follows one of these feed addresses in any spelling. */
export async function findPersonByFeedUrls(
  db: Handle,
  userId: string,
  urls: readonly string[],
  name?: string,
): Promise<string | undefined> {
  if (urls.length === 0) return undefined;
  const row = await db
    .selectFrom("follows as f")
    .innerJoin("feeds", "feeds.id", "f.feedId")
    .select("f.personId")
    .where("f.userId", "=", userId)
    .where((eb) =>
      eb.or([
        eb("feeds.url", "in", urls),
        eb("feeds.id", "in", eb.selectFrom("feedAliases").select("feedId").where("url", "in", urls)),
      ]),
    )
    .$if(name !== undefined, (only) =>
      only.where(
        sql<boolean>`exists (select 1 from people p where p.user_id = f.user_id and p.id = f.person_id and lower(p.name) = lower(${name}))`,
      ),
    )
    .orderBy("f.createdAt")
    .limit(1)
    .executeTakeFirst();
  return row?.personId;
}

/** Whose posts of a feed are the person's; none: everybody's. */
export async function updateFollowAuthors(
  tx: Handle,
  userId: string,
  follow: { personId: string; feedId: string; authors: readonly string[] },
): Promise<void> {
  await tx
    .updateTable("follows")
    .set({ authors: [...follow.authors] })
    .where("userId", "=", userId)
    .where("personId", "=", follow.personId)
    .where("feedId", "=", follow.feedId)
    .execute();
}

/** `onlyBy`: whose posts of it are the person's; empty: everybody's. */
export type FollowedFeed = Selectable<Tables["feeds"]> & { personId: string; posts: number; onlyBy: string[] };

/** The user's feeds with how many posts each holds, a row per person who has it. */
export async function listFollowedFeeds(
  db: Handle,
  userId: string,
  filter: { personId?: string; personIds?: readonly string[]; feedId?: string; offset?: number; limit?: number } = {},
): Promise<FollowedFeed[]> {
  let query = db
    .selectFrom("follows as f")
    .innerJoin("feeds", "feeds.id", "f.feedId")
    .selectAll("feeds")
    .select(["f.personId", "f.authors as onlyBy"])
    .select((eb) =>
      eb
        .selectFrom("posts")
        .select((count) => count.fn.countAll<number>().as("n"))
        .whereRef("posts.feedId", "=", "feeds.id")
        .where(sql<boolean>`(f.authors = '{}' or f.authors && posts.authors)`)
        .as("posts"),
    )
    .where("f.userId", "=", userId)
    .where("f.endedAt", "is", null)
    .orderBy("f.createdAt")
    .orderBy("feeds.id");
  if (filter.personId !== undefined) query = query.where("f.personId", "=", filter.personId);
  if (filter.personIds !== undefined)
    query = query.where("f.personId", "=", sql<string>`any(${[...filter.personIds]}::uuid[])`);
  if (filter.feedId !== undefined) query = query.where("f.feedId", "=", filter.feedId);
  if (filter.offset !== undefined) query = query.offset(filter.offset);
  if (filter.limit !== undefined) query = query.limit(filter.limit);
  const rows = await query.execute();
  return rows.map((row) => ({ ...row, posts: row.posts ?? 0 }));
}

/** The user's feeds in which something is wrong, each once. */
export async function listTroubledFeeds(db: Handle, userId: string): Promise<Selectable<Tables["feeds"]>[]> {
  return db
    .selectFrom("feeds")
    .selectAll()
    .where((eb) => eb.or([eb("trouble", "is not", null), eb("error", "is not", null)]))
    .where("id", "in", (eb) =>
      eb.selectFrom("follows").select("feedId").where("userId", "=", userId).where("endedAt", "is", null),
    )
    .execute();
}

/** Who follows a feed, over all users: for openings, never for an answer to a user. */
export async function listFollowers(db: Handle, feedId: string): Promise<Follow[]> {
  return db.selectFrom("follows").selectAll().where("feedId", "=", feedId).where("endedAt", "is", null).execute();
}

/** Who followed each of these feeds first, by the feed's id. */
export async function listFirstFollowers(db: Handle, feedIds: readonly string[]): Promise<Map<string, string>> {
  if (feedIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("follows")
    .distinctOn("feedId")
    .select(["feedId", "userId"])
    .where("feedId", "=", sql<string>`any(${[...feedIds]}::uuid[])`)
    .orderBy("feedId")
    .orderBy("createdAt")
    .execute();
  return new Map(rows.map((row) => [row.feedId, row.userId]));
}

/** Which of these posts somebody wants: all but those that every follower's author filter leaves out. */
export async function listWantedPosts(db: Handle, postIds: readonly string[]): Promise<string[]> {
  if (postIds.length === 0) return [];
  const rows = await db
    .selectFrom("posts")
    .select("posts.id")
    .where("posts.id", "=", sql<string>`any(${[...postIds]}::uuid[])`)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("follows as f")
          .select("f.feedId")
          .whereRef("f.feedId", "=", "posts.feedId")
          .where(sql<boolean>`(f.authors = '{}' or f.authors && posts.authors)`),
      ),
    )
    .execute();
  return rows.map((row) => row.id);
}

/** The persons of a user whose post this is by the feeds and the authors that are followed, the first follow first. */
export async function listPersonsOfPost(db: Handle, userId: string, postId: string): Promise<{ personId: string }[]> {
  return db
    .selectFrom("follows as f")
    .innerJoin("posts", "posts.feedId", "f.feedId")
    .select("f.personId")
    .where("f.userId", "=", userId)
    .where("posts.id", "=", postId)
    .where(sql<boolean>`(f.authors = '{}' or f.authors && posts.authors)`)
    .orderBy("f.createdAt")
    .execute();
}
