import { afterAll, describe, expect, it } from "vitest";
import { atom, NAMESPACES, only, parseWith, patientParser, rss, SERVED_FROM } from "./fixtures.ts";

const parser = patientParser();
const parse = parseWith(parser);
afterAll(() => parser.close());

describe("the formats of feeds", () => {
  it("reads RSS 2 with title, link, guid, date, author and text", async () => {
    const feed = await parse(
      rss(
        `<item><title>On &amp; off</title><link>https://ann.example.org/on</link><guid isPermaLink="false">on-1</guid>
         <pubDate>Mon, 23 Nov 2026 09:30:00 +0100</pubDate><dc:creator>Ann Lee</dc:creator><category>switches</category>
         <description>Short</description><content:encoded><![CDATA[<p>Long &amp; <b>full</b></p>]]></content:encoded></item>`,
        "<description>Notes</description><language>en</language>",
        NAMESPACES,
      ),
    );
    expect(feed).toMatchObject({
      format: "rss",
      title: "Ann",
      description: "Notes",
      siteUrl: "https://ann.example.org/",
      language: "en",
    });
    expect(only(feed)).toMatchObject({
      identity: "guid:on-1",
      guid: "on-1",
      url: "https://ann.example.org/on",
      title: "On & off",
      author: "Ann Lee",
      publishedAt: new Date("2026-11-23T08:30:00Z"),
      categories: ["switches"],
      summaryHtml: "Short",
      contentHtml: "<p>Long &amp; <b>full</b></p>",
    });
    expect(feed.wrong).toEqual([]);
  });

  it.each(["0.91", "0.92"])("reads RSS %s", async (version) => {
    const feed = await parse(
      `<rss version="${version}"><channel><title>Old</title><item><title>One</title><link>/one</link></item></channel></rss>`,
    );
    expect(feed).toMatchObject({ format: "rss", title: "Old" });
    expect(only(feed)).toMatchObject({ title: "One", url: "https://ann.example.org/one" });
  });

  it("reads RSS 1.0, whose items stand beside the channel", async () => {
    const feed = await parse(
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"${NAMESPACES}>
        <channel rdf:about="https://ann.example.org/"><title>Rdf</title><link>https://ann.example.org/</link></channel>
        <item rdf:about="https://ann.example.org/1"><title>One</title><link>https://ann.example.org/1</link>
        <dc:date>2026-11-23T10:00:00+01:00</dc:date><dc:creator>Ann</dc:creator></item></rdf:RDF>`,
    );
    expect(feed).toMatchObject({ format: "rdf", title: "Rdf" });
    expect(only(feed)).toMatchObject({
      guid: "https://ann.example.org/1",
      author: "Ann",
      publishedAt: new Date("2026-11-23T09:00:00Z"),
    });
  });

  it("reads Atom 1.0 with XHTML content in the right order and several links", async () => {
    const feed = await parse(
      atom(
        `<entry><id>tag:ann,2026:1</id><title type="html">A &lt;b&gt;bold&lt;/b&gt; move</title>
         <link rel="self" href="https://ann.example.org/1.atom"/><link rel="alternate" type="text/html" href="/1"/>
         <link rel="enclosure" type="audio/mpeg" length="99" href="/1.mp3"/>
         <published>2026-11-22T10:00:00Z</published><updated>2026-11-23T10:00:00Z</updated>
         <author><name>Ann Lee</name><uri>https://ann.example.org/me</uri><email>ann@example.org</email></author>
         <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>one <b>two</b> three <i>four</i> five</p></div></content></entry>`,
        `<link rel="self" href="/feed.xml"/><link rel="hub" href="https://hub.example.org/"/><link rel="next" href="?page=2"/>`,
      ),
    );
    expect(feed).toMatchObject({
      format: "atom",
      selfUrl: "https://ann.example.org/feed.xml",
      hubUrls: ["https://hub.example.org/"],
      nextUrl: `${SERVED_FROM}?page=2`,
    });
    expect(only(feed)).toMatchObject({
      identity: "guid:tag:ann,2026:1",
      url: "https://ann.example.org/1",
      title: "A bold move",
      author: "Ann Lee",
      authorEmail: "ann@example.org",
      authorUrl: "https://ann.example.org/me",
      publishedAt: new Date("2026-11-22T10:00:00Z"),
      updatedAt: new Date("2026-11-23T10:00:00Z"),
      contentHtml: "<p>one <b>two</b> three <i>four</i> five</p>",
      enclosures: [{ url: "https://ann.example.org/1.mp3", type: "audio/mpeg", bytes: 99 }],
    });
  });

  it("reads Atom 0.3", async () => {
    const feed = await parse(
      `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Old</title><tagline>Very</tagline><entry><id>1</id><title>One</title>
       <link rel="alternate" type="text/html" href="https://ann.example.org/1"/><issued>2004-05-01T10:00:00Z</issued><modified>2004-05-02T10:00:00Z</modified>
       <content type="text/html" mode="escaped">&lt;p&gt;Hi&lt;/p&gt;</content></entry></feed>`,
    );
    expect(feed).toMatchObject({ format: "atom", title: "Old", description: "Very" });
    expect(only(feed)).toMatchObject({
      title: "One",
      contentHtml: "<p>Hi</p>",
      publishedAt: new Date("2004-05-01T10:00:00Z"),
      updatedAt: new Date("2004-05-02T10:00:00Z"),
    });
  });

  it.each(["1", "1.1"])("reads JSON Feed %s", async (version) => {
    const item = {
      id: 7,
      url: "/seven",
      title: "Seven",
      content_html: '<img src="a.png">',
      date_published: "2026-11-23T10:00:00+01:00",
      tags: ["n"],
      attachments: [{ url: "/7.mp3", mime_type: "audio/mpeg", size_in_bytes: 5, duration_in_seconds: 61 }],
    };
    const author = { name: "Ann", url: "https://ann.example.org/" };
    const feed = await parse(
      JSON.stringify({
        version: `https://jsonfeed.org/version/${version}`,
        title: "Json",
        home_page_url: "https://ann.example.org/",
        ...(version === "1" ? { author } : { authors: [author] }),
        items: [
          version === "1" ? { ...item, author } : { ...item, authors: [author] },
          { id: "8", content_text: "a < b\n\nc" },
        ],
      }),
    );
    expect(feed).toMatchObject({ format: "json", title: "Json", author, siteUrl: "https://ann.example.org/" });
    expect(feed.posts[0]).toMatchObject({
      guid: "7",
      url: "https://ann.example.org/seven",
      author: "Ann",
      contentHtml: '<img src="https://ann.example.org/blog/a.png">',
      publishedAt: new Date("2026-11-23T09:00:00Z"),
      enclosures: [{ url: "https://ann.example.org/7.mp3", type: "audio/mpeg", bytes: 5, seconds: 61 }],
    });
    expect(feed.posts[1]).toMatchObject({ contentHtml: "<p>a &lt; b</p>\n<p>c</p>" });
  });

  it.each([
    ["RSS", "<rss version='2.0'><channel><title>Young</title></channel></rss>"],
    ["Atom", "<feed xmlns='http://www.w3.org/2005/Atom'><title>Young</title></feed>"],
    ["JSON Feed", '{"version":"https://jsonfeed.org/version/1.1","title":"Young","items":[]}'],
  ])("reads a feed without posts in %s", async (_, text) => {
    expect(await parse(text)).toMatchObject({ title: "Young", posts: [], wrong: [] });
  });

  it("reads Atom whose every element carries a prefix", async () => {
    const feed = await parse(
      `<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>T</a:title><a:entry><a:id>1</a:id><a:title>P</a:title><a:link href="/p"/>
       <a:content type="xhtml"><xhtml:div xmlns:xhtml="http://www.w3.org/1999/xhtml"><xhtml:p>x</xhtml:p></xhtml:div></a:content></a:entry></a:feed>`,
    );
    expect(only(feed)).toMatchObject({ title: "P", url: "https://ann.example.org/p", contentHtml: "<p>x</p>" });
  });
});
