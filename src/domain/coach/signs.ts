// What a comment is made of, counted: each sign says how much of one thing there is, never how good the comment is.
import { findListedLanguage } from "./listed-language.ts";
import type { Reading } from "./reading.ts";
import { WORD_SIGNS } from "./sign-words.ts";
import type { Span } from "./verdict.ts";

/** Undefined: the comment's language has no list by which this could be seen. */
export type Signs = {
  /** The writer's own; one that another reader wrote counts half, one that comes again and again not at all. */
  words: number;
  /** Different long words. */
  longWords: number;
  /** Different words with the ending of an abstract noun. */
  abstractNouns: number | undefined;
  /** Different nouns and verbs that arguments are made of. */
  argument: number | undefined;
  /** Reasons, contrasts and examples that join two thoughts. */
  links: number | undefined;
  /** Comparisons and dates. */
  measures: number | undefined;
  /** Proposals and reservations. */
  modals: number | undefined;
  /** What the writer lived through. */
  lived: number | undefined;
  /** Trailing dots, an exclamation at the end, words in capitals. */
  heat: number;
  /** Insults and the noises of a quarrel. */
  scorn: number | undefined;
};

/** "(In reply to: … -- name)" and lines that begin with ">". A quotation in marks is part of the writer's argument. */
const WRITTEN_BY_OTHERS = /\(In reply to:(?:(?!\(In reply to:|-- )[^\n]){0,600}-- ?[^()\n]{0,60}\)|^>[^\n]*$/gimu;
const HEAT = /\.{2,}|…|!\W{0,20}$|(?<![\p{L}\p{N}])\p{Lu}{4,}(?![\p{L}\p{N}])/gu;
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
/** Where nothing is known of the language. */
const LONG_FROM = 9;
/** In ordinary prose of this length a word stands twice at most, on average. */
const REPEATED = 2;

const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });

export function readSigns({ text, words, urls }: Reading): Signs {
  const others = [...text.matchAll(WRITTEN_BY_OTHERS)].map((match): Span => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const plain = blank(text, [...urls, ...others]);
  const own = words.filter(({ start }) => plain[start] !== " ");
  const forms = [...new Set(own.map(({ word }) => word))];
  const language = findListedLanguage(words);
  const lists = language && WORD_SIGNS[language];
  const count = (pattern: RegExp): number => own.filter(({ word }) => pattern.test(word)).length;
  const countForms = (pattern: RegExp): number => forms.filter((word) => pattern.test(word)).length;
  const longFrom = lists?.longFrom ?? LONG_FROM;
  return {
    words: UNSPACED.test(plain)
      ? countUnspaced(plain)
      : Math.min(own.length, REPEATED * forms.length) + (words.length - own.length) / 2,
    longWords: forms.filter((word) => word.length >= longFrom).length,
    abstractNouns: lists && countForms(lists.abstractEnding),
    argument: lists && countForms(lists.argument),
    links: lists && count(lists.links),
    measures: lists && count(lists.measures),
    modals: lists && count(lists.modals),
    lived: lists && countIn(plain, lists.lived),
    heat: countIn(plain, HEAT),
    scorn: lists && count(lists.scorn),
  };
}

function countIn(text: string, pattern: RegExp): number {
  return (text.match(pattern) ?? []).length;
}

/** The same text with spaces where the spans were. */
function blank(text: string, spans: readonly Span[]): string {
  let result = "";
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const from = Math.max(start, result.length);
    if (end > from) result += text.slice(result.length, from) + " ".repeat(end - from);
  }
  return result + text.slice(result.length);
}

/** Different words, in scripts that put no space between them. */
function countUnspaced(text: string): number {
  const found = [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike === true);
  return new Set(found.map(({ segment }) => segment)).size;
}
