// Words of any script, for counting and for comparing sentences.

const UNSPACED =
  "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}";
const RUNS = new RegExp(`[${UNSPACED}]+|(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}])+`, "gu");
const UNSPACED_RUN = new RegExp(`^[${UNSPACED}]`, "u");
const HAS_UNSPACED = new RegExp(`[${UNSPACED}]`, "u");
const STEM = 6;

let wordSegmenter: Intl.Segmenter | undefined;

/**
 * The terms of a text for comparison: words cut to six letters (a stemmer for any inflected language), pairs of
 * neighbouring characters in scripts that write no spaces.
 */
export function listTerms(text: string): string[] {
  const terms: string[] = [];
  for (const [run] of text.toLowerCase().matchAll(RUNS)) {
    if (!UNSPACED_RUN.test(run)) {
      if (run.length > 1) terms.push(run.slice(0, STEM));
    } else if (run.length === 1) terms.push(run);
    else for (let at = 0; at + 1 < run.length; at++) terms.push(run.slice(at, at + 2));
  }
  return terms;
}

/** How many words: exact for short texts in any script, so that a limit in words holds however one counts. */
export function countWords(text: string): number {
  const spaced = text.split(/\s+/u).filter((part) => part !== "").length;
  wordSegmenter ??= new Intl.Segmenter(undefined, { granularity: "word" });
  let segmented = 0;
  for (const part of wordSegmenter.segment(text)) if (part.isWordLike) segmented++;
  return Math.max(spaced, segmented);
}

/** How many words, roughly and fast: two characters count as one word where a script writes no spaces. */
export function estimateWords(text: string): number {
  let words = 0;
  if (!HAS_UNSPACED.test(text)) return text.split(/\s+/u).filter((part) => /[\p{L}\p{N}]/u.test(part)).length;
  for (const [run] of text.matchAll(RUNS)) words += UNSPACED_RUN.test(run) ? run.length / 2 : 1;
  return Math.round(words);
}
