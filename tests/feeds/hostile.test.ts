import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { PermanentError } from "../../src/errors.ts";
import { createFeedParser } from "../../src/feeds/parse.ts";
import { MAX_POSTS } from "../../src/feeds/survey.ts";
import { MAX_CONTENT } from "../../src/feeds/normalise-post.ts";
import { atom, bytesOf, only, parseWith, patientParser, rss, SERVED_FROM } from "./fixtures.ts";

const parser = patientParser();
const parse = parseWith(parser);
afterAll(() => parser.close());

const GOOD = "<item><title>Good</title><link>/good</link></item>";
/** The same noise in every run, without a tag's beginning in it. */
const noise = (length: number) => {
  let state = 7;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    const byte = state >>> 24;
    return byte === 0x3c || byte === 0x7b ? 0x2e : byte;
  });
};
const escapedSigns = (n: number) => "&lt;".repeat(n);

describe("a hostile or broken feed", () => {
  it.each([
    ["in a text", `<description>${escapedSigns(200_000)}</description>`],
    ["in a section", `<description><![CDATA[${"<".repeat(200_000)}]]></description>`],
    ["as they are", `<description>${"<".repeat(200_000)}</description>`],
    ["as open paragraphs", `<description><![CDATA[${"<p>\n".repeat(50_000)}]]></description>`],
    ["in the title", `<title>${escapedSigns(200_000)}</title>`],
    ["in a link", `<link>${escapedSigns(200_000)}</link>`],
    ["as open comments", `<title><![CDATA[${"<!--".repeat(50_000)}]]></title>`],
    ["as open tags", `<description><![CDATA[${"<a href='x".repeat(20_000)}]]></description>`],
  ])("of 200 kB of tag openings %s is read at once, its neighbour included", async (_, field) => {
    const feed = await parse(rss(`${GOOD}<item><guid>evil</guid>${field}</item>`));
    expect(feed.posts.map(({ identity }) => identity)).toContain("link:ann.example.org/good");
  });

  it("with an entity bomb is read without expanding anything", async () => {
    const levels = Array.from({ length: 20 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join("");
    const bomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "ha>ha">${levels}]><rss version="2.0"><channel><title>&e20;</title>${GOOD}</channel></rss>`;
    const feed = await parse(bomb);
    expect(only(feed).title).toBe("Good");
    expect(feed.title).toBe("&e20;");
    expect(feed.wrong).toContain("The file declares entities of its own; they were not expanded.");
  });

  it("cannot make us read a file or an address through an entity", async () => {
    const feed = await parse(
      `<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY % y SYSTEM "http://127.0.0.1/"> %y;]><rss version="2.0"><channel><title>&x;</title>${GOOD}</channel></rss>`,
    );
    expect(JSON.stringify(feed)).not.toContain("root:");
    expect(only(feed).title).toBe("Good");
  });

  it.each([
    [
      "nested in a post",
      (deep: string) => rss(`<item><title>Deep</title><description>${deep}</description></item>${GOOD}`),
    ],
    [
      "nested and never closed",
      (deep: string) => rss(`<item><title>Deep</title>${deep.slice(0, deep.length / 2)}</item>${GOOD}`),
    ],
    [
      "nested in a section",
      (deep: string) => rss(`<item><guid>d</guid><description><![CDATA[${deep}]]></description></item>${GOOD}`),
    ],
  ])("with 100,000 elements %s loses at most that post", async (_, wrap) => {
    const deep = "<b>".repeat(100_000) + "</b>".repeat(100_000).padEnd(300_000);
    const feed = await parse(wrap(deep));
    expect(feed.posts.map(({ title }) => title)).toContain("Good");
  });

  it("with far too many posts yields the first 5,000 and says so", async () => {
    const items = Array.from(
      { length: MAX_POSTS + 1_000 },
      (_, i) => `<item><guid>${i}</guid><title>${i}</title></item>`,
    ).join("");
    const feed = await parse(rss(items));
    expect(feed.posts).toHaveLength(MAX_POSTS);
    expect(feed.wrong.join(" ")).toContain("more than the 5000 that are read");
  });

  it("with a text of many megabytes yields the first of them and says so", async () => {
    const feed = await parse(
      rss(`<item><title>T</title><description><![CDATA[${"<p>long</p>".repeat(300_000)}]]></description></item>`),
    );
    expect(only(feed).summaryHtml?.length).toBeLessThanOrEqual(MAX_CONTENT);
    expect(feed.wrong.join(" ")).toContain("longer than 1 MB");
  });

  it.each([
    ["in a tag", -3],
    ["in a title", -40],
    ["between posts", -17],
  ])("that ends %s yields what came before", async (_, at) => {
    const feed = await parse(rss(`${GOOD}<item><title>Second and last of all</title></item>`).slice(0, at));
    expect(feed.posts[0]).toMatchObject({ title: "Good" });
    expect(feed.wrong.join(" ")).toContain("ends in the middle");
  });

  it("of JSON with one broken item yields the others", async () => {
    const text =
      '{"version":"https://jsonfeed.org/version/1","title":"J","items":[{"id":"1","title":"a"},{"id":2,,},{"id":"3","title":"b\nc"}]}';
    const feed = await parse(text);
    expect(feed.posts.map(({ title }) => title)).toEqual(["a", "b c"]);
  });

  it.each([
    ["lost a letter", '"version":"https://json\\u0000feed.org/version/1.1","title":"J"'],
    ["is of another shape", '"version":"jsonfeed.org 1","title":"J"'],
    ["is no text", '"version":1,"title":"J"'],
    ["says something else in capitals", '"Version":"2","feed_url":"https://ann.example.org/feed.json"'],
  ])("of JSON whose version %s yields the posts", async (_, head) => {
    const feed = await parse(`{${head},"items":[{"id":"1","content_text":"a"}]}`);
    expect(feed.posts.map(({ guid }) => guid)).toEqual(["1"]);
  });

  it("of truncated JSON yields the whole items before the cut", async () => {
    const items = [
      { id: "1", title: "One", content_text: "a" },
      { id: "2", title: 'T]wo}"', content_text: "b" },
      { id: "3", title: "Three" },
    ];
    const text = JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title: "J", items });
    const feed = await parse(text.slice(0, -12));
    expect(feed.posts.map(({ guid }) => guid)).toEqual(["1", "2"]);
    expect(feed.wrong.join(" ")).toContain("not well-formed JSON");
  });

  it.each([
    ["undeclared entities", "<item><title>Caf&eacute;&nbsp;&rsquo;s</title></item>", "Café ’s"],
    ["bare ampersands", "<item><title>Q & A &</title><link>https://ann.example.org/?a=1&b=2</link></item>", "Q & A &"],
    ["a bare angle bracket", "<item><title>1 < 2</title></item>", "1 < 2"],
    ["unclosed fields", "<item><title>Unclosed<link>https://ann.example.org/x</item>", undefined],
    ["an undeclared prefix", "<item><title>P</title><media:thumbnail url='/p.png'/></item>", "P"],
    [
      "attributes without quotes",
      "<item><title>A</title><enclosure url=https://ann.example.org/a.mp3 type=audio/mpeg /></item>",
      "A",
    ],
    ["markup that is not escaped", "<item><title>M</title><description>a <p>b<br>c</p></description></item>", "M"],
  ])("with %s is read", async (_, item, title) => {
    const feed = await parse(rss(item));
    expect(only(feed)).toMatchObject(title === undefined ? {} : { title });
  });

  it("with NULs and control characters is read without them", async () => {
    const feed = await parse(rss("<item><title>a\u0000b\u0008c</title></item>"));
    expect(only(feed).title).toBe("abc");
    expect(feed.wrong.join(" ")).toContain("Control characters");
  });

  it.each([
    ["blanks", "\n\n  \t"],
    ["a byte order mark and blanks", "\uFEFF\n"],
    ["a warning of the server's", "<br />\n<b>Warning</b>: Cannot modify header in /x.php on line 3<br />\n"],
    ["a comment", "<!-- made by hand -->\n"],
  ])("after %s is read", async (_, before) => {
    expect(only(await parse(before + rss(GOOD))).title).toBe("Good");
    expect(only(await parse(before + atom("<entry><id>1</id><title>Good</title></entry>"))).title).toBe("Good");
  });

  it("that was sent compressed is unpacked", async () => {
    expect(only(await parse(gzipSync(bytesOf(rss(GOOD))))).title).toBe("Good");
  });

  it.each([
    ["nothing", "", /empty/],
    ["blanks", " \n ", /empty/],
    ["text", "Not found.", /only text/],
    [
      "a page",
      "<!doctype html><html><head><title>Ann</title></head><body><p>hi</p></body></html>",
      /web page, not a feed/,
    ],
    [
      "a page that claims to be XML",
      '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x">\n<html><body>&lt;rss&gt;</body></html>',
      /web page, not a feed/,
    ],
    ["JSON of another kind", '{"items": 3}', /not a JSON Feed/],
    ["broken JSON", '{"items": [', /not a JSON Feed/],
    ["a JSON Feed of nothing", '{"version":"https://jsonfeed.org/version/1.1"}', /not a JSON Feed/],
    [
      "JSON nested absurdly deep",
      `{"version":"https://jsonfeed.org/version/1","items":${"[".repeat(1e6)}`,
      /not a JSON Feed/,
    ],
    ["a site map", '<?xml version="1.0"?><urlset><url/></urlset>', /XML file.*not a feed/],
    ["OPML", "<opml version='1.0'><body/></opml>", /OPML/],
    ["damaged compression", new Uint8Array([0x1f, 0x8b, ...noise(500)]), /damaged/],
    ["noise", noise(20_000), /not a feed|neither/],
    ["a compression bomb", gzipSync(Buffer.alloc(60_000_000)), /damaged/],
  ])("that is %s is refused for good, with a clear sentence", async (_, content, sentence) => {
    const error = await parse(content, "application/rss+xml").catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(PermanentError);
    expect(error).toMatchObject({ kind: "feed-unreadable", message: expect.stringMatching(sentence) });
  });
});

describe("the worker threads", () => {
  it("are killed at their time limit, and the next feed is read none the less", async () => {
    const hasty = createFeedParser({ firstMs: 1, secondMs: 1, threads: 1 });
    await expect(hasty.parse(bytesOf(rss(GOOD)), new Headers(), SERVED_FROM)).rejects.toMatchObject({
      kind: "feed-unreadable",
      message: expect.stringContaining("too long"),
    });
    await hasty.close();
    expect(only(await parse(rss(GOOD))).title).toBe("Good");
  });

  it("are killed at their memory limit, and the process lives on", async () => {
    const poor = createFeedParser({ firstMs: 30_000, secondMs: 30_000, heapMb: 24, threads: 1 });
    const categories = Array.from({ length: 95 }, (_, i) => `<category>c${i}</category>`).join("");
    const items = Array.from({ length: 4_900 }, (_, i) => `<item><guid>${i}</guid>${categories}</item>`);
    await expect(poor.parse(bytesOf(rss(items.join(""))), new Headers(), SERVED_FROM)).rejects.toMatchObject({
      kind: "feed-unreadable",
    });
    expect(only(await parseWith(poor)(rss(GOOD))).title).toBe("Good");
    await poor.close();
  });

  it("end when nothing is left to read", async () => {
    const idle = createFeedParser({ firstMs: 30_000, secondMs: 30_000, idleMs: 1 });
    await Promise.all(Array.from({ length: 5 }, () => idle.parse(bytesOf(rss(GOOD)), new Headers(), SERVED_FROM)));
    await expect.poll(() => idle.threads(), { timeout: 20_000 }).toBe(0);
    await idle.close();
  });
});
