// Judged inside bands of equal length: a score that only counts words would look good without them.
import { describe, expect, it } from "vitest";
import { BANDS, judgeComments, missingComments, pairsInBands } from "../../../bench/comments.ts";
import { areaUnder, chanceOfBeatingOverPairs, pairsOf } from "../../../bench/ranking.ts";

const missing = missingComments();

describe.skipIf(missing !== undefined)(
  `the score on constructive news comments${missing ? ` (${missing})` : ""}`,
  () => {
    const dev = missing === undefined ? judgeComments("dev") : [];
    const isGood = (comment: (typeof dev)[number]): boolean => comment.constructive;
    const scoreOf = (comment: (typeof dev)[number]): number => comment.score;
    const lengthOf = (comment: (typeof dev)[number]): number => comment.words;

    it("tells them apart", () => {
      expect(areaUnder(pairsOf(dev, isGood), scoreOf)).toBeGreaterThan(0.88);
    });

    it("beats length among comments of much the same length", () => {
      const pairs = pairsInBands(dev);
      expect(areaUnder(pairs, scoreOf)).toBeGreaterThan(areaUnder(pairs, lengthOf) + 0.01);
      expect(chanceOfBeatingOverPairs(pairs, scoreOf, lengthOf)).toBeGreaterThan(0.95);
    });

    it.each(BANDS.map(([from, to], at) => [from, to, [0.6, 0.72, 0.75][at]!] as const))(
      "tells them apart among comments of %i to %i words",
      (from, to, least) => {
        const band = dev.filter(({ words }) => words >= from && words <= to);
        expect(areaUnder(pairsOf(band, isGood), scoreOf)).toBeGreaterThan(least);
      },
    );
  },
);
