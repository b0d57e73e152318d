// 10. Within the channel's limit, and near the length that reads well there.
import { findOverflow, LENGTH_RULES } from "../lengths.ts";
import type { Reading } from "../reading.ts";
import type { Finding } from "../verdict.ts";

/** Advice is no limit: only what is far off is marked. */
const FAR_BELOW = 0.5;
const FAR_ABOVE = 1.5;

export function length({ text, input, words, sentences }: Reading): Finding {
  const { count, advice, ...rule } = LENGTH_RULES[input.channel];
  const limit = rule.limit === null ? null : (input.serverLimit ?? rule.limit);
  if (sentences.length === 0) return { verdict: "na", text: "Nothing is written yet.", spans: [] };
  const counted = count(text);
  if (limit !== null && counted > limit) {
    const spans = [{ start: findOverflow(text, limit, count), end: text.length }];
    return { verdict: "fix", text: `Cut ${counted - limit} of ${counted} characters; ${limit} fit here.`, spans };
  }
  if (advice === undefined) {
    return limit === null
      ? { verdict: "na", text: "There is no limit here.", spans: [] }
      : { verdict: "pass", text: `${counted} of ${limit} characters.`, spans: [] };
  }
  const size = advice.unit === "words" ? words.length : sentences.length;
  const wish = `${advice.from} to ${advice.to} ${advice.unit} read best here; you have ${size}.`;
  const all = { start: 0, end: text.length };
  if (size < advice.from * FAR_BELOW) {
    return { verdict: "fix", text: `${wish} Room for one example or reason.`, spans: [all], strength: 0.5 };
  }
  if (size > advice.to * FAR_ABOVE) {
    const spans = sentences
      .slice(advice.unit === "sentences" ? advice.to : -1)
      .map(({ start, end }) => ({ start, end }));
    return { verdict: "fix", text: `${wish} Keep the strongest point.`, spans, strength: 0.5 };
  }
  return { verdict: "pass", text: wish, spans: [] };
}
