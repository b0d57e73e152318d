import { afterAll, beforeAll, expect, test } from "vitest";
import { HOUR, MINUTE } from "../../src/clock.ts";
import type { Feed, List, Person } from "../support/call.ts";
import { follow, startBlog, type Blog } from "../support/follow.ts";
import { openHouse, type House } from "../support/house.ts";
import { posts } from "../world/write-feed.ts";

let house: House;
let blog: Blog;
let person: Person;
beforeAll(async () => {
  house = await openHouse();
  blog = await startBlog();
  person = await follow(house.as(house.olga), blog.origin);
});
afterAll(async () => {
  await house.close();
  await blog.close();
});

type Polled = { polled: boolean; outcome: string; allowedAt: string };

const poll = () => house.as(house.olga).post<Polled>(`/feeds/${person.feeds[0]!.id}/poll`);
const health = async () => (await house.as(house.olga).get<List<Feed>>("/feeds")).body.items[0]!;

test("health names what the contract names", async () => {
  expect(await health()).toMatchObject({
    id: person.feeds[0]!.id,
    url: blog.feedUrl,
    status: "ok",
    lastPolledAt: "2026-11-23T08:00:00.000Z",
    lastOkAt: "2026-11-23T08:00:00.000Z",
    intervalMinutes: 60,
    error: null,
    posts: 3,
  });
  const { nextPollAt } = await health();
  expect(Date.parse(nextPollAt!) - house.clock.now().getTime()).toBeGreaterThanOrEqual(HOUR);
});

test("a poll by hand obeys the rules, and says when it may", async () => {
  const early = await poll();
  expect(early).toMatchObject({ status: 200, body: { polled: false, outcome: "too-soon" } });
  expect(early.body.allowedAt).toBe("2026-11-23T09:00:00.000Z");
  expect(blog.askedFor("/feed.xml")).toHaveLength(1);
  house.clock.advance(59 * MINUTE);
  expect((await poll()).body.polled).toBe(false);
  house.clock.advance(MINUTE);
  expect((await poll()).body).toMatchObject({ polled: true, outcome: "unchanged" });
  expect((await poll()).body).toMatchObject({ polled: false, allowedAt: "2026-11-23T10:00:00.000Z" });
  expect(blog.askedFor("/feed.xml")).toHaveLength(2);
});

test("ten at once are one request", async () => {
  house.clock.advance(HOUR);
  const answers = await Promise.all(Array.from({ length: 10 }, poll));
  expect(answers.filter(({ body }) => body.polled)).toHaveLength(1);
  expect(blog.askedFor("/feed.xml")).toHaveLength(3);
});

test("a poll that brings something says so", async () => {
  house.clock.advance(HOUR);
  blog.publish(posts(blog.origin, 4, house.clock.now()));
  expect((await poll()).body.outcome).toBe("new");
  expect((await health()).posts).toBe(4);
});

test("trouble is shown with its reason, and goes when the feed is well again", async () => {
  house.clock.advance(HOUR);
  blog.says("/feed.xml", { status: 500 });
  expect((await poll()).body).toMatchObject({ polled: true, outcome: "trouble" });
  const ill = await health();
  expect(ill).toMatchObject({ status: "failing", posts: 4 });
  expect(ill.error).toContain("500");
  expect(ill.lastPolledAt! > ill.lastOkAt!).toBe(true);
  blog.publish(posts(blog.origin, 4, house.clock.now()));
  house.clock.advance(24 * HOUR);
  await poll();
  expect(await health()).toMatchObject({ status: "ok", error: null });
});

test("the list goes on where it ended", async () => {
  const others = [await startBlog("One"), await startBlog("Two")];
  for (const { origin } of others) await follow(house.as(house.olga), origin);
  const whole = (await house.as(house.olga).get<List<Feed>>("/feeds")).body.items.map(({ id }) => id);
  expect(whole).toHaveLength(3);
  const first = (await house.as(house.olga).get<List<Feed>>("/feeds?limit=2")).body;
  const second = (await house.as(house.olga).get<List<Feed>>(`/feeds?limit=2&cursor=${first.next}`)).body;
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(whole);
  expect(second.next).toBeNull();
  await Promise.all(others.map((other) => other.close()));
});
