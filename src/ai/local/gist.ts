// One or two sentences within the limit of words, cut at a clause where one sentence is too long.
import { GIST_WORDS } from "../brief.ts";
import { countWords } from "./terms.ts";

const SECOND_BELOW = 10;
const CLAUSE_END = /[,;:–—，、；：،؛](?=\s|$|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana})|\s[-–—](?=\s)/gu;

/** White space of any kind to single spaces: how a passage is shown. */
export function onOneLine(text: string): string {
  return text.replaceAll(/\s+/gu, " ").trim();
}

/** @param sentences best first, at least one. */
export function writeGist(sentences: string[]): string {
  const [first = "", second] = sentences.map(onOneLine);
  const words = countWords(first);
  if (words > GIST_WORDS) return trimToWords(first, GIST_WORDS);
  if (second !== undefined && words < SECOND_BELOW && words + countWords(second) <= GIST_WORDS)
    return `${first} ${second}`;
  return first;
}

/** Cuts at the last clause within the limit, else after the last whole word; marks the cut with "…". */
export function trimToWords(text: string, limit: number): string {
  if (countWords(text) <= limit) return text;
  const head = headOfWords(text, limit);
  let cut = 0;
  for (const match of head.matchAll(CLAUSE_END)) cut = match.index;
  const kept = cut > head.length / 2 ? head.slice(0, cut) : head;
  return `${kept.replace(/[\s\p{Pd},;:，、；：]+$/u, "")}…`;
}

function headOfWords(text: string, limit: number): string {
  // Far more characters than any limit in words needs; a single endless word is cut here.
  let head = text.slice(0, limit * 12);
  while (countWords(head) > limit) {
    const last = head.lastIndexOf(" ");
    head = last > head.length / 2 ? head.slice(0, last) : head.slice(0, Math.floor(head.length * 0.95));
  }
  return head.isWellFormed() ? head : head.slice(0, -1);
}
