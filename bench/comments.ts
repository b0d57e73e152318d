// The coach's score against length alone, on news comments that others called constructive or not (SFU corpus, read from
// beside the checkout where present).
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { coach } from "../src/domain/coach/coach.ts";
import { projectRoot } from "../src/root.ts";
import type { Figure } from "./figure.ts";
import { areaUnder, chanceOfBeating, chanceOfBeatingOverPairs, pairsOf, type Pair } from "./ranking.ts";

export type JudgedComment = {
  constructive: boolean;
  /** Separated by spaces. */
  words: number;
  score: number;
};

/** In words; they overlap, as they do where the figures of length alone were published. */
export const BANDS = [
  [15, 40],
  [25, 60],
  [40, 90],
] as const;

const FOLDER = join(projectRoot(), "../shared/corpus/comments/sfu-constructive");
const EQUAL = 1.1;

/** Why the bench cannot judge here, or undefined. */
export function missingComments(): string | undefined {
  return existsSync(FOLDER) ? undefined : "no corpus of comments beside the checkout (../shared/corpus/comments)";
}

/** Every comment of a split (`train`, on which signs were chosen, or `dev`), scored as one on a post known by its title. */
export function judgeComments(split: "train" | "dev"): JudgedComment[] {
  const [, ...rows] = readFileSync(join(FOLDER, `${split}.tsv`), "utf8")
    .trim()
    .split("\n");
  return rows.map((row) => {
    const [constructive, , , , title = "", text = ""] = row.split("\t");
    const { score } = coach({ text, channel: "blog", post: { title, text: "", comments: [] } });
    return { constructive: constructive === "1", words: text.trim().split(/\s+/u).length, score };
  });
}

/** All pairs of a constructive comment and another one inside a band, of all bands together. */
export function pairsInBands(comments: readonly JudgedComment[]): Pair<JudgedComment>[] {
  return BANDS.flatMap(([from, to]) => pairsOf(inBand(comments, from, to), ({ constructive }) => constructive));
}

export function benchComments(): Promise<Figure<number>[]> {
  if (missingComments() !== undefined) return Promise.resolve([]);
  return Promise.resolve([...figuresOf("dev", true), ...figuresOf("train", false)]);
}

function figuresOf(split: "train" | "dev", isGate: boolean): Figure<number>[] {
  const comments = judgeComments(split);
  const scoreOf = ({ score }: JudgedComment): number => score;
  const lengthOf = ({ words }: JudgedComment): number => words;
  const isGood = ({ constructive }: JudgedComment): boolean => constructive;
  const compare = (name: string, pairs: Pair<JudgedComment>[], limit?: number): Figure<number> => ({
    name: `${split}, ${name}`,
    value: areaUnder(pairs, scoreOf),
    unit: "AUC",
    ...(isGate && limit !== undefined ? { limit } : {}),
    peer: { name: "length alone", value: areaUnder(pairs, lengthOf) },
  });
  const all = pairsOf(comments, isGood);
  const pooled = pairsInBands(comments);
  const equal = pooled.filter(([good, other]) => Math.max(good.words / other.words, other.words / good.words) <= EQUAL);
  return [
    compare("all comments", all, 0.85),
    ...BANDS.map(([from, to]) => compare(`${from} to ${to} words`, pairsOf(inBand(comments, from, to), isGood))),
    compare("the bands' pairs together", pooled),
    compare("of them those of equal length (10 %)", equal),
    {
      name: `${split}, the score beats length inside the bands`,
      value: chanceOfBeatingOverPairs(pooled, scoreOf, lengthOf),
      unit: "P, pairs resampled",
      ...(isGate ? { limit: 0.9 } : {}),
    },
    {
      name: `${split}, the same, harder`,
      value: chanceOfBeating(pooled, scoreOf, lengthOf),
      unit: "P, comments resampled",
    },
  ];
}

function inBand(comments: readonly JudgedComment[], from: number, to: number): JudgedComment[] {
  return comments.filter(({ words }) => words >= from && words <= to);
}
