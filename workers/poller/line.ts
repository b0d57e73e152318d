// Whether it is us: where nobody at all can be reached, no feed is to blame, and none is asked for a while.
import { machineNow } from "../../src/clock.ts";
import type { Polling } from "../../src/domain/polls.ts";
import type { Outcome } from "../../src/domain/polls/visit.ts";

export type Line = {
  /** Hands an outcome on: at once, or a moment later where it may turn out that it is our line that is down. */
  hear: (outcome: Outcome) => void;
  /** How many may be asked just now, of so many places: one at a time where we do not know whether the line is back. */
  room: (free: number, places: number) => number;
  /** Machine milliseconds until anybody may be asked; 0 where the line is up. */
  restLeft: () => number;
  /** Hands on what is still held. */
  close: () => void;
};

/** The last answer from anybody is so many hosts ago, all of which were well before. */
const HOSTS = 10;

/** Machine milliseconds that an outcome is held in doubt: well within the lease of its claim. */
const DOUBT_MS = 20_000;

/**
 * @param deliver takes what is to be written.
 * @param restMs machine milliseconds without a request, once nobody could be reached.
 */
export function createLine({ clock, logger }: Polling, deliver: (outcome: Outcome) => void, restMs: number): Line {
  const lost = new Set<string>();
  let held: Outcome[] = [];
  let timer: NodeJS.Timeout | undefined;
  let restUntil = 0;

  const isDown = (): boolean => lost.size >= HOSTS;

  function release(change: (outcome: Outcome) => Outcome = (outcome) => outcome): void {
    clearTimeout(timer);
    timer = undefined;
    const all = held;
    held = [];
    for (const outcome of all) deliver(change(outcome));
  }

  /** Nobody's fault. Where the request may have gone out, the next one stays put off. */
  function excuse({ feed, at, ...outcome }: Outcome): Outcome {
    if (outcome.kind === "trouble" && outcome.trouble.kind === "timeout") return { feed, at, kind: "broken-off" };
    return { feed, at, kind: "unasked", dueAt: new Date(at.getTime() + clock.toDomain(restMs)) };
  }

  return {
    hear: (outcome) => {
      if (outcome.kind === "unasked" || outcome.kind === "broken-off") return deliver(outcome);
      if (outcome.kind !== "trouble" || !outcome.isUnreached) {
        lost.clear();
        restUntil = 0;
        release();
        return deliver(outcome);
      }
      const { feed } = outcome;
      held.push(outcome);
      const wasDown = isDown();
      // Of one that failed before, or never was well, one more failure says nothing about us.
      if (feed.failures === 0 && feed.lastOkAt !== null) lost.add(feed.host);
      if (!isDown()) {
        timer ??= setTimeout(release, DOUBT_MS);
        return;
      }
      restUntil = machineNow() + restMs;
      if (!wasDown) logger.warn({ hosts: lost.size }, "nobody can be reached; no feed is asked for a while");
      release(excuse);
    },
    room: (free, places) => {
      if (!isDown()) return free;
      return machineNow() < restUntil || free < places ? 0 : 1;
    },
    restLeft: () => (isDown() ? Math.max(restUntil - machineNow(), 0) : 0),
    close: () => release(isDown() ? excuse : undefined),
  };
}
