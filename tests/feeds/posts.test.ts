import { afterAll, describe, expect, it } from "vitest";
import { NAMESPACES, atom, only, parseWith, patientParser, rss } from "./fixtures.ts";

const parser = patientParser();
const parse = parseWith(parser);
afterAll(() => parser.close());

describe("what makes a post", () => {
  it("keeps the first of several posts with one id and says so", async () => {
    const feed = await parse(
      rss("<item><guid>a</guid><title>1</title></item><item><guid>a</guid><title>2</title></item>"),
    );
    expect(only(feed).title).toBe("1");
    expect(feed.wrong.join(" ")).toContain("came again");
  });

  it("goes by guid, else by the page, else by title and text", async () => {
    const feed = await parse(
      rss(`<item><guid>g</guid><link>/a</link></item><item><link>/b?utm_source=x&amp;id=1</link></item><item><link>https://www.ann.example.org/b/?id=1</link></item>
           <item><title>T</title><description>one</description></item><item><title>T</title><description>two</description></item>`),
    );
    expect(feed.posts.map(({ identity }) => identity.replace(/hash:.*/, "hash"))).toEqual([
      "guid:g",
      "link:ann.example.org/b?id=1",
      "hash",
      "hash",
    ]);
  });

  it("tells posts apart by their text where all link to the front page", async () => {
    const item = (text: string) =>
      `<item><link>https://ann.example.org</link><description>${text}</description></item>`;
    expect((await parse(rss(item("one") + item("two")))).posts).toHaveLength(2);
  });

  it("takes an address from the guid unless it is said to be none", async () => {
    const feed = await parse(
      rss(
        '<item><guid>https://ann.example.org/p</guid></item><item><guid isPermaLink="false">https://ann.example.org/q</guid></item>',
      ),
    );
    expect(feed.posts.map(({ url }) => url)).toEqual(["https://ann.example.org/p", undefined]);
  });

  it("leaves a date that lies in the future to the caller", async () => {
    const feed = await parse(rss("<item><title>T</title><pubDate>Fri, 23 Nov 2096 18:00:00 GMT</pubDate></item>"));
    expect(only(feed).publishedAt).toEqual(new Date("2096-11-23T18:00:00Z"));
  });

  it("says which date could not be read", async () => {
    const feed = await parse(rss("<item><title>T</title><pubDate>soon</pubDate></item>"));
    expect(only(feed).publishedAt).toBeUndefined();
    expect(feed.wrong).toContain('A date could not be read: "soon".');
  });

  it.each([
    ["ann@example.org (Ann Lee)", "Ann Lee", "ann@example.org"],
    ["Ann Lee <ann@example.org>", "Ann Lee", "ann@example.org"],
    ["ann@example.org", undefined, "ann@example.org"],
    ["Ann &amp; Bob", "Ann & Bob", undefined],
  ])("reads the author %s", async (text, author, authorEmail) => {
    const escaped = text.replace("<", "&lt;").replace(">", "&gt;");
    const post = only(await parse(rss(`<item><title>T</title><author>${escaped}</author></item>`)));
    expect([post.author, post.authorEmail]).toEqual([author, authorEmail]);
  });

  it.each([
    ["Tom &amp;amp; Jerry", "Tom & Jerry"],
    ["&lt;i&gt;Emma&lt;/i&gt; again", "Emma again"],
    ["The &lt;canvas&gt; element", "The <canvas> element"],
    ["<![CDATA[5 &#8211; 6]]>", "5 – 6"],
  ])("makes one plain line of the title %s", async (title, plain) => {
    expect(only(await parse(rss(`<item><title>\n ${title} </title></item>`))).title).toBe(plain);
  });
});

describe("relative addresses", () => {
  it("are resolved against xml:base, level by level", async () => {
    const entry = `<entry xml:base="posts/"><id>1</id><title>T</title><link href="one"/>
      <content type="html" xml:base="img/">&lt;img src="a.png" srcset="a.png 1x, b.png 2x"&gt; &lt;a href="#n" title="x"&gt;n&lt;/a&gt; &lt;a href='/top?a=1&amp;amp;b=2'&gt;t&lt;/a&gt;</content></entry>`;
    const whole = atom(entry, "", ' xml:base="https://base.example.org/x/"');
    for (const text of [whole, whole.replace("</feed>", "")]) {
      expect(only(await parse(text))).toMatchObject({
        url: "https://base.example.org/x/posts/one",
        contentHtml:
          '<img src="https://base.example.org/x/posts/img/a.png" srcset="https://base.example.org/x/posts/img/a.png 1x, https://base.example.org/x/posts/img/b.png 2x"> ' +
          '<a href="#n" title="x">n</a> <a href="https://base.example.org/top?a=1&amp;b=2">t</a>',
      });
    }
  });

  it("are resolved against the feed's own address where the base is only a fragment", async () => {
    expect(only(await parse(atom('<entry><id>1</id><link href="/a"/></entry>', "", ' xml:base="#f"'))).url).toBe(
      "https://ann.example.org/a",
    );
  });

  it("that are no web addresses are dropped", async () => {
    const feed = await parse(
      rss(
        `<item><title>T</title><link>javascript:alert(1)</link><enclosure url="file:///etc/passwd"/><media:thumbnail url="data:image/png;base64,x"/></item>`,
        "",
        NAMESPACES,
      ),
    );
    const post = only(feed);
    expect([post.url, post.enclosures, post.picture]).toEqual([undefined, [], undefined]);
  });
});
