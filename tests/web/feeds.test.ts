// The pages of feeds: what needs the user, and what they can do about it.
import { afterAll, beforeAll, expect, test } from "vitest";
import { DAY, HOUR } from "../../src/clock.ts";
import { deleteOrphansBefore } from "../../src/db/feeds.ts";
import type { Comment, Feed, List, OpenedPost, Person, Post } from "../support/call.ts";
import { follow, startBlog, type Blog } from "../support/follow.ts";
import { followed, type Followed } from "../support/follower.ts";
import { openHouse, type House } from "../support/house.ts";
import { signIn, type Visitor } from "../support/visitor.ts";
import { posts } from "../world/write-feed.ts";

let house: House;
let olga: Visitor;
const blogs: Blog[] = [];
beforeAll(async () => {
  house = await openHouse();
  olga = await signIn(house, house.olga);
});
afterAll(async () => {
  await house.close();
  await Promise.all(blogs.map((blog) => blog.close()));
});

async function newFeed(): Promise<Followed> {
  const one = await followed(() => house);
  blogs.push(one.blog);
  await house.work();
  return one;
}

test("a feed that is missing for a week is told on Today, on the watchlist and first among the feeds, not before", async () => {
  const feed = await newFeed();
  feed.blog.says("/feed.xml", { status: 404 });
  await feed.pass(3 * 24);
  expect(await olga.text("/")).not.toContain("needs you");
  expect(await olga.text("/feeds")).toContain("has nothing at this address");
  await feed.pass(6 * 24);
  expect(await olga.text("/")).toContain("needs you, when you have a moment");
  expect(await olga.text("/people")).toContain("needs you");
  expect(await olga.text("/feeds")).toContain("These need you");
  const { items } = (await house.as(house.olga).get<List<Feed & { trouble: unknown }>>("/feeds")).body;
  expect(items.find(({ id }) => id === feed.feedId)).toMatchObject({
    status: "failing",
    trouble: {
      what: expect.stringContaining("nothing at this address"),
      next: expect.stringContaining("We ask again"),
    },
  });
  await olga.post(`/feeds/${feed.feedId}/stop`, {});
  expect(await olga.text("/")).not.toContain("needs you");
});

test("a feed that moved keeps its posts under the new address, each once, and the old one is asked no more", async () => {
  const began = house.clock.now();
  const feed = await newFeed();
  const before = await feed.posts();
  const moved = await startBlog("Ada Bell", [
    ...posts("https://new.example", 1, new Date(house.clock.now().getTime() + DAY)).map((post) => ({
      ...post,
      guid: "fresh",
      title: "From the new home",
    })),
    ...posts("https://new.example", 3, began),
  ]);
  blogs.push(moved);
  feed.blog.says("/feed.xml", { status: 410 });
  await feed.pass(30);
  house.clock.advance(2 * DAY);
  feed.blog.says("/", {
    headers: { "content-type": "text/html" },
    body: `<link rel="alternate" type="application/rss+xml" href="${moved.feedUrl}">`,
  });
  const offered = await olga.post(`/feeds/${feed.feedId}/find`, {});
  expect(offered.text).toContain(moved.feedUrl);
  const answer = await olga.post(`/feeds/${feed.feedId}/address`, { url: moved.feedUrl });
  expect(answer.status).toBe(303);
  const asked = feed.asked();
  await house.work();
  const { body } = await house.as(house.olga).get<Person>(`/people/${feed.personId}`);
  expect(body.feeds.map(({ url }) => url)).toEqual([moved.feedUrl]);
  expect((await feed.posts()).map(({ title }) => title).toSorted()).toEqual(
    ["From the new home", ...before.map(({ title }) => title)].toSorted(),
  );
  house.clock.advance(60 * DAY);
  await house.poll();
  await deleteOrphansBefore(house.app.db, new Date(house.clock.now().getTime() - 30 * DAY), 100);
  expect(feed.asked()).toBe(asked);
  expect((await house.as(house.olga).get<OpenedPost>(`/posts/${before[0]!.id}`)).status).toBe(200);
});

test("an address without a feed is refused with its reason, and nothing changes", async () => {
  const feed = await newFeed();
  feed.blog.says("/empty", { headers: { "content-type": "text/html" }, body: "<p>Nothing</p>" });
  const answer = await olga.post(`/feeds/${feed.feedId}/address`, { url: `${feed.blog.origin}/empty` });
  expect(answer.status).toBe(422);
  expect((await olga.post(`/feeds/${feed.feedId}/address`, { url: feed.blog.feedUrl })).text).toContain("already");
  expect(await feed.posts()).toHaveLength(3);
});

test("a feed that nobody follows goes with its posts after 30 days, and what somebody wrote about them stays", async () => {
  const feed = await newFeed();
  const [post] = await feed.posts();
  const caller = house.as(house.olga);
  const { body: comment } = await caller.post<Comment>(`/posts/${post!.id}/comments`, { take: "Well said." });
  await olga.post(`/feeds/${feed.feedId}/stop`, {});
  expect((await caller.get<List<Post>>(`/posts?personId=${feed.personId}`)).body.items).toEqual([]);
  house.clock.advance(30 * DAY + HOUR);
  for (let more = 1; more > 0;) {
    more = await deleteOrphansBefore(house.app.db, new Date(house.clock.now().getTime() - 30 * DAY), 1);
  }
  expect(await house.app.db.selectFrom("posts").select("id").where("feedId", "=", feed.feedId).execute()).toEqual([]);
  expect((await caller.get<Comment>(`/comments/${comment.id}`)).body).toMatchObject({
    take: "Well said.",
    postId: null,
  });
});

test("the feeds of others are not there", async () => {
  const blog = await startBlog("Uli’s own");
  blogs.push(blog);
  const uli = house.as(house.uli);
  const [feed] = (await follow(uli, blog.feedUrl)).feeds;
  for (const path of ["", "/poll", "/find", "/address", "/stop"]) {
    const answer =
      path === ""
        ? await olga.get(`/feeds/${feed!.id}`)
        : await olga.post(`/feeds/${feed!.id}${path}`, { url: blog.feedUrl });
    expect(answer.status).toBe(404);
  }
  expect(await olga.text("/feeds")).not.toContain(blog.feedUrl);
  expect((await uli.get<List<Feed>>("/feeds")).body.items).toHaveLength(1);
});
