// Judged inside bands of equal length: a score that only counts words would look good without them.
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { coach } from "../../../src/domain/coach/coach.ts";

const TRAIN = new URL("../../../../shared/corpus/comments/sfu-constructive/train.tsv", import.meta.url);
const REASON = existsSync(TRAIN) ? "" : " (skipped: the comment corpus is not beside this checkout)";

type Labelled = { constructive: boolean; words: number; score: number };

function readCorpus(): Labelled[] {
  const [, ...rows] = readFileSync(TRAIN, "utf8").trim().split("\n");
  return rows.map((row) => {
    const [constructive, , , , title = "", text = ""] = row.split("\t");
    const { score } = coach({ text, channel: "blog", post: { title, text: "", comments: [] } });
    return { constructive: constructive === "1", words: text.split(/\s+/u).length, score };
  });
}

/** Area under the ROC curve: how often a constructive comment scores above another one. */
function areaUnder(rows: readonly Labelled[], value: (row: Labelled) => number): number {
  const others = rows.filter((row) => !row.constructive);
  const wins = rows
    .filter((row) => row.constructive)
    .flatMap((good) => others.map((other) => (Math.sign(value(good) - value(other)) + 1) / 2));
  return wins.reduce((sum, win) => sum + win, 0) / wins.length;
}

describe.skipIf(REASON !== "")(`the score on constructive news comments${REASON}`, () => {
  it.each([
    [15, 40, 0.65],
    [25, 60, 0.68],
    [40, 90, 0.75],
  ])("tells them apart among comments of %i to %i words", (from, to, least) => {
    const band = readCorpus().filter(({ words }) => words >= from && words <= to);
    expect(areaUnder(band, ({ score }) => score)).toBeGreaterThan(least);
  });
});
