// Whoever has just said no is not asked again by another door; what we could not store is not asked for in a circle.
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DAY, HOUR, MINUTE } from "../../../src/clock.ts";
import { pollFeed } from "../../../src/domain/polls.ts";
import { follow, type Blog } from "../../support/follow.ts";
import { followed, type Followed } from "../../support/follower.ts";
import { openHouse, type House } from "../../support/house.ts";
import { HTML, posts, frontPage, WHOLE } from "../../world/write-feed.ts";

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

describe("a feed that answered", () => {
  test.each([[410], [500]])(
    "%i a moment ago is not asked again within the hour, whoever looks it up",
    async (status) => {
      const feed = await newFeed();
      feed.blog.says("/feed.xml", { status });
      await feed.pass(3);
      const asked = feed.asked();
      expect((await feed.state()).status).not.toBe("ok");
      // The house is asked for the feed as soon after its last visit as can be.
      const { lastPolledAt } = await feed.state();
      expect(house.clock.now().getTime() - lastPolledAt!.getTime()).toBeLessThan(3 * HOUR);
      await house.app.db
        .updateTable("feeds")
        .set({ lastPolledAt: house.clock.now(), allowedAt: new Date(house.clock.now().getTime() + HOUR) })
        .where("id", "=", feed.feedId)
        .execute();
      for (const path of ["/discover", "/people"])
        for (const url of [feed.blog.feedUrl, feed.blog.origin])
          expect((await house.as(house.tarik).post(path, { url })).status).toBeLessThan(500);
      expect(feed.asked()).toBe(asked);
      house.clock.advance(HOUR + MINUTE);
      feed.blog.publish(posts(feed.blog.origin, 4, house.clock.now()));
      expect((await follow(house.as(house.uli), feed.blog.feedUrl)).feeds).toMatchObject([{ id: feed.feedId }]);
      expect(feed.asked()).toBe(asked + 1);
      expect(await feed.state()).toMatchObject({ status: "ok", error: null });
    },
  );
});

describe("a host that asked for silence", () => {
  test.each([[429], [503]])("with %i is not asked by a look-up, of whatever address", async (status) => {
    const feed = await newFeed();
    feed.blog.says("/about", { headers: HTML, body: frontPage("Ada Bell", "/other.xml") });
    feed.blog.says("/feed.xml", { status, headers: { "retry-after": String((6 * HOUR) / 1_000) } });
    await feed.pass(3);
    const asked = feed.blog.asked.length;
    for (const path of ["/discover", "/people"])
      for (const address of ["/", "/about", "/other.xml"]) {
        const answer = await house.as(house.tarik).post(path, { url: `${feed.blog.origin}${address}` });
        expect([answer.status, answer.body.type]).toEqual([422, "/problems/address-status"]);
        expect(answer.body.title).toContain(feed.blog.host);
      }
    expect(feed.blog.asked.length).toBe(asked);
    house.clock.advance(7 * HOUR);
    expect((await house.as(house.tarik).post("/discover", { url: `${feed.blog.origin}/` })).status).toBe(200);
  });
});

test("a feed that cannot be stored shows as failing, is asked less and less, and heals", async () => {
  const feed = await newFeed();
  // Stands for any fault of ours that one feed alone brings to light.
  await sql`alter table posts add constraint no_thirteen check (title <> 'Thirteen')`.execute(house.app.db);
  const entries = posts(feed.blog.origin, 3, house.clock.now());
  feed.blog.publish([{ guid: "13", title: "Thirteen", link: `${feed.blog.origin}/13`, content: WHOLE }, ...entries]);
  house.clock.advance(2 * HOUR);
  expect((await pollFeed(house.app, feed.feedId)).outcome).toBe("trouble");
  const first = await feed.state();
  expect(first).toMatchObject({ status: "failing", failures: 1, claimedUntil: null });
  expect(first.error).toMatch(/^Something in this feed could not be understood\./);
  expect(await feed.posts()).toHaveLength(3);
  const asked = feed.asked();
  await feed.pass(48);
  const ill = await feed.state();
  expect(feed.asked() - asked).toBeLessThan(10);
  expect(ill.failures).toBeGreaterThan(3);
  expect(ill.nextPollAt.getTime() - house.clock.now().getTime()).toBeLessThanOrEqual(DAY);
  await sql`alter table posts drop constraint no_thirteen`.execute(house.app.db);
  await feed.pass(26);
  expect(await feed.state()).toMatchObject({ status: "ok", failures: 0, error: null });
  expect((await feed.posts()).map(({ title }) => title)).toContain("Thirteen");
});

test("a host that nobody answers for is trouble like any other", async () => {
  const feed = await newFeed();
  await feed.blog.close();
  await feed.pass(10);
  expect(await feed.state()).toMatchObject({ status: "failing", error: expect.stringContaining(feed.blog.host) });
});

test("a feed that was gone and is followed anew is well again", async () => {
  const feed = await newFeed();
  feed.blog.says("/feed.xml", { status: 410 });
  await feed.pass(3);
  feed.blog.publish(posts(feed.blog.origin, 5, house.clock.now()));
  const tariks = await follow(house.as(house.tarik), feed.blog.feedUrl);
  expect(tariks.feeds).toMatchObject([{ id: feed.feedId, status: "ok", error: null, posts: 5 }]);
});
