// Discovery on this installation: what it fetched is kept as the feeds' first poll.
import { inTransaction } from "../../db/transaction.ts";
import type { Context } from "../context.ts";
import { storeFeed } from "../feeds.ts";
import { discoveryDeps } from "./deps.ts";
import { discover } from "./discover.ts";
import { readAddress } from "./read-address.ts";
import type { DiscoveryDeps } from "./session.ts";
import { inTurn } from "./turns.ts";
import type { Discovered } from "./types.ts";

/** Looks an address up. The feeds are stored, so that following them does not ask again. */
export async function discoverAddress(
  context: Context,
  address: string,
  options: Pick<DiscoveryDeps, "budget" | "signal" | "onFeed"> = {},
): Promise<Discovered> {
  return inTurn(readAddress(address).urls.map(hostOf), async () => {
    const found = await discover(address, { ...discoveryDeps(context), ...options });
    await inTransaction(context.db, async (tx) => {
      for (const feed of found.feeds) await storeFeed(tx, context, feed);
    });
    return found;
  });
}

export function hostOf(url: string): string {
  return new URL(url).host;
}
