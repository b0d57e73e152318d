import { describe, expect, test } from "vitest";
import { givesAway } from "../../src/ai/gives-away.ts";

const system =
  "You digest posts from blogs, newsletters and podcasts. The reader will look up each passage that you point to.";
const user = "A post about a harbour. Some say: the reader will look up each passage that you point to.";
const tells = (json: unknown, key?: string): boolean => givesAway(json, { system, user }, key);

describe("an answer", () => {
  test.each([
    ["word for word", { gist: system }],
    [
      "in other marks and capitals",
      { points: [{ text: "YOU DIGEST: posts — from blogs; newsletters, and podcasts!" }] },
    ],
    [
      "as the name of nothing that was asked for",
      { more: { deep: ["x", ["you digest posts from blogs newsletters and podcasts"]] } },
    ],
  ])("gives away what the model was told: %s", (_, json) => {
    expect(tells(json)).toBe(true);
  });

  test("gives away the key", () => {
    expect(tells({ gist: "It is sk-1234." }, "sk-1234")).toBe(true);
    expect(tells({ gist: "It is none." }, "sk-1234")).toBe(false);
  });

  test.each([
    ["a few words that it shares with it", { gist: "You digest posts from blogs, says the author of the harbour." }],
    ["what stands in the post as well", { quotes: ["the reader will look up each passage that you point to"] }],
    ["nothing", undefined],
  ])("gives nothing away with %s", (_, json) => {
    expect(tells(json)).toBe(false);
  });

  test("without an end is read to its end", () => {
    let deep: unknown = system;
    for (let depth = 0; depth < 100_000; depth += 1) deep = [deep];
    expect(tells(deep)).toBe(true);
  });
});
