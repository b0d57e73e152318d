// The passage of a text in which what was looked for stands, cut into what is a hit and what is not. Plain text.

export type Segment = { text: string; hit: boolean };

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const EXCERPT = 260;

/** The words of a text as a search compares them. */
export function wordsOf(text: string): string[] {
  return Array.from(text.matchAll(WORD), ([word]) => foldWord(word));
}

export function foldWord(word: string): string {
  return word.normalize("NFKC").toLowerCase();
}

/**
 * @param isHit whether a folded word was looked for
 * @param pieces what is looked for inside words: pairs of letters of scripts without spaces
 * @param whole the text is short: all of it
 */
export function highlight(
  text: string,
  isHit: (word: string) => boolean,
  pieces: readonly string[],
  whole = false,
): Segment[] {
  const spans = hitSpans(text, isHit, pieces);
  const [from, to] = whole ? [0, text.length] : passage(text, spans);
  const segments: Segment[] = from > 0 ? [{ text: "… ", hit: false }] : [];
  let at = from;
  for (const [start, end] of spans) {
    if (start < from || end > to) continue;
    if (start > at) segments.push({ text: text.slice(at, start), hit: false });
    segments.push({ text: text.slice(start, end), hit: true });
    at = end;
  }
  if (at < to) segments.push({ text: text.slice(at, to), hit: false });
  if (to < text.length) segments.push({ text: " …", hit: false });
  return segments;
}

function hitSpans(text: string, isHit: (word: string) => boolean, pieces: readonly string[]): [number, number][] {
  const spans: [number, number][] = [];
  for (const match of text.matchAll(WORD)) {
    const [word] = match;
    if (isHit(foldWord(word))) spans.push([match.index, match.index + word.length]);
    else for (const span of pieceSpans(word, match.index, pieces)) spans.push(span);
  }
  return spans;
}

function pieceSpans(word: string, offset: number, pieces: readonly string[]): [number, number][] {
  const found: [number, number][] = [];
  for (const piece of pieces) {
    for (let at = word.indexOf(piece); at >= 0; at = word.indexOf(piece, at + 1))
      found.push([offset + at, offset + at + piece.length]);
  }
  const spans = found.toSorted(([one], [other]) => one - other);
  const merged: [number, number][] = [];
  for (const [start, end] of spans) {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

/** The stretch with the most hits, from a little before the first of them, cut between words. */
function passage(text: string, spans: readonly [number, number][]): [number, number] {
  const starts = spans.map(([start]) => start);
  const counts = starts.map((start) => starts.filter((one) => one >= start && one < start + EXCERPT).length);
  const first = starts[counts.indexOf(Math.max(...counts, 0))] ?? 0;
  let from = Math.max(0, first - 60);
  if (from > 0) from = Math.max(from, text.slice(0, first).lastIndexOf(" ", from + 30) + 1);
  let to = Math.min(text.length, from + EXCERPT);
  const blank = text.lastIndexOf(" ", to);
  if (to < text.length && blank > first + 20) to = blank;
  return [from, to];
}
