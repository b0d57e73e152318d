// 11. No cluster of machine-writing tells, no stock phrase in place of a point, no clone of what the user wrote lately.
import { holds } from "../patterns.ts";
import { spanOf, type Reading } from "../reading.ts";
import type { Finding } from "../verdict.ts";
import { contentStems, countShared, readWords } from "../words.ts";
import { findCliches } from "./cliches.ts";
import { findTells, type FoundTell } from "./machine-tells.ts";
import { PERSON } from "./person.ts";

const CLUSTER = 3;
const CLONE = 0.7;

export function tells(reading: Reading): Finding {
  const { words, sentences, input, english, text } = reading;
  const mine = contentStems(words);
  const clone = (input.recentComments ?? []).find(
    (comment) => mine.size >= 4 && countShared(mine, contentStems(readWords(comment))) / mine.size >= CLONE,
  );
  if (clone !== undefined) {
    const wish = "You wrote nearly the same elsewhere; say what is different about this post.";
    return { verdict: "fix", text: wish, spans: sentences.slice(0, 1).map(spanOf) };
  }
  const found = findTells(reading);
  if (isCluster(found, reading)) {
    const names = found.map(({ name }) => name).join(", ");
    const wish = `This reads as if a machine wrote it (${names}). Say it as you would across a table.`;
    return { verdict: "fix", text: wish, spans: found.flatMap(({ spans }) => spans) };
  }
  const cliches = findCliches(reading);
  const [cliche] = cliches;
  if (cliche !== undefined) {
    const wish = `“${text.slice(cliche.start, cliche.end)}” says nothing of your own. Take it out, or put the case behind it in its place.`;
    return { verdict: "fix", text: wish, spans: cliches, strength: 0.5 };
  }
  if (!english || words.length === 0)
    return { verdict: "na", text: "The coach knows these habits best in English.", spans: [] };
  return { verdict: "pass", text: "It sounds like a person.", spans: [], strength: 1 - found.length / 6 };
}

/** Three habits; or two where nothing shows a person; or the post told back, and hardly more. */
export function isCluster(found: readonly FoundTell[], { text, sentences }: Reading): boolean {
  if (found.length >= CLUSTER) return true;
  if (holds(PERSON, text)) return false;
  const told = found.find(({ name }) => name === "restating the post")?.spans ?? [];
  return (
    found.length === CLUSTER - 1 || (told.length > 0 && told.length * 2 >= sentences.length && sentences.length > 1)
  );
}
