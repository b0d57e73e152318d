// A post stays the same post while its publisher's programs change how they write it.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { only, readHere, rss } from "./fixtures.ts";

const identity = async (item: string) => only(await readHere(rss(`<item>${item}</item>`))).identity;

describe("the identity of a post", () => {
  it.each<[string, string, string]>([
    ["blanks around the guid", "<guid>a b</guid>", "<guid>\n  a  b </guid>"],
    ["a section around the guid", "<guid>a&amp;b</guid>", "<guid><![CDATA[a&b]]></guid>"],
    ["entities in the guid", "<guid>caf\u00e9</guid>", "<guid>caf&#233;</guid>"],
    [
      "blanks around a very long guid",
      `<guid>${"a b ".repeat(600)}x</guid>`,
      `<guid>\n${"a  b ".repeat(600)}x </guid>`,
    ],
    ["blanks around the link", "<link>http://o.example/1</link>", "<link>\n http://o.example/1\n</link>"],
    ["a campaign on the link", "<link>http://o.example/1</link>", "<link>http://o.example/1?utm_source=rss</link>"],
    ["a slash at the end of the link", "<link>http://o.example/1</link>", "<link>https://www.o.example/1/</link>"],
    [
      "a section around the text",
      "<title>t</title><description>&lt;p&gt;a &amp;amp; b&lt;/p&gt;</description>",
      "<title>t</title><description><![CDATA[<p>a &amp; b</p>]]></description>",
    ],
    [
      "entities in the text",
      "<description>&lt;p&gt;“caf\u00e9” – 1&lt;/p&gt;</description>",
      "<description>&lt;p&gt;&amp;ldquo;caf&amp;eacute;&amp;rdquo; &amp;#8211; 1&lt;/p&gt;</description>",
    ],
    [
      "line ends in the text",
      "<description>&lt;p&gt;a\nb&lt;/p&gt;</description>",
      "<description>&lt;p&gt;a\r\n   b&lt;/p&gt;\r\n</description>",
    ],
    [
      "the order of its fields",
      "<title>t</title><description>d</description>",
      "<description>d</description><title>t</title>",
    ],
    [
      "the text, where there is a guid",
      "<guid>1</guid><description>d</description>",
      "<guid>1</guid><description>edited</description>",
    ],
  ])("is not changed by %s", async (_, one, other) => {
    expect(await identity(other)).toBe(await identity(one));
  });

  it.each<[string, string, string]>([
    ["another guid", "<guid>1</guid>", "<guid>2</guid>"],
    ["a fragment that tells two posts apart", "<link>http://o.example/#1</link>", "<link>http://o.example/#2</link>"],
    ["other words", "<description>one</description>", "<description>two</description>"],
    [
      "another picture and no word",
      "<description>&lt;img src='/1.png'&gt;</description>",
      "<description>&lt;img src='/2.png'&gt;</description>",
    ],
  ])("is changed by %s", async (_, one, other) => {
    expect(await identity(other)).not.toBe(await identity(one));
  });

  it("is the same however the same words are spelled", async () => {
    const word = fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 8 })
      .filter((one) => /^[\p{L}\p{N}]+$/u.test(one));
    const spelled = (words: string[], entities: boolean, blank: string) =>
      words.map((one) => (entities ? Array.from(one, (c) => `&#${c.codePointAt(0)};`).join("") : one)).join(blank);
    await fc.assert(
      fc.asyncProperty(
        fc.array(word, { minLength: 1, maxLength: 8 }),
        fc.constantFrom(" ", "\n", "\t \r\n"),
        async (words, blank) => {
          const item = (entities: boolean, between: string) =>
            identity(
              `<title>${spelled(words, entities, between)}</title><description>${spelled(words, entities, between)}</description>`,
            );
          expect(await item(true, blank)).toBe(await item(false, " "));
        },
      ),
      { numRuns: 200 },
    );
  });
});
