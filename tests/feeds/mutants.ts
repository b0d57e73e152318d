// Feeds as accidents and enemies leave them: a real or a written feed, and what was done to it.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { CORPUS } from "../../bench/feeds.ts";
import { atom, bytesOf, NAMESPACES, rss } from "./fixtures.ts";

/** So much of each real feed: its head and some posts. */
const SEED_BYTES = 12_000;

const WRITTEN = [
  rss(
    `<item><title>One &amp; only</title><link>/1</link><guid>1</guid><pubDate>Mon, 23 Nov 2026 18:05:09 GMT</pubDate><dc:creator>Ann</dc:creator>
     <content:encoded><![CDATA[<p onclick="x()">A <a href="javascript:alert(1)">b</a> <img src=x onerror=alert(1)></p>]]></content:encoded>
     <enclosure url="/a.mp3" type="audio/mpeg" length="5"/><itunes:duration>1:02</itunes:duration><podcast:person>Bob</podcast:person></item>
     <item><title>Two</title><description>&lt;script&gt;x&lt;/script&gt;&lt;ul&gt;&lt;li&gt;y&lt;/ul&gt;</description><media:group><media:content url="/v.mp4"/><media:thumbnail url="/t.png"/></media:group></item>`,
    "<ttl>60</ttl><language>en</language><skipHours><hour>1</hour></skipHours>",
    NAMESPACES,
  ),
  atom(
    `<entry xml:base="/x/"><id>1</id><title type="html">&lt;b&gt;T&lt;/b&gt;</title><link href="one"/><link rel="enclosure" href="a.mp3"/><updated>2026-11-23T10:00:00Z</updated>
     <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>x <b>y</b></p><script>z</script></div></content><author><name>Ann</name></author></entry>`,
    '<link rel="self" href="/f"/>',
    NAMESPACES,
  ),
  `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>T</title></channel><item rdf:about="u:1"><title>One</title><link>/1</link></item></rdf:RDF>`,
  JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: "J",
    items: [
      { id: "1", url: "/1", title: "t", content_html: "<p>x<script>y</script></p>", tags: ["a"] },
      { id: "2", content_text: "z" },
    ],
  }),
];

/** Written here, and from the corpus where it is present. */
export const SEEDS: readonly Uint8Array[] = [
  ...WRITTEN.map(bytesOf),
  ...(existsSync(CORPUS) ? readdirSync(CORPUS) : [])
    .filter((name) => !/README|expected|sources/.test(name))
    .map((name) => readFileSync(CORPUS + name).subarray(0, SEED_BYTES)),
];

const TOKENS = [
  ..."< > & ]]> <![CDATA[ <!-- --> <? ?> </ /> ' \" = \0 \uFFFE \u202E &#0; &#xD800; &lt;script&gt; &nbsp; &x; { } [ ] , \\ \\u0000 \\ud83d".split(
    " ",
  ),
  "<item>",
  "</item>",
  "<entry>",
  "</entry>",
  "</channel>",
  "<channel>",
  "</rss>",
  "</feed>",
  "<title>",
  "<description>",
  "<content type='xhtml'>",
  "<!DOCTYPE x [<!ENTITY y '&y;&y;'>]>",
  '<?xml version="1.0" encoding="utf-16"?>',
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<link>javascript:alert(1)</link>",
  "<svg><style><a title='</style><img src onerror=alert(1)>'>",
  ' xml:base="http://b.example/"',
  ' xmlns="urn:x"',
  "<guid>1</guid>",
  "<pubDate>32 Foo 20266</pubDate>",
  "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
  "<category>",
  "<enclosure url='/x'/>",
  '<a href="https://ok.example/&quot; onclick=&quot;x">',
  "<iframe src=javascript:alert(1)>",
  "<textarea>",
  "<plaintext>",
  "<table><li><td>",
  "\u{1F600}",
];

