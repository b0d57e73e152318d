import { describe, expect, it } from "vitest";
import { feedKind } from "../../src/feeds/kind.ts";
import { looksLikeFeed } from "../../src/feeds/sniff.ts";
import type { ParsedFeed, ParsedPost } from "../../src/feeds/types.ts";
import { atom, bytesOf, rss } from "./fixtures.ts";

function post(fields: Partial<ParsedPost>): ParsedPost {
  const lists = {
    html: "",
    text: "",
    enclosures: [],
    categories: [],
    transcripts: [],
    persons: [],
    socialInteract: [],
    inReplyTo: [],
  };
  const text = (fields.contentHtml ?? fields.summaryHtml ?? "").replace(/<[^<>]*>/g, "");
  return { identity: "guid:1", ...lists, text, ...fields };
}

function feedOf(fields: Partial<ParsedPost>, siteUrl?: string): ParsedFeed {
  return {
    format: "rss",
    skipHours: [],
    skipDays: [],
    posts: [post(fields)],
    wrong: [],
    ...(siteUrl ? { siteUrl } : {}),
  };
}

const article = { title: "On switches", contentHtml: `<p>${"word ".repeat(300)}</p>` };

describe("the kind of a feed", () => {
  it.each<[string, string, ParsedFeed]>([
    ["blog", "https://ann.example.org/feed", feedOf(article)],
    ["blog", "https://github.blog/feed", feedOf(article, "https://github.blog/")],
    [
      "podcast",
      "https://ann.example.org/show",
      feedOf({ ...article, enclosures: [{ url: "https://x.org/e.mp3", type: "audio/mpeg" }] }),
    ],
    [
      "podcast",
      "https://ann.example.org/show",
      feedOf({ ...article, enclosures: [{ url: "https://x.org/e.m4a?d=1" }] }),
    ],
    [
      "video",
      "https://www.youtube.com/feeds/videos.xml?channel_id=UC1",
      feedOf({ title: "V", url: "https://www.youtube.com/watch?v=1" }),
    ],
    [
      "video",
      "https://tube.example.org/feeds/videos.xml",
      feedOf({ title: "V", enclosures: [{ url: "https://x.org/v.mp4", type: "video/mp4" }] }),
    ],
    ["microblog", "https://social.example.org/@ann.rss", feedOf({ contentHtml: "<p>Hello</p>" })],
    ["microblog", "https://bsky.app/profile/did:plc:x/rss", feedOf({ contentHtml: "Hello" })],
    ["microblog", "https://ann.example.org/notes.xml", feedOf({ summaryHtml: "Just a note." })],
    ["microblog", "https://ann.example.org/notes.xml", feedOf({ title: "Just a …", summaryHtml: "Just a note." })],
    [
      "forum",
      "https://talk.example.org/latest.rss",
      feedOf({ ...article, url: "https://talk.example.org/t/on-switches/12" }),
    ],
    [
      "forum",
      "https://example.org/phpbb/feed",
      feedOf({ ...article, url: "https://example.org/phpbb/viewtopic.php?t=1" }),
    ],
    ["code", "https://github.com/ann/tool/releases.atom", feedOf({ title: "v1", contentHtml: "fixes" })],
    ["code", "https://gitlab.example.org/ann/tool/-/tags?format=atom", feedOf({ title: "v1" })],
  ])("is %s for %s", (kind, url, feed) => {
    expect(feedKind(feed, url)).toBe(kind);
  });
});

describe("the look at the first bytes", () => {
  it.each<[string, string | Uint8Array, string | undefined]>([
    ["RSS under a wrong type", rss(""), "text/html"],
    ["Atom", atom(""), "application/xml"],
    ["RDF", '<?xml version="1.0"?><rdf:RDF xmlns:rdf="x">', undefined],
    ["JSON Feed", '{"version": "https:\\/\\/jsonfeed.org\\/version\\/1"}', "application/json"],
    ["UTF-16", new Uint8Array(Buffer.from(`\uFEFF${rss("")}`, "utf16le")), undefined],
    ["leading blanks and a comment", `\n\n<!-- x -->${rss("")}`, undefined],
  ])("sees a feed in %s", (_, content, type) => {
    expect(looksLikeFeed(typeof content === "string" ? bytesOf(content) : content, type)).toBe(true);
  });

  it.each([
    ["a page", "<!DOCTYPE html><html><head></head></html>", "application/rss+xml"],
    ["a page with a feed inside a script", "<html><script>'<rss version>'</script></html>", "text/html"],
    ["text", "hello", "text/plain"],
    ["other JSON", '{"items": []}', "application/json"],
    ["nothing", "", "text/html"],
    ["a site map", '<?xml version="1.0"?><urlset/>', "application/xml"],
  ])("sees none in %s", (_, content, type) => {
    expect(looksLikeFeed(bytesOf(content), type)).toBe(false);
  });
});
