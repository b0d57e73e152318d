import { afterAll, describe, expect, it } from "vitest";
import { atom, NAMESPACES, only, parseWith, patientParser, rss } from "./fixtures.ts";

const parser = patientParser();
const parse = parseWith(parser);
afterAll(() => parser.close());

const EPISODE = `<item><title>Ep</title><guid>ep1</guid><enclosure url="https://ann.example.org/e.mp3" type="audio/mpeg" length="1000"/>
  <itunes:duration>1:02:03</itunes:duration><itunes:image href="/e.jpg"/><itunes:author>Ann Lee</itunes:author>
  <podcast:transcript url="/e.vtt" type="text/vtt" language="en"/><podcast:transcript url="/e.json" type="application/json"/>
  <podcast:chapters url="/e.chapters" type="application/json+chapters"/>
  <podcast:person role="Guest" href="https://bob.example.org/" img="/bob.png">Bob Ray</podcast:person><podcast:person>Ann Lee</podcast:person>
  <podcast:socialInteract protocol="atproto" uri="at://did:plc:x/app.bsky.feed.post/1" priority="2"/>
  <podcast:socialInteract protocol="activitypub" uri="https://social.example.org/@ann/1" accountUrl="https://social.example.org/@ann" priority="1"/></item>`;

const HOOKS = `<item><title>T</title><link>https://ann.example.org/t</link><comments>https://ann.example.org/t#comments</comments>
  <wfw:commentRss>https://ann.example.org/t/feed</wfw:commentRss><slash:comments>12</slash:comments></item>`;

describe("the namespaces that feeds use", () => {
  // The second form is cut off, so that another reader has to understand the same.
  it.each([
    ["a sound feed", (items: string) => rss(items, "", NAMESPACES)],
    ["a feed that is cut off", (items: string) => rss(items, "", NAMESPACES).replace("</channel></rss>", "")],
    ["an RSS 0.92 feed", (items: string) => rss(items, "", NAMESPACES).replace('version="2.0"', 'version="0.92"')],
  ])("understands episodes with transcripts, chapters, persons and comment roots in %s", async (_, wrap) => {
    expect(only(await parse(wrap(EPISODE)))).toMatchObject({
      author: "Ann Lee",
      picture: "https://ann.example.org/e.jpg",
      enclosures: [{ url: "https://ann.example.org/e.mp3", type: "audio/mpeg", bytes: 1000, seconds: 3723 }],
      transcripts: [
        { url: "https://ann.example.org/e.vtt", type: "text/vtt", language: "en" },
        { url: "https://ann.example.org/e.json", type: "application/json" },
      ],
      chaptersUrl: "https://ann.example.org/e.chapters",
      persons: [
        { name: "Bob Ray", role: "guest", url: "https://bob.example.org/", picture: "https://ann.example.org/bob.png" },
        { name: "Ann Lee", role: "host" },
      ],
      socialInteract: [
        {
          protocol: "activitypub",
          uri: "https://social.example.org/@ann/1",
          accountUrl: "https://social.example.org/@ann",
        },
        { protocol: "atproto", uri: "at://did:plc:x/app.bsky.feed.post/1" },
      ],
    });
  });

  it.each([
    ["RSS 2", rss(HOOKS, "", NAMESPACES)],
    [
      "RSS with other prefixes",
      rss(HOOKS, "", NAMESPACES)
        .replace(/\bwfw:/g, "w:")
        .replace("xmlns:wfw", "xmlns:w")
        .replace(/\bslash:/g, "s:")
        .replace("xmlns:slash", "xmlns:s"),
    ],
    ["RSS cut off", rss(HOOKS, "", NAMESPACES).slice(0, -16)],
  ])("finds the page, the feed and the number of comments in %s", async (_, text) => {
    expect(only(await parse(text))).toMatchObject({
      commentsUrl: "https://ann.example.org/t#comments",
      commentFeedUrl: "https://ann.example.org/t/feed",
      commentCount: 12,
    });
  });

  it.each([
    ["whole", ""],
    ["cut off", "cut"],
  ])("understands Atom threading, %s", async (_, cut) => {
    const text = atom(
      `<entry><id>2</id><title>Re</title><thr:in-reply-to ref="tag:bob,2026:1" href="https://bob.example.org/1"/>
       <link rel="replies" type="application/atom+xml" href="/2/comments.atom" thr:count="4"/>
       <link rel="replies" type="text/html" href="/2#comments"/><link href="/2"/></entry>`,
      "",
      NAMESPACES,
    );
    expect(only(await parse(cut ? text.replace("</feed>", "") : text))).toMatchObject({
      url: "https://ann.example.org/2",
      inReplyTo: [{ ref: "tag:bob,2026:1", url: "https://bob.example.org/1" }],
      commentFeedUrl: "https://ann.example.org/2/comments.atom",
      commentsUrl: "https://ann.example.org/2#comments",
      commentCount: 4,
    });
  });

  it("looks inside media groups", async () => {
    const post = only(
      await parse(
        atom(
          `<entry><id>v</id><title>V</title><media:group><media:content url="https://v.example.org/v" type="application/x-shockwave-flash" duration="65"/>
           <media:thumbnail url="https://i.example.org/v.jpg"/><media:description>What it is</media:description></media:group></entry>`,
          "",
          NAMESPACES,
        ),
      ),
    );
    expect(post).toMatchObject({ picture: "https://i.example.org/v.jpg", summaryHtml: "What it is" });
    expect(post.enclosures).toEqual([
      { url: "https://v.example.org/v", type: "application/x-shockwave-flash", seconds: 65 },
    ]);
  });

  it("keeps several enclosures and drops the one that comes twice", async () => {
    const post = only(
      await parse(
        rss(
          `<item><title>T</title><enclosure url="/a.mp3" type="audio/mpeg"/><enclosure url="/b.ogg" type="audio/ogg"/><enclosure url="/a.mp3"/></item>`,
        ),
      ),
    );
    expect(post.enclosures.map(({ url }) => url)).toEqual([
      "https://ann.example.org/a.mp3",
      "https://ann.example.org/b.ogg",
    ]);
  });

  it("reads what the publisher asks of pollers", async () => {
    const feed = await parse(
      rss(
        "<item><title>T</title></item>",
        `<ttl>90</ttl><skipHours><hour>0</hour><hour>24</hour><hour>23</hour></skipHours><skipDays><day>Sunday</day><day>Someday</day></skipDays>
         <sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>
         <atom:link rel="self" href="/feed"/><atom:link rel="hub" href="https://hub.example.org/"/>`,
        NAMESPACES,
      ),
    );
    expect(feed).toMatchObject({
      ttlMinutes: 90,
      skipHours: [0, 23],
      skipDays: ["Sunday"],
      updatePeriodMinutes: 360,
      selfUrl: "https://ann.example.org/feed",
      hubUrls: ["https://hub.example.org/"],
      siteUrl: "https://ann.example.org/",
    });
  });

  it("takes the host and the comment root of the show where an episode names none", async () => {
    const feed = await parse(
      rss(
        "<item><title>T</title></item>",
        '<podcast:person href="https://ann.example.org/">Ann</podcast:person><podcast:socialInteract protocol="disabled"/>',
        NAMESPACES,
      ),
    );
    expect(only(feed)).toMatchObject({
      persons: [{ name: "Ann", role: "host", url: "https://ann.example.org/" }],
      socialInteract: [{ protocol: "disabled" }],
    });
  });
});
