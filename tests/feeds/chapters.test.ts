import { expect, test } from "vitest";
import { chaptersInText, readChapters } from "../../src/feeds/chapters.ts";

const AT = "https://ann.example.org/chapters.json";

test("chapters as JSON are read in the order of their times, silent and broken ones left out", () => {
  const text = JSON.stringify({
    version: "1.2.0",
    chapters: [
      { startTime: 168.5, title: "Boats &amp; bread", img: "/boat.jpg", url: "https://boats.example/" },
      { startTime: 0, title: "Intro" },
      { startTime: 20, title: "Only a picture changes", toc: false },
      { startTime: "260", title: "As text" },
      { startTime: -1, title: "Before the beginning" },
      { startTime: null, title: "Never" },
      { startTime: 300 },
      { startTime: 301, title: "<script>alert(1)</script>", url: "javascript:alert(1)" },
      "nonsense",
    ],
  });
  expect(readChapters(text, AT)).toEqual([
    { at: 0, title: "Intro" },
    { at: 168.5, title: "Boats & bread", url: "https://boats.example/", picture: "https://ann.example.org/boat.jpg" },
    { at: 260, title: "As text" },
    { at: 301, title: "<script>alert(1)</script>" },
  ]);
});

test.each(["", "<html>", "[]", '{"chapters": 3}', "{", "[".repeat(50_000)])("%.20j is no list of chapters", (text) => {
  expect(readChapters(text, AT)).toBeUndefined();
});

test("a hundred thousand chapters are five hundred", () => {
  const chapters = Array.from({ length: 100_000 }, (_, index) => ({ startTime: index, title: `Chapter ${index}` }));
  expect(readChapters(JSON.stringify({ chapters }), AT)).toHaveLength(500);
});

test.each([
  ["as YouTube has them", "Hello\n00:00 Intro\n02:10 The boat\n1:02:03 Questions\nBye"],
  ["in brackets, after bullets", "• (00:00) Intro\n• (02:10) - The boat\n• [1:02:03]: Questions"],
  ["at the end of the line", "Intro – 0:00\nThe boat – 2:10\nQuestions – 1:02:03"],
])("the list of moments in a description is found %s", (_name, text) => {
  expect(chaptersInText(text)).toEqual([
    { at: 0, title: "Intro" },
    { at: 130, title: "The boat" },
    { at: 3723, title: "Questions" },
  ]);
});

test.each([
  ["two times only", "0:00 Intro\n5:00 End"],
  ["times that jump back", "0:00 Intro\n9:00 Later\n5:00 Earlier"],
  ["opening hours", "10:30 Doors\n11:00 Talk\n12:00 Lunch"],
  ["a sentence", "We met at 10:30 and left at 11:00.\nIt was fine."],
  ["nothing", ""],
])("%s are no chapters", (_name, text) => {
  expect(chaptersInText(text)).toEqual([]);
});
