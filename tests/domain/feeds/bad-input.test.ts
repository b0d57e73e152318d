// Feeds that turn hostile after they were followed: each costs its own poll at most, and the one beside them is read.
import type { Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { HOUR } from "../../../src/clock.ts";
import { getFeed } from "../../../src/db/feeds.ts";
import type { List, Person, Post } from "../../support/call.ts";
import { follow, startBlog, type Blog } from "../../support/follow.ts";
import { openHouse, type House } from "../../support/house.ts";
import { startRawSite } from "../../net/loopback.ts";
import type { Mood } from "../../world/moody-server.ts";
import { RSS, WHOLE } from "../../world/write-feed.ts";

let house: House;
const opened: { close: () => Promise<void> }[] = [];
beforeAll(async () => {
  // Short, so that who drips is given up within the test; wide enough for who is only slow.
  house = await openHouse({ overrides: { limits: { spacingMs: 0, wholeMs: 8_000, stallMs: 3_000 } } });
});
afterAll(async () => {
  await house.close();
  await Promise.all(opened.map((one) => one.close()));
});

async function followed(title: string): Promise<{ blog: Blog; person: Person }> {
  const blog = await startBlog(title, undefined, house.clock.now());
  opened.push(blog);
  return { blog, person: await follow(house.as(house.olga), blog.feedUrl) };
}

/** Titles of the posts that are there, the newest first. */
async function titles(person: Person): Promise<string[]> {
  const path = `/posts?limit=200&personId=${person.id}`;
  return (await house.as(house.olga).get<List<Post>>(path)).body.items.map(({ title }) => title);
}

const troubleOf = async (person: Person) => (await getFeed(house.app.db, person.feeds[0]!.id)).error;
const feed = (items: string, before = "") =>
  `${before}<rss version="2.0"><channel><title>Mallory</title>${items}</channel></rss>`;
const NEWS = "<item><guid>news</guid><title>News</title></item>";
const OWN = ["Post number 3", "Post number 2", "Post number 1"];
const levels = Array.from({ length: 20 }, (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`).join("");

/** What it turns into, and the trouble that it is then in: none where something can still be read. */
const TURNS: readonly [string, Mood, RegExp | undefined][] = [
  [
    "an entity bomb",
    {
      headers: RSS,
      body: feed(
        `${NEWS}<item><guid>b</guid><title>&e20;</title></item>`,
        `<!DOCTYPE rss [<!ENTITY e0 "ha">${levels}]>`,
      ),
    },
    undefined,
  ],
  [
    "an entity that is a file",
    {
      headers: RSS,
      body: feed(
        `${NEWS}<item><guid>x</guid><title>&x;</title></item>`,
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
      ),
    },
    undefined,
  ],
  [
    "100,000 elements in one another",
    { headers: RSS, body: feed(`${NEWS}<item><title>Deep</title>${"<b>".repeat(100_000)}</item>`) },
    undefined,
  ],
  ["a million entries", { headers: RSS, body: feed(NEWS + "<item/>".repeat(1_000_000)) }, undefined],
  ["an image by its type", { headers: { "content-type": "image/png" }, body: feed(NEWS) }, undefined],
  [
    "half a file",
    { headers: RSS, body: feed(NEWS).slice(0, -"</channel></rss>".length) + "<item><title>Half" },
    undefined,
  ],
  [
    "the years 0 to 9999",
    {
      headers: RSS,
      body: feed(
        NEWS +
          ["0000", "0001", "1601", "1969", "9999"]
            .map(
              (year) =>
                `<item><guid>${year}</guid><title>Year ${year}</title><pubDate>${year}-01-01T00:00:00Z</pubDate></item>`,
            )
            .join(""),
      ),
    },
    undefined,
  ],
  [
    "a compression bomb",
    { headers: { ...RSS, "content-encoding": "gzip" }, body: gzipSync(Buffer.alloc(60_000_000, "<item>")) },
    /more than 10 MB/,
  ],
  [
    "a page that says it is a feed",
    { headers: RSS, body: "<!doctype html><title>Sale</title><p>Buy this name" },
    /web page/,
  ],
  ["nothing", { headers: RSS, body: "" }, /empty/],
  [
    "noise",
    { headers: RSS, body: Uint8Array.from({ length: 50_000 }, (_, n) => (n * 7_919) % 251 || 1) },
    /not a feed|neither|text/,
  ],
  ["a server that never answers", { hang: true }, /too long/],
];

test(
  "a feed may turn into anything: what can be read is read, the rest is trouble, and its neighbour has its news",
  { timeout: 300_000 },
  async () => {
    const turned = [];
    for (const [what, mood, trouble] of TURNS) turned.push({ what, mood, trouble, ...(await followed(what)) });
    const neighbour = await followed("Neighbour");
    for (const { blog, mood } of turned) blog.says("/feed.xml", mood);
    neighbour.blog.publish([{ guid: "n", title: "Next door", link: `${neighbour.blog.origin}/n`, content: WHOLE }]);
    house.clock.advance(27 * HOUR);
    await house.poll();
    expect((await titles(neighbour.person))[0]).toBe("Next door");
    for (const { what, person, trouble } of turned) {
      const error = await troubleOf(person);
      const read = await titles(person);
      expect({ what, kept: OWN.every((title) => read.includes(title)) }).toEqual({ what, kept: true });
      if (trouble !== undefined) expect({ what, error }).toEqual({ what, error: expect.stringMatching(trouble) });
      else expect({ what, error, news: read.includes("News") }).toEqual({ what, error: null, news: true });
    }
  },
);

async function drip(socket: Socket): Promise<void> {
  socket.write("HTTP/1.1 200 OK\r\ncontent-type: application/rss+xml\r\ncontent-length: 100000\r\n\r\n");
  while (!socket.destroyed) {
    socket.write(" ");
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function pour(socket: Socket): Promise<void> {
  socket.write("HTTP/1.1 200 OK\r\ncontent-type: application/rss+xml\r\n\r\n<rss version='2.0'><channel>");
  const piece = NEWS.repeat(1_000);
  while (!socket.destroyed) {
    socket.write(piece);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

test.each<[string, (socket: Socket) => Promise<void>, RegExp]>([
  ["drips a byte now and then", drip, /too long/],
  ["never ends", pour, /more than 10 MB/],
])("a feed that %s is given up, and the next one is polled", async (what, speak, trouble) => {
  let healthy = true;
  const site = await startRawSite((socket) => {
    const body = feed(NEWS);
    if (healthy)
      socket.end(
        `HTTP/1.1 200 OK\r\ncontent-type: application/rss+xml\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
      );
    else void speak(socket);
  });
  opened.push(site);
  const person = await follow(house.as(house.olga), `${site.origin}/feed.xml`);
  healthy = false;
  const neighbour = await followed(`Beside one that ${what}`);
  neighbour.blog.publish([{ guid: "n", title: "Next door", link: `${neighbour.blog.origin}/n`, content: WHOLE }]);
  house.clock.advance(27 * HOUR);
  await house.poll();
  expect(await troubleOf(person)).toMatch(trouble);
  expect(await titles(person)).toEqual(["News"]);
  expect((await titles(neighbour.person))[0]).toBe("Next door");
});
