// How far two sets of yes and no agree: two readers, or a detector and what the readers agree on.

export type Counts = { both: number; onlyFirst: number; onlySecond: number; neither: number };

export function countPairs(pairs: readonly (readonly [boolean, boolean])[]): Counts {
  const count = (first: boolean, second: boolean): number =>
    pairs.filter((pair) => pair[0] === first && pair[1] === second).length;
  return {
    both: count(true, true),
    onlyFirst: count(true, false),
    onlySecond: count(false, true),
    neither: count(false, false),
  };
}

/** The share of pairs that agree, 0 to 1. */
export function rawAgreement({ both, onlyFirst, onlySecond, neither }: Counts): number {
  return (both + neither) / (both + onlyFirst + onlySecond + neither);
}

/** Cohen's kappa (1960): agreement beyond what two readers with these shares of yes would reach by chance; 1 where chance leaves nothing. */
export function kappa(counts: Counts): number {
  const { both, onlyFirst, onlySecond, neither } = counts;
  const all = both + onlyFirst + onlySecond + neither;
  const [first, second] = [(both + onlyFirst) / all, (both + onlySecond) / all];
  const chance = first * second + (1 - first) * (1 - second);
  return chance === 1 ? 1 : (rawAgreement(counts) - chance) / (1 - chance);
}

/** @param pairs each: found, and really there. Precision is 0 where nothing is found. */
export function precisionAndRecall(pairs: readonly (readonly [boolean, boolean])[]) {
  const { both, onlyFirst, onlySecond } = countPairs(pairs);
  return {
    precision: both === 0 ? 0 : both / (both + onlyFirst),
    recall: both === 0 ? 0 : both / (both + onlySecond),
    positives: both + onlySecond,
    found: both + onlyFirst,
  };
}

/** Precision and recall of the length (within the shortest and longest it may have) that reaches the best F1 on `fit`, measured on `held`. */
export function bestLength(
  fit: readonly (readonly [number, boolean])[],
  held: readonly (readonly [number, boolean])[],
): ReturnType<typeof precisionAndRecall> & { rule: string } {
  const lengths = [...new Set(fit.map(([length]) => length))];
  const rules = lengths.flatMap((limit) => [
    { rule: `up to ${limit} words`, holds: (length: number) => length <= limit },
    { rule: `from ${limit} words`, holds: (length: number) => length >= limit },
  ]);
  const measured = rules.map(({ rule, holds }) => ({
    rule,
    holds,
    f1: f1(precisionAndRecall(fit.map(([length, is]) => [holds(length), is]))),
  }));
  const best = measured.reduce((a, b) => (b.f1 > a.f1 ? b : a));
  return { rule: best.rule, ...precisionAndRecall(held.map(([length, is]) => [best.holds(length), is])) };
}

function f1({ precision, recall }: { precision: number; recall: number }): number {
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}
