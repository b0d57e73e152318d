// What a feed says over time, and what of it becomes news.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DAY, HOUR } from "../../../src/clock.ts";
import type { OpenedPost } from "../../support/call.ts";
import type { Blog } from "../../support/follow.ts";
import { followed, type Followed } from "../../support/follower.ts";
import { openHouse, type House } from "../../support/house.ts";
import { HTML, posts, WHOLE, type Entry } from "../../world/write-feed.ts";

let house: House;
const blogs: Blog[] = [];
beforeAll(async () => {
  house = await openHouse();
});
afterAll(async () => {
  await house.close();
  await Promise.all(blogs.map((blog) => blog.close()));
});

async function newFeed(entries?: readonly Entry[]): Promise<Followed> {
  const one = await followed(() => house, entries);
  blogs.push(one.blog);
  await house.work();
  return one;
}

const entriesOf = ({ blog }: Followed, count: number): Entry[] => posts(blog.origin, count, house.clock.now());
const titlesOf = async (feed: Followed): Promise<string[]> => (await feed.posts()).map(({ title }) => title);
const open = async (id: string): Promise<OpenedPost> =>
  (await house.as(house.olga).get<OpenedPost>(`/posts/${id}`)).body;

test("an edited entry is an edit: one post, new words, a new brief", async () => {
  const feed = await newFeed();
  const [before] = await feed.posts();
  const entries = entriesOf(feed, 3).map((entry, index) =>
    index === 0
      ? {
          ...entry,
          title: "Corrected",
          content: "<p>I was wrong about the cost.</p>".repeat(30),
          at: new Date(before!.publishedAt),
        }
      : entry,
  );
  feed.blog.publish(entries);
  await feed.pass(3);
  await house.work();
  const [after] = await feed.posts();
  expect(await feed.posts()).toHaveLength(3);
  expect(after).toMatchObject({ id: before!.id, title: "Corrected", publishedAt: before!.publishedAt });
  expect((await open(after!.id)).content).toContain("I was wrong about the cost.");
  expect(after!.brief?.gist).toContain("wrong about the cost");
});

test("guids that rotate with every poll flood nobody", async () => {
  const feed = await newFeed();
  const ids = (await feed.posts()).map(({ id }) => id);
  for (let round = 0; round < 4; round += 1) {
    const entries = entriesOf(feed, 3);
    feed.blog.publish(entries.map((entry) => ({ ...entry, guid: `${entry.guid}?round=${round}` })));
    await feed.pass(3);
  }
  expect(feed.asked()).toBeGreaterThan(3);
  expect((await feed.posts()).map(({ id }) => id)).toEqual(ids);
});

test("a guid that stays while the link changes is the same post", async () => {
  const feed = await newFeed();
  feed.blog.publish(entriesOf(feed, 3).map((entry) => ({ ...entry, link: `${entry.link}/moved` })));
  await feed.pass(3);
  expect(await feed.posts()).toHaveLength(3);
});

test("entries that share one link are posts of their own", async () => {
  const shared = Array.from({ length: 4 }, (_, index) => ({
    guid: `s${index}`,
    link: "https://a.example/log",
    title: `Entry ${index}`,
    content: WHOLE,
  }));
  expect(await (await newFeed(shared)).posts()).toHaveLength(4);
});

test("what is removed from the feed stays, what comes is added", async () => {
  const feed = await newFeed();
  feed.blog.publish([
    { guid: "fresh", title: "Fresh", link: `${feed.blog.origin}/fresh`, content: WHOLE, at: house.clock.now() },
  ]);
  await feed.pass(3);
  expect(await titlesOf(feed)).toEqual(["Fresh", "Post number 3", "Post number 2", "Post number 1"]);
  feed.blog.publish([]);
  await feed.pass(3);
  expect(await feed.posts()).toHaveLength(4);
});

test("a date to come is clamped to now, and does not come again with every edit", async () => {
  const at = new Date(house.clock.now().getTime() + 400 * DAY);
  const feed = await newFeed([{ guid: "early", title: "Early", content: WHOLE, at }]);
  const seen = house.clock.now().toISOString();
  expect((await feed.posts())[0]?.publishedAt).toBe(seen);
  feed.blog.publish([{ guid: "early", title: "Early, edited", content: WHOLE, at }]);
  await feed.pass(8);
  expect((await feed.posts())[0]).toMatchObject({ title: "Early, edited", publishedAt: seen });
});

