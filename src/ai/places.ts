// A passage may stand in a text more than once: which of its places is meant is counted: an offset would be no
// help in its HTML, or after an edit of white space.

/** `{nth}` where the passage at `start` is not the first of its kind in the text, else nothing. */
export function countPlace(text: string, passage: string, start: number): { nth?: number } {
  if (passage === "") return {};
  let nth = 1;
  for (let at = text.indexOf(passage); at >= 0 && at < start; at = text.indexOf(passage, at + passage.length)) nth += 1;
  return nth === 1 ? {} : { nth };
}

/** Where the place stands that `nth` counts; -1 where there is none. */
export function findPlace(text: string, passage: string, nth = 1): number {
  if (passage === "") return -1;
  let at = text.indexOf(passage);
  for (let count = 1; count < nth && at >= 0; count++) at = text.indexOf(passage, at + passage.length);
  return at;
}
