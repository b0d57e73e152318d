// Of which posts the transcript or the chapters are still to be fetched.
import type { Handle } from "../../db/transaction.ts";
import { findOffers } from "../../db/transcripts.ts";
import { extrasOf, offerOf } from "./extras.ts";

/** Those that offer some, and whose offer is not the one that was fetched. */
export async function findWanted(db: Handle, postIds: readonly string[]): Promise<Set<string>> {
  const offers = await findOffers(db, postIds);
  return new Set(offers.filter((post) => offerOf(extrasOf(post)) !== post.offered).map((post) => post.id));
}
