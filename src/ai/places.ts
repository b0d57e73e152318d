// A passage may stand in a text more than once: which of its places is meant is counted: an offset would be no
// help in its HTML, or after an edit of white space.

/** `{nth}` where the passage at `start` is not the first of its kind in the text, else nothing. */
export function countPlace(text: string, passage: string, start: number): { nth?: number } {
  if (passage === "") return {};
  let nth = 1;
  for (let at = text.indexOf(passage); at >= 0 && at < start; at = text.indexOf(passage, at + passage.length)) nth += 1;
  return nth === 1 ? {} : { nth };
}
