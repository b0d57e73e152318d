import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { GIST_WORDS, type Brief } from "../../../src/ai/brief.ts";
import { briefLocally } from "../../../src/ai/local/brief-locally.ts";
import { countWords } from "../../../src/ai/local/terms.ts";
import { ENGLISH, STORIES } from "./texts.ts";

const FRAME = [
  "Subscribe to my newsletter to receive new posts.",
  "Share this on LinkedIn",
  "Read more about libraries here.",
  "If you enjoyed this post, buy me a coffee!",
  "Related posts",
  "How we chose the shelves",
  "Why our town has two bakeries",
  "The post A place to talk appeared first on Town Notes.",
];

const sourced = (brief: Brief) => [...brief.points, ...brief.quotes, ...brief.questions];
const shown = (brief: Brief) => [brief.gist, ...sourced(brief).map((one) => one.text)].join("\n");

describe("a local brief", () => {
  test.each(Object.entries(STORIES))("of a story in %s says where each piece comes from", (_, { text, question }) => {
    const brief = briefLocally({ title: "", text });
    expect(brief.by).toBe("extract");
    expect(brief.gist).not.toBe("");
    expect(countWords(brief.gist)).toBeLessThanOrEqual(GIST_WORDS);
    expect(brief.points.length).toBeGreaterThan(0);
    for (const one of sourced(brief)) expect(text).toContain(one.passage);
    expect(brief.questions.map((one) => one.text)).toEqual([question]);
    expect(brief.points.map((one) => one.text)).not.toContain(question);
  });

  test("finds the author's claim, the quoted words and the question", () => {
    const brief = briefLocally({ title: "A place to talk", text: ENGLISH });
    expect(brief.gist).toBe("The lesson is that a library is a place to talk before it is a place to read.");
    expect(brief.quotes.map((one) => one.text)).toEqual(["A room full of books is silent until somebody disagrees"]);
  });

  test("leaves out what surrounds a post", () => {
    const brief = briefLocally({ title: "", text: [FRAME[1], ENGLISH, ...FRAME].join("\n") });
    for (const line of FRAME) expect(shown(brief)).not.toContain(line);
    expect(brief.gist).toContain("The lesson is");
  });

  test("leaves out program code and lists of links", () => {
    const code =
      "const shelf = books.filter((b) => b.read);\nfunction count(list) {\n  return list.length;\n}\nnpm install shelf --save\n";
    const links = "Town Notes https://notes.example/one\nhttps://notes.example/two\n";
    const brief = briefLocally({
      title: "",
      text: `${ENGLISH}\n${code}\n\`\`\`\nprint the list of books again.\n\`\`\`\n${links}`,
    });
    expect(shown(brief)).not.toMatch(/const shelf|function count|npm install|print the list|notes\.example/u);
  });

  test("of a title alone says that only the title is known", () => {
    const brief = briefLocally({ title: "A place to talk", text: " \n " });
    expect(brief).toEqual({
      gist: "Only the title is known: A place to talk",
      points: [],
      quotes: [],
      questions: [],
      kind: "other",
      topics: [],
      warnings: [],
      whole: true,
      by: "extract",
    });
    expect(briefLocally({ title: "A place to talk", text: "A place to talk" })).toEqual(brief);
  });

  test("of a note without any punctuation is the note", () => {
    const brief = briefLocally({ title: "", text: "just moved the library to a bigger room" });
    expect(brief.gist).toBe("just moved the library to a bigger room");
    expect(brief.points).toHaveLength(1);
  });

  test("asks nothing that the author does not ask", () => {
    const text =
      'We keep a list of books. "Why do you keep it?" asked a visitor. We keep it for those who come after us.';
    expect(briefLocally({ title: "", text }).questions).toEqual([]);
  });

  test("cuts a sentence that is longer than the gist may be at a clause", () => {
    const clause = "the shelves were moved to the other wall of the room where the light is better in winter";
    const text = `When the town gave us the house, ${clause}, ${clause}, ${clause}, and nobody has complained since.`;
    const { gist, points } = briefLocally({ title: "", text });
    expect(countWords(gist)).toBeLessThanOrEqual(GIST_WORDS);
    expect(gist.endsWith("winter…")).toBe(true);
    expect(points[0]?.passage).toBe(text);
  });

  test("gives three to seven points for a long text, none twice", () => {
    const text = Array.from(
      { length: 60 },
      (_, at) =>
        `Room ${at} of house ${at % 7} holds ${at * 3} books about subject ${at % 11}, which we sorted in year ${at}.`,
    ).join(" ");
    const { points } = briefLocally({ title: "", text });
    expect(points.length).toBeGreaterThanOrEqual(3);
    expect(points.length).toBeLessThanOrEqual(7);
    expect(new Set(points.map((one) => one.passage)).size).toBe(points.length);
  });

  test("finds sentences in text wrapped at a fixed width and by people who write no capitals", () => {
    const wrapped = ENGLISH.replaceAll(/(.{60,72}) /gu, "$1\n");
    const brief = briefLocally({ title: "", text: wrapped });
    expect(brief.gist).toContain("a library is a place to talk before it is a place to read.");
    for (const one of sourced(brief)) expect(wrapped).toContain(one.passage);
    expect(briefLocally({ title: "", text: ENGLISH.toLowerCase() }).points.length).toBeGreaterThan(1);
  });

  test("holds its promises whatever the text", () => {
    const piece = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.constantFrom("\n", ". ", "? ", "“", "”", "```", "- ", "a b c d e f g. ", "… ", "\r\n", "\u0000"),
    );
    fc.assert(
      fc.property(fc.string(), fc.array(piece, { maxLength: 60 }), (title, pieces) => {
        const text = pieces.join("");
        const brief = briefLocally({ title, text });
        for (const one of sourced(brief)) {
          expect(text).toContain(one.passage);
          expect(one.text).not.toMatch(/[\n\r]/u);
        }
        expect(brief.points.length).toBeLessThanOrEqual(7);
        expect(brief.quotes.length).toBeLessThanOrEqual(5);
        expect(sourced(brief).length === 0 || countWords(brief.gist) <= GIST_WORDS).toBe(true);
      }),
    );
  });

  test.each(["a", ".", "? ", "“a", "(", "- ", "!\n", "漢", "A. ", "https://", "a@", ";("])(
    "comes to an end on a megabyte of %j",
    (unit) => {
      const brief = briefLocally({ title: "Noise", text: unit.repeat(1_000_000 / unit.length) });
      expect(countWords(brief.gist)).toBeLessThanOrEqual(GIST_WORDS);
    },
  );
});
