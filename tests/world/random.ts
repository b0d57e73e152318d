// Chance that can be told again: the same seed draws the same lots, whatever else is drawn elsewhere.

export type Random = {
  /** From 0 up to, not including, 1. */
  next: () => number;
  between: (least: number, most: number) => number;
  /** A whole number, both ends included. */
  whole: (least: number, most: number) => number;
  chance: (probability: number) => boolean;
  pick: <T>(list: readonly T[]) => T;
  /** At most `count` different ones, in the order drawn. */
  some: <T>(list: readonly T[], count: number) => T[];
};

/** @param seed its parts together name one stream of lots, independent of every other. */
export function createRandom(...seed: readonly (string | number)[]): Random {
  let state = hash(seed.join("\0"));
  // mulberry32: small, fast, and good enough for a story.
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  return {
    next,
    between: (least, most) => least + next() * (most - least),
    whole: (least, most) => least + Math.floor(next() * (most - least + 1)),
    chance: (probability) => next() < probability,
    pick,
    some: (list, count) => {
      const left = [...list];
      const drawn: (typeof left)[number][] = [];
      while (left.length > 0 && drawn.length < count) drawn.push(...left.splice(Math.floor(next() * left.length), 1));
      return drawn;
    },
  };
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const char of text) value = Math.imul(value ^ char.codePointAt(0)!, 0x01000193);
  return value | 0;
}
