// RSS as it should not be written, and is: what can be read is read, and the three readers agree about it.
import { describe, expect, it } from "vitest";
import { NAMESPACES, only, readHere, rss } from "./fixtures.ts";

const RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"';
const bare = (items: string, attributes = 'version="2.0"') =>
  `<rss ${attributes}><channel><title>T</title>${items}</channel></rss>`;

describe("RSS that is oddly built", () => {
  it.each<[string, string, object, object]>([
    [
      "0.90 of Netscape",
      `<rdf:RDF ${RDF} xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>Old</title><link>http://o.example/</link></channel><item><title>One</title><link>http://o.example/1</link></item></rdf:RDF>`,
      { format: "rdf", title: "Old", siteUrl: "http://o.example/" },
      { title: "One", url: "http://o.example/1" },
    ],
    [
      "0.91 with Netscape's document type and its entities",
      `<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><title>Old</title><item><title>Caf&eacute;</title></item></channel></rss>`,
      { title: "Old" },
      { title: "Café" },
    ],
    [
      "1.0 with the items inside the channel",
      `<rdf:RDF ${RDF} xmlns="http://purl.org/rss/1.0/"><channel><title>T</title><items><rdf:Seq><rdf:li resource="u:1"/></rdf:Seq></items><item rdf:about="u:1"><title>One</title></item></channel></rdf:RDF>`,
      { format: "rdf" },
      { guid: "u:1", title: "One" },
    ],
    [
      "1.0 whose every element carries a prefix",
      `<rdf:RDF ${RDF} xmlns:r="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/"><r:channel><r:title>T</r:title></r:channel><r:item rdf:about="u:1"><r:title>One</r:title><d:creator>Bob</d:creator><d:date>2026-11-23</d:date></r:item></rdf:RDF>`,
      { title: "T" },
      { title: "One", author: "Bob", publishedAt: new Date("2026-11-23") },
    ],
    [
      "1.0 with a base and a language on its root",
      `<rdf:RDF xml:base="http://b.example/x/" xml:lang="de" ${RDF} xmlns="http://purl.org/rss/1.0/"><channel><title>T</title><link>y</link></channel><item rdf:about="u:1"><link>one</link></item></rdf:RDF>`,
      { siteUrl: "http://b.example/x/y", language: "de" },
      { url: "http://b.example/x/one" },
    ],
    ["no version", bare("<item><title>One</title></item>", ""), { title: "T" }, { title: "One" }],
    [
      "every tag in capitals",
      '<RSS VERSION="2.0"><CHANNEL><TITLE>T</TITLE><ITEM><TITLE>One</TITLE><LINK>http://o.example/1</LINK><PUBDATE>Mon, 23 Nov 2026 18:05:09 GMT</PUBDATE><GUID ISPERMALINK="FALSE">g</GUID></ITEM></CHANNEL></RSS>',
      { title: "T" },
      { title: "One", url: "http://o.example/1", guid: "g", publishedAt: new Date("2026-11-23T18:05:09Z") },
    ],
    [
      "blanks inside its tags",
      '<rss version = "2.0" ><channel ><title >T</title ><item\n><title\n>One</title\n></item ></channel ></rss >',
      { title: "T" },
      { title: "One" },
    ],
    [
      "its items after the channel",
      '<rss version="2.0"><channel><title>T</title></channel><item><title>One</title></item></rss>',
      { title: "T" },
      { title: "One" },
    ],
    [
      "Atom's namespace as its own",
      bare("<item><title>One</title></item>", 'version="2.0" xmlns="http://www.w3.org/2005/Atom"'),
      { format: "rss", title: "T" },
      { title: "One" },
    ],
    [
      "a prefix on all of it",
      '<x:rss version="2.0" xmlns:x="http://backend.userland.com/rss2"><x:channel><x:title>T</x:title><x:item><x:title>One</x:title></x:item></x:channel></x:rss>',
      { title: "T" },
      { title: "One" },
    ],
    [
      "prefixes that nobody declared",
      bare(
        "<atom:link rel='self' href='/me'/><item><dc:creator>Bob</dc:creator><content:encoded>&lt;p&gt;x&lt;/p&gt;</content:encoded></item>",
      ),
      { selfUrl: "https://ann.example.org/me" },
      { author: "Bob", contentHtml: "<p>x</p>" },
    ],
    [
      "a prefix declared on the item",
      bare('<item xmlns:foo="http://purl.org/dc/elements/1.1/"><foo:creator>Bob</foo:creator></item>'),
      {},
      { author: "Bob" },
    ],
    [
      "a namespace set by one element for itself",
      bare('<item><creator xmlns="http://purl.org/dc/elements/1.1/">Bob</creator><title>One</title></item>'),
      {},
      { author: "Bob", title: "One" },
    ],
    [
      "an image and a search box with titles of their own",
      bare(
        "<image><title>I</title><url>/i.png</url><link>/wrong</link></image><textInput><title>S</title><link>/s</link></textInput><link>/</link><item><title>One</title></item>",
      ),
      { title: "T", picture: "https://ann.example.org/i.png", siteUrl: "https://ann.example.org/" },
      { title: "One" },
    ],
    [
      "a picture in the item",
      bare(
        "<item><image><title>I</title><url>/i.png</url><link>/wrong</link></image><title>One</title><link>/1</link></item>",
      ),
      {},
      { title: "One", url: "https://ann.example.org/1", picture: "https://ann.example.org/i.png" },
    ],
    [
      "two declarations",
      `<?xml version="1.0"?>\n<?xml version="1.0"?>${bare("<item><title>One</title></item>")}`,
      { title: "T" },
      { title: "One" },
    ],
    [
      "bases on every level",
      '<rss version="2.0" xml:base="http://b.example/x/"><channel xml:base="y/"><title>T</title><link>home</link><item xml:base="z/"><link>l</link><description xml:base="d/">&lt;a href="q"&gt;q&lt;/a&gt;</description></item></channel></rss>',
      { siteUrl: "http://b.example/x/y/home" },
      { url: "http://b.example/x/y/z/l", summaryHtml: '<a href="http://b.example/x/y/z/d/q">q</a>' },
    ],
    [
      "a body of XHTML",
      bare('<item><title>One</title><body xmlns="http://www.w3.org/1999/xhtml"><p>hi</p></body></item>'),
      {},
      { title: "One", html: "<p>hi</p>" },
    ],
    [
      "a body of XHTML with a prefix",
      bare(
        "<item><xhtml:body><p>hi</p></xhtml:body></item>",
        'version="2.0" xmlns:xhtml="http://www.w3.org/1999/xhtml"',
      ),
      {},
      { html: "<p>hi</p>" },
    ],
  ])("with %s is read", async (_, text, feed, post) => {
    const read = await readHere(text);
    expect(read).toMatchObject(feed);
    expect(only(read)).toMatchObject(post);
  });

  it("with several channels or documents yields the posts of all", async () => {
    const two =
      '<rss version="2.0"><channel><title>A</title><item><title>1</title></item></channel><channel><title>B</title><item><title>2</title></item></channel></rss>';
    for (const text of [two, rss("<item><title>1</title></item>") + rss("<item><title>2</title></item>")]) {
      expect((await readHere(text)).posts.map(({ title }) => title)).toEqual(["1", "2"]);
    }
  });
});

