import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MONDAY_MORNING } from "../../support/app.ts";
import { follow, type Blog } from "../../support/follow.ts";
import { followed, type Followed } from "../../support/follower.ts";
import { openHouse, type House } from "../../support/house.ts";
import { HTML, posts, rss, RSS } from "../../world/write-feed.ts";

let house: House;
const blogs: Blog[] = [];
beforeAll(async () => {
  house = await openHouse();
});
afterAll(async () => {
  await house.close();
  await Promise.all(blogs.map((blog) => blog.close()));
});

async function newFeed(): Promise<Followed> {
  const one = await followed(() => house);
  blogs.push(one.blog);
  return one;
}

/** The same feed at another address of the same site. */
function open(blog: Blog, path: string): void {
  const body = rss({ title: "Ada Bell", link: `${blog.origin}/`, entries: posts(blog.origin, 3, MONDAY_MORNING) });
  blog.says(path, ({ headers }) =>
    headers["if-none-match"] === '"new"' ? { status: 304 } : { headers: { ...RSS, etag: '"new"' }, body },
  );
}

const move = (blog: Blog, status: number, path: string) =>
  blog.says("/feed.xml", { status, headers: { location: path } });

describe("a feed that moves for good", () => {
  test.each([[301], [308]])(
    "%i is believed after several polls, and then asked at its new address only",
    async (status) => {
      const feed = await newFeed();
      open(feed.blog, "/new.xml");
      move(feed.blog, status, "/new.xml");
      await feed.pass(3);
      expect((await feed.state()).url).toBe(feed.blog.feedUrl);
      await feed.pass(12);
      expect((await feed.state()).url).toBe(`${feed.blog.origin}/new.xml`);
      const asked = feed.asked();
      await feed.pass(6);
      expect(feed.asked()).toBe(asked);
      expect(feed.blog.askedFor("/new.xml").at(-1)?.headers["if-none-match"]).toBe('"new"');
      expect(await feed.posts()).toHaveLength(3);
      for (const path of ["/feed.xml", "/new.xml"])
        expect((await follow(house.as(house.olga), `${feed.blog.origin}${path}`)).id).toBe(feed.personId);
    },
  );

  test("validators of the old address are never sent to the new one", async () => {
    const feed = await newFeed();
    open(feed.blog, "/new.xml");
    move(feed.blog, 301, "/new.xml");
    await feed.pass(20);
    for (const { headers } of feed.blog.askedFor("/new.xml")) expect(headers["if-none-match"] ?? '"new"').toBe('"new"');
  });

  test("a captive portal is not believed", async () => {
    const feed = await newFeed();
    feed.blog.says("/login", { headers: HTML, body: "<html><title>Hotel</title>Sign in</html>" });
    move(feed.blog, 301, "/login");
    await feed.pass(60);
    expect((await feed.state()).url).toBe(feed.blog.feedUrl);
    feed.blog.publish(posts(feed.blog.origin, 4, MONDAY_MORNING));
    await feed.pass(25);
    expect(await feed.posts()).toHaveLength(4);
  });

  test("a move that is taken back in between begins anew", async () => {
    const feed = await newFeed();
    open(feed.blog, "/new.xml");
    for (let round = 0; round < 3; round += 1) {
      move(feed.blog, 301, "/new.xml");
      await feed.pass(3);
      feed.blog.publish(posts(feed.blog.origin, 3, MONDAY_MORNING));
      await feed.pass(3);
    }
    expect((await feed.state()).url).toBe(feed.blog.feedUrl);
  });
});

describe("a feed that is elsewhere for now", () => {
  test.each([[302], [303], [307]])("%i is followed and never stored", async (status) => {
    const feed = await newFeed();
    open(feed.blog, "/now.xml");
    move(feed.blog, status, "/now.xml");
    await feed.pass(30);
    expect((await feed.state()).url).toBe(feed.blog.feedUrl);
    expect(feed.asked()).toBeGreaterThan(1);
    expect(await feed.posts()).toHaveLength(3);
  });

  test("a circle, a chain without end and a way to nowhere fail with a reason and nothing lost", async () => {
    for (const location of ["/feed.xml", "/hop-1", "ftp://files.example/feed", "http://10.0.0.1/feed"]) {
      const feed = await newFeed();
      for (let hop = 1; hop < 9; hop += 1)
        feed.blog.says(`/hop-${hop}`, { status: 302, headers: { location: `/hop-${hop + 1}` } });
      move(feed.blog, 301, location);
      await feed.pass(3);
      const { status, error, url } = await feed.state();
      expect([status, url]).toEqual(["failing", feed.blog.feedUrl]);
      expect(error).toMatch(/\w{4,}/);
      expect(await feed.posts()).toHaveLength(3);
    }
  });
});
