// Which habits of machine writing a comment shows, each with where it shows.
import { matchesOf } from "../patterns.ts";
import { spanOf, type Reading } from "../reading.ts";
import type { Span } from "../verdict.ts";
import { ANYWHERE_QUESTION, MORAL, TELLS, type Tell } from "./tell-phrases.ts";

/** So many stock words make one habit; a single one is a word. */
const STOCK = 2;
const DASH = /\s[—–]\s|[\p{L}]—[\p{L}]/gu;

export type FoundTell = { name: Tell; spans: Span[] };

export function findTells({ text, sentences }: Reading): FoundTell[] {
  const [first, last] = [sentences[0], sentences.at(-1)];
  const found: FoundTell[] = Object.entries(TELLS).map(([name, pattern]) => ({
    name: name as Tell,
    spans: matchesOf(pattern, text),
  }));
  const verdict = found.find(({ name }) => name === "an all-purpose verdict");
  // A verdict is one where the comment opens or closes with it.
  if (verdict !== undefined && first !== undefined && last !== undefined)
    verdict.spans = verdict.spans.filter(({ start }) => start < first.end || start >= last.start);
  const dashes = matchesOf(DASH, text);
  if (dashes.length >= 2) found.push({ name: "dash chains", spans: dashes });
  const closing = sentences.slice(-2).filter(({ text }) => matchesOf(MORAL, text).length > 0);
  found.push({ name: "a closing moral", spans: closing.map(spanOf) });
  const asks = last !== undefined && matchesOf(ANYWHERE_QUESTION, last.text).length > 0;
  const open = asks && (/\?\s*$/u.test(last.text) || /^(?:curious|i'd love|i would love)/iu.test(last.text));
  if (open) found.push({ name: "a question for anywhere", spans: [spanOf(last)] });
  return found.filter(({ name, spans }) => spans.length >= (name === "stock words" ? STOCK : 1));
}
