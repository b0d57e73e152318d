// 12. Readable and sober; on grief, illness or lay-offs there is guidance only.
import { spanOf, type Reading } from "../reading.ts";
import type { Finding } from "../verdict.ts";

const LONG_SENTENCE = 45;
const MANY_WORDS = 30;
const HEAVY =
  /\b(?:passed away|my (?:late )?(?:wife|husband|father|mother|dad|mum|mom|son|daughter|brother|sister|friend)(?:'s)? (?:died|death|funeral)|funeral|obituary|in memory of|grief|grieving|miscarriage|diagnosed with|cancer diagnosis|terminal|(?:was|were|been|got) laid off|lay-?offs|lost my job|suicide)\b/iu;
const LIGHT = /!|😂|🎉|🔥|💯|\b(?:congrat\w*|awesome|amazing|great (?:post|read)|excited|lol)\b/iu;

export function readable({ text, sentences, words, input }: Reading): Finding {
  if (words.length === 0) return { verdict: "na", text: "Nothing is written yet.", spans: [] };
  const opening = `${input.post?.title ?? ""}\n${input.post?.text.slice(0, 600) ?? ""}`;
  if (HEAVY.test(opening)) {
    const light = LIGHT.exec(text);
    const guidance = "They write about a loss. Be brief and plain, name what touched you, ask and argue nothing.";
    if (light === null) return { verdict: "pass", text: guidance, spans: [] };
    return { verdict: "fix", text: guidance, spans: [{ start: light.index, end: light.index + light[0].length }] };
  }
  const long = sentences.filter((sentence) => sentence.words.length > LONG_SENTENCE);
  const mean = words.length / Math.max(1, sentences.length);
  if (long.length === 0 && mean <= MANY_WORDS) return { verdict: "pass", text: "It reads easily.", spans: [] };
  const spans = (
    long.length > 0 ? long : sentences.toSorted((a, b) => b.words.length - a.words.length).slice(0, 1)
  ).map(spanOf);
  return { verdict: "fix", text: "Split this sentence in two; one thought each.", spans, strength: 0.6 };
}
