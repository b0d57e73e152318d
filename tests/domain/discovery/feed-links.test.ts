import { describe, expect, test } from "vitest";
import { groupByFormat } from "../../../src/domain/discovery/feed-groups.ts";
import { findFeedLinks } from "../../../src/domain/discovery/feed-links.ts";
import { readPage } from "../../../src/html/read-page.ts";

const find = (head: string, { url = "https://jane.example/", title = "Jane", lang = "en" } = {}) =>
  findFeedLinks(readPage(`<html lang="${lang}"><title>${title}</title>${head}`, url), []);
const alternate = (href: string, type = "application/rss+xml", more = "") =>
  `<link rel="alternate" type="${type}" href="${href}" ${more}>`;
const paths = (links: { url: string }[]) => links.map(({ url }) => url.replace("https://jane.example", ""));

describe("what a head calls a feed", () => {
  test.each([
    ["a type in capitals with parameters", '<LINK REL="ALTERNATE" TYPE="APPLICATION/RSS+XML;charset=utf-8" HREF="/f">'],
    ["several rel tokens", '<link rel="home alternate" type="application/atom+xml" href="/f">'],
    ["an old type", alternate("/f", "text/rss+xml")],
    ["an experimental type", alternate("/f", "application/x-atom+xml")],
    ["RDF", alternate("/f", "application/rdf+xml")],
    ["JSON Feed", alternate("/f", "application/feed+json")],
    ["plain XML", alternate("/f", "text/xml")],
    ["no rel at all", '<link type="application/rss+xml" href="/f">'],
    ["rel=feed", '<link rel="feed" type="application/atom+xml" href="/f">'],
  ])("%s is one", (_, head) => {
    expect(paths(find(head).main)).toEqual(["/f"]);
  });

  test.each([
    ["oEmbed as JSON", alternate("/wp-json/oembed/1.0/embed?url=x", "application/json+oembed")],
    ["oEmbed as XML", alternate("/oembed?format=xml", "text/xml+oembed")],
    ["a REST document", alternate("/wp-json/wp/v2/pages/2", "application/json")],
    ["ActivityPub", alternate("/users/jane", "application/activity+json")],
    ["a translation", '<link rel="alternate" hreflang="de" href="/de/">'],
    ["a page for phones", '<link rel="alternate" media="handheld" href="https://m.jane.example/">'],
    ["another style", '<link rel="alternate stylesheet" type="text/css" href="/feed.css">'],
    ["a search", '<link rel="search" type="application/opensearchdescription+xml" href="/search.xml">'],
    ["RSD", '<link rel="EditURI" type="application/rsd+xml" href="/xmlrpc.php?rsd">'],
    ["a publishing endpoint", '<link rel="service.post" type="application/atom+xml" href="/post">'],
    ["FOAF", '<link rel="meta" type="application/rdf+xml" href="/foaf.rdf">'],
    ["a sitemap", alternate("/sitemap.xml", "application/xml")],
    ["the page itself", alternate("#", "application/rss+xml")],
    ["an address that is none", alternate("javascript:void(0)")],
  ])("%s is none", (_, head) => {
    const found = find(head);
    expect([...found.main, ...found.perhaps, ...found.topics, ...found.comments]).toEqual([]);
  });

  test("JSON of unknown meaning is only a perhaps", () => {
    expect(find(alternate("/data", "application/json"))).toMatchObject({
      main: [],
      perhaps: [{ url: "https://jane.example/data" }],
    });
    expect(paths(find(alternate("/feed.json", "application/json")).main)).toEqual(["/feed.json"]);
  });

  test("the same address twice is one feed", () => {
    expect(
      find(alternate("/f") + alternate("https://www.jane.example/f/") + alternate("//jane.example/f#x")).main,
    ).toHaveLength(1);
  });
});

describe("what kind of feed it is", () => {
  test("comments are told by address or by title, in several languages", () => {
    const head =
      alternate("/comments/feed/") +
      alternate("/a", undefined, 'title="Jane » Kommentar-Feed"') +
      alternate("/?feed=comments-rss2") +
      alternate("/feed/");
    const found = find(head);
    expect(paths(found.main)).toEqual(["/feed/"]);
    expect(found.comments).toHaveLength(3);
  });

  test("a site that is called by its comments keeps its feed", () => {
    expect(
      paths(find(alternate("/feed", undefined, 'title="Comments on Bread"'), { title: "Comments on Bread" }).main),
    ).toEqual(["/feed"]);
  });

  test("commentary is not comments", () => {
    expect(paths(find(alternate("/commentary.xml", undefined, 'title="Political Commentary"')).main)).toEqual([
      "/commentary.xml",
    ]);
  });

  test("a topic is set aside, except on its own page", () => {
    const head = alternate("/tag/bread/feed/") + alternate("/feed/");
    expect(paths(find(head).topics)).toEqual(["/tag/bread/feed/"]);
    expect(find(head, { url: "https://jane.example/tag/bread/" }).topics).toEqual([]);
  });

  test("on an author's page the author's feed comes first", () => {
    const head = alternate("/feed/") + alternate("/author/jane/feed/");
    expect(paths(find(head, { url: "https://jane.example/author/jane/" }).main)[0]).toBe("/author/jane/feed/");
  });

  test("of several languages the page's own is taken", () => {
    const head = alternate("/de.xml", undefined, 'hreflang="de"') + alternate("/en.xml", undefined, 'hreflang="en-GB"');
    expect(find(head)).toMatchObject({
      main: [{ url: "https://jane.example/en.xml" }],
      languages: [{ url: "https://jane.example/de.xml" }],
    });
  });
});

test("formats of one feed are a group, JSON last; another feed is another group", () => {
  const links = [
    "/feed.json",
    "/rss.xml",
    "/atom.xml",
    "/podcast/rss.xml",
    "/feed/?format=atom",
    "/news-atom.xml",
    "/news.rdf",
  ].map((path) => ({ url: `https://jane.example${path}`, title: "" }));
  expect(groupByFormat(links).map(paths)).toEqual([
    ["/rss.xml", "/atom.xml", "/feed/?format=atom", "/feed.json"],
    ["/podcast/rss.xml"],
    ["/news-atom.xml", "/news.rdf"],
  ]);
});
