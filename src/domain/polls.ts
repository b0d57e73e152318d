// Polling feeds: claim, visit, write. The pollers do it for all that are due, a request for the one it asks for.
import { setTimeout as pause } from "node:timers/promises";
import { MINUTE } from "../clock.ts";
import { findFeed } from "../db/feeds.ts";
import { silentUntil } from "../db/hosts.ts";
import { claimDueFeeds, claimFeed, type ClaimedFeed, type ClaimTimes } from "../db/polls.ts";
import { hostOf } from "../host.ts";
import type { Context } from "./context.ts";
import { isHeldElsewhere } from "./polls/held.ts";
import { visitFeed, type VisitContext } from "./polls/visit.ts";
import { writeOutcomes, type Written } from "./polls/write.ts";

/** Machine milliseconds after which a claim is nobody's any more: a request, and a wait for a thread that reads it. */
const LEASE_MS = 90_000;

/** Machine milliseconds that somebody waits while another feed of the same host is being asked. */
const PATIENCE_MS = 8_000;
const LOOK_AGAIN_MS = 200;

export type Polling = Pick<Context, "db" | "clock" | "chance" | "poll" | "queue" | "fetcher" | "logger">;

function claimTimes({ clock, poll }: Polling): ClaimTimes {
  const now = clock.now();
  return { now, until: new Date(now.getTime() + clock.toDomain(LEASE_MS)), minutes: poll.minutesMin };
}

/** Takes feeds that are due; see `claimDueFeeds`. */
export function claimDue(polling: Polling, most: { feeds: number; failing: number }): Promise<ClaimedFeed[]> {
  return claimDueFeeds(polling.db, claimTimes(polling), most);
}

export function toVisiting({ db, clock, chance, fetcher, logger }: Polling): VisitContext {
  return {
    clock,
    chance,
    fetcher,
    logger,
    silentUntil: (url) => silentUntil(db, hostOf(url), clock.now()),
    isHeldElsewhere: (...where) => isHeldElsewhere(db, ...where),
  };
}

/**
 * Polls a feed if the rules allow it now, due or not; may run twice, and may die anywhere.
 * @param how.evenGone also where the publisher said that it is gone for good: somebody wants it anew.
 */
export async function pollFeed(polling: Polling, feedId: string, how: { evenGone?: boolean } = {}): Promise<Written> {
  const claimed = await claimPatiently(polling, feedId, how);
  if (!claimed) return { outcome: "too-soon", added: 0 };
  const outcome = await visitFeed(toVisiting(polling), claimed);
  const written = await writeOutcomes(polling, [outcome]);
  return written.get(feedId) ?? { outcome: "too-soon", added: 0 };
}

/** Polls all that is due now, to the end, a batch after the other: what pollers do over time. */
export async function pollDue(polling: Polling, feeds = 32): Promise<void> {
  for (;;) {
    const claimed = await claimDue(polling, { feeds, failing: feeds });
    if (claimed.length === 0) return;
    const visiting = toVisiting(polling);
    await writeOutcomes(polling, await Promise.all(claimed.map((feed) => visitFeed(visiting, feed))));
  }
}

/** Waits a little where only another feed of the same host stands in the way. */
async function claimPatiently(
  polling: Polling,
  feedId: string,
  how: { evenGone?: boolean },
): Promise<ClaimedFeed | undefined> {
  for (let waited = 0; ; waited += LOOK_AGAIN_MS) {
    const claimed = await claimFeed(polling.db, feedId, claimTimes(polling), how);
    if (claimed || waited >= PATIENCE_MS || !(await isInTheWay(polling, feedId))) return claimed;
    await pause(LOOK_AGAIN_MS);
  }
}

async function isInTheWay({ db, clock }: Polling, feedId: string): Promise<boolean> {
  const now = clock.now();
  const feed = await findFeed(db, feedId);
  if (!feed || feed.allowedAt > now || feed.status === "gone") return false;
  return (await silentUntil(db, feed.host, now)) === undefined;
}

/** When a feed may be asked again at the earliest, whatever stands in the way. */
export async function mayBeAskedAt({ db, clock }: Polling, feedId: string): Promise<Date> {
  const now = clock.now();
  const feed = await findFeed(db, feedId);
  const silent = feed && (await silentUntil(db, feed.host, now));
  const times = [feed?.allowedAt, silent, feed?.claimedUntil].flatMap((at) => at?.getTime() ?? []);
  return new Date(Math.max(...times, now.getTime() + MINUTE));
}
