// What in a comment could be false: quotes, numbers, names. Each with whether it is the user's own to vouch for.
import type { Reading, Sentence } from "./reading.ts";
import type { Span } from "./verdict.ts";

export type Claim = Span & {
  kind: "quote" | "number" | "name";
  /** As written, without quotation marks. */
  value: string;
  /** About the user, or with its own source beside it: nothing the post could confirm. */
  own: boolean;
};

const QUOTE = /[“"«„]([^“”"«»„\n]{3,400})[”"»“]/gu;
const NUMBER = /(?<![\p{L}\p{N}.,/#@-])\d+(?:[.,]\d+)*(?:k\b)?(?:\s?%| per ?cent)?(?![\p{L}\p{N}/])/gu;
const NAME = /(?<![\p{L}\p{N}'’])\p{Lu}[\p{L}’'-]+(?: (?:de |van |von |der )?\p{Lu}[\p{L}’'-]+)*/gu;
const SPEECH =
  "says?|said|writes?|wrote|argues?|argued|claims?|claimed|mentions?|mentioned|notes?|noted|points? out|pointed out|shows?|showed|asks?|asked|describes?|described|quotes?|quoted|reports?|reported|cites?|cited|calls?|called|explains?|explained";
const ATTRIBUTES = new RegExp(
  String.raw`\b(?:you|your|she|he|they|author|post|article|piece|essay|episode|talk)(?: \w+){0,3}? (?:${SPEECH})\b|\bas you\b|\byour? (?:own )?(?:figure|number|quote|claim|statistic|point|example|story)s?\b|\baccording to (?:you|the (?:post|article|author))\b`,
  "iu",
);
const SPEAKER = new RegExp(
  String.raw`(?:^|\b(?:[Aa]s|[Ww]hen|[Ww]hat|[Hh]ow|[Ll]ike|[Bb]ut|[Aa]nd) |, )(?!(?:As|When|What|How|Like|But|And) )(\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)?) (?:${SPEECH})\b`,
  "u",
);
const ABOUT_ME = /\b(?:I|[Mm]e|[Mm]y|[Mm]ine|[Ww]e|us|[Oo]urs?)\b/u;
const HYPOTHETICAL = /\b(?:if|would|could|imagine|suppose|say,|perhaps|might|maybe)\b|\?$/iu;
const NO_NAME = new Set(
  "I I'm I've I'd I'll Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December English Internet Web".split(
    " ",
  ),
);

export function findClaims(reading: Reading): Claim[] {
  const quotes = [...reading.text.matchAll(QUOTE)].flatMap((match): Claim[] => {
    const words = (match[1] ?? "").trim().split(/\s+/u).length;
    if (words < 3) return [];
    return [
      { kind: "quote", value: match[1] ?? "", own: false, start: match.index, end: match.index + match[0].length },
    ];
  });
  const outside = ({ start }: Span): boolean => !quotes.some((quote) => start >= quote.start && start < quote.end);
  const rest = reading.sentences.flatMap((sentence) => {
    const sourced = reading.urls.some((url) => url.start >= sentence.start && url.start < sentence.end);
    return [...numbersIn(sentence, sourced), ...namesIn(sentence, sourced, reading)];
  });
  const inUrl = ({ start }: Span): boolean => reading.urls.some((url) => start >= url.start && start < url.end);
  return [...quotes, ...rest.filter((claim) => outside(claim) && !inUrl(claim))];
}

/** What is said to be the post's is checked to the digit; elsewhere only figures that make a point are. */
function numbersIn(sentence: Sentence, sourced: boolean): Claim[] {
  return [...sentence.text.matchAll(NUMBER)].flatMap((match): Claim[] => {
    const value = match[0];
    const before = sentence.text.slice(0, match.index);
    const clause = clauseAt(sentence.text, match.index);
    const attributed = ATTRIBUTES.test(before) || (/\byou(?:r|rs|'ve)?\b/iu.test(clause) && !ABOUT_ME.test(clause));
    const own = !attributed && (sourced || ABOUT_ME.test(clause) || HYPOTHETICAL.test(sentence.text));
    const isLabel = /\b\p{Lu}[\p{L}+#]*[ -]$/u.test(before) && !/^\p{Lu}\p{Ll}+ $/u.test(before);
    const isYear = /^(?:19|20)\d\d$/u.test(value);
    const isFigure =
      /[%.]|per/u.test(value) || /[$€£]\s?$/u.test(before) || Number(value.replaceAll(/[^\d]/gu, "")) > 12;
    if (!attributed && (isLabel || isYear || !isFigure)) return [];
    const start = sentence.start + match.index;
    return [{ kind: "number", value, own, start, end: start + value.length }];
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
  const speaker = SPEAKER.exec(sentence.text);
  const claims: Claim[] = [];
  if (speaker?.[1] !== undefined && input.post?.author !== undefined) {
    const start = sentence.start + speaker.index + speaker[0].indexOf(speaker[1]);
    claims.push({ kind: "name", value: speaker[1], own: sourced, start, end: start + speaker[1].length });
  }
  if (!ATTRIBUTES.test(sentence.text) || ABOUT_ME.test(sentence.text)) return claims.filter(isName);
  for (const match of sentence.text.matchAll(NAME)) {
    if (match.index === 0 || speaker?.[1]?.includes(match[0]) === true) continue;
    const start = sentence.start + match.index;
    claims.push({ kind: "name", value: match[0], own: sourced, start, end: start + match[0].length });
  }
  return claims.filter(isName);
}

function isName({ value }: Claim): boolean {
  return (
    !NO_NAME.has(value) &&
    !/^(?:The|This|That|It|She|He|They|You|We|What|When|As|And|But|If|Who|There|Here|One|Some|Someone|Everyone|Nobody|Research|Studies)$/u.test(
      value,
    )
  );
}
