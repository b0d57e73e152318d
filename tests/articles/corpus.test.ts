import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { benchArticles } from "../../bench/articles.ts";

const CORPUS = new URL("../../../shared/corpus/articles/expected.jsonl", import.meta.url);
const reason = existsSync(CORPUS) ? "" : " (skipped: ../shared/corpus/articles is not beside the repository)";

describe.skipIf(reason !== "")(`real pages and hostile payloads${reason}`, () => {
  test("reach every gate", async () => {
    const missed = (await benchArticles()).filter(({ value, limit }) => {
      if (limit === undefined) return false;
      const bound = Number(limit.replace(/[<>=\s]+/, ""));
      return limit.startsWith(">=") ? value < bound : value > bound;
    });
    expect(missed).toEqual([]);
  });
});
