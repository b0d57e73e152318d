// A text longer than one call reads, in parts: cut where it divides itself, and where what follows says so, so that after an
// edit most parts are the ones that were read before.
import { splitBlocks } from "./local/blocks.ts";
import { CALL_CHARACTERS } from "./brief-post.ts";

/** `text` is `source.slice(start, start + text.length)`. */
export type Part = { text: string; start: number };

/** Where a text divides itself; the higher the rank, the better to cut there. */
export type Border = { at: number; rank: number };
export const RANKS = { chapter: 4, heading: 3, speaker: 2, paragraph: 1 } as const;

/** More parts than this would take a day's budget for one post: so long a text keeps its extract. */
export const PARTS_MAX = 12;

/** A part is at least so full before it is cut at a border. */
const FULL = 0.55;
const SIGN_CHARACTERS = 80;

/**
 * From the beginning: each part ends at a border of the best rank that still fits. Which of equals is decided by the words
 * after it, not by their place: a paragraph added before moves the next border or two, and no more.
 * @param known borders that only the caller knows, such as chapters and turns of speakers; paragraphs are found here.
 */
export function splitIntoParts(text: string, known: readonly Border[] = [], most = CALL_CHARACTERS): Part[] {
  if (text.length <= most) return [{ text, start: 0 }];
  const borders = [...known, ...bordersIn(text)].sort((a, b) => a.at - b.at);
  const parts: Part[] = [];
  for (let start = 0; start < text.length;) {
    const end = text.length - start <= most ? text.length : cutAfter(text, borders, start, most);
    parts.push({ text: text.slice(start, end), start });
    start = end;
  }
  return parts.filter((part) => part.text.trim() !== "");
}

function cutAfter(text: string, borders: readonly Border[], start: number, most: number): number {
  const from = start + Math.floor(most * FULL);
  const within = borders.filter(({ at }) => at > from && at <= start + most);
  const rank = Math.max(...within.map((one) => one.rank));
  const [best] = within
    .filter((one) => one.rank === rank)
    .map(({ at }) => ({ at, sign: signOf(text.slice(at, at + SIGN_CHARACTERS)) }))
    .sort((a, b) => a.sign - b.sign);
  if (best) return best.at;
  // A wall of words: after a sentence, else a word, else anywhere but inside a character.
  const wall = text.slice(from, start + most);
  const sentence = [...wall.matchAll(/[.!?。！？]["'”’»)]*\s|[。！？]/gu)].at(-1);
  if (sentence) return from + sentence.index + sentence[0].length;
  const word = wall.search(/\s\S*$/u);
  if (word > 0) return from + word + 1;
  const end = start + most;
  return /[\udc00-\udfff]/.test(text.charAt(end)) ? end - 1 : end;
}

/** FNV-1a: the same words, the same number. */
function signOf(words: string): number {
  let sign = 0x811c9dc5;
  for (let at = 0; at < words.length; at++) sign = Math.imul(sign ^ words.charCodeAt(at), 0x01000193) >>> 0;
  return sign;
}

/** Paragraphs, and headings: short lines that end no sentence. */
function bordersIn(text: string): Border[] {
  return splitBlocks(text).map(({ start, kind }) => {
    const line = text.lastIndexOf("\n", start - 1) + 1;
    return { at: line, rank: kind === "fragment" ? RANKS.heading : RANKS.paragraph };
  });
}
