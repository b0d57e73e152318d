// When a feed may be asked again, and when it will be (feeds.md, Rules for the poller).
import type { Chance } from "../../chance.ts";
import { DAY, MINUTE, SECOND } from "../../clock.ts";
import type { Feed } from "../../db/feeds.ts";
import { nextInterval, pushedInterval } from "../../feeds/rhythm.ts";
import { freshUntil } from "../../net/caching.ts";
import { afterSkips, type Wishes } from "./wishes.ts";

export type PollBounds = { minutesMin: number; minutesMax: number };

/** @property now of the answer, or of the trouble. */
export type At = { now: Date; bounds: PollBounds; chance: Chance };

export type Schedule = Pick<
  Feed,
  "allowedAt" | "nextPollAt" | "intervalMinutes" | "intervalReason" | "floorMinutes" | "freshSeconds"
>;

/** Rule 5: a feed without validators costs its whole size each time, so once a day is enough. */
const MINUTES_WITHOUT_VALIDATORS = 24 * 60;

/** The rhythm is read off so many posts. */
export const RHYTHM_POSTS = 30;

/**
 * After an answer that was fine (200 or 304).
 * @param answer.isConditional whether the next request can carry a validator.
 * @param answer.freshSeconds what an earlier answer said, where this one is a 304 and says nothing.
 */
export function scheduleAfter(
  answer: Wishes & {
    headers: Headers;
    isConditional: boolean;
    freshSeconds: number | null;
    /** Their hub pushes to us, and can be relied on. */
    isPushed: boolean;
    publishedAt: readonly Date[];
  } & At,
): Schedule {
  const { now, bounds, chance } = answer;
  const floor = answer.isConditional
    ? bounds.minutesMin
    : Math.max(bounds.minutesMin, Math.min(MINUTES_WITHOUT_VALIDATORS, bounds.minutesMax));
  const freshSeconds = saysFreshness(answer.headers) ? secondsFresh(answer.headers, now) : answer.freshSeconds;
  const fresh = now.getTime() + (freshSeconds ?? 0) * SECOND;
  const allowedAt = new Date(Math.max(now.getTime() + floor * MINUTE, fresh));
  const between = {
    minMinutes: bounds.minutesMin,
    maxMinutes: bounds.minutesMax,
    lowerBoundMinutes: Math.max(floor, answer.askedMinutes ?? 0),
  };
  const { minutes, reason } = answer.isPushed
    ? pushedInterval(between)
    : nextInterval({ publishedAt: [...answer.publishedAt], now, ...between });
  const wanted = now.getTime() + spread(minutes, chance) * MINUTE;
  return {
    allowedAt,
    nextPollAt: afterSkips(new Date(Math.max(wanted, allowedAt.getTime())), answer, chance),
    intervalMinutes: minutes,
    intervalReason: reason,
    floorMinutes: floor,
    freshSeconds,
  };
}

function saysFreshness(headers: Headers): boolean {
  return headers.has("cache-control") || headers.has("expires");
}

function secondsFresh(headers: Headers, now: Date): number | null {
  const until = freshUntil(headers, now);
  return until ? Math.ceil((until.getTime() - now.getTime()) / SECOND) : null;
}

/** After trouble: twice as long each time, capped at a day, never for ever, and never sooner than after a good answer. */
export function scheduleAfterTrouble(
  trouble: Wishes & { floorMinutes: number; failures: number } & At,
): Pick<Schedule, "allowedAt" | "nextPollAt"> {
  const { failures, now, bounds, chance } = trouble;
  const backOff = Math.min(
    bounds.minutesMin * 2 ** Math.min(failures - 1, 10),
    Math.max(bounds.minutesMax, bounds.minutesMin),
  );
  const floor = Math.max(bounds.minutesMin, trouble.floorMinutes);
  const waits = Math.min(spread(backOff, chance), DAY / MINUTE);
  const wanted = now.getTime() + Math.max(waits, floor, trouble.askedMinutes ?? 0) * MINUTE;
  return {
    allowedAt: new Date(now.getTime() + floor * MINUTE),
    nextPollAt: afterSkips(new Date(wanted), trouble, chance),
  };
}

/**
 * How long to leave a host alone that asked for a pause and not for how long: twice as long each time, a day at most.
 * @param unwell.pauses how often it asked so before, in a row.
 */
export function silenceUnsaid(unwell: { pauses: number; now: Date; bounds: PollBounds }): Date {
  const least = unwell.bounds.minutesMin * MINUTE;
  const wait = Math.min(least * 2 ** Math.min(unwell.pauses, 10), Math.max(DAY, least));
  return new Date(unwell.now.getTime() + wait);
}

/** Up to a tenth later, so that feeds followed together are not asked together for ever. */
export function spread(minutes: number, chance: Chance): number {
  return minutes * (1 + chance() / 10);
}
