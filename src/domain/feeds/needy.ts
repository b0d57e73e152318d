// How many of the user's feeds do not come right by themselves.
import { listTroubledFeeds } from "../../db/follows.ts";
import type { Handle } from "../../db/transaction.ts";
import { tellHealth } from "./tell-health.ts";

export async function countNeedyFeeds(db: Handle, userId: string, now: Date): Promise<number> {
  return (await listTroubledFeeds(db, userId)).filter((feed) => tellHealth(feed, now).needsYou).length;
}
