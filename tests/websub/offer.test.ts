import { describe, expect, test } from "vitest";
import { offerOf, topicsNamed } from "../../src/websub/offer.ts";

const URL_ASKED = "https://blog.example/feed";
const answer = (headers: Record<string, string> = {}, body = "") => ({
  url: URL_ASKED,
  headers: new Headers(headers),
  body: new TextEncoder().encode(body),
});
const inFeed = { hubUrls: ["https://feed-hub.example/"], selfUrl: "https://blog.example/self-of-feed" };

describe("what a feed offers", () => {
  test("is nothing without a hub", () => {
    const nothing = { hubUrls: [], topicUrl: null };
    expect(offerOf(answer({ link: '<https://blog.example/self>; rel="self"' }), {})).toEqual(nothing);
    expect(offerOf(answer(), { selfUrl: inFeed.selfUrl })).toEqual(nothing);
    expect(offerOf(answer({ link: '<javascript:alert(1)>; rel="hub", <ftp://hub.example/>; rel=hub' }), {})).toEqual(
      nothing,
    );
    expect(offerOf(answer(), { hubUrls: ["https://user:password@hub.example/"] })).toEqual(nothing);
  });

  test("is read from the header before the document", () => {
    const link = '<https://hub.example/>; rel="hub", </topic>; rel="self"';
    expect(offerOf(answer({ link }), inFeed)).toEqual({
      hubUrls: ["https://hub.example/"],
      topicUrl: "https://blog.example/topic",
    });
  });

  test("is read from the document where the header names only one of the two", () => {
    for (const link of ["<https://hub.example/>; rel=hub", "</topic>; rel=self"])
      expect(offerOf(answer({ link }), inFeed)).toEqual({ hubUrls: inFeed.hubUrls, topicUrl: inFeed.selfUrl });
  });

  test("may be half in the header and half in the document", () => {
    const link = "<https://hub.example/>; rel=hub";
    expect(offerOf(answer({ link }), { selfUrl: inFeed.selfUrl })).toEqual({
      hubUrls: ["https://hub.example/"],
      topicUrl: inFeed.selfUrl,
    });
  });

  test("is known under the address that answered where it names none", () => {
    expect(offerOf(answer(), { hubUrls: inFeed.hubUrls }).topicUrl).toBe(URL_ASKED);
  });

  test("101: is read from the links of a page that is its own feed, those of the head first", () => {
    const page = `<html><head><link rel="hub" href="https://hub.example/"><link rel="self" href="/blog?real"></head>
      <body><div class="h-entry"><p>Somebody writes: <link rel="self" href="https://evil.example/"></p></div></body></html>`;
    expect(offerOf(answer({ "content-type": "text/html; charset=utf-8" }, page), {})).toEqual({
      hubUrls: ["https://hub.example/"],
      topicUrl: "https://blog.example/blog?real",
    });
  });

  test("keeps several hubs in their order, those on closed lines first, each once, four at most", () => {
    const hubUrls = [
      "http://a.example/",
      "https://b.example/",
      "http://a.example/",
      "https://c.example/",
      "http://d.example/",
    ];
    expect(offerOf(answer(), { ...inFeed, hubUrls }).hubUrls).toEqual([
      "https://b.example/",
      "https://c.example/",
      "http://a.example/",
      "http://d.example/",
    ]);
    const many = Array.from({ length: 9 }, (_, at) => `https://h${at}.example/`);
    expect(offerOf(answer(), { ...inFeed, hubUrls: many }).hubUrls).toHaveLength(4);
  });

  test("keeps the spelling of the topic: hubs compare it letter by letter", () => {
    for (const selfUrl of ["https://Blog.example", "https://blog.example/a%7eb?x=[1]"])
      expect(offerOf(answer(), { ...inFeed, selfUrl }).topicUrl).toBe(selfUrl);
    expect(offerOf(answer(), { ...inFeed, selfUrl: "https://blog.example/fütter#new" }).topicUrl).toBe(
      "https://blog.example/f%C3%BCtter",
    );
  });
});

test("a delivery names its topic in its header", () => {
  const headers = new Headers({ link: '<https://hub.example/>; rel="hub", </feed>; rel="self"' });
  expect(topicsNamed(headers, "https://blog.example/")).toEqual(["https://blog.example/feed"]);
  expect(topicsNamed(new Headers(), "https://blog.example/")).toEqual([]);
});
