// Points from everywhere in a long text: the best sentences of all of it, but some from each third of it.
import { pickDiverse, type Ranked } from "./rank.ts";

/** Shorter texts are of one piece: what says most says most, wherever it stands. */
export const SPREAD_FROM_WORDS = 1_200;
const THIRDS = 3;

/**
 * Of each third what most of it is about, and, where somebody says what they hold or found, that: in an hour of talk it is
 * said once and looks like nothing else.
 * @param ranked best first. @param about by the index of a sentence: which third (0, 1, 2), and whether it makes a claim.
 * @returns the best first.
 */
export function pickSpread(
  ranked: Ranked[],
  count: number,
  about: { thirdOf: (index: number) => number; isClaim: (index: number) => boolean },
): Ranked[] {
  const each = Math.floor(count / THIRDS);
  const picked: Ranked[] = [];
  for (let third = 0; third < THIRDS; third++) {
    const own = ranked.filter((one) => about.thirdOf(one.index) === third);
    const claims = pickDiverse(
      own.filter((one) => about.isClaim(one.index)),
      Math.floor(each / 2),
      undefined,
      picked,
    );
    picked.push(...claims);
    const others = own.filter((one) => !claims.includes(one));
    picked.push(...pickDiverse(others, each - claims.length, undefined, picked));
  }
  const taken = new Set(picked.map((one) => one.index));
  const rest = ranked.filter((one) => !taken.has(one.index));
  picked.push(...pickDiverse(rest, count - picked.length, undefined, picked));
  return picked.sort((a, b) => b.score - a.score);
}
