// What the user said themselves, indexed once: what a model hands back is held against it.
import { findAddresses } from "../../ai/addresses.ts";
import { readSentences } from "../coach/reading.ts";
import { readWords } from "../coach/words.ts";

export type OwnWords = {
  /** Letters and digits only, lower case, single spaces, one at either end. */
  plain: string;
  words: ReadonlySet<string>;
  /** Of all words, also those that say little. */
  stems: ReadonlySet<string>;
  numbers: ReadonlySet<string>;
  addresses: ReadonlySet<string>;
};

const NUMBER_WORDS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(
    " ",
  );

export function indexWords(text: string): OwnWords {
  const words = readSentences(text).flatMap((sentence) => sentence.words);
  const numbers = new Set([...text.matchAll(/\d+(?:[.,]\d+)*/gu)].map(([digits]) => numberOf(digits)));
  const written = new Set(words.map(({ word }) => word));
  NUMBER_WORDS.forEach((word, value) => {
    if (written.has(word)) numbers.add(String(value));
    else if (numbers.has(String(value))) written.add(word);
  });
  return {
    plain: ` ${plainOf(text)} `,
    words: written,
    stems: new Set(words.map(({ stem }) => stem)),
    numbers,
    addresses: new Set(findAddresses(text).map(({ key }) => key)),
  };
}

/** Letters and digits only, lower case, single spaces. */
export function plainOf(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/['’]/gu, "")
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();
}

/** "12,500" and "12500" are one number; "3,5" is "3.5". */
export function numberOf(digits: string): string {
  const plain = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u.test(digits) ? digits.replaceAll(",", "") : digits.replace(",", ".");
  return String(Number.parseFloat(plain));
}

/** Whether the user used this word, in this form or one near it. */
export function hasWord(own: OwnWords, written: string): boolean {
  const [word] = readWords(written);
  if (!word) return own.plain.includes(` ${plainOf(written)} `);
  if (own.words.has(word.word) || own.stems.has(word.stem)) return true;
  // Forms that the light stemmer does not join: "running", "ran" are two, "Reihe", "Reihen" are one.
  const head = word.word.slice(0, Math.max(5, word.word.length - 3));
  return head.length >= 5 && own.plain.includes(` ${plainOf(head)}`);
}
