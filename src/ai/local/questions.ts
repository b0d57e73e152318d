// The questions that the author asks: sentences that end in a question mark, in any script.
import type { Sentence } from "./sentences.ts";
import { estimateWords } from "./terms.ts";

const ASKS = /[?？؟⁇⁈⁉‽፧\u037e][\p{Pe}\p{Pf}"'”’»!！?？\s]*$/u;
const ASKS_INSIDE = /՞/u;
const ASKS_IN_GREEK = /\p{Script=Greek}.*;[\p{Pf}"\s]*$/su;
// Speech: somebody else asks.
const QUOTED = /^["“„«「『]/u;
const WORDS_MIN = 3;
const WORDS_MAX = 60;

export function isQuestion(sentence: string): boolean {
  return ASKS.test(sentence) || ASKS_INSIDE.test(sentence) || ASKS_IN_GREEK.test(sentence);
}

/** In the order of the text; each once. */
export function findQuestions(sentences: Sentence[], limit: number): Sentence[] {
  const seen = new Set<string>();
  const found = sentences.filter((sentence) => {
    if (!isQuestion(sentence.text) || QUOTED.test(sentence.text) || seen.has(sentence.text)) return false;
    seen.add(sentence.text);
    const words = estimateWords(sentence.text);
    return words >= WORDS_MIN && words <= WORDS_MAX;
  });
  return found.slice(0, limit);
}
