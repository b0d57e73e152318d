import { describe, expect, test } from "vitest";
import { BRIEF_KINDS, TOPICS_MAX } from "../../../src/ai/brief.ts";
import { briefLocally } from "../../../src/ai/local/brief-locally.ts";
import { groundTopics } from "../../../src/ai/local/topics.ts";
import { ENGLISH, STORIES } from "./texts.ts";

const brief = (text: string, title = "") => briefLocally({ title, text });

describe("the topics of a post", () => {
  test.each(Object.entries(STORIES))("stand in it, in %s", (_, { text }) => {
    const { topics } = brief(text);
    expect(topics.length).toBeLessThanOrEqual(TOPICS_MAX);
    expect(groundTopics(topics, text)).toEqual(topics);
  });

  test("are what comes back in it, phrases before their words", () => {
    const text =
      "Reading clubs fill a library. In ours, three reading clubs meet on Saturdays. A reading club needs a room that may be loud. The room was the hard part, and the room is what I would ask for first.";
    expect(brief(text).topics.slice(0, 2)).toEqual(["reading clubs", "room"]);
  });

  test("are not won by saying a word a hundred times in one place", () => {
    const { topics } = brief(`${ENGLISH} ${"postgres ".repeat(100)}.`, "A library that talks");
    expect(topics[0]).toBe("library");
  });

  test("that somebody else names are kept only where their words stand in the text", () => {
    const named = [
      "Library",
      "venture capital",
      "reading  club",
      "https://evil.example/x",
      "library",
      "<b>town</b>",
      "talk",
    ];
    expect(groundTopics(named, ENGLISH)).toEqual(["library", "reading club", "talk"]);
  });
});

describe("the kind of a post", () => {
  const long = Array.from(
    { length: 12 },
    (_, at) => `Boat ${at} leaves at nine, whatever the weather is like out there.`,
  ).join(" ");
  test.each([
    ["how-to", "How to mend a bicycle tube", long],
    ["how-to", "Wie man einen Schlauch flickt", long],
    ["review", "Review: The Last Boat", long],
    ["interview", "A conversation with Ann Lee", long],
    ["announcement", "Announcing version 3", long],
    ["links", "Weekly links", long],
    ["opinion", "Why the last boat decides", long],
    ["note", "", "just moved the library to a bigger room"],
    [
      "opinion",
      "",
      `I think the last boat decides. We should ask when people must leave. I believe nobody asks. ${long}`,
    ],
    [
      "news",
      "",
      `The harbour closes, the council said on Monday. It reported losses. According to the mayor, boats stop. ${long}`,
    ],
    ["other", "", long],
  ] as const)("is %s: %s", (kind, title, text) => {
    expect(brief(text, title).kind).toBe(kind);
    expect(BRIEF_KINDS).toContain(kind);
  });
});
