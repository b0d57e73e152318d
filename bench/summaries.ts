// The local brief against the first sentences, on texts with human summaries (read from beside the checkout where present).
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { briefLocally } from "../src/ai/local/brief-locally.ts";
import { splitSentences } from "../src/ai/local/sentences.ts";
import { machineNow } from "../src/clock.ts";
import { projectRoot } from "../src/root.ts";
import type { Figure } from "./figure.ts";
import { rouge, type Rouge } from "./rouge.ts";

type Text = { text: string; sentences: string[]; references: string[][] };

const FOLDER = join(projectRoot(), "../shared/corpus/summaries");
const RESAMPLES = 2_000;
const METRICS = ["r1", "r2", "rl"] as const;

/** Why the bench cannot run here, or undefined. */
export function missingSummaries(): string | undefined {
  return existsSync(FOLDER) ? undefined : "no corpus of summaries beside the checkout (../shared/corpus/summaries)";
}

/** ROUGE F1 in percent. News: the first three points against the first three sentences. SciTLDR: the gist against the first. */
export async function benchSummaries(): Promise<Figure<number>[]> {
  if (missingSummaries() !== undefined) return [];
  const news = readLines("cnndm-dev.jsonl").map((line) => {
    const { text, summary } = line as { text: string; summary: string[] };
    return { text, sentences: splitSentences(text).map((one) => one.text), references: [summary] };
  });
  const abstracts = readLines("scitldr-dev.jsonl").map((line) => {
    const { sentences, summaries } = line as { sentences: string[]; summaries: string[] };
    return { text: sentences.join(" "), sentences, references: summaries.map((one) => [one]) };
  });
  const points = (text: Text) =>
    briefOf(text)
      .points.slice(0, 3)
      .map((one) => one.text);
  return [
    ...compare("news, 3 points", news, points, 3, 0),
    ...compare("abstracts, gist", abstracts, (text) => [briefOf(text).gist], 1, 4),
    ...compare("abstracts, 1 point", abstracts, (text) => points(text).slice(0, 1), 1, 4),
    timing(news),
  ];
}

function compare(
  name: string,
  texts: Text[],
  ours: (text: Text) => string[],
  first: number,
  gain: number,
): Figure<number>[] {
  const scores = texts.map((text) => ({
    ours: best(ours(text), text.references),
    first: best(text.sentences.slice(0, first), text.references),
  }));
  const figures = METRICS.map((metric) => ({
    name: `${name}, ${metric}`,
    value: mean(scores.map((one) => one.ours[metric])),
    unit: "F1 %",
  }));
  const gains = scores.map((one) => one.ours.r1 - one.first.r1);
  const [low, high] = bootstrap(gains);
  return [
    ...figures,
    { name: `${name}, first sentences r1`, value: mean(scores.map((one) => one.first.r1)), unit: "F1 %" },
    {
      name: `${name}, paired gain r1`,
      value: mean(gains),
      unit: `points [${low.toFixed(1)}, ${high.toFixed(1)}]`,
      limit: gain,
    },
  ];
}

// Several people summarised the same text: the nearest counts, as SciTLDR's authors do.
function best(system: string[], references: string[][]): Rouge {
  const all = references.map((reference) => rouge(system, reference));
  return {
    r1: Math.max(...all.map((r) => r.r1)),
    r2: Math.max(...all.map((r) => r.r2)),
    rl: Math.max(...all.map((r) => r.rl)),
  };
}

function timing(texts: Text[]): Figure<number> {
  const start = machineNow();
  for (const text of texts) briefOf(text);
  return { name: "local brief of a news article", value: (machineNow() - start) / texts.length, unit: "ms" };
}

function briefOf(text: Text) {
  return briefLocally({ title: "", text: text.text, language: "en" });
}

// 95 % percentile interval of the mean, with a generator of its own so that it is the same every time.
function bootstrap(values: number[]): [number, number] {
  let state = 1;
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const means = Array.from({ length: RESAMPLES }, () =>
    mean(values.map(() => values[Math.floor(random() * values.length)] ?? 0)),
  ).sort((a, b) => a - b);
  return [means[Math.floor(RESAMPLES * 0.025)] ?? 0, means[Math.floor(RESAMPLES * 0.975)] ?? 0];
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function readLines(file: string): unknown[] {
  const lines = readFileSync(join(FOLDER, file), "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line): unknown => JSON.parse(line));
}
