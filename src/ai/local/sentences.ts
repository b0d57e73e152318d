// Sentences of a plain text with their place in it. Intl.Segmenter splits, abbreviations merge, lower-case writers are split again.
import { endsInside } from "./abbreviations.ts";

/** `text` is `source.slice(start, end)`: verbatim, no white space at either end. */
export type Sentence = { text: string; start: number; end: number };

// A closing bracket or quotation mark belongs to the sentence before it.
const LOWER_BREAK = /(?<![.!?…])[.!?…]+["'”’»)\]]*\s+(?=["'“‘«([]*\p{Ll})/gu;
const SPACED_STOP = /\s[.!?](?:\s[”’])?\s+/gu;
// "… on Wednesday.The next …": paragraphs glued together by whoever made the text.
const GLUED = /\p{Ll}{3}[.!?]["”’»]?(?=\p{Lu}\p{Ll}*\s)/gu;
const GLUED_FROM = 250;
// Thai, Lao, Khmer and Burmese put a space, and no stop, between sentences; after the Thai sign of repetition it is none.
const SPACE_ENDS =
  /(?<=[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])(?<!ๆ)\s+(?=[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])/gu;
const SPACE_ENDS_FROM = 120;
const GREEK_QUESTION = /(?<=\p{Script=Greek});\s+(?=\p{Lu})/gu;

const UPPER_AFTER_STOP = /[.!?]["'”’»)\]]*\s+["'“‘«([]*\p{Lu}/u;

const segmenters = new Map<string, Intl.Segmenter>();

/**
 * @param block one paragraph. @param offset where it begins in the whole text; the sentences' places are in the whole text.
 * @param language ISO 639-1; unknown or ill-formed ones are treated as English.
 */
export function splitSentences(block: string, offset = 0, language = "en"): Sentence[] {
  const pieces: { start: number; end: number }[] = [];
  let open: { start: number; end: number } | undefined;
  for (const { segment, index } of segmenterOf(language).segment(block.replaceAll(/[\r\n\u2028\u2029\u0085]/gu, " "))) {
    const end = index + segment.length;
    if (open && endsInside(block.slice(Math.max(open.start, open.end - 40), open.end), segment)) open.end = end;
    else {
      open = { start: index, end };
      pieces.push(open);
    }
  }
  const lowerCase = !UPPER_AFTER_STOP.test(block);
  return pieces
    .flatMap((piece) => splitAgain(block, piece, lowerCase))
    .map(({ start, end }) => trim(block, start, end, offset))
    .filter((sentence) => sentence.text !== "");
}

// The Unicode rules never break before a small letter. Tokenised text (" . ") and people who write no capitals need more.
function splitAgain(block: string, piece: { start: number; end: number }, lowerCase: boolean) {
  const text = block.slice(piece.start, piece.end);
  const cuts = new Set<number>();
  for (const match of text.matchAll(SPACED_STOP)) cuts.add(match.index + match[0].length);
  if (lowerCase) {
    for (const match of text.matchAll(LOWER_BREAK)) {
      const cut = match.index + match[0].length;
      if (!endsInside(text.slice(Math.max(0, cut - 40), cut), text.slice(cut, cut + 10))) cuts.add(cut);
    }
  }
  const also: [RegExp, number][] = [
    [GLUED, GLUED_FROM],
    [SPACE_ENDS, SPACE_ENDS_FROM],
    [GREEK_QUESTION, 0],
  ];
  for (const [pattern, from] of also) {
    if (text.length < from) continue;
    for (const match of text.matchAll(pattern)) cuts.add(match.index + match[0].length);
  }
  if (cuts.size === 0) return [piece];
  const edges = [0, ...[...cuts].sort((a, b) => a - b), text.length];
  return edges.slice(1).map((end, at) => ({ start: piece.start + (edges[at] ?? 0), end: piece.start + end }));
}

function trim(block: string, start: number, end: number, offset: number): Sentence {
  const raw = block.slice(start, end);
  const text = raw.trim();
  const from = start + (raw.length - raw.trimStart().length);
  return { text, start: offset + from, end: offset + from + text.length };
}

function segmenterOf(language: string): Intl.Segmenter {
  const key = /^[a-z]{2,3}$/u.test(language) ? language : "en";
  const known = segmenters.get(key);
  if (known) return known;
  const made = new Intl.Segmenter(key, { granularity: "sentence" });
  segmenters.set(key, made);
  return made;
}
