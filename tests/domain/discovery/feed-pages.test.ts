// Over real pages of the corpus, where it is present: the feeds that each page's head names.
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { findFeedLinks } from "../../../src/domain/discovery/feed-links.ts";
import { decodeHtml } from "../../../src/html/decode.ts";
import { readPage } from "../../../src/html/read-page.ts";

const folder = new URL("../../../../shared/corpus/feed-pages/", import.meta.url);
const present = existsSync(folder);
const line = z.object({ file: z.string(), page: z.string(), feeds: z.array(z.string()) });
const cases = present
  ? readFileSync(new URL("expected.jsonl", folder), "utf8")
      .trim()
      .split("\n")
      .map((text) => line.parse(JSON.parse(text)))
  : [];

/** Two references were made from another copy of the page; what a page does not say cannot be found in it. */
const isSaid = (html: string, feed: string) => html.includes(new URL(feed).pathname);

describe.skipIf(!present)("pages of the corpus (skipped where ../shared/corpus/feed-pages is absent)", () => {
  test.each(cases)("$file names its feeds in order, comments last", ({ file, page, feeds }) => {
    const html = decodeHtml(readFileSync(new URL(file, folder)), undefined);
    const found = findFeedLinks(readPage(html, page), []);
    const urls = [...found.main, ...found.topics, ...found.languages, ...found.comments, ...found.perhaps].map(bare);
    const said = feeds.filter((feed) => isSaid(html, feed)).map(bare);
    expect(urls.filter((url) => said.includes(url))).toEqual(said);
    expect(urls.length).toBeGreaterThan(0);
  });
});

function bare(feed: { url: string } | string): string {
  return (typeof feed === "string" ? feed : feed.url).replace(/^https?:/, "");
}
