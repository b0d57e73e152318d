// How much a post touches what the user named: what it is about weighs more than what it mentions.
import { matchTopics, type WordPlaces } from "../../db/topic-matches.ts";
import type { Handle } from "../../db/transaction.ts";
import type { Touching } from "./facts.ts";

/** What of each comes to bear, where the others say nothing; together they never pass 1. */
const SHARES = { title: 0.65, topic: 0.5, text: 0.75 } as const;

/** Mentions in 1,000 words at which half of the text's share is reached … */
const HALF_DENSITY = 3;
/** … counted as if the text had so many words, where it has fewer: a word in a note of twenty is no density. */
const LEAST_WORDS = 150;
/** One mention or two are mentions, however short the text. */
const MOST_OF_FEW: readonly number[] = [0, 0.35, 0.65];
/** More often than that in 1,000 words nobody writes a word who has something to say about it. */
const STUFFED_DENSITY = 60;

/** The words of a topic stand together where they are no further apart than this. */
const WORDS_APART = 3;

/** A second topic adds this share of what is left to 1; a third adds nothing: lists of words touch everything. */
const SECOND = 0.3;

export type TopicMatch = { inTitle: boolean; isTopic: boolean; mentions: number; words: number };

/** How strongly one topic is touched, 0 to 1. */
export function strengthOf({ inTitle, isTopic, mentions, words }: TopicMatch): number {
  const density = (1_000 * mentions) / Math.max(words, LEAST_WORDS);
  const dense = density > STUFFED_DENSITY ? 0 : 1 - 2 ** (-density / HALF_DENSITY);
  const text = Math.min(dense, MOST_OF_FEW[mentions] ?? 1);
  const shares = [inTitle ? SHARES.title : 0, isTopic ? SHARES.topic : 0, text * SHARES.text];
  return 1 - shares.reduce((left, share) => left * (1 - share), 1);
}

/** Of everything that is touched, the strongest, and a little of the second. */
export function touchingOf(found: readonly { name: string; strength: number }[]): Touching {
  const touched = found.filter(({ strength }) => strength > 0).toSorted((a, b) => b.strength - a.strength);
  const [first, second] = touched;
  if (first === undefined) return { strength: 0, names: [] };
  const strength = first.strength + (1 - first.strength) * SECOND * (second?.strength ?? 0);
  return { strength, names: touched.slice(0, 3).map(({ name }) => name) };
}

/** By topic of the user's, how strongly the post touches it. Topics of the brief count where they say the same. */
export async function findStrengths(
  db: Handle,
  post: { title: string; text: string; language: string | null; topics: readonly string[] },
  named: readonly string[],
): Promise<Map<string, number>> {
  const names = [...new Set(named)];
  const { words, places } = await matchTopics(db, post, names);
  const about = await matchTopics(db, { title: "", text: post.topics.join(" . "), language: post.language }, names);
  return new Map(
    names.map((topic) => {
      const word = places.get(topic) ?? [];
      return [
        topic,
        strengthOf({
          inTitle: countTogether(word, "title") > 0,
          isTopic: countTogether(about.places.get(topic) ?? [], "text") > 0,
          mentions: countTogether(word, "text"),
          words,
        }),
      ];
    }),
  );
}

/** How often all words of a topic stand together, in any order ("tools for developers" says "developer tools"). */
export function countTogether(words: readonly WordPlaces[], part: "title" | "text"): number {
  const [first, ...others] = words.toSorted((a, b) => a[part].length - b[part].length);
  if (first === undefined) return 0;
  return first[part].filter((at) =>
    others.every((other) =>
      other[part].some((place) => Math.abs(place - at) <= Math.abs(other.place - first.place) - 1 + WORDS_APART),
    ),
  ).length;
}
