// How much of a text is read: all of it, or, where it is endless, its beginning, a piece of its middle and its end.

/** Some 35,000 words of English, four hours of speech: more would hold up everything else in the process. */
export const READ_MAX = 200_000;
const BEGINNING = 0.4;
const END = 0.35;
/** A piece begins and ends at a line where one is as near as this. */
const NEAR = 2_000;

/** `text` is `source.slice(start, start + text.length)`. */
export type Window = { text: string; start: number };

/** In the order of the text; more than one only where it is longer than `READ_MAX`. */
export function readText(text: string, limit = READ_MAX): Window[] {
  if (text.length <= limit) return [{ text, start: 0 }];
  const head = Math.floor(limit * BEGINNING);
  const tail = Math.floor(limit * END);
  const middle = limit - head - tail;
  const from = Math.floor((head + text.length - tail - middle) / 2);
  const spans: [number, number][] = [
    [0, lineNear(text, head)],
    [lineNear(text, from), lineNear(text, from + middle)],
    [lineNear(text, text.length - tail), text.length],
  ];
  return spans.filter(([start, end]) => end > start).map(([start, end]) => ({ text: text.slice(start, end), start }));
}

/** The beginning of a line at or shortly before `place`, else the place itself, never inside a character. */
function lineNear(text: string, place: number): number {
  const line = text.lastIndexOf("\n", place - 1) + 1;
  if (line > place - NEAR && line > 0) return line;
  return /[\udc00-\udfff]/.test(text.charAt(place)) ? place - 1 : place;
}
