// The poller of this process: fills its places with feeds that are due, writes together what comes of them, and sleeps
// until the next one is due. Several processes have one each; the claims keep them apart.
import type { Clock } from "../src/clock.ts";
import { mendClock, nextLookAt, type ClaimedFeed } from "../src/db/polls.ts";
import { claimDue, toVisiting, type Polling } from "../src/domain/polls.ts";
import { visitFeed, type Outcome } from "../src/domain/polls/visit.ts";
import { describeError } from "../src/errors.ts";
import { createOutbox } from "./poller/outbox.ts";
import { createAlarm } from "./poller/alarm.ts";
import { createLine } from "./poller/line.ts";

/** Requests under way at a time. */
const PLACES = 32;

/** Machine milliseconds between two looks at the database: at least, while there is work; at most, while there is none. */
const LOOK = { soonest: 20, latest: 10_000, afterTrouble: 2_000 } as const;

export type Poller = {
  /** Something may be due that was not before. */
  wake: () => void;
  /** Takes no more feeds, and waits `ms` machine milliseconds for those that are being asked; then gives them back. */
  close: (ms: number) => Promise<void>;
};

/** Machine milliseconds without a request, where nobody at all can be reached. */
const REST_MS = 60_000;

/**
 * @param places requests under way at a time.
 * @param restMs how long nobody is asked where nobody can be reached.
 */
export function startPolling(polling: Polling, places: number = PLACES, restMs: number = REST_MS): Poller {
  const flights = new Map<ClaimedFeed, Promise<void>>();
  const alarm = createAlarm();
  const outbox = createOutbox(polling, alarm.ring);
  const line = createLine(polling, outbox.add, restMs);
  const ending = new AbortController();
  const visiting = toVisiting(polling);
  const state = { isClosing: false };

  function start(feed: ClaimedFeed): void {
    const flight = visitFeed(visiting, feed, ending.signal).then((outcome: Outcome) => {
      flights.delete(feed);
      line.hear(outcome);
      alarm.ring();
    });
    flights.set(feed, flight);
  }

  /** Fills the free places; how long to sleep after that. */
  async function fill(): Promise<number> {
    const free = line.room(places - flights.size, places);
    if (free === 0 || outbox.isFull()) return line.restLeft() || LOOK.latest;
    // Hosts that answer nobody hold a place for half a minute: they get half of them, so that the others go on.
    const failing = [...flights.keys()].filter((feed) => feed.failures > 0).length;
    const most = { feeds: free, failing: Math.max(Math.ceil(places / 2) - failing, 0) };
    const claimed = await claimDue(polling, most);
    for (const feed of claimed) start(feed);
    if (claimed.length > 0) return LOOK.soonest;
    const at = await nextLookAt(polling.db, polling.clock.now());
    return at ? machineUntil(at, polling.clock) : LOOK.latest;
  }

  async function run(): Promise<void> {
    await mend();
    while (!state.isClosing) {
      const sleep = await fill().catch((error: unknown) => {
        polling.logger.warn({ error: describeError(error) }, "no feeds could be claimed; tried again soon");
        return LOOK.afterTrouble;
      });
      if (!state.isClosing) await alarm.sleep(LOOK.soonest, Math.min(Math.max(sleep, LOOK.soonest), LOOK.latest));
    }
  }

  async function mend(): Promise<void> {
    await mendClock(polling.db, polling.clock.now()).catch((error: unknown) =>
      polling.logger.warn({ error: describeError(error) }, "the clock was not looked at"),
    );
  }

  const running = run();
  return {
    wake: alarm.ring,
    close: async (ms) => {
      state.isClosing = true;
      alarm.ring();
      const timer = setTimeout(() => ending.abort(), ms);
      await running;
      await Promise.all(flights.values());
      clearTimeout(timer);
      line.close();
      await outbox.close();
    },
  };
}

/** Machine milliseconds until a moment of the domain. */
function machineUntil(at: Date, clock: Clock): number {
  return (at.getTime() - clock.now().getTime()) / clock.toDomain(1);
}
