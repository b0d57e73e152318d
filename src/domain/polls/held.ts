// An address that another feed of ours stands at, by which we ask already: whoever is sent there need not ask once more.
import { carriesSamePosts, findFeedByUrls, type Feed } from "../../db/feeds.ts";
import type { Handle } from "../../db/transaction.ts";
import type { Redirect } from "../../net/fetcher.ts";
import { permanentAddress } from "../../net/redirects.ts";

/** Thrown before a request that would bring what is here. @property url where it is held. */
export class HeldElsewhere extends Error {
  readonly url: string;
  readonly redirects: readonly Redirect[];

  constructor(url: string, redirects: readonly Redirect[]) {
    super("another feed of ours stands there");
    this.url = url;
    this.redirects = redirects;
  }
}

/**
 * Whether a feed that was moved for good leads to another of ours that is well, that we look at by itself, and that
 * publishes the same. Where it publishes something else, the move is not believed, and what is there is read as before.
 */
export async function isHeldElsewhere(
  db: Handle,
  feed: Pick<Feed, "id">,
  url: string,
  redirects: readonly Redirect[],
): Promise<boolean> {
  if (permanentAddress(redirects) !== url) return false;
  const held = await findFeedByUrls(db, [url]);
  if (!held || held.id === feed.id || held.status !== "ok" || held.orphanedAt !== null) return false;
  return carriesSamePosts(db, feed.id, held.id);
}
