import { expect, test } from "vitest";
import { momentAddress, tellLength, tellSize } from "../../../src/web/posts/episode.ts";
import { prepareSaid } from "../../../src/web/posts/prepare-said.ts";
import { toParts } from "../../../src/web/posts/said-parts.ts";

const file = (url: string) => ({ url, kind: "audio" as const, title: "", seconds: null, bytes: null });

test("a moment is a fragment of the file, or a time on the page of the video", () => {
  expect(momentAddress({ plays: file("https://a.example/1.mp3?x=1#t=9"), watch: null }, 61.7)).toBe(
    "https://a.example/1.mp3?x=1#t=61",
  );
  expect(momentAddress({ plays: null, watch: "https://www.youtube.com/watch?v=abcdefghijk" }, 61)).toBe(
    "https://www.youtube.com/watch?v=abcdefghijk&t=61s",
  );
  expect(momentAddress({ plays: null, watch: null }, 61)).toBeNull();
});

test.each([
  [20, "1 min"],
  [2530, "42 min"],
  [3600, "1 h"],
  [4320, "1 h 12 min"],
])("%d seconds are told as %s", (seconds, told) => {
  expect(tellLength(seconds)).toBe(told);
});

test("sizes are told in whole units", () => {
  expect([tellSize(400), tellSize(38_200_000)]).toEqual(["1 kB", "38 MB"]);
});

test("a passage that runs over two paragraphs is marked in both, and has the time of its first word", () => {
  const said = prepareSaid(
    [
      { at: 10, text: "We began. And then it", marks: [[10, 14]] },
      { at: 20, text: "rained for days." },
    ],
    [{ passage: "And then it\nrained" }],
  );
  expect(said.stampOf({ passage: "And then it\nrained" })).toBe("0:14");
  expect(said.anchorOf({ passage: "And then it\nrained" })).toBe("said-1");
  expect(said.paragraphs).toEqual([
    [{ text: "We began. " }, { text: "And then it", mark: { id: "said-1" } }],
    [{ text: "rained", mark: { id: undefined }, back: ["said-1"] }, { text: " for days." }],
  ]);
});

test("what stands nowhere in it has no time", () => {
  expect(prepareSaid([{ at: 1, text: "We began." }], []).stampOf({ passage: "They ended." })).toBeUndefined();
});

const long = (count: number, seconds?: number) =>
  Array.from({ length: count }, (_, index) => ({
    ...(seconds !== undefined && { at: index * seconds }),
    text: "word ".repeat(100).trim(),
  }));

test("a short transcript is one part, a long one is folded by chapters, by ten minutes, or by paragraphs", () => {
  expect(toParts(long(5, 60), []).map(({ title }) => title)).toEqual([null]);
  expect(toParts(long(25, 60), []).map(({ title, segments }) => [title, segments.length])).toEqual([
    ["0:00 to 10:00", 10],
    ["10:00 to 20:00", 10],
    ["20:00 to 24:00", 5],
  ]);
  const chapters = [
    { at: 120, title: "The boat" },
    { at: 130, title: "Too short for a paragraph" },
    { at: 600, title: "The bread" },
  ];
  expect(toParts(long(25, 60), chapters).map(({ title, from }) => [title, from])).toEqual([
    ["Before the first chapter", 0],
    ["2:00 · The boat", 2],
    ["2:10 · Too short for a paragraph", 3],
    ["10:00 · The bread", 10],
  ]);
  expect(toParts(long(40), chapters).map(({ title, from }) => [title, from])).toEqual([
    ["Paragraphs 1 to 30", 0],
    ["Paragraphs 31 to 40", 30],
  ]);
});
