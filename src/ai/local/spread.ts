// Points from everywhere in a long text: the best sentences of all of it, but some from each third of it.
import { pickDiverse, type Ranked } from "./rank.ts";

/** Shorter texts are of one piece: what says most says most, wherever it stands. */
export const SPREAD_FROM_WORDS = 1_200;
const THIRDS = 3;

/** @param ranked best first. @param thirdOf 0, 1 or 2, by the index of a sentence. @returns the best first. */
export function pickSpread(ranked: Ranked[], count: number, thirdOf: (index: number) => number): Ranked[] {
  const each = Math.floor(count / THIRDS);
  const picked: Ranked[] = [];
  for (let third = 0; third < THIRDS; third++) {
    const own = ranked.filter((one) => thirdOf(one.index) === third);
    picked.push(...pickDiverse(own, each, undefined, picked));
  }
  const taken = new Set(picked.map((one) => one.index));
  const rest = ranked.filter((one) => !taken.has(one.index));
  picked.push(...pickDiverse(rest, count - picked.length, undefined, picked));
  return picked.sort((a, b) => b.score - a.score);
}
