// How somebody writes, counted: what can be said of a voice without a model.
import { detectLanguage } from "../../ai/local/language.ts";
import { readSentences } from "../coach/reading.ts";

const GREETING =
  /^(?:hi|hello|hey|dear|good (?:morning|evening)|hallo|moin|liebe[rs]?|servus|guten (?:tag|morgen)|bonjour|salut|cher|chère|hola|buenos días|ciao|olá|hej)(?!\p{L})/iu;
const FIRST = /(?<!\p{L})(?:I|my|me|ich|mein\p{L}*|mir|je|mon|ma|yo|mi|io|eu)(?!\p{L})/gu;
const TOGETHER = /(?<!\p{L})(?:we|our|us|wir|uns\p{L}*|nous|notre|nosotros|noi|nós)(?!\p{L})/giu;
const YOU = /(?<!\p{L})(?:you|your|du|dein\p{L}*|Sie|Ihr\p{L}*|vous|votre|tu|ton|usted|lei)(?!\p{L})/gu;

/** Sentences on what can be counted: length, person, greeting, favourite openings, languages, punctuation. */
export function describeLocally(samples: readonly string[]): string {
  const sentences = samples.flatMap((sample) => readSentences(sample));
  const words = sentences.reduce((sum, sentence) => sum + sentence.words.length, 0);
  const all = samples.join("\n");
  const countOf = (pattern: RegExp): number => all.match(pattern)?.length ?? 0;
  const mean = Math.round(words / Math.max(1, sentences.length));
  const parts = [
    `Your sentences are ${mean <= 10 ? "short" : mean <= 18 ? "of middle length" : "long"}: ${mean} words on average.`,
  ];
  const persons = [
    { word: "“I”", count: countOf(FIRST) },
    { word: "“we”", count: countOf(TOGETHER) },
    { word: "“you”", count: countOf(YOU) },
  ].filter(({ count }) => count >= 2 && count * 40 >= words);
  parts.push(
    persons.length === 0
      ? "You seldom speak of yourself or to the reader."
      : `You write ${listed(persons.sort((a, b) => b.count - a.count).map(({ word }) => word))}.`,
  );
  const greeted = samples.filter((sample) => GREETING.test(sample.trim()));
  parts.push(
    greeted.length * 2 > samples.length
      ? `You usually begin with a greeting (“${greeted[0]!.trim().split(/[\s,!.]+/u)[0]}”).`
      : greeted.length > 0
        ? "You sometimes begin with a greeting."
        : "You begin without a greeting.",
  );
  const openings = favourites(sentences.map((sentence) => sentence.text));
  if (openings.length > 0) parts.push(`You like to begin sentences with ${listed(openings.map((one) => `“${one}”`))}.`);
  const languages = [...new Set(samples.map((sample) => detectLanguage(sample)).filter((one) => one !== undefined))];
  const names = new Intl.DisplayNames("en", { type: "language" });
  if (languages.length > 0) parts.push(`You write in ${listed(languages.map((one) => names.of(one) ?? one))}.`);
  parts.push(tellMarks(all, sentences.length));
  return parts.join(" ");
}

function favourites(sentences: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const sentence of sentences) {
    const opening = /^\p{L}+(?:['’]\p{L}+)?(?: \p{L}+(?:['’]\p{L}+)?)?/u.exec(sentence)?.[0];
    if (opening !== undefined) counts.set(opening, (counts.get(opening) ?? 0) + 1);
  }
  const often = [...counts].filter(([, count]) => count >= Math.max(2, sentences.length / 8));
  return often
    .sort((a, b) => b[1] - a[1])
    .slice(0, 3)
    .map(([opening]) => opening);
}

const MARKS = [
  { word: "exclamation marks", pattern: /!/gu },
  { word: "questions", pattern: /[?？]/gu },
  { word: "dashes", pattern: /\s[–—-]\s|—/gu },
  { word: "semicolons", pattern: /;\s/gu },
  { word: "brackets", pattern: /\(/gu },
  { word: "emoji", pattern: /\p{Extended_Pictographic}/gu },
] as const;

function tellMarks(all: string, sentences: number): string {
  const counted = MARKS.map(({ word, pattern }) => ({ word, count: all.match(pattern)?.length ?? 0 }));
  const often = counted.filter(({ count }) => count * 5 >= sentences && count >= 2).map(({ word }) => word);
  const never = counted.filter(({ count }) => count === 0).map(({ word }) => word);
  const uses = often.length === 0 ? "Your punctuation is plain" : `You use ${listed(often)}`;
  return never.length === 0 ? `${uses}.` : `${uses}, and no ${listed(never, "disjunction")}.`;
}

function listed(parts: readonly string[], type: "conjunction" | "disjunction" = "conjunction"): string {
  return new Intl.ListFormat("en", { type }).format(parts);
}
