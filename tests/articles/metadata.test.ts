import { describe, expect, test } from "vitest";
import { readMetadata } from "../../src/articles/metadata.ts";
import { openPage } from "../../src/articles/page.ts";
import type { ArticleMetadata } from "../../src/articles/article.ts";

const URL_OF_PAGE = "https://blog.example/posts/gardens";

function read(head: string, body = "<p>text</p>", url = URL_OF_PAGE): ArticleMetadata {
  return readMetadata(
    openPage(`<!doctype html><html lang="en-GB"><head>${head}</head><body>${body}</body></html>`),
    url,
  ).metadata;
}

const linked = (data: unknown): string => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;

describe("the metadata reader", () => {
  test("understands JSON-LD with a graph and references", () => {
    const found = read(
      linked({
        "@context": "https://schema.org",
        "@graph": [
          { "@type": "WebPage", "@id": "#page", name: "Gardens - Blog" },
          { "@type": "Person", "@id": "#ann", name: "Ann Lee" },
          { "@type": "Organization", "@id": "#org", name: "The Blog" },
          {
            "@type": ["BlogPosting"],
            headline: "Gardens are slow code",
            author: [{ "@id": "#ann" }, { "@type": "Person", name: "Bo Ek" }],
            datePublished: "2026-03-01T10:00:00+01:00",
            dateModified: "2026-04-01",
            publisher: { "@id": "#org" },
            image: { url: "/g.png" },
          },
        ],
      }),
    );
    expect(found).toMatchObject({
      title: "Gardens are slow code",
      author: "Ann Lee, Bo Ek",
      siteName: "The Blog",
      language: "en-GB",
      picture: "https://blog.example/g.png",
    });
    expect(found.publishedAt?.toISOString()).toBe("2026-03-01T09:00:00.000Z");
  });

  test("reads JSON-LD that is almost JSON and passes over what is not", () => {
    const broken = '<script type="application/ld+json">{"@type":"Article","headline":"Line\nbroken title",}</script>';
    expect(read(`<script type="application/ld+json">{oops</script>${broken}`).title).toBe("Line broken title");
  });

  test("reads meta elements of several dialects", () => {
    const found = read(
      '<title>Gardens | Blog</title><meta property="og:title" content="Gardens &amp; code"><meta name="author" content="by Ann Lee">' +
        '<meta property="article:published_time" content="2026-03-01"><meta property="og:site_name" content="Blog">' +
        '<meta property="og:image" content="javascript:alert(1)">',
    );
    expect(found).toMatchObject({ title: "Gardens & code", author: "Ann Lee", siteName: "Blog" });
    expect(found.publishedAt?.toISOString()).toBe("2026-03-01T00:00:00.000Z");
    expect(found).not.toHaveProperty("picture");
  });

  test("reads microdata", () => {
    const found = read(
      "<title>Site</title>",
      '<article itemscope><h1 itemprop="headline">Gardens</h1><span itemprop="author" itemscope><span itemprop="name">Ann Lee</span></span>' +
        '<time itemprop="datePublished" datetime="2026-03-01T10:00:00Z">last week</time></article>',
    );
    expect(found).toMatchObject({ title: "Gardens", author: "Ann Lee" });
    expect(found.publishedAt?.toISOString()).toBe("2026-03-01T10:00:00.000Z");
  });

  test.each([
    ["rel=author", '<p>von <a rel="author" href="/ann">Ann Lee</a></p>'],
    ["a vcard", '<span class="author vcard"><a class="url fn n" href="/a">Ann Lee</a></span>'],
    ["a byline", '<div class="byline">By Ann Lee | 3 March 2026</div>'],
    ["a byline in another language", '<div class="post-author">Von Ann Lee am 3. März 2026</div>'],
    ["a written line", "<h1>T</h1><p>By Ann Lee</p><p>text</p>"],
    ["a list of posts' wording", '<a rel="author" href="/a">View all posts by Ann Lee</a>'],
  ])("finds the author in %s", (_, body) => {
    expect(read("<title>T</title>", body).author).toBe("Ann Lee");
  });

  test.each([
    ["commenters", '<div id="comments"><div class="comment"><cite class="author">Troll</cite></div></div>'],
    ["addresses", '<meta property="article:author" content="https://social.example/ann">'],
    ["roles", '<span class="author">admin</span>'],
  ])("does not take %s for authors", (_, body) => {
    expect(read("<title>T</title>", body)).not.toHaveProperty("author");
  });

  test("an author's name may begin like a byline", () => {
    expect(read('<meta name="author" content="Von Miller">').author).toBe("Von Miller");
  });

  test.each([
    [
      "the site's name behind it",
      '<title>Gardens are code | The Blog</title><meta property="og:site_name" content="The Blog">',
      "<h2>x</h2>",
    ],
    [
      "the site's name before it",
      '<title>The Blog: Gardens are code</title><meta property="og:site_name" content="The Blog">',
      "",
    ],
    [
      "a heading for the site",
      "<title>Gardens are code – The Blog</title>",
      "<h1>The Blog</h1><h2>Gardens are code</h2>",
    ],
    ["only a short last part", "<title>Gardens are code - Blog</title>", ""],
    [
      "a claim about another page",
      `<title>Gardens are code</title>${linked({ "@type": "Article", headline: "Wiki list item" })}`,
      "<h1>Gardens are code</h1>",
    ],
  ])("finds the title with %s", (_, head, body) => {
    expect(read(head, body).title).toBe("Gardens are code");
  });

  test("a date in the address stands in for none and corrects a wrong one", () => {
    const url = "https://blog.example/2026/03/01/gardens";
    expect(read("", "<p>x</p>", url).publishedAt?.toISOString()).toBe("2026-03-01T00:00:00.000Z");
    expect(read("", "<article><time datetime=2020-01-01>old</time></article>", url).publishedAt?.toISOString()).toMatch(
      /^2026-03-01/,
    );
    expect(
      read("", "<article><time datetime=2026-03-01T08:00Z>x</time></article>", url).publishedAt?.toISOString(),
    ).toMatch(/T08:00/);
  });

  test.each([
    ["https://www.blog.example/posts/gardens", "https://www.blog.example/posts/gardens"],
    ["/posts/gardens?x=1#top", "https://blog.example/posts/gardens?x=1"],
    ["https://evil.example/posts/gardens", undefined],
    ["https://blog.example.evil.example/posts/gardens", undefined],
    ["https://blog.example/", undefined],
    ["javascript:alert(1)", undefined],
  ])("a canonical address %s counts as %s", (href, canonical) => {
    expect(read(`<link rel="canonical" href="${href}">`).canonicalUrl).toBe(canonical);
  });

  test("an empty page has no metadata but its language", () => {
    expect(read("", "")).toEqual({ language: "en-GB" });
  });
});
