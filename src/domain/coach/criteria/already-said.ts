// 4. Not already said in the existing comments.
import { excerpt, readSentences, spanOf, type Reading } from "../reading.ts";
import type { Finding } from "../verdict.ts";
import { contentStems, countShared, readWords } from "../words.ts";

/** Fewer words than this coincide by chance. */
const LEAST = 4;
const SAME = 0.6;

export function alreadySaid({ post, words, sentences }: Reading): Finding {
  if (post === undefined || post.comments.length === 0) {
    return { verdict: "na", text: "No other comments are known here.", spans: [] };
  }
  const mine = contentStems(words);
  if (mine.size < LEAST) return { verdict: "na", text: "There is too little here to compare.", spans: [] };
  const best = post.comments
    .map((comment) => ({ comment, shared: countShared(mine, contentStems(readWords(comment))) }))
    .sort((a, b) => b.shared - a.shared)[0];
  const share = (best?.shared ?? 0) / mine.size;
  if (best === undefined || share < SAME) {
    return { verdict: "pass", text: "Nobody has said this here yet.", spans: [], strength: 1 - share };
  }
  const theirs = new Set(readSentences(best.comment).flatMap((sentence) => [...sentence.stems]));
  const spans = sentences.filter(({ stems }) => stems.size > 0 && countShared(stems, theirs) / stems.size >= SAME);
  const text = `Somebody said this already: “${excerpt(best.comment)}” Answer them, or add what they left out.`;
  return { verdict: "fix", text, spans: (spans.length > 0 ? spans : sentences.slice(0, 1)).map(spanOf) };
}
