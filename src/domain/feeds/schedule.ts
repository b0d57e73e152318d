// When a feed may be asked again, and when it will be (feeds.md, Rules for the poller).
import { DAY, MINUTE } from "../../clock.ts";
import { nextInterval, pushedInterval } from "../../feeds/rhythm.ts";
import { freshUntil } from "../../net/caching.ts";
import { afterSkips, type Wishes } from "./wishes.ts";

export type PollBounds = { minutesMin: number; minutesMax: number };

export type Schedule = { allowedAt: Date; nextPollAt: Date; intervalMinutes: number; intervalReason: string };

/** Rule 5: a feed without validators costs its whole size each time, so once a day is enough. */
const MINUTES_WITHOUT_VALIDATORS = 24 * 60;

/** The rhythm is read off so many posts. */
export const RHYTHM_POSTS = 30;

/** After an answer that was fine (200 or 304). */
export function scheduleAfter(
  answer: Wishes & {
    headers: Headers;
    hasValidators: boolean;
    /** Their hub pushes to us, and can be relied on. */
    isPushed?: boolean;
    publishedAt: readonly Date[];
    now: Date;
    bounds: PollBounds;
  },
): Schedule {
  const { now, bounds } = answer;
  const floor = answer.hasValidators
    ? bounds.minutesMin
    : Math.max(bounds.minutesMin, Math.min(MINUTES_WITHOUT_VALIDATORS, bounds.minutesMax));
  const fresh = freshUntil(answer.headers, now)?.getTime() ?? 0;
  const allowedAt = new Date(Math.max(now.getTime() + floor * MINUTE, fresh));
  const between = {
    minMinutes: bounds.minutesMin,
    maxMinutes: bounds.minutesMax,
    lowerBoundMinutes: Math.max(floor, answer.askedMinutes ?? 0),
  };
  const { minutes, reason } = answer.isPushed
    ? pushedInterval(between)
    : nextInterval({ publishedAt: [...answer.publishedAt], now, ...between });
  const wanted = now.getTime() + spread(minutes) * MINUTE;
  return {
    allowedAt,
    nextPollAt: afterSkips(new Date(Math.max(wanted, allowedAt.getTime())), answer),
    intervalMinutes: minutes,
    intervalReason: reason,
  };
}

/** After trouble: twice as long each time, capped at a day, never for ever. */
export function scheduleAfterTrouble(trouble: { failures: number; now: Date; bounds: PollBounds }): Date {
  const { failures, now, bounds } = trouble;
  const minutes = Math.min(
    bounds.minutesMin * 2 ** Math.min(failures - 1, 10),
    Math.max(bounds.minutesMax, bounds.minutesMin),
  );
  return new Date(now.getTime() + Math.min(spread(minutes) * MINUTE, DAY));
}

/** How long to leave a host alone that asked for a pause and not for how long: as long again as it has been unwell. */
export function silenceUnsaid(unwell: { since: Date; now: Date; bounds: PollBounds }): Date {
  const least = unwell.bounds.minutesMin * MINUTE;
  const minutes = Math.max(unwell.now.getTime() - unwell.since.getTime(), least) / MINUTE;
  return new Date(unwell.now.getTime() + Math.min(spread(minutes) * MINUTE, Math.max(DAY, least)));
}

/** Up to a tenth later, so that feeds followed together are not asked together for ever. */
function spread(minutes: number): number {
  return minutes * (1 + Math.random() / 10);
}
