// Makes a feed due earlier than planned: its hub told us of news, or tells us of none any more.
import type { Chance } from "../../chance.ts";
import { MINUTE } from "../../clock.ts";
import { updateFeed, type Feed } from "../../db/feeds.ts";
import type { Handle } from "../../db/transaction.ts";
import { afterSkips } from "../feeds/wishes.ts";

/** As soon as the rules for polling allow; what is due sooner stays so, and one that is in trouble keeps its distance. */
export async function wakeFeed(db: Handle, feed: Feed, { now, chance }: { now: Date; chance: Chance }): Promise<void> {
  if (feed.status !== "ok") return;
  const asked = (feed.lastPolledAt?.getTime() ?? 0) + (feed.askedMinutes ?? 0) * MINUTE;
  const earliest = afterSkips(new Date(Math.max(now.getTime(), feed.allowedAt.getTime(), asked)), feed, chance);
  if (earliest < feed.nextPollAt) await updateFeed(db, feed.id, { nextPollAt: earliest });
}
