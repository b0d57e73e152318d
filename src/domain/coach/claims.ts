// What in a comment could be false: quotes, numbers, names. Each with whether it is the user's own to vouch for.
import {
  ABOUT_ME,
  ABOUT_THE_WORLD,
  ADDRESSES,
  ATTRIBUTES,
  HYPOTHETICAL,
  OPENER,
  SPEECH,
  TOLD_YOU,
  TRAILING,
} from "./attribution.ts";
import { holds, matchesOf } from "./patterns.ts";
import type { Reading, Sentence } from "./reading.ts";
import type { Span } from "./verdict.ts";
import { contentStems, countShared, readWords } from "./words.ts";

export type Claim = Span & {
  kind: "quote" | "number" | "name";
  /** As written, without quotation marks. */
  value: string;
  /** About the user, or with its own source beside it: nothing the post could confirm. */
  own: boolean;
  /** Said to be the post's: then it stands there as it is, and no sum will do. */
  attributed: boolean;
};

const QUOTE = /[“"«„]([^“”"«»„\n]{3,400})[”"»“]/gu;
const NUMBER =
  /(?<![\p{L}\p{N}.,/#@:-])\d+(?:[.,]\d+|[ \u00A0\u202F]\d{3}(?!\d))*(?:k\b)?(?:\s?%| per ?cent| prozent| pour ?cent| por ciento)?(?![\p{L}\p{N}/:])/giu;
const COUNTED =
  /(?<!\p{L})(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|zwanzig|deux|trois|quatre|cinq|sept|huit|neuf|dix|douze|vingt|tres|cuatro|cinco|siete|ocho|nueve|diez|doce|veinte)(?!\p{L})/giu;
const OUT_OF = /\d+ (?:of|out of|in|von|sur|de cada) (?:every )?\d+/gu;
const TITLE =
  /(?<!\p{L})(?:Mr|Mrs|Ms|Dr|Prof|Herr|Herrn|Frau|Madame|Monsieur|Mme|Señora?|Doña|Don)\.? (\p{Lu}[\p{L}’'-]+)/gu;
const NAME = /(?<![\p{L}\p{N}'’])\p{Lu}[\p{L}’'-]+(?: (?:de |van |von |der )?\p{Lu}[\p{L}’'-]+)*/gu;
const SPEAKER = new RegExp(
  String.raw`(?:^|\b(?:[Aa]s|[Ww]hen|[Ww]hat|[Hh]ow|[Ll]ike|[Bb]ut|[Aa]nd) |, )(?!(?:As|When|What|How|Like|But|And) )(\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)?) (?:${SPEECH})\b`,
  "u",
);
const NO_NAME = new Set(
  "I I'm I've I'd I'll Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December English Internet Web".split(
    " ",
  ),
);

export function findClaims(reading: Reading): Claim[] {
  const quoted = [...reading.text.matchAll(QUOTE)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const outside = ({ start }: Span): boolean => !quoted.some((quote) => start >= quote.start && start < quote.end);
  let before = false;
  const rest = reading.sentences.flatMap((sentence) => {
    const sourced = reading.urls.some((url) => url.start >= sentence.start && url.start < sentence.end);
    const mine = isMine(sentence.text, before);
    before = mine;
    return [...numbersIn(sentence, sourced, mine), ...namesIn(sentence, sourced, reading)];
  });
  const inUrl = ({ start }: Span): boolean => reading.urls.some((url) => start >= url.start && start < url.end);
  return [...quotesIn(reading), ...rest.filter((claim) => outside(claim) && !inUrl(claim))];
}

/** What the user tells of their own life goes on until somebody else is spoken to or of. */
function isMine(text: string, before: boolean): boolean {
  if (holds(ABOUT_THE_WORLD, text)) return false;
  if (holds(ABOUT_ME, text.replace(OPENER, ""))) return true;
  return before && !holds(ADDRESSES, text);
}

/** Words that are said to be the post's, or nearly are: other quotation marks are the user's own affair. */
function quotesIn({ text, sentences, post }: Reading): Claim[] {
  return [...text.matchAll(QUOTE)].flatMap((match): Claim[] => {
    const value = match[1] ?? "";
    const words = readWords(value);
    if (words.length < 3) return [];
    const [start, end] = [match.index, match.index + match[0].length];
    const around = sentences.find((sentence) => start >= sentence.start && start < sentence.end)?.text ?? "";
    const stems = contentStems(words);
    const near = post?.sentences.some(
      (passage) => stems.size > 1 && countShared(stems, passage.stems) * 2 >= stems.size,
    );
    const outside = around.replace(match[0], " ");
    const attributed = holds(ATTRIBUTES, outside);
    if (!attributed && near !== true) return [];
    return [{ kind: "quote", value, own: !attributed && holds(ABOUT_ME, outside), attributed, start, end }];
  });
}

/** What is said to be the post's is checked to the digit; elsewhere only figures that make a point are. */
function numbersIn(sentence: Sentence, sourced: boolean, mine: boolean): Claim[] {
  const found = [...sentence.text.matchAll(NUMBER)];
  const trailing = TRAILING.test(sentence.text);
  const counted = [...sentence.text.matchAll(COUNTED)].filter(
    ({ index }) => trailing || holds(ATTRIBUTES, sentence.text.slice(0, index)),
  );
  const shares = matchesOf(OUT_OF, sentence.text);
  return [...found, ...counted].flatMap((match): Claim[] => {
    const value = match[0].trim();
    const before = sentence.text.slice(0, match.index);
    const clause = clauseAt(sentence.text, match.index);
    const own = holds(ABOUT_ME, clause.replace(OPENER, ""));
    const strictly = !own && (trailing || holds(ATTRIBUTES, before));
    const attributed = strictly || (!own && holds(ADDRESSES, clause));
    const world = holds(ABOUT_THE_WORLD, sentence.text) && !attributed && !own;
    const vouched = !attributed && (sourced || own || (mine && !world) || HYPOTHETICAL.test(sentence.text));
    const isLabel = /\b\p{Lu}[\p{L}+#]*[ -]$/u.test(before) && !/^\p{Lu}\p{Ll}+ $/u.test(before);
    const isYear = /^(?:19|20)\d\d$/u.test(value);
    const isShare = shares.some(({ start, end }) => match.index >= start && match.index < end);
    const isFigure =
      isShare ||
      /[%.]|per|pro|por|pour/iu.test(value) ||
      /[$€£]\s?$/u.test(before) ||
      Number(value.replaceAll(/[^\d]/gu, "")) > 12;
    if (!attributed && (isLabel || isYear || !isFigure)) return [];
    const start = sentence.start + match.index;
    return [{ kind: "number", value, own: vouched, attributed: strictly, start, end: start + value.length }];
  });
}

/** "You cut it to 6 minutes, we needed 40": each number belongs to the clause around it. */
function clauseAt(text: string, index: number): string {
  const breaks = [...text.matchAll(/[,;:—–(]\s?|\b(?:which|but|while|whereas|and (?:we|I|you|it|that))\b/giu)];
  const from = breaks.findLast((mark) => mark.index + mark[0].length <= index)?.index ?? 0;
  const to = breaks.find((mark) => mark.index > index)?.index ?? text.length;
  return text.slice(from, to);
}

/** Only what is laid at the post's door: who is said to have said it, and what it is said to mention. */
function namesIn(sentence: Sentence, sourced: boolean, { input }: Reading): Claim[] {
  const { text } = sentence;
  const speaker = SPEAKER.exec(text);
  const claims: Claim[] = [];
  const add = (value: string, index: number): void => {
    const start = sentence.start + index;
    claims.push({ kind: "name", value, own: sourced, attributed: true, start, end: start + value.length });
  };
  if (speaker?.[1] !== undefined && input.post?.author !== undefined) {
    add(speaker[1], speaker.index + speaker[0].indexOf(speaker[1]));
  }
  if (holds(ABOUT_ME, text.replace(OPENER, ""))) return claims.filter(isName);
  const attributed = holds(ATTRIBUTES, text);
  for (const match of text.matchAll(attributed ? NAME : TITLE)) {
    const value = match[1] ?? match[0];
    const opens = match.index === 0 && !holds(ATTRIBUTES, text.slice(match[0].length, match[0].length + 20));
    const told = TOLD_YOU.test(text.slice(match.index + match[0].length));
    if (opens || (!told && speaker?.[1]?.includes(value) === true)) continue;
    add(value, match.index + match[0].lastIndexOf(value));
  }
  return claims.filter(isName);
}

function isName({ value }: Claim): boolean {
  return (
    !NO_NAME.has(value) &&
    !/^(?:It|That|There|He|She|You|They|What|Who|Here)['’]/u.test(value) &&
    !/^(?:The|This|That|It|She|He|They|You|We|What|When|As|And|But|If|Who|There|Here|One|Some|Someone|Everyone|Nobody|Research|Studies)$/u.test(
      value,
    )
  );
}
