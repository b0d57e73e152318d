// When something was said: a passage of a transcript has a time, and often somebody who said it.
import type { SegmentRow } from "../../db/schema/shared.ts";

/** `segment` counts from 0. */
export type Moment = { at: number; speaker: string | undefined; segment: number };

/** `nth` counts the places where the passage stands, from 1. */
export type MomentFinder = (passage: string, nth?: number) => Moment | undefined;

/** Undefined where the passage does not stand in it, or where the transcript has no times. */
export function createMomentFinder(segments: readonly SegmentRow[]): MomentFinder {
  const starts: number[] = [];
  let text = "";
  for (const segment of segments) {
    starts.push(text.length);
    text += `${segment.text}\n`;
  }
  return (passage, nth = 1) => {
    let place = passage.trim() === "" ? -1 : text.indexOf(passage);
    for (let count = 1; count < nth && place >= 0; count++) place = text.indexOf(passage, place + passage.length);
    if (place < 0) return undefined;
    const index = starts.findLastIndex((start) => start <= place);
    const at = timeIn(segments, index, place - (starts[index] ?? 0));
    return at === undefined ? undefined : { at, speaker: segments[index]?.speaker, segment: index };
  };
}

/** The last time that is known before this place. */
function timeIn(segments: readonly SegmentRow[], index: number, offset: number): number | undefined {
  const marked = segments[index]?.marks?.findLast(([start]) => start <= offset)?.[1];
  if (marked !== undefined) return marked;
  return segments.slice(0, index + 1).findLast((segment) => segment.at !== undefined)?.at;
}
