// How much a comment says, as against how long it is: words of weight, what they are related to, clauses, and moves.
import { findMoves } from "./moves.ts";
import type { Reading } from "./reading.ts";

const RELATIONS = new Set(["of", "in", "for", "with", "from", "by", "to"]);
const WEIGHTY_FROM = 7;
/** So many signs make 63 %. */
const SATURATION = 40;

/**
 * 0 to 1. The signs and their equal weights were chosen by looking at constructive news comments (SFU corpus, its
 * training half) inside bands of equal length; no weight is fitted.
 */
export function substanceOf(reading: Reading): number {
  const weighty = reading.words.filter(({ word }) => word.length >= WEIGHTY_FROM).length;
  const relations = reading.words.filter(({ word }) => RELATIONS.has(word)).length;
  const clauses = reading.text.split(/[,;:]\s/u).length - 1;
  const moves = findMoves(reading).reduce((sum, { weight }) => sum + weight, 0);
  return 1 - Math.exp(-(weighty + relations + clauses + moves) / SATURATION);
}
