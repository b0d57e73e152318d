// A feed of which only the address is known, as an import brings it: its first poll reads the rest.
import { findFeedByUrls, insertFeed, type Feed } from "../../db/feeds.ts";
import type { Tx } from "../../db/transaction.ts";
import { PermanentError } from "../../errors.ts";
import { newSharedId } from "../../id.ts";
import { parseWebAddress } from "../../net/guard.ts";
import type { Context } from "../context.ts";
import { isUsableAddress } from "./address.ts";

/**
 * The feed at this address: the one we have, under this or an older address, else a new one that is due at once. Nobody
 * follows a new one yet: it is polled once somebody does (`insertFollows`, then `markOrphans`).
 * @param named.title what the user's list calls it; the feed's own title replaces it.
 * @throws PermanentError `address-invalid` or `address-refused`, with a sentence for the user.
 */
export async function addUnreadFeed(
  tx: Tx,
  context: Pick<Context, "clock" | "poll">,
  named: { url: string; title?: string | undefined },
): Promise<Feed> {
  const { href: url, host } = parseWebAddress(named.url.trim());
  if (!isUsableAddress(url)) throw new PermanentError("address-invalid", "This address is too long to be a feed's.");
  const known = await findFeedByUrls(tx, [url]);
  if (known) return known;
  const now = context.clock.now();
  const feed = await insertFeed(tx, {
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
  });
  return feed ?? (await findFeedByUrls(tx, [url]))!;
}
