import { describe, expect, test } from "vitest";
import { stem } from "../../bench/porter-stemmer.ts";
import { rouge } from "../../bench/rouge.ts";
import { benchSummaries, missingSummaries } from "../../bench/summaries.ts";

test("words are stemmed as Porter's paper does", () => {
  const words =
    "caresses ponies relational hopping hoping conflated happy sky oscillators adoption controlling formaliti probate rate";
  expect(words.split(" ").map(stem).join(" ")).toBe(
    "caress poni relat hop hope conflat happi sky oscil adopt control formal probat rate",
  );
});

test("ROUGE counts shared words, pairs and longest common subsequences", () => {
  expect(rouge(["the cat sat"], ["the cat sat"])).toEqual({ r1: 100, r2: 100, rl: 100 });
  expect(rouge(["a b c d"], ["a c b d"])).toEqual({ r1: 100, r2: 0, rl: 75 });
  expect(rouge(["shelves"], ["books"])).toEqual({ r1: 0, r2: 0, rl: 0 });
});

const missing = missingSummaries();
describe.skipIf(missing !== undefined)(
  `the local brief against the first sentences${missing ? ` (skipped: ${missing})` : ""}`,
  () => {
    test("is no worse on news and better on abstracts", async () => {
      const gains = (await benchSummaries()).filter((figure) => figure.limit !== undefined);
      expect(gains).toHaveLength(3);
      expect(gains.filter((gain) => gain.value < (gain.limit ?? 0))).toEqual([]);
    });
  },
);
