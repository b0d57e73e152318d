import { describe, expect, test } from "vitest";
import { choosePassage, writeOwnPost } from "../../src/domain/own-post.ts";

const about = {
  title: "The last boat",
  url: "https://tilde.example/ferry",
  author: "Ines",
  passage: "A timetable is a promise.",
};

test("a post of one's own links what it answers, quotes the passage and carries the words as they are", () => {
  expect(writeOwnPost(about, "We counted *31* of 340.\n\nAnd you?\n")).toBe(
    [
      "# On “The last boat”",
      "",
      'In answer to <a class="u-in-reply-to" href="https://tilde.example/ferry">The last boat</a>, by Ines:',
      "",
      "> A timetable is a promise.",
      "",
      "We counted *31* of 340.",
      "",
      "And you?",
      "",
    ].join("\n"),
  );
});

test("without a passage nothing is quoted, without an address nothing is linked", () => {
  const text = writeOwnPost({ ...about, url: undefined, passage: undefined }, "Hm.");
  expect(text).not.toMatch(/[<>]/u);
  expect(text).toContain("In answer to The last boat, by Ines:");
});

describe("what strangers published stays plain text", () => {
  test.each([
    ["<script>alert(1)</script>", /<script/u],
    ["[click](javascript:alert(1))", /\]\(|javascript:/u],
    ["a\n# b\n> c\n1. d", /\n(?:# b|> c)/u],
    ["![x](https://spy.example/p.png)", /!\[|https:/u],
    ["`code` **bold** ~~gone~~", /`|\*\*|~~/u],
  ])("%s", (hostile, never) => {
    const said = writeOwnPost({ ...about, title: hostile, author: hostile, passage: hostile, url: undefined }, "");
    expect(said).not.toMatch(never);
  });

  test("an address cannot leave its attribute", () => {
    const said = writeOwnPost({ ...about, url: 'https://x.example/?a="><script>&b=1' }, "");
    expect(said).not.toContain("<script");
    expect(said).toContain("&amp;b=1");
  });
});

test("the passage is the one that the words speak to", () => {
  const passages = ["Boats in the morning changed nothing.", "A timetable is a promise.", "We never asked."];
  expect(choosePassage("Is a timetable really a promise, where nobody counts?", passages)).toBe(passages[1]);
  expect(choosePassage("Hm.", passages)).toBe(passages[0]);
  expect(choosePassage("Hm.", [])).toBeUndefined();
});
