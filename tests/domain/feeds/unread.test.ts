// Feeds of which an import knew the address only.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getFeed, markOrphans } from "../../../src/db/feeds.ts";
import { insertFollows } from "../../../src/db/follows.ts";
import { inTransaction } from "../../../src/db/transaction.ts";
import { addUnreadFeed } from "../../../src/domain/feeds/unread.ts";
import { PermanentError } from "../../../src/errors.ts";
import type { List, Person, Post } from "../../support/call.ts";
import { follow, startBlog, type Blog } from "../../support/follow.ts";
import { openHouse, type House } from "../../support/house.ts";
import { frontPage, HTML, posts } from "../../world/write-feed.ts";

let house: House;
const blogs: Blog[] = [];
beforeAll(async () => {
  house = await openHouse();
});
afterAll(async () => {
  await house.close();
  await Promise.all(blogs.map((blog) => blog.close()));
});

async function newBlog(count = 3): Promise<Blog> {
  const blog = await startBlog("Ada Bell", undefined, house.clock.now());
  blog.publish(posts(blog.origin, count, house.clock.now()));
  blogs.push(blog);
  return blog;
}

/** As an import does: a person, a feed, a follow. */
async function imported(url: string, title?: string): Promise<{ personId: string; feedId: string }> {
  const { id: personId } = (await house.as(house.olga).post<Person>("/people", { name: `Somebody at ${url}` })).body;
  const { db, clock } = house.app;
  const feedId = await inTransaction(db, async (tx) => {
    const feed = await addUnreadFeed(tx, house.app, { url, title });
    await insertFollows(tx, house.olga.id, [{ personId, feedId: feed.id, at: clock.now() }]);
    await markOrphans(tx, [feed.id], clock.now());
    return feed.id;
  });
  return { personId, feedId };
}

const postsOf = async (personId: string): Promise<Post[]> =>
  (await house.as(house.olga).get<List<Post>>(`/posts?personId=${personId}`)).body.items;

describe("a feed that was never read", () => {
  test("is read at once by one unconditional request, and is then a feed like any other", async () => {
    const blog = await newBlog(14);
    const { personId, feedId } = await imported(`${blog.feedUrl}#top`, "What the list calls it");
    expect(blog.asked).toHaveLength(0);
    expect(await getFeed(house.app.db, feedId)).toMatchObject({ title: "What the list calls it", url: blog.feedUrl });
    await house.poll();
    expect(blog.asked.map(({ path, headers }) => [path, headers["if-none-match"]])).toEqual([["/feed.xml", undefined]]);
    expect(await getFeed(house.app.db, feedId)).toMatchObject({
      title: "Ada Bell",
      kind: "blog",
      format: "rss",
      siteUrl: `${blog.origin}/`,
      status: "ok",
      lastOkAt: house.clock.now(),
    });
    await house.work();
    expect((await postsOf(personId)).map(({ brief }) => brief !== null)).toEqual(
      Array.from({ length: 14 }, (_, index) => index < 10),
    );
    house.clock.advance(3 * 3_600_000);
    await house.poll();
    expect(blog.asked.at(-1)?.headers["if-none-match"]).toMatch(/^W\/"v2-/);
  });

  test("is briefed for who imported it also where somebody who only looks is the first to reach it", async () => {
    const blog = await newBlog(14);
    const { personId } = await imported(blog.feedUrl);
    blog.says("/feed.xml", { status: 500 });
    await house.poll();
    blog.publish(posts(blog.origin, 14, house.clock.now()));
    house.clock.advance(26 * 3_600_000);
    expect((await house.as(house.tarik).post("/discover", { url: blog.feedUrl })).status).toBe(200);
    await house.work();
    expect((await postsOf(personId)).map(({ brief }) => brief !== null)).toEqual(
      Array.from({ length: 14 }, (_, index) => index < 10),
    );
  });

  test("is the feed we have where we have it, and costs no request", async () => {
    const blog = await newBlog();
    const person = await follow(house.as(house.olga), blog.feedUrl);
    const asked = blog.asked.length;
    expect((await imported(blog.feedUrl)).feedId).toBe(person.feeds[0]!.id);
    await house.poll();
    expect(blog.asked).toHaveLength(asked);
  });

  test("says so where it is a page, in a sentence", async () => {
    const blog = await newBlog();
    blog.says("/about", { headers: HTML, body: frontPage("Ada Bell") });
    const { feedId } = await imported(`${blog.origin}/about`, "Ada");
    await house.poll();
    const { status, error, title } = await getFeed(house.app.db, feedId);
    expect([status, title]).toEqual(["failing", "Ada"]);
    expect(error).toMatch(/web page/);
  });

  test.each([
    ["another protocol", "ftp://a.example/feed"],
    ["what is no address", "not an address"],
    ["an address of 3,000 characters", `https://a.example/${"x".repeat(3_000)}`],
  ])("is none at %s", async (_name, url) => {
    const adding = inTransaction(house.app.db, (tx) => addUnreadFeed(tx, house.app, { url }));
    await expect(adding).rejects.toThrow(PermanentError);
  });
});
