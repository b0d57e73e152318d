// When a feed's newest posts were published, as its row keeps it: minutes since 1970.
import { MINUTE } from "../../clock.ts";
import { RHYTHM_POSTS } from "./schedule.ts";

/** The rhythm after these posts came. */
export function joinRhythm(rhythm: readonly number[], publishedAt: readonly Date[]): number[] {
  const minutes = publishedAt.map((date) => Math.floor(date.getTime() / MINUTE));
  return [...rhythm, ...minutes].toSorted((a, b) => b - a).slice(0, RHYTHM_POSTS);
}

export function datesOf(rhythm: readonly number[]): Date[] {
  return rhythm.map((minute) => new Date(minute * MINUTE));
}
