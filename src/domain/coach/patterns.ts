// Lists of phrases, made into one pattern: whole words, any case, in whatever language their letters are.
import type { Span } from "./verdict.ts";

/** No word is read further than this: a stranger's may be endless. */
const LONGEST_WORD = 30;
/** Of the four languages. A small class: with all letters of Unicode such a pattern takes a second to compile. */
const LETTERS = "a-zß-öø-ÿœ";

/**
 * Each phrase is a regular expression without flags, matched against lower case; `\p{L}` and `\p{N}` are the letters and
 * digits of the four languages. A `+` after a class of letters is bounded here; `*` is not to be used.
 */
export function anyOf(phrases: readonly string[]): RegExp {
  const small = phrases
    .join("|")
    .replaceAll(/\[[^\]]*\]/gu, (set) =>
      set.replaceAll(String.raw`\p{L}`, LETTERS).replaceAll(String.raw`\p{N}`, "0-9"),
    )
    .replaceAll(String.raw`\p{L}`, `[${LETTERS}]`)
    .replaceAll(/\]\+/gu, `]{1,${LONGEST_WORD}}`)
    .toLowerCase();
  return new RegExp(`(?<![${LETTERS}0-9])(?:${small})(?![${LETTERS}0-9])`, "g");
}

export function matchesOf(pattern: RegExp, text: string, offset = 0): Span[] {
  return [...asRead(text).matchAll(pattern)]
    .filter((match) => match[0] !== "")
    .map((match) => ({ start: offset + match.index, end: offset + match.index + match[0].length }));
}

export function holds(pattern: RegExp, text: string): boolean {
  return asRead(text).search(pattern) >= 0;
}

/** At equal length, so that places stay: a few letters of other scripts grow when they become small. */
function asRead(text: string): string {
  const small = text.toLowerCase();
  return (small.length === text.length ? small : text).replaceAll("’", "'");
}
