import { describe, expect, test } from "vitest";
import { RANKS, splitIntoParts } from "../../src/ai/brief-parts.ts";
import { CALL_CHARACTERS } from "../../src/ai/brief-post.ts";
import { briefLocally } from "../../src/ai/local/brief-locally.ts";
import { READ_MAX, readText } from "../../src/ai/local/read-text.ts";
import { pickPoints } from "../../src/ai/merge-brief.ts";
import { CLAIMS, longTalk } from "../world/long-talk.ts";

const talk = longTalk()
  .map(({ text }) => text)
  .join("\n");

describe("a text that no single call reads", () => {
  test("is split into parts that together are the text, each of which one call reads", () => {
    const parts = splitIntoParts(talk);
    expect(parts.length).toBeGreaterThan(2);
    expect(parts.map((part) => part.text).join("")).toBe(talk);
    for (const { text, start } of parts) {
      expect(text.length).toBeLessThanOrEqual(CALL_CHARACTERS);
      expect(talk.slice(start, start + text.length)).toBe(text);
      expect(text.startsWith("At the") || text.startsWith("The point")).toBe(true);
    }
  });

  test("is cut at a chapter rather than at a paragraph", () => {
    const at = talk.indexOf("\n", 20_000) + 1;
    expect(splitIntoParts(talk, [{ at, rank: RANKS.chapter }])[1]?.start).toBe(at);
  });

  test("is cut at its headings", () => {
    const text = Array.from(
      { length: 20 },
      (_, at) => `Heading ${at}\n${talk.slice(at * 2_000, at * 2_000 + 1_900)}.`,
    ).join("\n");
    for (const part of splitIntoParts(text)) expect(part.text).toMatch(/^Heading \d+\n/u);
  });

  test("keeps most of its parts when a paragraph is put in", () => {
    const lines = talk.split("\n");
    const edited = [
      ...lines.slice(0, 5),
      "This was put in later, and it says something new about it all.",
      ...lines.slice(5),
    ];
    const before = new Set(splitIntoParts(talk).map((part) => part.text));
    const after = splitIntoParts(edited.join("\n")).map((part) => part.text);
    expect(after.filter((text) => !before.has(text)).length).toBeLessThanOrEqual(2);
  });

  test.each(["a", "a ", "漢", "😀", "word. ", "\n"])("comes to an end where it is a wall of %j", (unit) => {
    const text = unit.repeat(100_000 / unit.length);
    const parts = splitIntoParts(text);
    for (const part of parts) expect(part.text.isWellFormed()).toBe(true);
    expect(parts.every((part) => part.text.length <= CALL_CHARACTERS)).toBe(true);
  });
});

describe("of the points of parts", () => {
  const points = [0, 10, 20, 30, 40, 50, 60, 70, 80].map((start) => ({ start }));

  test("the model's choice stands, in its order", () => {
    expect(pickPoints(points, [9, 1, 5], 90).map((one) => one.start)).toEqual([80, 0, 40]);
  });

  test("the beginning, the middle and the end stay, whatever it chose", () => {
    for (const numbers of [[], [1, 2, 3, 1, 99, -1, 0], [7, 8, 9], [1, 2, 3, 4, 5, 6, 7, 8, 9], [1.5, Number.NaN]]) {
      const chosen = pickPoints(points, numbers, 90);
      expect(new Set(chosen.map((one) => Math.floor(one.start / 30)))).toEqual(new Set([0, 1, 2]));
      expect(chosen.length).toBeGreaterThanOrEqual(3);
      expect(chosen.length).toBeLessThanOrEqual(7);
      expect(new Set(chosen).size).toBe(chosen.length);
    }
  });
});

describe("the local method on ninety minutes of talk", () => {
  test("has points from each third, the claims among them", () => {
    const { points } = briefLocally({ title: "A long talk", text: talk, language: "en" });
    const thirds = points.map(({ passage }) => Math.floor((talk.indexOf(passage) * 3) / talk.length));
    for (const third of [0, 1, 2]) expect(thirds.filter((one) => one === third).length).toBeGreaterThanOrEqual(2);
    for (const third of [0, 1, 2]) {
      const claims = CLAIMS.slice(third * 3, third * 3 + 3);
      expect(points.filter(({ passage }) => claims.includes(passage)).length).toBeGreaterThanOrEqual(1);
    }
  });

  test("reads the end of what is too long to be read whole, and says that it did not read it all", () => {
    const text = `${`${talk}\n`.repeat(4)}The lesson of all this is that the last ferry decides.`;
    expect(text.length).toBeGreaterThan(READ_MAX);
    const windows = readText(text);
    for (const { text: own, start } of windows) expect(text.slice(start, start + own.length)).toBe(own);
    const brief = briefLocally({ title: "", text, language: "en" });
    expect(brief.whole).toBe(false);
    expect(brief.points.map((one) => one.text)).toContain("The lesson of all this is that the last ferry decides.");
    expect(briefLocally({ title: "", text: talk, language: "en" }).whole).toBe(true);
  });
});
