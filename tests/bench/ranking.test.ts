import { describe, expect, test } from "vitest";
import { areaUnder, chanceOfBeating, chanceOfBeatingOverPairs, pairsOf } from "../../bench/ranking.ts";

const ITEMS = [
  { good: true, right: 4, half: 1 },
  { good: true, right: 3, half: 2 },
  { good: false, right: 2, half: 2 },
  { good: false, right: 1, half: 1 },
];
const PAIRS = pairsOf(ITEMS, ({ good }) => good);
type Item = (typeof ITEMS)[number];
const right = (item: Item): number => item.right;
const half = (item: Item): number => item.half;

describe("a ranking", () => {
  test("is judged by how often the good one is above, and equals count half", () => {
    expect(PAIRS).toHaveLength(4);
    expect(areaUnder(PAIRS, right)).toBe(1);
    expect(areaUnder(PAIRS, half)).toBe(0.5);
    expect(areaUnder([], right)).toBeNaN();
  });

  test("beats a worse one in most resamples, and never itself", () => {
    expect(chanceOfBeatingOverPairs(PAIRS, right, half)).toBeGreaterThan(0.9);
    expect(chanceOfBeatingOverPairs(PAIRS, half, right)).toBe(0);
    expect(chanceOfBeatingOverPairs(PAIRS, right, right)).toBe(0);
    expect(chanceOfBeating(PAIRS, right, half)).toBeGreaterThan(chanceOfBeating(PAIRS, half, right));
  });

  test("is resampled the same way every time", () => {
    expect(chanceOfBeating(PAIRS, right, half)).toBe(chanceOfBeating(PAIRS, right, half));
  });
});
