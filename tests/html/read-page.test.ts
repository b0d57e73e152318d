import { describe, expect, test } from "vitest";
import { readPage } from "../../src/html/read-page.ts";

const read = (html: string, url = "https://jane.example/blog/") => readPage(html, url);
const hrefs = (html: string) => read(html).links.map(({ href }) => href);
const link = (href: string) => `<link rel="alternate" type="application/rss+xml" href="${href}">`;

describe("links", () => {
  test("are resolved against the first base, wherever it stands, and the base against the page", () => {
    expect(hrefs(`${link("f.xml")}<base href="/deep/"><base href="https://other.example/">`)).toEqual([
      "https://jane.example/deep/f.xml",
    ]);
    expect(hrefs(`<base href="https://cdn.example">${link("/f.xml")}`)).toEqual(["https://cdn.example/f.xml"]);
    expect(hrefs(`<base href="javascript:alert(1)">${link("f.xml")}`)).toEqual(["https://jane.example/blog/f.xml"]);
  });

  test("come with their tokens in lower case and their type without parameters", () => {
    const { links } = read(
      '<LINK REL=" Alternate  HOME" TYPE="Application/RSS+XML; charset=utf-8" HREF=f.xml Title="A &amp; B">',
    );
    expect(links[0]).toEqual({
      rels: ["alternate", "home"],
      type: "application/rss+xml",
      href: "https://jane.example/blog/f.xml",
      title: "A & B",
      hreflang: "",
    });
  });

  test("are http or https; feed: is taken off, the protocol of the page filled in", () => {
    expect(
      hrefs(
        [
          "//cdn.example/f",
          "feed:https://a.example/f",
          "feed://b.example/f",
          "javascript:1",
          "data:text/xml,<rss/>",
          "",
          "http://[bad",
        ]
          .map(link)
          .join(""),
      ),
    ).toEqual(["https://cdn.example/f", "https://a.example/f", "http://b.example/f"]);
  });

  test.each([
    ["a comment", `<!-- ${link("/x")} -->`],
    ["a conditional comment", `<!--[if IE]>${link("/x")}<![endif]-->`],
    ["a script", `<script>document.write('${link("/x")}')</script>`],
    ["a style", `<style>/* ${link("/x")} */</style>`],
    ["a template", `<template>${link("/x")}<template></template></template>`],
    ["a noscript, which a browser takes for text", `<noscript>${link("/x")}</noscript>`],
    ["a textarea", `<textarea>${link("/x")}</textarea>`],
    ["a title", `<title>${link("/x")}</title>`],
    ["an iframe", `<iframe>${link("/x")}</iframe>`],
    ["an attribute", `<meta content='${link("/x")}'>`],
    ["escaped text", `<pre>${link("/x").replaceAll("<", "&lt;")}</pre>`],
  ])("in %s do not count, those after it do", (_, html) => {
    expect(hrefs(html + link("/real"))).toEqual(["https://jane.example/real"]);
  });

  test("of the body come after those of the head", () => {
    expect(hrefs(`<head></head><body>${link("/body")}</body>`)).toEqual(["https://jane.example/body"]);
  });
});

describe("a page's own words", () => {
  test("title, language, metas and anchors are read as shown", () => {
    const page = read(
      '<html lang="de"><title>Jane\n &amp; Co</title><meta property="og:title" content="One"><meta property="og:title" content="Two"><body><svg><title>Icon</title></svg><a href="/rss" title="Feed"><img alt="RSS icon"> <b>News</b></a>',
    );
    expect(page).toMatchObject({ title: "Jane & Co", lang: "de" });
    expect(page.metas.get("og:title")).toBe("One");
    expect(page.anchors).toEqual([{ href: "https://jane.example/rss", text: "RSS icon News Feed", rels: [] }]);
  });

  test("JSON-LD is flattened, and what does not parse is left out", () => {
    const page = read(
      '<script type="application/ld+json">{"@graph":[{"@type":"Blog","author":{"@type":"Person","name":"Jane"}}]}</script><script type="application/ld+json">{oops</script>',
    );
    expect(page.jsonLd.map((object) => object["@type"])).toEqual(["Blog", "Person"]);
  });

  test("rel=me is collected from links and anchors, each once", () => {
    expect(
      read(
        '<link rel=me href="https://a.example/@j"><a rel="nofollow me" href="https://b.example/j">b</a><a rel=me href="https://b.example/j">b</a>',
      ).relMe,
    ).toEqual(["https://a.example/@j", "https://b.example/j"]);
  });

  test.each([
    ["0; url=/next", "https://jane.example/next"],
    ["0;URL='https://b.example/'", "https://b.example/"],
    ["3, /next", "https://jane.example/next"],
    ["300; url=/next", undefined],
    ["5", undefined],
    ["0; url=javascript:alert(1)", undefined],
  ])("a refresh of %j leads to %j", (content, next) => {
    expect(read(`<meta http-equiv="Refresh" content="${content}">`).refresh).toBe(next);
  });
});

describe("hostile pages", () => {
  const MB = 1_000_000;
  // Reading twice as much must not cost more than about twice: a quadratic reader takes minutes here and times out.
  test.each([
    ["opened and never closed", "<b>"],
    ["closed and never opened", "</i>"],
    ["opened in one kind and closed in another", "<b></i>"],
    ["anchors within anchors", "<a href=x>"],
    ["nothing but less-than signs", "<"],
    ["comments that never end", "<!--"],
    ["attributes without end", '<a href="'],
    ["templates within templates", "<template>"],
    ["entities", "&amp"],
    ["svg within svg", "<svg>"],
    ["an attribute a piece", "x=1 "],
  ])("%s are read to the end", (_, piece) => {
    const html = `<p ${piece.repeat((3 * MB) / piece.length)}`;
    expect(read(html + piece).url).toBe("https://jane.example/blog/");
    expect(read(piece.repeat((3 * MB) / piece.length)).anchors.length).toBeLessThanOrEqual(3_000);
  });

  test("keep to their bounds", () => {
    const page = read('<a href="/x">x</a>'.repeat(4_000) + "<meta name=a content=b>".repeat(10));
    expect(page.anchors).toHaveLength(3_000);
    expect(read(`<script type="application/ld+json">${"[".repeat(200_000)}</script>`).jsonLd).toEqual([]);
  });
});
