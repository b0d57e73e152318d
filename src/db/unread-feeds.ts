// Feeds by their addresses, many at once: a list of two thousand costs a few statements.
import { sql } from "kysely";
import { hostOf } from "../host.ts";
import type { Feed, NewFeed } from "./feeds.ts";
import type { Handle } from "./transaction.ts";

/** The feed at each of these addresses, also under an older one. */
export async function findFeedsByUrls(db: Handle, urls: readonly string[]): Promise<Map<string, Feed>> {
  if (urls.length === 0) return new Map();
  const asked = sql<string>`any(${[...urls]}::text[])`;
  const own = await db.selectFrom("feeds").selectAll().where("url", "=", asked).execute();
  const moved = await db
    .selectFrom("feedAliases as a")
    .innerJoin("feeds", "feeds.id", "a.feedId")
    .selectAll("feeds")
    .select("a.url as asked")
    .where("a.url", "=", asked)
    .execute();
  return new Map<string, Feed>([
    ...moved.map(({ asked: url, ...feed }) => [url, feed] as const),
    ...own.map((feed) => [feed.url, feed] as const),
  ]);
}

/** Those whose address is taken already are left as they are. */
export async function insertFeeds(tx: Handle, feeds: readonly NewFeed[]): Promise<Feed[]> {
  if (feeds.length === 0) return [];
  return tx
    .insertInto("feeds")
    .values(feeds.map((feed) => ({ ...feed, host: hostOf(feed.url) })))
    .onConflict((conflict) => conflict.column("url").doNothing())
    .returningAll()
    .execute();
}
