// Words with their place in the text, reduced to a stem so that "caches" meets "cached".
import { STOP_WORDS } from "./stop-words.ts";
import type { Span } from "./verdict.ts";

export type Word = Span & {
  /** Lower case, straight apostrophes. */
  word: string;
  stem: string;
  /** Says something about the subject. */
  isContent: boolean;
};

const URL_PATTERN = /\bhttps?:\/\/[^\s<>"”]*[^\s<>"”.,;:!?)\]'’]/giu;
const WORD_PATTERN = /[\p{L}\p{N}]+(?:['’.,-](?=[\p{L}\p{N}])[\p{L}\p{N}]+)*/gu;

/** Addresses in the text, without the punctuation that follows them. */
export function findUrls(text: string): (Span & { url: string })[] {
  return [...text.matchAll(URL_PATTERN)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    url: match[0],
  }));
}

/** @param offset where `text` begins in the whole, added to every place. */
export function readWords(text: string, offset = 0): Word[] {
  // Addresses are blanked at equal length: their parts are no words.
  const plain = text.includes("://") ? text.replace(URL_PATTERN, (url) => " ".repeat(url.length)) : text;
  const words: Word[] = [];
  for (const match of plain.matchAll(WORD_PATTERN)) {
    const start = offset + match.index;
    words.push({ ...lookUp(match[0]), start, end: start + match[0].length });
  }
  return words;
}

type Entry = Omit<Word, "start" | "end">;

// The same few thousand words come again on every keystroke; forgotten all at once when there are too many.
const known = new Map<string, Entry>();
const KNOWN_LIMIT = 50_000;

function lookUp(written: string): Entry {
  const found = known.get(written);
  if (found !== undefined) return found;
  const word = written.toLowerCase().replaceAll("’", "'");
  const isContent = (word.length > 2 || /\d/u.test(word)) && !STOP_WORDS.has(word);
  const entry = { word, stem: isContent ? stemOf(word) : word, isContent };
  if (known.size >= KNOWN_LIMIT) known.clear();
  known.set(written, entry);
  return entry;
}

/** A light English stemmer (plural, -ed, -ing, -ly, silent e); harmless to other languages. */
export function stemOf(word: string): string {
  let stem = word.replace(/'s?$/u, "");
  if (stem.length < 4 || /\d/u.test(stem)) return stem;
  stem = stem
    .replace(/ies$/u, "y")
    .replace(/(ss|x|ch|sh)es$/u, "$1")
    .replace(/(?<![su])s$/u, "");
  const cut = stem.replace(/(?:ingly|edly|ing|ed|ly)$/u, "");
  if (cut.length >= 3 && /[aeiouy]/u.test(cut)) stem = cut.replace(/([bdfgmnprt])\1$/u, "$1");
  return stem.length > 3 ? stem.replace(/e$/u, "").replace(/i$/u, "y") : stem;
}

/** The distinct stems of the words that say something. */
export function contentStems(words: readonly Word[]): Set<string> {
  return new Set(words.filter((word) => word.isContent).map((word) => word.stem));
}

/** How many members the smaller of the two shares with the other. */
export function countShared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const stem of small) if (large.has(stem)) shared += 1;
  return shared;
}
