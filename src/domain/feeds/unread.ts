// A feed of which only the address is known, as an import brings it: its first poll reads the rest.
import type { Feed, NewFeed } from "../../db/feeds.ts";
import type { Tx } from "../../db/transaction.ts";
import { findFeedsByUrls, insertFeeds } from "../../db/unread-feeds.ts";
import { PermanentError } from "../../errors.ts";
import { newSharedId } from "../../id.ts";
import { parseWebAddress } from "../../net/guard.ts";
import type { Context } from "../context.ts";
import { isUsableAddress } from "./address.ts";

type Named = { url: string; title?: string | undefined };
type Need = Pick<Context, "clock" | "poll">;

/**
 * The feed at this address: the one we have, under this or an older address, else a new one that is due at once. Nobody
 * follows a new one yet: it is polled once somebody does (`insertFollows`, then `markOrphans`).
 * @param named.title what the user's list calls it; the feed's own title replaces it.
 * @throws PermanentError `address-invalid` or `address-refused`, with a sentence for the user.
 */
export async function addUnreadFeed(tx: Tx, context: Need, named: Named): Promise<Feed> {
  const feed = (await addUnreadFeeds(tx, context, [named])).get(named.url);
  if (feed instanceof PermanentError) throw feed;
  return feed!;
}

/** The same for many, by the address as it was named: the feed, or why it is none. */
export async function addUnreadFeeds(
  tx: Tx,
  context: Need,
  list: readonly Named[],
): Promise<Map<string, Feed | PermanentError>> {
  const usable = new Map<string, { url: string; feed: NewFeed }>();
  const found = new Map<string, Feed | PermanentError>();
  for (const named of list) {
    try {
      const feed = toFeed(context, named);
      usable.set(named.url, { url: feed.url, feed });
    } catch (error) {
      if (!(error instanceof PermanentError)) throw error;
      found.set(named.url, error);
    }
  }
  const urls = [...new Set([...usable.values()].map(({ url }) => url))];
  const known = await findFeedsByUrls(tx, urls);
  const missing = new Map([...usable.values()].map(({ url, feed }) => [url, feed]));
  for (const url of known.keys()) missing.delete(url);
  // In the order of their addresses, so that two who add the same never wait for each other.
  const fresh = [...missing.values()].toSorted((a, b) => (a.url < b.url ? -1 : 1));
  for (const feed of await insertFeeds(tx, fresh)) known.set(feed.url, feed);
  const late = urls.filter((url) => !known.has(url));
  for (const [url, feed] of await findFeedsByUrls(tx, late)) known.set(url, feed);
  for (const [named, { url }] of usable) found.set(named, known.get(url)!);
  return found;
}

function toFeed(context: Need, named: Named): NewFeed {
  const { href: url, host } = parseWebAddress(named.url.trim());
  if (!isUsableAddress(url)) throw new PermanentError("address-invalid", "This address is too long to be a feed's.");
  const now = context.clock.now();
  return {
    id: newSharedId(),
    url,
    kind: "blog",
    format: "",
    title: named.title?.trim().slice(0, 1_000) || host,
    nextPollAt: now,
    allowedAt: now,
    intervalMinutes: context.poll.minutesMin,
    intervalReason: "We have not read this feed yet.",
    createdAt: now,
    orphanedAt: now,
  };
}
