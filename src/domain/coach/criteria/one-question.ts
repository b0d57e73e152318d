// 8. One question at most, answerable in a minute; no meeting ask.
import { spanOf, type Reading } from "../reading.ts";
import type { Finding } from "../verdict.ts";

const MEETING =
  /\b(?:hop on a (?:quick )?call|(?:quick|short|brief) (?:call|chat|zoom)|(?:grab|have|get) (?:a )?(?:coffee|lunch|drink)|book (?:a|some) (?:call|time|slot)|jump on a|schedule (?:a|some)|(?:\d+|fifteen|thirty) minutes of your time|pick your brain|calendly|let's (?:connect|meet|talk|chat)|(?:can|could|may) we (?:connect|meet|talk|chat)|would you be open to (?:a|meeting|connecting))\b/iu;
const LONGEST = 40;

export function oneQuestion({ text, sentences, urls }: Reading): Finding {
  if (sentences.length === 0) return { verdict: "na", text: "Nothing is written yet.", spans: [] };
  const meeting = MEETING.exec(text);
  if (meeting !== null) {
    const spans = [{ start: meeting.index, end: meeting.index + meeting[0].length }];
    return { verdict: "fix", text: "Leave the meeting for later; ask one thing they can answer right here.", spans };
  }
  const inUrl = (at: number): boolean => urls.some((url) => at >= url.start && at < url.end);
  const questions = sentences.filter(({ text, start }) =>
    [...text.matchAll(/[?？¿]/gu)].some((mark) => !inUrl(start + mark.index)),
  );
  const [first] = questions;
  if (first === undefined) return { verdict: "pass", text: "It asks nothing of them, which is fine.", spans: [] };
  if (questions.length > 1) {
    const wish = `You ask ${questions.length} questions; keep the one you most want answered.`;
    return { verdict: "fix", text: wish, spans: questions.slice(1).map(spanOf), strength: 1 / questions.length };
  }
  if (first.words.length > LONGEST) {
    return {
      verdict: "fix",
      text: "Shorten the question until it can be answered in a minute.",
      spans: [spanOf(first)],
      strength: 0.5,
    };
  }
  return { verdict: "pass", text: "One question, and it can be answered here.", spans: [spanOf(first)] };
}
