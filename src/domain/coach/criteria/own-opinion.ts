// 3. Holds the user's own opinion: a clause that can be traced to their take.
import { spanOf, type Reading, type Sentence } from "../reading.ts";
import type { Finding } from "../verdict.ts";
import { excerpt } from "../reading.ts";

const DISSENT =
  /\b(?:disagree|doubt|wrong|not (?:so )?(?:sure|convinced|true)|don't (?:think|believe|buy)|overrated|fails?|misses)\b/iu;
const ASSENT = /\b(?:agree|spot on|exactly right|couldn't have said|so true|absolutely right|well said)\b/iu;
const TURN = /\b(?:but|however|although|though|except|yet|disagree|not|doubt|wrong)\b|n't\b/iu;

export function ownOpinion({ text, take, post, sentences, english }: Reading): Finding {
  if (take.every((sentence) => sentence.stems.size === 0)) {
    return { verdict: "na", text: "Note your own take first; then the comment can be held against it.", spans: [] };
  }
  const takeText = take.map((sentence) => sentence.text).join(" ");
  const assent = ASSENT.exec(text);
  if (english && assent !== null && DISSENT.test(takeText) && !TURN.test(text)) {
    const spans = [{ start: assent.index, end: assent.index + assent[0].length }];
    return {
      verdict: "fix",
      text: `Your take disagrees, this agrees. Say it as you meant it: “${excerpt(takeText)}”`,
      spans,
    };
  }
  const own = ownStems(take, post?.title ?? new Set());
  const best = sentences
    .map((sentence) => ({ sentence, shared: [...sentence.stems].filter((stem) => own.has(stem)) }))
    .sort((a, b) => b.shared.length - a.shared.length)[0];
  const needed = Math.min(english ? 2 : 3, own.size);
  if (best !== undefined && best.shared.length >= needed) {
    const spans = best.sentence.words.filter((word) => best.shared.includes(word.stem)).map(spanOf);
    const strength = Math.min(1, 0.5 + best.shared.length / (2 * Math.max(needed, Math.min(6, own.size))));
    return { verdict: "pass", text: "Your own take is in it.", spans, strength };
  }
  const wish = `Bring in what you said yourself: “${excerpt(takeText)}”`;
  return { verdict: "fix", text: wish, spans: sentences.slice(0, 1).map(spanOf) };
}

/** What the take says beyond the subject itself, unless the subject is all it says. */
function ownStems(take: readonly Sentence[], title: ReadonlySet<string>): Set<string> {
  const all = new Set(take.flatMap((sentence) => [...sentence.stems]));
  const beyond = new Set([...all].filter((stem) => !title.has(stem)));
  return beyond.size > 0 ? beyond : all;
}
