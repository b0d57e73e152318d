// 5. No praise alone: a nod tells the author nothing, nor does praise without a reason beside a point.
import { holds, matchesOf } from "../patterns.ts";
import { spanOf, type Reading, type Sentence } from "../reading.ts";
import type { Finding } from "../verdict.ts";
import { countShared } from "../words.ts";
import { topicStems } from "./topic-stems.ts";
import { EMPTY_PRAISE, NOD_PHRASES, PRAISING_SIGNS, REASON } from "./praise-phrases.ts";

/** So many words may be courtesy, where a point follows. */
const COURTESY = 5;
/** More words that say something than a nod holds. */
const NOD = 5;
/** Praise is what a sentence is for where it stands among its first words. */
const OPENING = 4;
/** So many words that stand in the post make praise particular. */
const NAMED = 2;

export function noPraiseAlone(reading: Reading): Finding {
  const { sentences, words, english } = reading;
  if (words.length === 0 && sentences.length === 0)
    return { verdict: "na", text: "Nothing is written yet.", spans: [] };
  const praise = sentences.filter(isPraise);
  const empty = praise.filter((sentence) => !namesSomething(sentence, reading));
  const nods = sentences.filter((sentence) => isNod(sentence));
  const rest = sentences.filter((sentence) => !praise.includes(sentence) && !nods.includes(sentence));
  const substance = rest.reduce((sum, sentence) => sum + sentence.stems.size, 0);
  const length = empty.reduce((sum, sentence) => sum + sentence.words.length, 0);
  if (praise.length + nods.length > 0 && substance < 3) {
    const text = "This praises and stops there. Say which point moved you, and what it changes for you.";
    return { verdict: "fix", text, spans: [...new Set([...praise, ...nods])].map(spanOf) };
  }
  if (length > COURTESY) {
    const text = "This praise would fit under any post. Cut it, or say what exactly was good and what it did for you.";
    return { verdict: "fix", text, spans: empty.map(spanOf), strength: 0.5 };
  }
  if (praise.length === 0 && !english) return { verdict: "na", text: "The coach reads English best.", spans: [] };
  if (praise.length === 0) return { verdict: "pass", text: "No empty praise.", spans: [] };
  const strength = 1 - praise.length / sentences.length;
  return { verdict: "pass", text: "The praise is backed by something of substance.", spans: [], strength };
}

/** Praise that gives no reason. */
function isPraise({ text, stems, words }: Sentence): boolean {
  const praising = matchesOf(EMPTY_PRAISE, text);
  if (praising.length === 0 && !PRAISING_SIGNS.test(text)) return false;
  const bare = text.replaceAll(/100\s?%/gu, "");
  if (/[?\d]/u.test(bare) || holds(REASON, bare)) return false;
  // In a sentence that is about something else, a kind word in passing is none of our business.
  const begins = words.findIndex(({ start }) => start >= (words[0]?.start ?? 0) + (praising[0]?.start ?? 0));
  return begins <= OPENING || stems.size <= NOD;
}

/** Something of this post, so that the sentence would not fit under any other. */
function namesSomething({ stems, words }: Sentence, reading: Reading): boolean {
  return words.length > COURTESY && countShared(topicStems(stems, reading), postStems(reading)) >= NAMED;
}

/** Thanks, agreement or a wish, and hardly a word more. */
function isNod({ text, stems }: Sentence): boolean {
  return holds(NOD_PHRASES, text) && stems.size <= NOD && !/[?\d]/u.test(text) && !holds(REASON, text);
}

function postStems(reading: Reading): ReadonlySet<string> {
  const { post } = reading;
  if (post === undefined) return new Set();
  const all = new Set([...post.frequency.keys(), ...post.title]);
  return topicStems(all, reading);
}
