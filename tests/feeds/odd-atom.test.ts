// Atom and JSON Feed as they should not be written, and are.
import { describe, expect, it } from "vitest";
import { atom, only, readHere } from "./fixtures.ts";

const XHTML = 'xmlns="http://www.w3.org/1999/xhtml"';
const old = (entry: string) =>
  `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title mode="escaped" type="text/html">A &amp;amp; B</title><entry>${entry}</entry></feed>`;

describe("an entry", () => {
  it.each<[string, string, object]>([
    [
      "a title that is text",
      '<title type="text">1 &lt; 2 &amp; the &lt;b&gt; tag</title>',
      { title: "1 < 2 & the <b> tag" },
    ],
    [
      "a title that is HTML",
      '<title type="html">AT&amp;amp;T &lt;b&gt;bold&lt;/b&gt; 1 &amp;lt; 2</title>',
      { title: "AT&T bold 1 < 2" },
    ],
    [
      "a title that is XHTML",
      `<title type="xhtml"><div ${XHTML}>A <b>bold</b> &lt;p&gt; title</div></title>`,
      { title: "A bold <p> title" },
    ],
    [
      "content that is text",
      '<content type="text">a &lt;b&gt; c</content>',
      { text: "a <b> c", html: "<p>a &lt;b&gt; c</p>" },
    ],
    [
      "content that is text by its media type",
      '<content type="text/plain">line &lt;i&gt;</content>',
      { text: "line <i>" },
    ],
    ["HTML that is said to be text", '<content type="text">&lt;p&gt;Hi&lt;/p&gt;</content>', { html: "<p>Hi</p>" }],
    [
      "HTML of which nothing is said",
      "<content>&lt;p&gt;Hi &lt;a href='/x'&gt;x&lt;/a&gt;&lt;/p&gt;</content>",
      { text: "Hi x" },
    ],
    [
      "HTML that was escaped twice",
      '<content type="html">&amp;lt;p&amp;gt;Hi&amp;lt;/p&amp;gt;</content>',
      { html: "<p>Hi</p>" },
    ],
    [
      "a picture for its content",
      '<content type="image/png">iVBORw0KGgo=</content><summary>s</summary>',
      { html: "s" },
    ],
    [
      "content that stands elsewhere",
      '<content type="text/html" src="/full.html"/>',
      { url: "https://ann.example.org/full.html" },
    ],
    [
      "an id for its only address",
      "<id>https://o.example/1</id>",
      { url: "https://o.example/1", guid: "https://o.example/1" },
    ],
    [
      "an id that looks like a path",
      "<id>/1</id><link href='/one'/>",
      { url: "https://ann.example.org/one", guid: "/1" },
    ],
    [
      "a relation in full",
      '<link rel="http://www.iana.org/assignments/relation/alternate" href="/a"/>',
      { url: "https://ann.example.org/a" },
    ],
    [
      "relations in capitals",
      '<link rel="Alternate" type="TEXT/HTML" href="/a"/><link rel="ENCLOSURE" type="audio/mpeg" href="/a.mp3"/>',
      { url: "https://ann.example.org/a", enclosures: [{ url: "https://ann.example.org/a.mp3", type: "audio/mpeg" }] },
    ],
    [
      "a base on the link alone",
      '<link href="one" xml:base="http://b.example/a/"/>',
      { url: "http://b.example/a/one" },
    ],
    [
      "bases on every level",
      `<content type="xhtml" xml:base="http://b.example/c/"><div ${XHTML}><a href="l">l</a><img src="../p.png"/></div></content>`,
      { contentHtml: '<a href="http://b.example/c/l">l</a><img src="http://b.example/p.png"/>' },
    ],
    [
      "the author of its source",
      "<source><id>s</id><title>S</title><author><name>Src</name></author></source><title>t</title>",
      { author: "Src", title: "t" },
    ],
    [
      "a date of change only",
      "<updated>2026-11-23T10:00:00Z</updated>",
      { publishedAt: new Date("2026-11-23T10:00:00Z") },
    ],
    [
      "categories with and without a label",
      '<category term="x" label="X y"/><category term="z"/>',
      { categories: ["X y", "z"] },
    ],
  ])("with %s is understood, whole and cut off", async (_, fields, post) => {
    const feed = atom(`<entry>${fields}</entry>`);
    expect(only(await readHere(feed))).toMatchObject(post);
    expect(only(await readHere(feed.replace("</feed>", "")))).toMatchObject(post);
  });

  it.each<[string, string, object]>([
    ["Base64", '<content type="text/html" mode="base64">PHA+aGVsbG88L3A+</content>', { contentHtml: "<p>hello</p>" }],
    [
      "XML",
      `<content type="application/xhtml+xml" mode="xml"><div ${XHTML}><b>hi</b> there</div></content>`,
      { contentHtml: "<b>hi</b> there" },
    ],
    [
      "three dates",
      "<issued>2004-01-02T00:00:00Z</issued><created>2004-01-01T00:00:00Z</created>",
      { publishedAt: new Date("2004-01-02") },
    ],
  ])("of Atom 0.3 with %s is understood", async (_, fields, post) => {
    const feed = await readHere(old(fields));
    expect(feed.title).toBe("A & B");
    expect(only(feed)).toMatchObject(post);
  });

  it.each([
    ["no namespace", "<feed><title>T</title><entry><title>One</title></entry></feed>"],
    [
      "a misspelt namespace",
      '<feed xmlns="http://www.w3.org/2005/atom"><title>T</title><entry><title>One</title></entry></feed>',
    ],
    ["capitals", "<FEED><TITLE>T</TITLE><ENTRY><TITLE>One</TITLE></ENTRY></FEED>"],
  ])("in a feed with %s is read", async (_, text) => {
    const feed = await readHere(text);
    expect([feed.format, feed.title, only(feed).title]).toEqual(["atom", "T", "One"]);
  });
});

describe("JSON Feed", () => {
  const json = (item: object) =>
    JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title: "J", items: [item] });

  it.each<[string, string, object]>([
    ["a byte order mark", `\uFEFF${json({ id: "1", title: "a" })}`, { title: "a" }],
    ["a warning before it", `<br />\n<b>Warning</b>: x.php\n${json({ id: "1", title: "a" })}`, { title: "a" }],
    ["a comment after it", `${json({ id: "1", title: "a" })}\n<!-- cached -->`, { title: "a" }],
    [
      "numbers for texts",
      json({ id: 12, title: 5, date_published: 1795457109 }),
      { guid: "12", title: "5", publishedAt: new Date("2026-11-23T18:05:09Z") },
    ],
    ["an id for its address", json({ id: "https://o.example/1" }), { url: "https://o.example/1" }],
    ["an address elsewhere", json({ id: "1", external_url: "https://o.example/1" }), { url: "https://o.example/1" }],
    ["code in its text", json({ id: "1", content_text: "use </div> & <b>x</b>" }), { text: "use </div> & <b>x</b>" }],
    ["rubbish among its tags", json({ id: "1", tags: ["a", null, 5, "a"] }), { categories: ["a", "5"] }],
    [
      "a prototype",
      json({ id: "1", title: "t" }).replace('"id"', '"__proto__":{"url":"https://evil.example/"},"id"'),
      { title: "t", enclosures: [] },
    ],
  ])("with %s is understood", async (_, text, post) => {
    expect(only(await readHere(text))).toMatchObject(post);
  });
});