test("no date is the moment it was first seen; dates that are none harm nothing", async () => {
  const feed = await newFeed([{ guid: "undated", title: "Undated", content: WHOLE }]);
  expect((await feed.posts())[0]?.publishedAt).toBe(house.clock.now().toISOString());
  for (const at of [new Date("0001-01-01T00:00:00Z"), new Date("9999-12-31T00:00:00Z"), new Date(0)]) {
    expect(await (await newFeed([{ guid: "odd", title: "Odd", content: WHOLE, at }])).posts()).toHaveLength(1);
  }
});

test("of a first follow of five hundred all are stored and the newest ten briefed", async () => {
  const feed = await newFeed(posts("https://a.example", 500, house.clock.now()));
  expect((await feed.state()).title).toBe("Ada Bell");
  const newest = await feed.posts();
  expect(newest.map(({ brief }) => brief !== null)).toEqual([
    ...Array.from({ length: 10 }, () => true),
    ...Array.from({ length: 190 }, () => false),
  ]);
  const { body } = await house.as(house.olga).get<{ feeds: { posts: number }[] }>(`/people/${feed.personId}`);
  expect(body.feeds[0]?.posts).toBe(500);
  const left = await house.app.db.selectFrom("tasks").selectAll().execute();
  expect(left).toEqual([]);
});

describe("a page where a feed was", () => {
  test("keeps the posts, says why, and is forgotten when the feed is back", async () => {
    const feed = await newFeed();
    const page = "<!doctype html><html><head><title>We are moving</title></head><body><h1>Back soon</h1></body></html>";
    feed.blog.says("/feed.xml", { headers: HTML, body: page });
    await feed.pass(3);
    const ill = await feed.state();
    expect(ill.status).toBe("failing");
    expect(ill.error).toMatch(/page|feed/i);
    expect(await feed.posts()).toHaveLength(3);
    feed.blog.publish(entriesOf(feed, 4));
    await feed.pass(25);
    expect(await feed.state()).toMatchObject({ status: "ok", error: null });
    expect(await feed.posts()).toHaveLength(4);
  });

  test.each([
    ["nothing at all", ""],
    ["a binary", Uint8Array.from({ length: 4_000 }, (_, at) => (at * 7919) % 256)],
    [
      "an entity bomb",
      `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "${"x".repeat(1_000)}">${Array.from({ length: 9 }, (_, at) => `<!ENTITY ${"abcdefghij"[at + 1]} "${`&${"abcdefghij"[at]};`.repeat(10)}">`).join("")}]><rss><channel><title>&j;</title></channel></rss>`,
    ],
  ])("so does %s", async (_name, body) => {
    const feed = await newFeed();
    feed.blog.says("/feed.xml", { headers: { "content-type": "application/rss+xml" }, body });
    await feed.pass(3);
    expect(await feed.posts()).toHaveLength(3);
    expect((await feed.state()).title.length).toBeLessThan(100);
  });
});

test("what no database keeps is left out of what a feed says, and the rest is stored", async () => {
  const feed = await newFeed();
  const bad = "a\u0000b\ud800c";
  const body = JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: `Ada ${bad}`,
    items: [
      {
        id: `1${bad}`,
        title: `Odd ${bad}`,
        content_html: `<p>${bad}</p>${WHOLE}`,
        authors: [{ name: bad }],
        tags: [bad],
        url: `https://a.example/${bad}`,
      },
    ],
  });
  feed.blog.says("/feed.xml", { headers: { "content-type": "application/feed+json" }, body });
  await feed.pass(3);
  expect(await feed.state()).toMatchObject({ status: "ok", error: null });
  expect(await feed.posts()).toHaveLength(4);
});

test("a poll that died half-way is made again, and nothing is there twice", async () => {
  const feed = await newFeed();
  feed.blog.publish(entriesOf(feed, 5));
  house.clock.advance(3 * HOUR);
  const now = house.clock.now();
  // As it is after a kill -9 while the request was under way.
  const claim = { claimedUntil: new Date(now.getTime() + HOUR), allowedAt: now, nextPollAt: now };
  await house.app.db.updateTable("feeds").set(claim).where("id", "=", feed.feedId).execute();
  house = await house.restart();
  await feed.pass(1);
  expect(await feed.posts()).toHaveLength(5);
});
