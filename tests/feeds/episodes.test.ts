// What feeds say of episodes and videos, read the same by each of the three readers.
import { describe, expect, it } from "vitest";
import { secondsOf } from "../../src/feeds/durations.ts";
import { mediaType } from "../../src/feeds/media-types.ts";
import { readFeed, type Reader } from "../../src/feeds/read.ts";
import type { ParsedPost } from "../../src/feeds/types.ts";
import { atom, bytesOf, NAMESPACES, only, rss, SERVED_FROM } from "./fixtures.ts";

const SPACES = `${NAMESPACES} xmlns:psc="http://podlove.org/simple-chapters"`;
const READERS: [string, Reader[]][] = [
  ["rss-parser", []],
  ["feedsmith", ["rss-parser"]],
  ["htmlparser2", ["rss-parser", "feedsmith"]],
];

async function read(text: string, without: Reader[]): Promise<ParsedPost> {
  const answer = await readFeed({ bytes: bytesOf(text), contentType: undefined, url: SERVED_FROM, without });
  if (!answer.ok) throw new Error(answer.reason);
  return only(answer.feed);
}

const EPISODE = `<item><title>Three</title><guid>3</guid><itunes:duration>42:10</itunes:duration>
  <itunes:season>2</itunes:season><itunes:episode>7</itunes:episode>
  <enclosure url="https://ann.example.org/three.mp3" length="9000"/>
  <podcast:alternateEnclosure type="audio/mpeg" default="true"><podcast:source uri="https://ann.example.org/three.mp3"/></podcast:alternateEnclosure>
  <podcast:alternateEnclosure type="video/mp4" length="70000" title="With pictures"><podcast:source uri="https://ann.example.org/three.mp4"/><podcast:source uri="ipfs://three"/></podcast:alternateEnclosure>
  <psc:chapters version="1.2"><psc:chapter start="00:00:00.000" title="Hello"/><psc:chapter start="1:02:03" title="The &lt;b&gt;end&lt;/b&gt;" href="javascript:alert(1)"/><psc:chapter start="soon" title="Never"/></psc:chapters></item>`;

describe.each(READERS)("an episode read by %s", (_name, without) => {
  it("has its number, its files once each, their types and its own chapters", async () => {
    const post = await read(rss(EPISODE, "", SPACES), without);
    expect(post).toMatchObject({ season: 2, episode: 7 });
    expect(post.enclosures).toEqual([
      { url: "https://ann.example.org/three.mp3", type: "audio/mpeg", bytes: 9000, seconds: 2530 },
      {
        url: "https://ann.example.org/three.mp4",
        type: "video/mp4",
        bytes: 70000,
        seconds: 2530,
        title: "With pictures",
      },
    ]);
    expect(post.chapters).toEqual([
      { at: 0, title: "Hello" },
      { at: 3723, title: "The end" },
    ]);
  });

  it("prefers what the podcast namespace says of season and episode, and its own people to the show's", async () => {
    const post = await read(
      rss(
        `<item><title>T</title><podcast:season name="One">3</podcast:season><podcast:episode display="4b">4</podcast:episode><itunes:episode>9</itunes:episode>
         <podcast:person role="Guest">Bo Ray</podcast:person></item>`,
        "<podcast:person>Ann Lee</podcast:person>",
        SPACES,
      ),
      without,
    );
    expect(post).toMatchObject({ season: 3, episode: 4, persons: [{ name: "Bo Ray", role: "guest" }] });
  });
});

describe.each(READERS)("a show read by %s", (_name, without) => {
  it("that wants no comments says so for its episodes, except for one that says otherwise", async () => {
    const own = '<podcast:socialInteract protocol="activitypub" uri="https://social.example/@ann/1"/>';
    const text = rss(
      `<item><title>Silent</title><guid>1</guid></item><item><title>Open</title><guid>2</guid>${own}</item>`,
      '<podcast:socialInteract protocol="disabled"/>',
      SPACES,
    );
    const answer = await readFeed({ bytes: bytesOf(text), contentType: undefined, url: SERVED_FROM, without });
    expect(answer.ok && answer.feed.posts.map(({ socialInteract }) => socialInteract)).toMatchObject([
      [{ protocol: "disabled" }],
      [{ protocol: "activitypub", uri: "https://social.example/@ann/1" }],
    ]);
  });

  it("is not taken to want what only an episode of it does", async () => {
    const text = rss(
      '<item><title>One</title><guid>1</guid><podcast:socialInteract protocol="disabled"/></item><item><title>Two</title><guid>2</guid></item>',
      "",
      SPACES,
    );
    const answer = await readFeed({ bytes: bytesOf(text), contentType: undefined, url: SERVED_FROM, without });
    expect(answer.ok && answer.feed.posts[1]?.socialInteract).toEqual([]);
  });
});

describe.each(READERS.slice(1))("a video read by %s", (_name, without) => {
  it("keeps the lines of its description, in which the chapters stand", async () => {
    const entry = `<entry><id>yt:video:x</id><title>V</title><link rel="alternate" href="https://www.youtube.com/watch?v=x"/>
      <media:group><media:title>V</media:title><media:content url="https://www.youtube.com/v/x" type="application/x-shockwave-flash"/>
      <media:thumbnail url="https://i.example.org/x.jpg"/><media:description>What it is &amp; why
00:00 Intro
02:10 The boat
10:00 Questions</media:description></media:group></entry>`;
    const post = await read(atom(entry, "", SPACES), without);
    expect(post.picture).toBe("https://i.example.org/x.jpg");
    expect(post.text.split("\n")).toEqual(["What it is & why", "00:00 Intro", "02:10 The boat", "10:00 Questions"]);
  });
});

it.each([
  ["1:02:03", 3723],
  ["62:03", 3723],
  ["3723", 3723],
  ["3723.4", 3723],
  ["01:02:03.5", 3724],
  ["1h 2m 3s", 3723],
  ["62 min", 3720],
  ["1 hour, 2 minutes", 3720],
  ["PT1H2M3S", 3723],
  ["45 sec", 45],
  ["0", undefined],
  ["", undefined],
  ["-5", undefined],
  ["NaN", undefined],
  ["1:2:3:4", undefined],
  ["99999999999", undefined],
  ["about an hour", undefined],
])("a duration of %j is %j seconds", (text, seconds) => {
  expect(secondsOf(text)).toBe(seconds);
});

it.each([
  ["audio/mpeg", "https://a.example/x", "audio/mpeg"],
  ["Audio/MPEG; charset=utf-8", "https://a.example/x", "audio/mpeg"],
  [undefined, "https://a.example/x.MP3?token=1", "audio/mpeg"],
  ["application/octet-stream", "https://a.example/x.m4a", "audio/mp4"],
  ["application/octet-stream", "https://a.example/x", "application/octet-stream"],
  ["mp3", "https://a.example/x.mp3", "audio/mpeg"],
  [undefined, "https://mp3.example/x", undefined],
])("a file said to be %j at %s is %j", (given, url, type) => {
  expect(mediaType(given, url)).toBe(type);
});