describe("an item that is oddly written", () => {
  it.each<[string, string, object]>([
    ["comments in its title", "<title>A<!-- x -->B</title>", { title: "AB" }],
    ["sections side by side", "<title><![CDATA[A]]> and <![CDATA[B]]></title>", { title: "A and B" }],
    [
      "the end of a section in a section",
      "<description><![CDATA[a ]]]]><![CDATA[> b]]></description>",
      { text: "a ]]> b" },
    ],
    [
      "entities of HTML and none",
      "<title>&hellip; &unknown; &#8217; &#x2019; &#146;</title>",
      { title: "… &unknown; ’ ’ ’" },
    ],
    ["an emoji in two halves", "<title>&#xD83D;&#xDE00; &#55357;&#56832;</title>", { title: "😀 😀" }],
    ["two titles", "<title>One</title><title>Two</title>", { title: "One" }],
    ["a media title first", "<media:title>M</media:title><title>One</title>", { title: "One" }],
    ["a guid for a link", "<guid>http://o.example/g</guid>", { url: "http://o.example/g" }],
    [
      "a relative guid for a link",
      '<guid isPermaLink="true">/g</guid>',
      { url: "https://ann.example.org/g", guid: "/g" },
    ],
    ["an empty link", "<link></link><guid>http://o.example/g</guid>", { url: "http://o.example/g" }],
    ["a link as an attribute", '<link href="/l"/>', { url: "https://ann.example.org/l" }],
    [
      "a link with blanks",
      "<link><![CDATA[  http://o.example/a b?c=1&d=2 ]]></link>",
      { url: "http://o.example/a%20b?c=1&d=2" },
    ],
    [
      "a link that looks like an entity",
      "<link>http://o.example/?a=1&amp;copy=2&amp;reg=3</link>",
      { url: "http://o.example/?a=1&copy=2&reg=3" },
    ],
    ["a link escaped twice", "<link>http://o.example/?a=1&amp;amp;b=2</link>", { url: "http://o.example/?a=1&b=2" }],
    ["Atom's link before its own", '<atom:link href="/alt"/><link>/own</link>', { url: "https://ann.example.org/own" }],
    ["markup as it is", "<description>Hello <b>bold</b></description>", { html: "Hello <b>bold</b>" }],
    ["markup escaped twice", "<description>&amp;lt;p&amp;gt;Hi&amp;lt;/p&amp;gt;</description>", { html: "<p>Hi</p>" }],
    [
      "code that is meant to be seen",
      "<description>&lt;p&gt;Use &amp;lt;p&amp;gt;&lt;/p&gt;</description>",
      { text: "Use <p>" },
    ],
    [
      "types in angle brackets",
      "<description>A List&lt;String&gt; of x</description>",
      { text: "A List<String> of x" },
    ],
    [
      "a full item of old Manila",
      "<description>d</description><fullitem>&lt;p&gt;f&lt;/p&gt;</fullitem>",
      { contentHtml: "<p>f</p>" },
    ],
    [
      "an author in Atom's way",
      "<author><name>Ann</name><email>ann@example.org</email></author>",
      { author: "Ann", authorEmail: "ann@example.org" },
    ],
    [
      "an address among the names",
      "<itunes:author>ann@example.org (Ann)</itunes:author>",
      { author: "Ann", authorEmail: "ann@example.org" },
    ],
    [
      "a mailto for an address",
      "<dc:creator>Ann (mailto:ann@example.org?subject=x)</dc:creator>",
      { author: "Ann", authorEmail: "ann@example.org" },
    ],
    [
      "an enclosure of no size",
      '<enclosure url="/a.mp3" length="1,234 bytes"/>',
      { enclosures: [{ url: "https://ann.example.org/a.mp3" }] },
    ],
    [
      "a category twice",
      "<category>A &amp; B</category><category><![CDATA[A & B]]></category>",
      { categories: ["A & B"] },
    ],
    ["a place nobody asked for", "<title>One</title><georss:point>1 2</georss:point>", { title: "One" }],
  ])("with %s is understood", async (_, fields, post) => {
    expect(only(await readHere(rss(`<item>${fields}</item>`, "", NAMESPACES)))).toMatchObject(post);
  });

  it.each([[["rss-parser" as const]], [["rss-parser" as const, "feedsmith" as const]]])(
    "means the same to each reader (without %s)",
    async (without) => {
      const items = `<item><title>On &amp;amp; off</title><link>/on</link><guid isPermaLink="false">1</guid><author>ann@example.org (Ann)</author>
        <pubDate>Mon, 23 Nov 2026 18:05:09 +0100</pubDate><category>c</category><comments>/on#c</comments><slash:comments>3</slash:comments>
        <enclosure url="/a.mp3" type="audio/mpeg" length="5"/><description>short</description>
        <content:encoded><![CDATA[<p>Long <a href="b">b</a></p>]]></content:encoded></item>
        <item><title>Two</title><itunes:author>Bob</itunes:author><dc:creator>Cy</dc:creator><dc:date>2026-11-22</dc:date>
        <media:content url="/p.png" medium="image"/><media:thumbnail url="/t.png"/><itunes:duration>61</itunes:duration></item>`;
      const text = rss(items, "<language>en</language><itunes:author>Ann</itunes:author><ttl>60</ttl>", NAMESPACES);
      expect(await readHere(text, { without })).toEqual(await readHere(text));
    },
  );
});
