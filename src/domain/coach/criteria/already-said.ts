// 4. Not already said in the existing comments.
import { anyOf, holds } from "../patterns.ts";
import { excerpt, readSentences, spanOf, type Reading, type Sentence } from "../reading.ts";
import type { Finding } from "../verdict.ts";
import { contentStems, countShared, readWords } from "../words.ts";
import { topicStems } from "./topic-stems.ts";

/** Fewer words than this coincide by chance. */
const LEAST = 4;
/** The share of the user's words that another comment holds. */
const SAME = 0.6;
/** The share of another comment's words, or of one sentence of it, that the user's text holds, at whatever length. */
const TAKEN_UP = 0.6;
const LEAST_TAKEN_UP = 3;

/** The share of a sentence's words, where there are some, that make it theirs. */
const PARTLY = 0.35;

/** Takes a point further: a case of one's own, a turn against it, a remedy. */
const GOES_ON = anyOf([
  String.raw`but|however|although|though|except|unless|disagree|doubt|careful|on the contrary|the opposite|instead|not (?:always|quite|so|sure|true|only)|isn't|wasn't|didn't|couldn't|wouldn't|don't agree|never|we (?!all)\p{L}+ed|(?:we|I) (?:had|have a|did|were|was|tried|used|found|saw|lost|made|kept|ran|put|gave|got|paid|built|bought|told|began|took|went|sold|wrote|left|counted|solved|do|use|keep|run|ask)|in my|at my|in our|at our|our|my|for example|for instance|last (?:year|month|week|summer|winter|spring)|what helped|one way|you could|try`,
  String.raw`aber|doch|jedoch|außer|bei (?:mir|uns)|wir (?:haben|hatten)|ich (?:habe|hatte)|unser\p{L}*|mein\p{L}*|mais|sauf|pourtant|chez (?:moi|nous)|nous avons|j'ai|notre|nos|mon|ma|pero|salvo|aunque|en mi|nosotros|hemos|tuvimos|nuestr\p{L}+|mi`,
]);

const OWN_CASE = anyOf([
  String.raw`(?:we|I) (?:had|did|tried|used|found|lost|made|kept|ran|put|paid|built|bought|began|took|went|sold|\p{L}{3,}ed)|in (?:my|our)|at (?:my|our)|(?:my|our) \p{L}+ (?:was|were|is|are|has|had|did|\p{L}+ed)`,
  String.raw`bei (?:mir|uns)|wir haben|ich habe|chez (?:moi|nous)|nous avons|j'ai|hemos|en mi|en nuestr\p{L}+`,
]);

export function alreadySaid(reading: Reading): Finding {
  const { post, words, sentences } = reading;
  if (post === undefined || post.comments.length === 0) {
    return { verdict: "na", text: "No other comments are known here.", spans: [] };
  }
  const mine = topicStems(contentStems(words), reading);
  if (mine.size < LEAST) return { verdict: "na", text: "There is too little here to compare.", spans: [] };
  const overlaps: Overlap[] = post.comments.map((comment) => ({ comment, ...overlapOf(mine, comment, reading) }));
  const best = overlaps.sort((a, b) => b.same - a.same || b.takenUp - a.takenUp)[0];
  const told = overlaps.find((one) => repeats(one, reading));
  if (told === undefined) {
    return { verdict: "pass", text: "Nobody has said this here yet.", spans: [], strength: 1 - (best?.same ?? 0) };
  }
  const theirs = topicStems(contentStems(readWords(told.comment)), reading);
  const spans = sentences.filter((sentence) => isFrom(sentence, theirs, reading));
  const text = `Somebody said this already: “${excerpt(told.comment)}” Answer them, or add what they left out.`;
  return { verdict: "fix", text, spans: (spans.length > 0 ? spans : sentences.slice(0, 1)).map(spanOf) };
}

type Overlap = { comment: string; same: number; takenUp: number };

function overlapOf(mine: ReadonlySet<string>, comment: string, reading: Reading): Omit<Overlap, "comment"> {
  const theirs = topicStems(contentStems(readWords(comment)), reading);
  const shared = countShared(mine, theirs);
  if (shared < LEAST_TAKEN_UP) return { same: shared / mine.size, takenUp: 0 };
  const parts = readSentences(comment)
    .map((sentence) => topicStems(sentence.stems, reading))
    .filter((stems) => stems.size >= LEAST_TAKEN_UP + 1);
  return {
    same: shared / mine.size,
    takenUp: Math.max(...[theirs, ...parts].map((stems) => countShared(mine, stems) / stems.size)),
  };
}

/** Says what they said, at whatever length, and nothing that goes on from there. */
function repeats({ comment, same, takenUp }: Overlap, reading: Reading): boolean {
  if (same < SAME && takenUp < TAKEN_UP) return false;
  const theirs = topicStems(contentStems(readWords(comment)), reading);
  return !reading.sentences.some((sentence, index) => goesOn(sentence, theirs, reading, index === 0));
}

function goesOn(sentence: Sentence, theirs: ReadonlySet<string>, reading: Reading, opens: boolean): boolean {
  const topics = topicStems(sentence.stems, reading);
  if (topics.size - countShared(topics, theirs) < LEAST_TAKEN_UP) return false;
  if (/\?\s*$/u.test(sentence.text)) return !isFrom(sentence, theirs, reading);
  // Where one stands is how people open, also those who only nod.
  return /\d/u.test(sentence.text) || (!opens && holds(GOES_ON, sentence.text)) || holds(OWN_CASE, sentence.text);
}

function isFrom({ stems }: Sentence, theirs: ReadonlySet<string>, reading: Reading): boolean {
  const topics = topicStems(stems, reading);
  const shared = countShared(topics, theirs);
  return (
    topics.size > 0 && (shared / topics.size >= SAME || (shared >= LEAST_TAKEN_UP && shared / topics.size >= PARTLY))
  );
}