type Change = (bytes: Uint8Array) => Uint8Array;
const share = fc.double({ min: 0, max: 1, noNaN: true });
const at = (bytes: Uint8Array, where: number): number => Math.floor(where * bytes.length);
const join = (...parts: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
const insert = (bytes: Uint8Array, where: number, piece: Uint8Array): Uint8Array =>
  join(bytes.subarray(0, at(bytes, where)), piece, bytes.subarray(at(bytes, where)));

/** The end of the tag that begins at or after a place; the tag itself is what is before it. */
function tagAfter(bytes: Uint8Array, where: number): [number, number] {
  const start = bytes.indexOf(0x3c, at(bytes, where));
  const end = bytes.indexOf(0x3e, Math.max(start, 0));
  return start < 0 || end < 0 ? [0, 0] : [start, end + 1];
}

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.array(fc.tuple(share, fc.nat(255)), { minLength: 1, maxLength: 20 }).map((flips): Change => (bytes) => {
    const changed = bytes.slice();
    for (const [where, byte] of flips) changed[at(bytes, where)] = byte;
    return changed;
  }),
  share.map(
    (where): Change =>
      (bytes) =>
        bytes.subarray(0, at(bytes, where)),
  ),
  share.map(
    (where): Change =>
      (bytes) =>
        bytes.subarray(at(bytes, where)),
  ),
  fc.tuple(share, fc.constantFrom(...TOKENS)).map(
    ([where, token]): Change =>
      (bytes) =>
        insert(bytes, where, bytesOf(token)),
  ),
  fc.tuple(share, share).map(([a, b]): Change => (bytes) => {
    const [from, to] = [at(bytes, Math.min(a, b)), at(bytes, Math.max(a, b))];
    return join(bytes.subarray(0, from), bytes.subarray(to));
  }),
  // A tag again, somewhere else, in capitals, or without its end.
  fc.tuple(share, share, fc.nat(2)).map(([where, target, how]): Change => (bytes) => {
    const [start, end] = tagAfter(bytes, where);
    const tag = bytes.slice(start, how === 0 ? end - 1 : end);
    return insert(bytes, target, how === 1 ? bytesOf(new TextDecoder().decode(tag).toUpperCase()) : tag);
  }),
  fc
    .tuple(share, fc.integer({ min: 2, max: 400 }), fc.constantFrom("<b>", "<div><p>", "<item>", "&lt;i&gt;", "{", "["))
    .map(
      ([where, times, tag]): Change =>
        (bytes) =>
          insert(bytes, where, bytesOf(tag.repeat(times))),
    ),
  fc
    .tuple(
      share,
      fc.integer({ min: 1, max: 3_000 }),
      fc.constantFrom("a", "href", "xmlns:x", "xml:base", "onclick", "__proto__"),
    )
    .map(([where, times, name]): Change => (bytes) => {
      const [, end] = tagAfter(bytes, where);
      const attributes = Array.from({ length: times }, (_, i) => ` ${name}${i}="${i}"`).join("");
      return end === 0 ? bytes : join(bytes.subarray(0, end - 1), bytesOf(attributes), bytes.subarray(end - 1));
    }),
  fc.tuple(share, share, fc.nat(SEEDS.length - 1)).map(([where, from, other]): Change => (bytes) => {
    const second = SEEDS[other] ?? bytes;
    return join(bytes.subarray(0, at(bytes, where)), second.subarray(at(second, from)));
  }),
  fc.constantFrom<Change>(
    (bytes) => new Uint8Array(Buffer.from(new TextDecoder().decode(bytes), "utf16le")),
    (bytes) => new Uint8Array(Buffer.from(`\uFEFF${new TextDecoder().decode(bytes)}`, "utf16le").swap16()),
    (bytes) => new Uint8Array(Buffer.from(new TextDecoder().decode(bytes), "latin1")),
    (bytes) => bytesOf(new TextDecoder("windows-1252").decode(bytes)),
    (bytes) => bytesOf(new TextDecoder().decode(bytes).replace(/encoding="[^"]*"/, 'encoding="shift_jis"')),
    (bytes) => bytesOf(new TextDecoder().decode(bytes).replace(/<!\[CDATA\[|\]\]>/g, "")),
    (bytes) => bytesOf(new TextDecoder().decode(bytes).replace(/xmlns[:\w]*="[^"]*"/g, "")),
    (bytes) => bytesOf(new TextDecoder().decode(bytes).replaceAll("&", "&amp;")),
  ),
);

/** One to six things done to one of the seeds. */
export const mutant: fc.Arbitrary<Uint8Array> = fc
  .tuple(fc.nat(SEEDS.length - 1), fc.array(change, { minLength: 1, maxLength: 6 }))
  .map(([seed, changes]) => changes.reduce((bytes, one) => one(bytes), SEEDS[seed] ?? new Uint8Array()));
