// 11. No cluster of three or more machine-writing tells, and no clone of what the user wrote lately.
import { spanOf, type Reading } from "../reading.ts";
import type { Finding, Span } from "../verdict.ts";
import { contentStems, countShared, readWords } from "../words.ts";

const CLUSTER = 3;
const CLONE = 0.7;

/** Each is harmless alone. */
const TELLS: Readonly<Record<string, RegExp>> = {
  "restating the post":
    /\b(?:your|this|the) (?:post|article|piece|essay|talk|episode) (?:really |truly |beautifully |perfectly |brilliantly )?(?:highlights?|captures?|emphasi[sz]es|underscores?|discuss(?:es)?|explores?|explains?|sheds? light|dives? into|reminds us)\b/giu,
  "stock praise":
    /\b(?:great insights?|insightful|thought[- ]provoking|valuable (?:insights?|perspective)|well[- ]articulated|resonates? (?:deeply|strongly|with me)|couldn't agree more|thanks? (?:you )?for sharing)\b/giu,
  "not X but Y":
    /\b(?:(?:it's|this is|is|are|was) not (?:just |only |merely |about )?[^.!?]{2,60}(?:, but|[;,—–-]+ ?it's|, it's)|isn't (?:just|only|about|merely)|not only\b[^.!?]{2,80}\bbut also)\b/giu,
  triples: /\b[\p{L}-]{4,30}, [\p{L}-]{4,30}(?: [\p{L}-]{1,30})?,? and [\p{L}-]{4,30}\b/giu,
  "dash chains": /[—–][^—–]{3,120}[—–]/gu,
  "stock words":
    /\b(?:delv(?:e|es|ing)|tapestry|landscape|leverag(?:e|es|ing)|robust|pivotal|foster(?:s|ing)?|underscor(?:e|es|ing)|testament|crucial|game[- ]chang(?:er|ing)|nuanced?|navigat(?:e|ing)|holistic|seamless(?:ly)?|unlock(?:s|ing)?|empower(?:s|ing)?|realm|paradigm|synergy|elevat(?:e|es|ing)|ever-(?:evolving|changing)|transformative|intricate|multifaceted|invaluable)\b/giu,
  "closing summary":
    /(?:^|[.!?]\s+)(?:In conclusion|In summary|Overall|Ultimately|At the end of the day|To sum up|In essence|All in all)\b/gu,
};

export function tells({ text, words, sentences, input, english }: Reading): Finding {
  const mine = contentStems(words);
  const clone = (input.recentComments ?? []).find(
    (comment) => mine.size >= 4 && countShared(mine, contentStems(readWords(comment))) / mine.size >= CLONE,
  );
  if (clone !== undefined) {
    const text = "You wrote nearly the same elsewhere; say what is different about this post.";
    return { verdict: "fix", text, spans: sentences.slice(0, 1).map(spanOf) };
  }
  if (!english || words.length === 0)
    return { verdict: "na", text: "The coach knows these habits in English only.", spans: [] };
  const found = Object.entries(TELLS).flatMap(([name, pattern]) => {
    const spans: Span[] = [...text.matchAll(pattern)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
    }));
    return spans.length === 0 ? [] : [{ name, spans }];
  });
  const stock = found.find(({ name }) => name === "stock words")?.spans.length ?? 0;
  const weight = found.length + Math.max(0, stock - 1);
  if (weight < CLUSTER)
    return { verdict: "pass", text: "It sounds like a person.", spans: [], strength: 1 - weight / 6 };
  const names = found.map(({ name }) => name).join(", ");
  const wish = `This reads as if a machine wrote it (${names}). Say it as you would across a table.`;
  return { verdict: "fix", text: wish, spans: found.flatMap(({ spans }) => spans) };
}
