// Feeds are shared: what a user may see of them goes through follows.ts.
import { sql, type Insertable, type Selectable, type Updateable } from "kysely";
import { hostOf } from "../host.ts";
import type { Tables } from "./schema.ts";
import type { Handle } from "./transaction.ts";

export type Feed = Selectable<Tables["feeds"]>;
export type NewFeed = Omit<Insertable<Tables["feeds"]>, "host">;
export type FeedChange = Omit<Updateable<Tables["feeds"]>, "host">;

/** The feed at one of these addresses, also under an older one. */
export async function findFeedByUrls(db: Handle, urls: readonly string[]): Promise<Feed | undefined> {
  if (urls.length === 0) return undefined;
  return db
    .selectFrom("feeds")
    .selectAll()
    .where((eb) =>
      eb.or([
        eb("url", "in", urls),
        eb("id", "in", eb.selectFrom("feedAliases").select("feedId").where("url", "in", urls)),
      ]),
    )
    .orderBy("createdAt")
    .limit(1)
    .executeTakeFirst();
}

/** Whether at least half of what another feed published last is known here, by guid or by link. */
export async function carriesSamePosts(db: Handle, feedId: string, otherId: string): Promise<boolean> {
  const { rows } = await sql<{ all: number; known: number }>`
    with last as (
      select id from posts where feed_id = ${otherId} order by coalesce(published_at, first_seen_at) desc limit 50
    )
    select count(*) as all, count(*) filter (where exists (
             select from post_keys theirs join post_keys mine on mine.feed_id = ${feedId} and mine.key = theirs.key
              where theirs.feed_id = ${otherId} and theirs.post_id = last.id)) as known
      from last`.execute(db);
  const { all, known } = rows[0]!;
  return known > 0 && known * 2 >= all;
}

export async function getFeed(db: Handle, feedId: string): Promise<Feed> {
  return db.selectFrom("feeds").selectAll().where("id", "=", feedId).executeTakeFirstOrThrow();
}

/** Nobody else may store posts of this feed until the transaction ends. */
export async function holdFeed(tx: Handle, feedId: string): Promise<void> {
  await tx.selectFrom("feeds").select("id").where("id", "=", feedId).forUpdate().execute();
}

export async function findFeed(db: Handle, feedId: string): Promise<Feed | undefined> {
  return db.selectFrom("feeds").selectAll().where("id", "=", feedId).executeTakeFirst();
}

/** Stores the feed; undefined where its address is taken already. */
export async function insertFeed(tx: Handle, feed: NewFeed): Promise<Feed | undefined> {
  return tx
    .insertInto("feeds")
    .values({ ...feed, host: hostOf(feed.url) })
    .onConflict((conflict) => conflict.column("url").doNothing())
    .returningAll()
    .executeTakeFirst();
}

export async function addFeedAliases(tx: Handle, feedId: string, urls: readonly string[]): Promise<void> {
  if (urls.length === 0) return;
  await tx
    .insertInto("feedAliases")
    .values(urls.map((url) => ({ url, feedId })))
    .onConflict((conflict) => conflict.column("url").doNothing())
    .execute();
}

/** Addresses that led to one feed lead to another from now on. */
export async function moveFeedAliases(tx: Handle, fromId: string, toId: string): Promise<void> {
  await tx.updateTable("feedAliases").set({ feedId: toId }).where("feedId", "=", fromId).execute();
}

/** Those of these feeds of which we hold a post. */
export async function listFeedsWithPosts(db: Handle, feedIds: readonly string[]): Promise<Set<string>> {
  if (feedIds.length === 0) return new Set();
  const rows = await db
    .selectFrom("feeds")
    .select("id")
    .where("id", "in", feedIds)
    .where(sql<boolean>`exists (select 1 from posts where posts.feed_id = feeds.id)`)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

export async function updateFeed(tx: Handle, feedId: string, change: FeedChange): Promise<void> {
  const moved = change.url === undefined ? {} : { host: hostOf(change.url) };
  await tx
    .updateTable("feeds")
    .set({ ...change, ...moved })
    .where("id", "=", feedId)
    .execute();
}

/** Feeds with a follower whose time has come. */
export async function listDueFeeds(db: Handle, now: Date, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom("feeds")
    .select("id")
    .where("orphanedAt", "is", null)
    .where("status", "<>", "gone")
    .where("nextPollAt", "<=", now)
    .where((eb) => eb.or([eb("claimedUntil", "is", null), eb("claimedUntil", "<=", now)]))
    .orderBy("nextPollAt")
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** Marks feeds that nobody follows (any more), and unmarks those that somebody does. A follow that ended does not count. */
export async function markOrphans(tx: Handle, feedIds: readonly string[], now: Date): Promise<void> {
  if (feedIds.length === 0) return;
  await tx
    .updateTable("feeds")
    .set({
      orphanedAt: sql<Date | null>`case when exists (select 1 from follows where follows.feed_id = feeds.id and follows.ended_at is null) then null else coalesce(feeds.orphaned_at, ${now}) end`,
    })
    .where("id", "in", feedIds)
    .execute();
}

/**
 * Feeds that nobody has followed since `before` go, with their posts; no more than `limit` at once. One that somebody
 * followed until its address changed stays with what it carried.
 */
export async function deleteOrphansBefore(db: Handle, before: Date, limit: number): Promise<number> {
  const gone = await db
    .deleteFrom("feeds")
    .where("id", "in", (eb) =>
      eb
        .selectFrom("feeds as old")
        .select("old.id")
        .where("old.orphanedAt", "<", before)
        .where(sql<boolean>`not exists (select 1 from follows f where f.feed_id = old.id)`)
        .orderBy("old.orphanedAt")
        .limit(limit),
    )
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}

/** When the newest posts of these feeds were published, as their rows keep it (minutes since 1970). */
export async function listRhythms(db: Handle, feedIds: readonly string[]): Promise<Map<string, number[]>> {
  const rows = await db
    .selectFrom("feeds")
    .select(["id", "rhythm"])
    .where("id", "=", sql<string>`any(${[...feedIds]}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, rhythm }) => [id, rhythm]));
}
