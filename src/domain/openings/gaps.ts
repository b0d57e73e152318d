// How often somebody publishes, from when their feed's newest posts came.
import { DAY } from "../../clock.ts";
import { datesOf } from "../feeds/rhythm.ts";

/** The median gap in days between the newest posts of a feed; null with fewer than three posts. */
export function gapDaysOf(rhythm: readonly number[]): number | null {
  const dates = datesOf(rhythm);
  const gaps = dates.slice(1).map((older, index) => (dates[index]!.getTime() - older.getTime()) / DAY);
  return gaps.length < 2 ? null : gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)]!;
}
