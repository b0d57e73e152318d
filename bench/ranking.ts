// How well a number ranks what is good above what is not, and how sure it is that one number does so better than another.

/** A good one, and one that is not. */
export type Pair<T> = readonly [T, T];

const RESAMPLES = 1_000;

export function pairsOf<T>(items: readonly T[], isGood: (item: T) => boolean): Pair<T>[] {
  const others = items.filter((item) => !isGood(item));
  return items.filter(isGood).flatMap((good) => others.map((other): Pair<T> => [good, other]));
}

/** Area under the ROC curve: how often the good one is ranked above the other; equal counts half. NaN without pairs. */
export function areaUnder<T>(pairs: readonly Pair<T>[], value: (item: T) => number): number {
  return pairs.reduce((sum, [good, other]) => sum + rank(value(good), value(other)), 0) / pairs.length;
}

/** Paired bootstrap over the pairs: in which share of the resamples `value` ranks better than `than`. */
export function chanceOfBeatingOverPairs<T>(
  pairs: readonly Pair<T>[],
  value: (item: T) => number,
  than: (item: T) => number,
): number {
  const gains = gainsOf(pairs, value, than);
  const random = randomFrom(1);
  return shareOf(() => {
    let sum = 0;
    for (let drawn = 0; drawn < gains.length; drawn += 1) sum += gains[Math.floor(random() * gains.length)] ?? 0;
    return sum > 0;
  });
}

/** The same over the items: pairs that share one depend on each other, so this is the harder question. */
export function chanceOfBeating<T>(
  pairs: readonly Pair<T>[],
  value: (item: T) => number,
  than: (item: T) => number,
): number {
  const gains = gainsOf(pairs, value, than);
  const places = new Map([...new Set(pairs.flat())].map((item, place) => [item, place]));
  const ends = pairs.map(([good, other]) => [places.get(good) ?? 0, places.get(other) ?? 0] as const);
  const random = randomFrom(1);
  return shareOf(() => {
    const drawn = new Uint16Array(places.size);
    for (let draw = 0; draw < places.size; draw += 1) drawn[Math.floor(random() * places.size)]! += 1;
    const sum = ends.reduce((total, [a, b], at) => total + drawn[a]! * drawn[b]! * (gains[at] ?? 0), 0);
    return sum > 0;
  });
}

/** A generator of its own, so that figures are the same every time. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

function gainsOf<T>(pairs: readonly Pair<T>[], value: (item: T) => number, than: (item: T) => number): number[] {
  return pairs.map(([good, other]) => rank(value(good), value(other)) - rank(than(good), than(other)));
}

function rank(good: number, other: number): number {
  return (Math.sign(good - other) + 1) / 2;
}

function shareOf(isTrue: () => boolean): number {
  return Array.from({ length: RESAMPLES }, isTrue).filter(Boolean).length / RESAMPLES;
}
