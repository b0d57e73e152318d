import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { countPairs, kappa, precisionAndRecall, rawAgreement } from "../../support/agreement.ts";
import { LABELS, readLabelledComments } from "../../support/labelled-comments.ts";

const README = readFileSync(new URL("../../fixtures/coach/README.md", import.meta.url), "utf8");

describe("the agreement of two readers", () => {
  it("is what is left beyond chance", () => {
    // The worked example of Cohen's paper's kind: 20 + 15 of 50 agree, half of which chance would bring.
    const counts = { both: 20, onlyFirst: 5, onlySecond: 10, neither: 15 };
    expect(rawAgreement(counts)).toBeCloseTo(0.7);
    expect(kappa(counts)).toBeCloseTo(0.4);
    expect(kappa({ both: 0, onlyFirst: 0, onlySecond: 0, neither: 9 })).toBe(1);
  });

  it("is told by the README as it is", () => {
    const comments = readLabelledComments();
    const told = LABELS.map((label) => {
      const counts = countPairs(comments.map(({ says }) => [says[0].has(label), says[1].has(label)]));
      const { both, onlyFirst, onlySecond, neither } = counts;
      const figures = [
        both,
        onlyFirst + onlySecond,
        neither,
        ...[rawAgreement(counts), kappa(counts)].map(threePlaces),
      ];
      return `| ${label} | ${figures.join(" | ")} |`;
    });
    expect(told.filter((line) => !README.includes(line))).toEqual([]);
  });

  it("counts precision among what is found and recall among what is there", () => {
    const pairs = [
      [true, true],
      [true, false],
      [false, true],
      [false, true],
    ] as const;
    expect(precisionAndRecall(pairs)).toEqual({ precision: 1 / 2, recall: 1 / 3, positives: 3, found: 2 });
  });
});

function threePlaces(value: number): string {
  return value.toFixed(3);
}
