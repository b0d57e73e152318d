// What a claim may rest on: the post, its comments, its author, and the user's own take.
import type { Claim } from "./claims.ts";
import { followsFrom } from "./sums.ts";
import type { CoachInput } from "./verdict.ts";

const NUMBER_WORDS = [
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty",
  "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig",
  "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt",
  "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte",
].flatMap((list) => list.split(" ").map((word, value) => [word, value] as const));
const TENS = [
  "thirty forty fifty sixty seventy eighty ninety hundred",
  "dreißig vierzig fünfzig sechzig siebzig achtzig neunzig hundert",
  "trente quarante cinquante soixante soixante-dix quatre-vingts quatre-vingt-dix cent",
  "treinta cuarenta cincuenta sesenta setenta ochenta noventa cien",
].flatMap((list) => list.split(" ").map((word, tens) => [word, 30 + 10 * tens] as const));
const VALUE_OF: ReadonlyMap<string, number> = new Map([...NUMBER_WORDS, ...TENS]);

const DIGITS = /\d+(?:[.,]\d+|[ \u00A0\u202F]\d{3}(?!\d))*k?/gu;
const PERCENT = /%|per ?cent|prozent|pour ?cent|por ciento/giu;
/** Characters before a sign of per cent that may hold its number. */
const WIDEST_NUMBER = 16;
/** Of a paragraph that are added, divided and compared. */
const MOST_OPERANDS = 12;

export type Source = { holds: (claim: Claim) => boolean };

/** Reads the source when the first claim asks for it: most comments hold none. */
export function readSource(input: CoachInput): Source {
  let source: Source | undefined;
  return {
    holds: (claim) => {
      source ??= indexSource(input);
      return source.holds(claim);
    },
  };
}

function indexSource(input: CoachInput): Source {
  const { post } = input;
  const text = [post?.title, post?.author, post?.text, ...(post?.comments ?? []), input.take]
    .filter(Boolean)
    .join("\n");
  const plain = ` ${plainOf(text)} `;
  const words = new Set(plain.split(" "));
  const numbers = new Set(digitsOf(text));
  for (const [word, value] of VALUE_OF) if (words.has(word)) numbers.add(value);
  const percents = new Set(
    [...text.matchAll(PERCENT)].flatMap(({ index }) =>
      lastNumberOf(text.slice(Math.max(0, index - WIDEST_NUMBER), index)),
    ),
  );
  const named = new Set(numbersOf(input.text));
  const paragraphs = (post?.text ?? "").split(/\n+/u).map((paragraph) => numbersOf(paragraph).slice(0, MOST_OPERANDS));
  return {
    holds: ({ kind, value, attributed }) => {
      if (kind === "number") {
        const isPercent = value.search(PERCENT) >= 0;
        const number = numbersOf(value)[0] ?? Number.NaN;
        if ((isPercent ? percents : numbers).has(number)) return true;
        return !attributed && followsFrom(number, decimalsOf(value), isPercent, paragraphs, named);
      }
      if (kind === "quote")
        return value
          .split(/\[?(?:…|\.\.\.)\]?/u)
          .every((part) => plain.includes(` ${plainOf(part)} `.replace("  ", " ")));
      return plainOf(value)
        .split(" ")
        .every((part) => words.has(part) || words.has(part.replace(/s$/u, "")));
    },
  };
}

/** In digits and in words, in the order of neither. */
function numbersOf(text: string): number[] {
  const spelt = text.toLowerCase().split(/[^a-zß-ÿ-]+/u);
  return [...digitsOf(text), ...spelt.flatMap((word) => VALUE_OF.get(word) ?? [])];
}

function digitsOf(text: string): number[] {
  return [...text.matchAll(DIGITS)].map((match) => numberOf(match[0]));
}

/** The one that ends where the text ends. */
function lastNumberOf(text: string): number[] {
  const end = /[\p{L}\d.,-]+\s?$/u.exec(text)?.[0] ?? "";
  return numbersOf(end);
}

/** "12,500" and "12.5k" are one number; "3,5" is "3.5"; "12 500" and "12.500" are as "12,500". */
function numberOf(written: string): number {
  const digits = written.replaceAll(/\s/gu, "");
  const plain = /^\d{1,3}(?:[,.]\d{3})+k?$/u.test(digits)
    ? digits.replaceAll(/[,.]/gu, "")
    : digits.replaceAll(/,(?=\d{3}(?:\D|$))/gu, "").replace(",", ".");
  return Number.parseFloat(plain) * (plain.endsWith("k") ? 1000 : 1);
}

function decimalsOf(written: string): number {
  const decimals = /\d[.,](\d{1,2})(?!\d)/u.exec(written)?.[1];
  return decimals?.length ?? 0;
}

/** Letters and digits only, lower case, single spaces: what a quotation must agree with. */
function plainOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/['’]/gu, "")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
