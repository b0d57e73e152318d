// How often to look at a feed, from how often it says something new.
import { DAY, MINUTE } from "../clock.ts";

export type RhythmRequest = {
  /** Dates of the posts that are known, in any order; those in the future are not counted. */
  publishedAt: readonly Date[];
  now: Date;
  /** The installation's bounds. */
  minMinutes: number;
  maxMinutes: number;
  /** What the publisher asks for (`ttl`, `sy:updatePeriod`, max-age): never less, even above `maxMinutes`. */
  lowerBoundMinutes?: number;
};

/** The rhythm of a year ago says little about tomorrow's. */
const MEMORY_DAYS = 90;
const RECENT = 20;
/** Share of the usual gap between two posts that a reader may wait. */
const SHARE = 1 / 120;

/**
 * The interval is a 120th of the gap to expect: 12 minutes (that is, the least allowed) for a post a day, 6 hours for one a month.
 * The gap to expect is the average of the last gaps, or half the silence since the last post where that is longer.
 * @returns `reason` is a sentence for the person who follows the feed
 */
export function nextInterval(request: RhythmRequest): { minutes: number; reason: string } {
  const { minMinutes, maxMinutes, lowerBoundMinutes = 0 } = request;
  const { wanted, why } = rhythmOf(request);
  const bounded = Math.min(Math.max(Math.round(wanted), minMinutes), maxMinutes);
  if (lowerBoundMinutes > bounded) {
    return {
      minutes: Math.ceil(lowerBoundMinutes),
      reason: `${why} The publisher asks for no more than a look every ${spell(lowerBoundMinutes)}.`,
    };
  }
  return { minutes: bounded, reason: `${why} So we look every ${spell(bounded)}.` };
}

/** Where the publisher's hub pushes: a look now and then, in case the hub fails unnoticed. */
export function pushedInterval(request: Omit<RhythmRequest, "publishedAt" | "now">): {
  minutes: number;
  reason: string;
} {
  const { minMinutes, maxMinutes, lowerBoundMinutes = 0 } = request;
  const slow = Math.max(minMinutes, Math.min(maxMinutes, DAY / MINUTE), Math.ceil(lowerBoundMinutes));
  const often = spell(slow) === "day" ? "once a day" : `every ${spell(slow)}`;
  return { minutes: slow, reason: `They push news to us; we still look ${often}.` };
}

function rhythmOf({ publishedAt, now, maxMinutes }: RhythmRequest): { wanted: number; why: string } {
  const times = publishedAt.map((date) => date.getTime()).filter((time) => time <= now.getTime());
  times.sort((a, b) => b - a);
  const [latest] = times;
  if (latest === undefined) return { wanted: Math.min(maxMinutes, 360), why: "The posts carry no dates." };
  const silence = now.getTime() - latest;
  if (silence > 365 * DAY) return { wanted: maxMinutes, why: "Nothing new for more than a year." };
  const gap = usualGap(times, now);
  if (gap === undefined)
    return { wanted: SHARE * (Math.max(silence, 7 * DAY) / MINUTE), why: "There is only one post so far." };
  const expected = Math.max(gap, silence / 2);
  const why =
    silence > Math.max(4 * gap, 14 * DAY)
      ? `Usually ${frequency(gap)}, but nothing for ${days(silence)}.`
      : `Usually ${frequency(gap)}.`;
  return { wanted: SHARE * (expected / MINUTE), why };
}

/** Average gap over the recent posts, in milliseconds; an average because a burst on one day is one occasion. */
function usualGap(times: number[], now: Date): number | undefined {
  const recent = times.filter((time) => now.getTime() - time < MEMORY_DAYS * DAY);
  const counted = recent.length >= 3 ? recent : times.slice(0, RECENT);
  const [newest, oldest] = [counted[0], counted.at(-1)];
  if (newest === undefined || oldest === undefined || counted.length < 2) return undefined;
  return Math.max((newest - oldest) / (counted.length - 1), MINUTE);
}

function frequency(gap: number): string {
  const perDay = DAY / gap;
  if (perDay >= 1.5) return `${Math.round(perDay)} posts a day`;
  if (perDay >= 0.7) return "a post a day";
  const perWeek = perDay * 7;
  if (perWeek >= 1.5) return `${Math.round(perWeek)} posts a week`;
  if (perWeek >= 0.7) return "a post a week";
  const perMonth = perDay * 30;
  if (perMonth >= 1.5) return `${Math.round(perMonth)} posts a month`;
  if (perMonth >= 0.7) return "a post a month";
  return `a post every ${Math.round(gap / (30 * DAY))} months`;
}

function days(ms: number): string {
  const n = Math.round(ms / DAY);
  return n < 60 ? `${n} days` : `${Math.round(n / 30)} months`;
}

function spell(minutes: number): string {
  if (minutes < 90) return minutes === 60 ? "hour" : `${Math.round(minutes)} minutes`;
  if (minutes >= 1_380 && minutes < 1_500) return "day";
  if (minutes >= 2_160) return `${Math.round(minutes / 1_440)} days`;
  return `${Math.round(minutes / 60)} hours`;
}
