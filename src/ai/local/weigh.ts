// What speaks for or against a sentence besides its words' rank (Edmundson 1969: cue phrases, title words, length).
import { estimateWords, listTerms } from "./terms.ts";

// An author who says what they did, found or hold, in the languages in which we know how that is said.
const CLAIMS = [
  "\\b(?:we|i)(?: \\p{L}+ly| also| then| here| now)? (?:propose|present|introduce|show|find|found|argue|demonstrate|develop|describe|believe|think|learned|learnt|reali[sz]ed?|conclude|suggest|recommend|built|discovered|investigate|study|explore|provide)\\b",
  "\\b(?:this|the present|our) (?:paper|post|article|essay|episode|work|study|book|talk|method|approach|results?)\\b",
  "\\b(?:the (?:point|lesson|problem|key|trick|upshot|takeaway|bottom line|truth|result|reason)|what matters|the most important|in short|in conclusion|to sum up|in summary|my (?:point|view|advice|take))\\b",
  "\\b(?:wir|ich) (?:zeigen?|glauben?|denken?|meinen?|finden?|schlagen?|behaupten?)\\b|\\b(?:entscheidend|am wichtigsten|kurz gesagt|fazit|das problem)\\b",
  "\\bnous (?:montrons|proposons|pensons)\\b|\\bje (?:pense|crois|propose)\\b|\\b(?:en résumé|l['’]essentiel|le problème)",
  "\\b(?:creo|pienso|propongo|proponemos|mostramos|acho|penso|credo)\\b|\\b(?:en resumen|lo importante|el problema|em resumo|o problema|in sintesi|il problema)\\b",
  "(?:我认为|我們認為|我们发现|我们提出|关键|重要的是|总之|と思う|と考え|重要なのは|問題は|つまり|я думаю|я считаю|главное|проблема в|أعتقد|المشكلة)",
];
const CLAIM = new RegExp(CLAIMS.join("|"), "giu");

// What hangs on the sentence before it stands badly alone.
const DANGLING =
  /^["'“„«(]*(?:he|she|it|they|this|that|these|those|but|and|so|or|however|moreover|furthermore|also|then|thus|therefore|for example|for instance|instead|meanwhile|still|yet|er|sie|es|dies(?:e[rs]?)?|aber|und|doch|also|dann|deshalb|il|elle|ils|elles|cela|ce|mais|et|donc|pero|y|esto|eso|ma|e|mas|maar|en|dat|men|och|но|и|а|это|он|она)(?=[\s,])/iu;

const CLAIM_GAIN = 0.45;
const TITLE_GAIN = 0.4;
const DANGLING_FACTOR = 0.9;
const SHORT_WORDS = 8;
const LONG_WORDS = 45;

/** One factor per sentence: 1 is neutral, 0 leaves it out. */
export function weighSentences(texts: string[], title = ""): number[] {
  const titleTerms = new Set(listTerms(title).filter((term) => term.length > 3 || /[^\p{Script=Latin}]/u.test(term)));
  return texts.map((text) => {
    const claims = Math.min(2, text.match(CLAIM)?.length ?? 0);
    const shared = new Set(listTerms(text).filter((term) => titleTerms.has(term))).size;
    const onTitle = titleTerms.size === 0 ? 0 : shared / titleTerms.size;
    const whole = DANGLING.test(text) ? DANGLING_FACTOR : 1;
    return lengthGuard(estimateWords(text)) * (1 + CLAIM_GAIN * claims) * (1 + TITLE_GAIN * onTitle) * whole;
  });
}

/** Whether the author says what they hold or found. */
export function isClaim(text: string): boolean {
  return text.search(CLAIM) >= 0;
}

function lengthGuard(words: number): number {
  if (words < 4) return 0.05;
  if (words < SHORT_WORDS) return 0.5;
  return words > LONG_WORDS ? Math.max(0.3, LONG_WORDS / words) : 1;
}
