// 1. Anchored in one specific point of the post: claims overlap, not only the title's words.
import { excerpt, spanOf, type PostReading, type Reading, type Sentence } from "../reading.ts";
import type { Finding } from "../verdict.ts";

/** About two words that are rare in the post, met in one passage of it. */
const ENOUGH = 1.5;

/** Of one text that are compared. */
const MOST_SENTENCES = 300;

export function anchored(reading: Reading): Finding {
  const { post, sentences } = reading;
  if (post === undefined) return na("Without the post, nobody can say which point this answers.");
  if (post.sentences.length === 0) return na("Only the post's title is known, so its points cannot be compared.");
  const weigh = weightIn(post);
  let best: { weight: number; at: Sentence; passage: Sentence } | undefined;
  const sentencesWith = indexSentences(post);
  for (const at of sentences.slice(0, MOST_SENTENCES)) {
    // By what they share with this sentence, in one pass over the words it has: comparing every pair takes seconds.
    const weights = new Map<Sentence, number>();
    for (const stem of at.stems) {
      const weight = weigh(stem);
      if (weight === 0) continue;
      for (const passage of sentencesWith.get(stem) ?? []) weights.set(passage, (weights.get(passage) ?? 0) + weight);
    }
    for (const [passage, weight] of weights) {
      if (best === undefined || weight > best.weight) best = { weight, at, passage };
    }
  }
  const strength = Math.min(1, (best?.weight ?? 0) / (2 * ENOUGH));
  if (best === undefined || best.weight < ENOUGH) {
    const spans = sentences.slice(0, 1).map(spanOf);
    return { verdict: "fix", text: `Name the one point you answer; ${pointOf(post)}`, spans, strength };
  }
  const { at, passage } = best;
  const spans = at.words.filter((word) => word.isContent && passage.stems.has(word.stem)).map(spanOf);
  return {
    verdict: "pass",
    text: `You answer a point of paragraph ${passage.paragraph}: “${excerpt(passage.text)}”`,
    spans,
    strength,
  };
}

function na(text: string): Finding {
  return { verdict: "na", text, spans: [] };
}

/** In which sentences each stem stands; a stem that stands in very many says nothing about one of them. */
function indexSentences(post: PostReading): Map<string, Sentence[]> {
  const index = new Map<string, Sentence[]>();
  for (const sentence of post.sentences) {
    for (const stem of sentence.stems) {
      const found = index.get(stem);
      if (found === undefined) index.set(stem, [sentence]);
      else if (found.length < MOST_SENTENCES) found.push(sentence);
    }
  }
  return index;
}

/** A stem weighs 1 where one sentence of the post holds it, less the more do, and nothing where the title does. */
function weightIn(post: PostReading): (stem: string) => number {
  const all = Math.log(post.sentences.length + 1);
  return (stem) => {
    if (post.title.has(stem)) return 0;
    return Math.max(0, 1 - Math.log(post.frequency.get(stem) ?? 1) / all);
  };
}

/** A question the post itself asks is the best handle; else its most particular sentence. */
function pointOf(post: PostReading): string {
  const weigh = weightIn(post);
  const asked = post.sentences.find((sentence) => sentence.text.endsWith("?") && sentence.stems.size >= 3);
  if (asked !== undefined) return `paragraph ${asked.paragraph} asks “${excerpt(asked.text)}”`;
  const told = post.sentences
    .filter((sentence) => sentence.words.length <= 40)
    .map((sentence) => ({ sentence, weight: [...sentence.stems].reduce((sum, stem) => sum + weigh(stem), 0) }))
    .sort((a, b) => b.weight - a.weight)[0]?.sentence;
  const chosen = told ?? post.sentences[0];
  return chosen === undefined
    ? "quote it if you like."
    : `paragraph ${chosen.paragraph} says “${excerpt(chosen.text)}”`;
}
