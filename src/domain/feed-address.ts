// A feed of the user's own list under another address, or no longer on it. Feeds are shared: only the user's rows change.
import { getFeed, markOrphans, type Feed } from "../db/feeds.ts";
import { deleteFollows, endFollows, insertFollows, listFollowedFeeds } from "../db/follows.ts";
import type { NewTask } from "../db/tasks.ts";
import { inTransaction } from "../db/transaction.ts";
import { PermanentError } from "../errors.ts";
import type { Context } from "./context.ts";
import { assessPerson } from "./dialogue.ts";
import { discover } from "./discovery/discover.ts";
import { discoveryDeps } from "./discovery/deps.ts";
import { readAddress } from "./discovery/read-address.ts";
import { rediscover, type Rediscovery } from "./discovery/rediscover.ts";
import { inTurn } from "./discovery/turns.ts";
import { storeFeed } from "./feeds.ts";
import { welcome } from "./posts.ts";
import { hint } from "./tasks.ts";

/**
 * Follows the feed at `address` in place of this one, for everybody of the user who had it. What the old one carried
 * stays readable; posts that both carry are one line.
 * @returns the feed that is followed now; undefined where the user does not follow this one.
 * @throws DoorError with a sentence for the user where there is no feed at that address.
 */
export async function changeAddress(
  context: Context,
  userId: string,
  feedId: string,
  address: string,
): Promise<Feed | undefined> {
  const old = await listFollowedFeeds(context.db, userId, { feedId });
  if (old.length === 0) return undefined;
  const sites = readAddress(address).urls.map((url) => new URL(url).host);
  return inTurn(sites, async () => {
    const [found] = (await discover(address, discoveryDeps(context))).feeds;
    if (!found) throw new PermanentError("feed-not-found", "There is no feed at this address.");
    const { feed, tasks } = await inTransaction(context.db, async (tx) => {
      const now = context.clock.now();
      const stored = await storeFeed(tx, context, found);
      if (stored.id === feedId)
        throw new PermanentError("invalid-input", "That leads to the very feed that you follow already.");
      const made: NewTask[] = [];
      for (const { personId, onlyBy } of await listFollowedFeeds(tx, userId, { feedId })) {
        await insertFollows(tx, userId, [{ personId, feedId: stored.id, authors: onlyBy, at: now }]);
        made.push(...(await welcome(tx, stored.id, userId, now, onlyBy)));
      }
      await endFollows(tx, userId, feedId, now);
      await markOrphans(tx, [feedId, stored.id], now);
      return { feed: await getFeed(tx, stored.id), tasks: made };
    });
    await hint(context, tasks);
    return feed;
  });
}

/** The feed leaves the user's list with its posts; people, comments and touches stay. False where it is not on it. */
export async function stopFollowing(context: Context, userId: string, feedId: string): Promise<boolean> {
  return inTransaction(context.db, async (tx) => {
    const followed = await listFollowedFeeds(tx, userId, { feedId });
    await deleteFollows(tx, userId, feedId);
    const now = context.clock.now();
    await markOrphans(tx, [feedId], now);
    for (const { personId } of followed) await assessPerson(tx, userId, personId, now);
    return followed.length > 0;
  });
}

/** Looks where a feed of the user's may have gone to; undefined where they do not follow it. */
export async function findAgain(context: Context, userId: string, feedId: string): Promise<Rediscovery | undefined> {
  const [feed] = await listFollowedFeeds(context.db, userId, { feedId });
  return feed && rediscover(context, feed);
}
