// Speech that the post quotes, found by its quotation marks.
import { estimateWords } from "./terms.ts";

// Straight marks cannot be told apart, so they are paired within one paragraph only. Single marks are apostrophes too often.
const QUOTED =
  /[“„‟”]([^“”„‟\n]{12,600})[”“‟]|"([^"\n]{12,600})"|«\s?([^«»\n]{12,600}?)\s?»|»([^«»\n]{12,600})«|「([^「」\n]{6,300})」|『([^『』\n]{6,300})』/gu;
const WORDS_MIN = 5;
const WORDS_MAX = 60;

/** @returns the words between the marks with their place in the whole text, in its order. */
export function findQuoted(block: string, offset: number): { text: string; start: number; end: number }[] {
  const found: { text: string; start: number; end: number }[] = [];
  for (const match of block.matchAll(QUOTED)) {
    const raw = match.slice(1).find((group) => group !== undefined) ?? "";
    const text = raw.trim().replace(/[,，、;:]$/u, "");
    const words = estimateWords(text);
    if (words < WORDS_MIN || words > WORDS_MAX || isFragment(text)) continue;
    const start = offset + match.index + match[0].indexOf(raw) + (raw.length - raw.trimStart().length);
    found.push({ text, start, end: start + text.length });
  }
  return found;
}

// A turn of phrase inside a sentence, or the title of a work, is quoted too but says nothing alone.
function isFragment(text: string): boolean {
  if (/^[\p{Ll},;.…]/u.test(text)) return true;
  const words = text.match(/\p{L}[\p{L}'’]*/gu) ?? [];
  return words.filter((word) => /^\p{Lu}/u.test(word)).length > words.length * 0.6;
}
