// Outcomes that carry nothing of what is known of their feed, from a site that was never asked for it: trouble, not posts.
import { listFeedsWithPosts } from "../../db/feeds.ts";
import { findPostsByKeys } from "../../db/incoming-posts.ts";
import type { Tx } from "../../db/transaction.ts";
import { mayBeStranger, strangerTrouble } from "../feeds/strangers.ts";
import { withKeys } from "../posts/identity.ts";
import type { Outcome } from "./visit.ts";

export async function doubtStrangers(tx: Tx, outcomes: readonly Outcome[]): Promise<Outcome[]> {
  const doubted = outcomes.flatMap((one) => (one.kind === "read" && mayBeStranger(one.feed, one.answer) ? [one] : []));
  if (doubted.length === 0) return [...outcomes];
  const keys = doubted.flatMap(({ feed, parsed }) =>
    withKeys(parsed.posts).flatMap(({ key, linkKey }) =>
      [key, ...(linkKey === undefined ? [] : [linkKey])].map((one) => ({ feedId: feed.id, key: one })),
    ),
  );
  const known = await findPostsByKeys(tx, keys);
  const holding = await listFeedsWithPosts(
    tx,
    doubted.map(({ feed }) => feed.id),
  );
  return outcomes.map((one) => {
    if (one.kind !== "read" || !doubted.includes(one) || known.has(one.feed.id) || !holding.has(one.feed.id))
      return one;
    const { feed, at, answer } = one;
    return { feed, at, kind: "trouble", trouble: strangerTrouble(feed, answer), answer };
  });
}
