// The rules for the poller (design/feeds.md), as the publisher sees them.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DAY, HOUR } from "../../../src/clock.ts";
import { pollFeed } from "../../../src/domain/polls.ts";
import { MONDAY_MORNING } from "../../support/app.ts";
import { follow, type Blog } from "../../support/follow.ts";
import { followed, type Followed } from "../../support/follower.ts";
import { openHouse, type House } from "../../support/house.ts";
import { posts, rss, RSS } from "../../world/write-feed.ts";

let house: House;
const blogs: Blog[] = [];
beforeAll(async () => {
  house = await openHouse();
});
afterAll(async () => {
  await house.close();
  await Promise.all(blogs.map((blog) => blog.close()));
});

async function newFeed(before?: (blog: Blog) => void): Promise<Followed> {
  const one = await followed(() => house, undefined, before);
  blogs.push(one.blog);
  return one;
}

const feedOf = (blog: Blog, count = 3) =>
  rss({ title: "Ada Bell", link: `${blog.origin}/`, entries: posts(blog.origin, count, house.clock.now()) });

const conditions = ({ blog }: Followed) =>
  blog.askedFor("/feed.xml").map(({ headers }) => [headers["if-none-match"], headers["if-modified-since"]]);

describe("validators", () => {
  test("are sent back byte for byte, quotes, weakness and oddities included", async () => {
    for (const etag of ['W/"a b, c"', "unquoted", '""', '"ünïcode-é"']) {
      const modified = "Sun, 22 Nov 2026 08:00:00 +0000";
      const sent = Buffer.from(etag, "utf8").toString("latin1");
      const feed = await newFeed((blog) =>
        blog.says("/feed.xml", { headers: { ...RSS, etag: sent, "last-modified": modified }, body: feedOf(blog) }),
      );
      await feed.pass(3);
      expect(conditions(feed).slice(0, 2)).toEqual([
        [undefined, undefined],
        [sent, modified],
      ]);
    }
  });

  test("a 304 keeps the posts, and the validators it brings are the ones sent next", async () => {
    const feed = await newFeed();
    feed.blog.says("/feed.xml", { status: 304, headers: { etag: '"second"' } });
    await feed.pass(3);
    await feed.pass(3);
    const sent = conditions(feed).map(([etag]) => etag);
    expect(sent[1]).toMatch(/^W\/"v1-/);
    expect(new Set(sent.slice(2))).toEqual(new Set(['"second"']));
    expect(await feed.posts()).toHaveLength(3);
    expect((await feed.state()).status).toBe("ok");
  });

  test("one that was served alone is sent alone, one that is served no more is sent no more", async () => {
    const feed = await newFeed((blog) => {
      blog.says("/feed.xml", {
        headers: { ...RSS, "last-modified": "Sun, 22 Nov 2026 08:00:00 GMT" },
        body: feedOf(blog),
      });
    });
    feed.blog.says("/feed.xml", { headers: { ...RSS, etag: '"only"' }, body: feedOf(feed.blog, 4) });
    await feed.pass(3);
    await feed.pass(3);
    expect(conditions(feed).slice(0, 3)).toEqual([
      [undefined, undefined],
      [undefined, "Sun, 22 Nov 2026 08:00:00 GMT"],
      ['"only"', undefined],
    ]);
  });

  test("without any, one request a day is enough", async () => {
    const feed = await newFeed((blog) => blog.says("/feed.xml", { headers: RSS, body: feedOf(blog) }));
    await feed.pass(23);
    expect(feed.asked()).toBe(1);
    await feed.pass(4);
    expect(feed.asked()).toBe(2);
  });

  test("survive a restart", async () => {
    const feed = await newFeed();
    house = await house.restart();
    await feed.pass(3);
    expect(conditions(feed)[1]?.[0]).toMatch(/^W\/"v1-/);
  });
});

test("a request says who asks and nothing about the user", async () => {
  const feed = await newFeed();
  feed.blog.says("/feed.xml", { status: 304, headers: { "set-cookie": "id=1; Path=/" } });
  await feed.pass(5);
  const agents = new Set(feed.blog.askedFor("/feed.xml").map(({ headers }) => headers["user-agent"]));
  expect(agents.size).toBe(1);
  expect([...agents][0]).toMatch(/^DoorOpener\/\S+ \(\+https?:\/\/\S+\)$/);
  for (const { path, headers } of feed.blog.asked) {
    expect(path).toBe(path.split("?")[0]);
    expect(headers).not.toHaveProperty("cookie");
    expect(headers).not.toHaveProperty("referer");
    expect(headers["accept-encoding"]).toMatch(/gzip.*br|br.*gzip/);
  }
  expect(feed.blog.askedFor("/feed.xml")[1]?.headers.accept).toContain("application/atom+xml");
});

describe("how often", () => {
  test("never within the hour, a day long", async () => {
    const feed = await newFeed();
    await feed.pass(24);
    expect(feed.asked()).toBeGreaterThan(10);
    expect(feed.asked()).toBeLessThanOrEqual(25);
  });

  test.each([
    ["max-age", { "cache-control": "public, max-age=18000" }],
    [
      "Expires",
      { date: MONDAY_MORNING.toUTCString(), expires: new Date(MONDAY_MORNING.getTime() + 5 * HOUR).toUTCString() },
    ],
  ])("not before %s ends, after a 200 and after a 304", async (_name, headers) => {
    const feed = await newFeed((blog) =>
      blog.says("/feed.xml", (asked) =>
        asked.headers["if-none-match"] === undefined
          ? { headers: { ...RSS, etag: '"x"', ...headers }, body: feedOf(blog) }
          : { status: 304, headers },
      ),
    );
    await feed.pass(4);
    expect(feed.asked()).toBe(1);
    await feed.pass(2);
    expect(feed.asked()).toBe(2);
    await feed.pass(3);
    expect(feed.asked()).toBe(2);
  });

  test("an absurd max-age is a day", async () => {
    const headers = { ...RSS, etag: '"x"', "cache-control": "max-age=31536000" };
    const feed = await newFeed((blog) => blog.says("/feed.xml", { headers, body: feedOf(blog) }));
    await feed.pass(23);
    expect(feed.asked()).toBe(1);
    await feed.pass(4);
    expect(feed.asked()).toBe(2);
  });
});

describe("a host that asks for silence", () => {
  test.each([
    ["429 in seconds", 429, () => "21600"],
    ["503 in seconds", 503, () => "21600"],
    ["429 by a date", 429, () => new Date(house.clock.now().getTime() + 6 * HOUR).toUTCString()],
  ])("gets it for all its feeds and over a restart: %s", async (_name, status, retryAfter) => {
    const feed = await newFeed();
    const other = rss({
      title: "Other",
      link: `${feed.blog.origin}/o/`,
      entries: posts(feed.blog.origin, 2, MONDAY_MORNING),
    });
    feed.blog.says("/other.xml", { headers: { ...RSS, etag: '"o"' }, body: other });
    const second = (await follow(house.as(house.olga), `${feed.blog.origin}/other.xml`)).feeds[0]!;
    feed.blog.says("/feed.xml", () => ({ status, headers: { "retry-after": retryAfter() } }));
    await feed.pass(2);
    const silentFrom = feed.blog.asked.length;
    house = await house.restart();
    await feed.pass(4);
    expect((await pollFeed(house.app, second.id)).outcome).toBe("too-soon");
    const byHand = await house.as(house.olga).post<{ polled: boolean; allowedAt: string }>(`/feeds/${second.id}/poll`);
    expect(byHand.body.polled).toBe(false);
    expect(Date.parse(byHand.body.allowedAt)).toBeGreaterThan(house.clock.now().getTime());
    expect(feed.blog.asked.length).toBe(silentFrom);
    const { failures, error } = await feed.state();
    expect([failures, error]).toEqual([0, expect.stringContaining("pause")]);
    await feed.pass(5);
    expect(feed.blog.asked.length).toBeGreaterThan(silentFrom);
  });

  test("without saying how long is asked less and less, and that is no failure of the feed", async () => {
    const feed = await newFeed();
    feed.blog.says("/feed.xml", { status: 429 });
    await feed.pass(72);
    expect(feed.asked()).toBeGreaterThan(3);
    expect(feed.asked()).toBeLessThan(12);
    expect(await feed.state()).toMatchObject({ failures: 0, status: "ok" });
    feed.blog.publish(posts(feed.blog.origin, 4, house.clock.now()));
    await feed.pass(27);
    expect(await feed.posts()).toHaveLength(4);
  });
});

describe("trouble", () => {
  test.each([[500], [502], [404], [403]])("%i is asked less and less, at least daily, and heals", async (status) => {
    const feed = await newFeed();
    feed.blog.says("/feed.xml", { status, body: "<h1>no</h1>" });
    await feed.pass(48);
    const early = feed.asked();
    expect(early).toBeLessThan(12);
    const { failures, error, nextPollAt } = await feed.state();
    expect(failures).toBeGreaterThan(3);
    expect(error).toContain(feed.blog.host);
    expect(nextPollAt.getTime() - house.clock.now().getTime()).toBeLessThanOrEqual(DAY);
    await feed.pass(72);
    expect(feed.asked()).toBeGreaterThan(early + 1);
    expect(await feed.posts()).toHaveLength(3);
    feed.blog.publish(posts(feed.blog.origin, 4, house.clock.now()));
    await feed.pass(25);
    expect(await feed.state()).toMatchObject({ status: "ok", failures: 0, error: null, failingSince: null });
    expect(await feed.posts()).toHaveLength(4);
  });

  test("a host that nobody answers for is trouble like any other", async () => {
    const feed = await newFeed();
    await feed.blog.close();
    await feed.pass(10);
    expect(await feed.state()).toMatchObject({ status: "failing", error: expect.stringContaining(feed.blog.host) });
  });

  test("410 is for good: the user is told, the host is left alone", async () => {
    const feed = await newFeed();
    feed.blog.says("/feed.xml", { status: 410 });
    await feed.pass(3);
    expect(feed.asked()).toBe(2);
    await feed.pass(100);
    expect(feed.asked()).toBe(2);
    expect(await feed.state()).toMatchObject({ status: "gone", error: expect.stringContaining("gone for good") });
    expect(await feed.posts()).toHaveLength(3);
    const byHand = await house.as(house.olga).post<{ polled: boolean }>(`/feeds/${feed.feedId}/poll`);
    expect(byHand.body.polled).toBe(false);
  });

  test("a feed that was gone and is followed anew is well again", async () => {
    const feed = await newFeed();
    feed.blog.says("/feed.xml", { status: 410 });
    await feed.pass(3);
    feed.blog.publish(posts(feed.blog.origin, 5, MONDAY_MORNING));
    const tariks = await follow(house.as(house.tarik), feed.blog.feedUrl);
    expect(tariks.feeds).toMatchObject([{ id: feed.feedId, status: "ok", error: null, posts: 5 }]);
  });
});
