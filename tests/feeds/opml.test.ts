import { Parser } from "htmlparser2";
import { describe, expect, test } from "vitest";
import { OPML_LIMITS, readOpml } from "../../src/feeds/opml.ts";
import { writeOpml } from "../../src/feeds/opml-write.ts";

const opml = (body: string): string => `<opml version="1.1"><head><title>x</title></head><body>${body}</body></opml>`;

describe("reading OPML", () => {
  test("takes attributes in any case, titles for texts, and the folders around", () => {
    const { outlines, folders } = readOpml(
      opml(`<outline TEXT="News"><outline title="Local"><OUTLINE Title="A &amp; B" XMLURL=" https://a.example/f?x=1&amp;y=2 " HtmlUrl="https://a.example/"/></outline>
<outline text="B" xmlUrl="https://b.example/f" category="x,/one/two"/></outline>`),
    );
    expect(outlines).toEqual([
      {
        line: 1,
        name: "A & B",
        feedUrl: "https://a.example/f?x=1&y=2",
        siteUrl: "https://a.example/",
        folders: ["News", "Local"],
        categories: [],
      },
      { line: 2, name: "B", feedUrl: "https://b.example/f", folders: ["News"], categories: ["x", "one", "two"] },
    ]);
    expect(folders).toBe(2);
  });

  test("reads names with bad, foreign and doubled entities", () => {
    const names = ["Q&A", "Caf&eacute;", "A &amp;amp; B", "1 &lt; 2", "&#8220;x&#8221;", "&unknown; y"];
    const { outlines } = readOpml(
      opml(names.map((name) => `<outline text="${name}" xmlUrl="https://x.example/"/>`).join("")),
    );
    expect(outlines.map(({ name }) => name)).toEqual(["Q&A", "Café", "A & B", "1 < 2", "“x”", "&unknown; y"]);
  });

  test("expands no entity that the file brings, and reads no other file", () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>`;
    const { outlines } = readOpml(`${bomb}${opml('<outline text="&b;&x;" xmlUrl="https://x.example/"/>')}`);
    expect(outlines.map(({ name }) => name)).toEqual(["&b;&x;"]);
  });

  test("reads what came before the end of a truncated file, and says so", () => {
    const { outlines, wrong } = readOpml(
      '<opml><body><outline text="a" xmlUrl="https://a.example/"/><outline text="b" xmlUrl="https://b.ex',
    );
    expect(outlines.map(({ name }) => name)).toEqual(["a"]);
    expect(wrong).toEqual(["The file breaks off in the middle; what came before was read."]);
  });

  test("takes feeds that were never closed for no folders, and folders that are empty for lost feeds", () => {
    const { outlines } = readOpml(
      opml(
        '<outline text="a" xmlUrl="https://a.example/"><outline text="b" xmlUrl="https://b.example/"></outline></outline><outline text="c"/>',
      ),
    );
    expect(outlines.map(({ name, folders, feedUrl }) => [name, folders, feedUrl])).toEqual([
      ["a", [], "https://a.example/"],
      ["b", [], "https://b.example/"],
      ["c", [], undefined],
    ]);
  });

  test("stops at its limits, however deep or wide a file is", () => {
    const many = readOpml(opml('<outline text="x" xmlUrl="https://x.example/"/>\n'.repeat(OPML_LIMITS.outlines + 5)));
    expect(many.outlines).toHaveLength(OPML_LIMITS.outlines);
    expect(many.wrong).toEqual(["Only the first 20,000 entries were read."]);
    const deep = readOpml(`<opml><body>${'<outline text="f">'.repeat(300_000)}`);
    expect(deep.wrong).toEqual(["The file holds too many elements; the rest was not read."]);
    const folders = readOpml(opml(`${'<outline text="f">'.repeat(9)}<outline text="x" xmlUrl="https://x.example/"/>`));
    expect(folders.outlines[0]?.folders).toHaveLength(OPML_LIMITS.folders);
  });
});

test("what is written is XML whatever the names hold", () => {
  const name = `<b>"Zoë" & 'Co'</b>\u0000\u0008 \uD800 ]]> \n\t&amp;`;
  const text = writeOpml({
    title: "T & <T>",
    at: new Date(0),
    people: [
      {
        name,
        tags: ["a,b", '"q"', "/x"],
        feeds: [{ url: "https://x.example/?a=1&b=<2>", title: name, siteUrl: null }],
      },
    ],
  });
  for (const never of ["\u0000", "\u0008"]) expect(text).not.toContain(never);
  expect(text.isWellFormed()).toBe(true);
  const seen: Record<string, string>[] = [];
  new Parser(
    { onopentag: (tag, attributes) => void (tag === "outline" && seen.push(attributes)) },
    { xmlMode: true },
  ).end(text);
  expect(seen).toHaveLength(2);
  expect(seen[0]).toMatchObject({ type: "person", category: 'a b,"q",x' });
  expect(seen[0]?.["text"]).toBe(`<b>"Zoë" & 'Co'</b> \uFFFD ]]> \n\t&amp;`);
  expect(seen[1]?.["xmlUrl"]).toBe("https://x.example/?a=1&b=<2>");
});
