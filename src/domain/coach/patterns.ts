// Lists of phrases, made into one pattern: whole words, any case, in whatever language their letters are.
import type { Span } from "./verdict.ts";

/** Each phrase is a regular expression without flags; none may repeat something that repeats. */
export function anyOf(phrases: readonly string[]): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${phrases.join("|")})(?![\p{L}\p{N}])`, "giu");
}

export function matchesOf(pattern: RegExp, text: string, offset = 0): Span[] {
  return [...text.replaceAll("’", "'").matchAll(pattern)]
    .filter((match) => match[0] !== "")
    .map((match) => ({ start: offset + match.index, end: offset + match.index + match[0].length }));
}

export function holds(pattern: RegExp, text: string): boolean {
  return matchesOf(pattern, text).length > 0;
}
