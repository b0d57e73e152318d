// What stands in a rewording and nowhere in what the user said: each with its place and the reason why it is marked.
import { findAddresses } from "../../ai/addresses.ts";
import { readSentences, type Sentence } from "../coach/reading.ts";
import type { Span } from "../coach/verdict.ts";
import { hasWord, indexWords, numberOf, plainOf, type OwnWords } from "./own-words.ts";

export type InventionKind = "link" | "quote" | "number" | "name" | "praise" | "experience" | "fact";

/** @property words as they stand in the text. @property reason a sentence for the user. */
export type Invention = Span & { kind: InventionKind; words: string; reason: string };

const WHAT: Record<InventionKind, string> = {
  link: "This address",
  quote: "This quotation",
  number: "This number",
  name: "This name",
  praise: "This praise",
  experience: "What this says happened to you",
  fact: "What this claims",
};

const QUOTE = /[“"«„]([^“”"«»„\n]{3,400})[”"»“]|(?<![\p{L}\p{N}])[‘‚]([^‘’‚\n]{3,400})[’‘](?![\p{L}\p{N}])/gu;
const NUMBER = /(?<![\p{L}\p{N}])\p{N}+(?:[.,]\p{N}+)*/gu;
const NUMBER_WORD =
  /(?<![\p{L}\p{N}'’-])(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|thousands?|millions?|billions?|dozens?|half|halved|doubled|tripled|twice|thrice|percent|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|hundert|tausend|deux|trois|quatre|cinq|cent|mille|dos|tres|cuatro|cinco|cien|mil)(?![\p{L}\p{N}])/giu;
const HANDLE = /(?<![\p{L}\p{N}@./])@[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?/gu;
const NAME = /(?<![\p{L}\p{N}@])\p{Lu}[\p{L}\p{M}\p{N}’'&+#-]*/gu;
const IN_NAME = /(?<![\p{L}\p{N}@])\p{L}+\p{Lu}[\p{L}\p{N}]*|(?<![\p{L}\p{N}@])\p{L}+\d[\p{L}\p{N}-]*/gu;
const PRAISE =
  /(?<![\p{L}\p{N}])(?:great|excellent|amazing|awesome|brilliant|fantastic|wonderful|outstanding|incredible|superb|perfect(?:ly)?|best|insightful|inspiring|must-(?:read|have)|unbeatable|game-chang(?:er|ing)|recommend(?:ed|s)?|love(?:d|s)?|admire|impressed|impressive|spot on|thanks?|thank you|check out|try out|sign up|subscribe|buy|großartig|hervorragend|wunderbar|genial|toll|danke|empfehle|excelente|génial|merci|gracias)(?![\p{L}\p{N}])/giu;
const FIRST_PERSON =
  /(?<![\p{L}])(?:I|I['’]\p{L}+|we|me|us|my|our|mine|ours|ich|wir|mir|uns|mich|mein\p{L}*|unser\p{L}*|je|j['’]\p{L}+|nous|mon|ma|mes|notre|nos|yo|nosotros|mi|mis|nuestr\p{L}*|io|noi|mio|mia|ik|wij|mijn|onze|eu|nós|meu|minha|jag|vi|min|mitt)(?![\p{L}])/iu;

/** Of a sentence about the user, so much must be their own words; of any other, so much. */
const SHARE = { experience: 0.6, fact: 0.5 };
/** So many new words side by side in a sentence that is otherwise theirs. */
const RUN = 2;

/**
 * @param own all that the user said: their take, their text as it was, their profile. @param post what its author wrote:
 *   it makes nothing the user's own, and only changes the reason.
 */
export function findInventions(text: string, own: string | OwnWords, post = ""): Invention[] {
  const known = typeof own === "string" ? indexWords(own) : own;
  let theirs: OwnWords | undefined;
  const isTheirs = (words: string) => (theirs ??= indexWords(post)).plain.includes(` ${plainOf(words)} `);
  const make = (kind: InventionKind, start: number, end: number): Invention => {
    const words = text.slice(start, end);
    const reason = isTheirs(words)
      ? `${WHAT[kind]} stands in the post, but not in what you wrote.`
      : `${WHAT[kind]} stands neither in the post nor in what you wrote here.`;
    return { kind, words, reason, start, end };
  };
  const sentences = readSentences(text);
  const found = [
    ...addressesIn(text, known).map(({ start, end }) => make("link", start, end)),
    ...matches(text, QUOTE)
      .filter(({ words }) => !known.plain.includes(` ${plainOf(words)} `))
      .map(({ start, end }) => make("quote", start, end)),
    ...numbersIn(text, known).map(({ start, end }) => make("number", start, end)),
    ...namesIn(text, sentences, known).map(({ start, end }) => make("name", start, end)),
    ...matches(text, PRAISE)
      .filter(({ words }) => !hasWord(known, words) && !known.plain.includes(` ${plainOf(words)} `))
      .map(({ start, end }) => make("praise", start, end)),
    ...sentences.flatMap((sentence) => claimsIn(sentence, known).map(({ kind, start, end }) => make(kind, start, end))),
  ];
  return drop(found).sort((a, b) => a.start - b.start || b.end - a.end);
}

type Place = Span & { words: string };

function matches(text: string, pattern: RegExp): Place[] {
  return Array.from(text.matchAll(pattern), ({ 0: words, index }) => ({
    words,
    start: index,
    end: index + words.length,
  }));
}

function addressesIn(text: string, known: OwnWords): Span[] {
  const handles = matches(text, HANDLE).filter(({ words }) => !known.plain.includes(` ${plainOf(words)} `));
  return [...findAddresses(text).filter(({ key }) => !known.addresses.has(key)), ...handles];
}

function numbersIn(text: string, known: OwnWords): Span[] {
  const digits = matches(text, NUMBER).filter(({ words }) =>
    /^[\d.,]+$/u.test(words) ? !known.numbers.has(numberOf(words)) : !known.plain.includes(` ${plainOf(words)} `),
  );
  return [...digits, ...matches(text, NUMBER_WORD).filter(({ words }) => !hasWord(known, words))];
}

/** Capitals in the middle of a sentence, also at its beginning where more of them follow; and "OpenAI", "gpt4". */
function namesIn(text: string, sentences: readonly Sentence[], known: OwnWords): Span[] {
  const starts = new Set(sentences.map(({ start }) => start));
  const capitals = matches(text, NAME);
  return [...capitals, ...matches(text, IN_NAME)].filter(({ start, end, words }) => {
    if (hasWord(known, words.replace(/['’]s$/u, "")) || /^I(?:['’]\p{L}+)?$/u.test(words)) return false;
    const isFirst = starts.has(start) || /["“„‘«(\n]\s*$/u.test(text.slice(Math.max(0, start - 3), start));
    if (!isFirst || /\p{L}[\p{Lu}\d]/u.test(words)) return true;
    return capitals.some((next) => next.start === end + 1 && !hasWord(known, next.words));
  });
}

/** A whole sentence that is not theirs, or the words in it that are not. */
function claimsIn(sentence: Sentence, known: OwnWords): (Span & { kind: "experience" | "fact" })[] {
  const kind = FIRST_PERSON.test(sentence.text) ? "experience" : "fact";
  const content = sentence.words.filter((word) => word.isContent);
  const isNew = (written: string): boolean => !hasWord(known, written);
  const fresh = content.filter(({ word }) => isNew(word));
  if (fresh.length === 0) return [];
  const share = 1 - fresh.length / content.length;
  if (share < SHARE[kind] && (fresh.length >= 2 || share === 0)) return [{ kind, ...spanOf(sentence) }];
  const runs: (Span & { count: number })[] = [];
  for (const [at, word] of content.entries()) {
    if (!fresh.includes(word)) continue;
    const last = runs.at(-1);
    const before = content[at - 1];
    if (last && before?.end === last.end) Object.assign(last, { end: word.end, count: last.count + 1 });
    else runs.push({ start: word.start, end: word.end, count: 1 });
  }
  return runs.filter(({ count }) => count >= RUN).map(({ start, end }) => ({ kind, start, end }));
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

/** What is marked already by a stronger reason is not marked again in the same place. */
function drop(found: readonly Invention[]): Invention[] {
  return found.filter(
    (one, at) => !found.some((other, index) => index < at && other.start <= one.start && other.end >= one.end),
  );
}
