// Pages that are their own feed: microformats2, read as posts.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createFeedParser, type FeedParser } from "../../src/feeds/parse.ts";
import type { ParsedFeed } from "../../src/feeds/types.ts";

let parser: FeedParser;
beforeAll(() => {
  parser = createFeedParser();
});
afterAll(() => parser.close());

const headers = new Headers({ "content-type": "text/html; charset=utf-8" });

function read(html: string, page = true): Promise<ParsedFeed> {
  return parser.parse(new TextEncoder().encode(html), headers, "https://jane.example/notes/", { page });
}

const page = (body: string) =>
  `<!doctype html><html lang="en"><head><title>Jane's notes</title><link rel="hub" href="https://hub.example/"></head><body>${body}</body></html>`;

const ENTRY = `<article class="h-entry">
  <h2 class="p-name"><a class="u-url u-uid" href="/2026/rye">Rye bread</a></h2>
  <a class="p-author h-card" href="/">Jane Doe</a>
  <time class="dt-published" datetime="2026-11-20T10:00:00+01:00">yesterday</time>
  <div class="e-content"><p>Rye takes <b>time</b>.</p><p>And salt.</p></div>
  <a class="p-category" href="/tag/bread">bread</a>
</article>`;

describe("a page with an h-feed", () => {
  test("gives posts with title, address, author, date, text and topic", async () => {
    const feed = await read(page(`<main class="h-feed"><h1 class="p-name">Jane writes</h1>${ENTRY}</main>`));
    expect(feed).toMatchObject({
      format: "html",
      title: "Jane writes",
      siteUrl: "https://jane.example/notes/",
      language: "en",
    });
    expect(feed.posts).toHaveLength(1);
    expect(feed.posts[0]).toMatchObject({
      identity: "guid:https://jane.example/2026/rye",
      url: "https://jane.example/2026/rye",
      title: "Rye bread",
      author: "Jane Doe",
      publishedAt: new Date("2026-11-20T09:00:00Z"),
      categories: ["bread"],
    });
    expect(feed.posts[0]?.text).toContain("Rye takes time.");
  });

  test("a note has no title, and its text is not repeated as one", async () => {
    const note =
      '<div class="h-entry"><a class="u-url" href="/n/1"></a><p class="p-name e-content">Just bread.</p></div>';
    const feed = await read(page(`<div class="h-feed">${note}</div>`));
    expect(feed.posts[0]).toMatchObject({ url: "https://jane.example/n/1", text: "Just bread." });
    expect(feed.posts[0]?.title).toBeUndefined();
  });

  test("leaves out what others said, and what is cited", async () => {
    const reply = '<div class="p-comment h-cite"><a class="u-url" href="https://kim.example/1">Nice</a></div>';
    const other = `<section class="comments"><div class="h-entry"><a class="u-url p-name" href="/c/1">Kim</a></div></section>`;
    const feed = await read(
      page(`<div class="h-feed">${ENTRY.replace("</article>", `${reply}</article>`)}${other}</div>`),
    );
    expect(feed.posts.map(({ url }) => url)).toEqual(["https://jane.example/2026/rye"]);
  });

  test("needs no h-feed around it where there are several entries", async () => {
    const feed = await read(page(ENTRY + ENTRY.replaceAll("rye", "oat").replace("Rye bread", "Oat bread")));
    expect(feed.title).toBe("Jane's notes");
    expect(feed.posts.map(({ title }) => title)).toEqual(["Rye bread", "Oat bread"]);
  });

  test("nothing that runs comes out of it", async () => {
    const bad = ENTRY.replace("Rye takes", "<script>alert(1)</script><img src=x onerror=alert(2)> Rye takes").replace(
      'href="/2026/rye"',
      'href="javascript:alert(3)"',
    );
    const feed = await read(page(`<div class="h-feed">${bad}</div>`));
    expect(JSON.stringify(feed)).not.toMatch(/alert\(1\)<|onerror=|javascript:/);
  });
});

describe("no feed is", () => {
  test.each([
    ["a page about one post", ENTRY],
    [
      "a theme with the older classes",
      '<div class="hfeed"><div class="hentry"><h2 class="entry-title">x</h2></div></div>',
    ],
    ["an empty h-feed", '<div class="h-feed"></div>'],
    ["a page that speaks of h-entry", "<p>An h-entry is a class, an h-feed another.</p>"],
  ])("%s", async (_, body) => {
    await expect(read(page(body))).rejects.toThrow("web page");
  });

  test("any page where a feed file is wanted: a portal in between must not become the feed", async () => {
    await expect(read(page(`<div class="h-feed">${ENTRY}</div>`), false)).rejects.toThrow("web page");
  });
});

test("a million nested entries end within the parser's limits", async () => {
  const nested = await read(
    page(`<div class="h-feed">${'<div class="h-entry"><a class="u-url" href="/x">'.repeat(50_000)}`),
  );
  expect(nested.posts.length).toBeLessThanOrEqual(200);
});
