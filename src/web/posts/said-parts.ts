// A long transcript in parts that can be folded: by its chapters, else ten minutes each, else so many paragraphs.
import type { SegmentRow } from "../../db/schema/shared.ts";
import { tellStamp } from "../../feeds/transcripts/stamps.ts";

/** @property title null where there is only one part. */
export type Part = { title: string | null; from: number; segments: readonly SegmentRow[] };

/** Shorter ones are shown whole: some ten minutes of speech. */
const WORDS_WHOLE = 1_500;
const PART_SECONDS = 600;
const PART_PARAGRAPHS = 30;

export function toParts(
  segments: readonly SegmentRow[],
  chapters: readonly { at: number; title: string }[],
): readonly Part[] {
  const words = segments.reduce((sum, { text }) => sum + text.split(" ").length, 0);
  if (words <= WORDS_WHOLE) return [{ title: null, from: 0, segments }];
  const isTimed = segments.some(({ at }) => at !== undefined);
  const told = chapters.map(({ at, title }) => ({ at, title: `${tellStamp(at)} · ${title}` }));
  const borders = isTimed ? (told.length > 1 ? told : everyTenMinutes(segments)) : [];
  return isTimed ? byTime(segments, borders) : byCount(segments);
}

function everyTenMinutes(segments: readonly SegmentRow[]): { at: number; title: string }[] {
  const end = segments.reduce((latest, { at = 0, until = 0 }) => Math.max(latest, at, until), 0);
  return Array.from({ length: Math.floor(end / PART_SECONDS) + 1 }, (_, index) => {
    const at = index * PART_SECONDS;
    return { at, title: `${tellStamp(at)} to ${tellStamp(Math.min(at + PART_SECONDS, end))}` };
  });
}

/** A paragraph belongs to the part in which it begins; a border that no paragraph follows makes no part. */
function byTime(segments: readonly SegmentRow[], borders: readonly { at: number; title: string }[]): Part[] {
  const parts: { title: string; from: number; segments: SegmentRow[]; border: number }[] = [];
  let border = -1;
  segments.forEach((segment, index) => {
    const { at } = segment;
    // A chapter that begins within the second is this one.
    if (at !== undefined)
      border = Math.max(
        border,
        borders.findLastIndex((one) => one.at <= at + 1),
      );
    const part = parts.at(-1);
    if (part && part.border === border) part.segments.push(segment);
    else
      parts.push({
        title: borders[border]?.title ?? "Before the first chapter",
        from: index,
        segments: [segment],
        border,
      });
  });
  return parts.map(({ border: _border, ...part }) => part);
}

function byCount(segments: readonly SegmentRow[]): Part[] {
  return Array.from({ length: Math.ceil(segments.length / PART_PARAGRAPHS) }, (_, index) => {
    const from = index * PART_PARAGRAPHS;
    const own = segments.slice(from, from + PART_PARAGRAPHS);
    return { title: `Paragraphs ${from + 1} to ${from + own.length}`, from, segments: own };
  });
}
