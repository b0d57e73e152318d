import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { DAY } from "../../../src/clock.ts";
import type { List, Post } from "../../support/call.ts";
import { follow, startBlog, type Blog } from "../../support/follow.ts";
import { openHouse, type House } from "../../support/house.ts";
import { startModelServer, type ModelServer } from "../../world/model/model-server.ts";
import { posts, type Entry } from "../../world/write-feed.ts";

let model: ModelServer;
let house: House;
const blogs: Blog[] = [];
let said = 0;
beforeAll(async () => {
  model = await startModelServer();
  house = await openHouse({ env: { OPENAI_BASE_URL: model.url, AI_DAILY_TOKENS: "8000" } });
});
afterEach(async () => {
  model.fail(undefined);
  model.calls.length = 0;
  for (const member of [house.olga, house.tarik, house.uli]) await turn(member, true);
  house.clock.advance(DAY);
});
afterAll(async () => {
  await house.close();
  await model.close();
  await Promise.all(blogs.map((blog) => blog.close()));
});

async function newBlog(count = 1): Promise<Blog> {
  const blog = await startBlog("Ada Bell", [], house.clock.now());
  publish(blog, count);
  blogs.push(blog);
  return blog;
}

function publish(blog: Blog, count: number): void {
  said += 1;
  const words = `<p>Only this one, number ${said}, says this, and it says it at some length.</p>`;
  blog.publish(
    posts(blog.origin, count, house.clock.now()).map((post) => ({ ...post, content: words + post.content })),
  );
}

const turn = (member: House["olga"], aiEnabled: boolean) => house.as(member).patch("/profile", { aiEnabled });
const payers = async () => {
  const calls = await house.app.db
    .selectFrom("modelCalls")
    .select("userId")
    .where("path", "=", "chat/completions")
    .where("at", ">=", house.clock.now())
    .execute();
  const members = ["olga", "tarik", "uli"] as const;
  return calls.map(({ userId }) => members.find((one) => house[one].id === userId));
};
const madeBy = async (member: House["olga"], personId: string) =>
  (await house.as(member).get<List<Post>>(`/posts?personId=${personId}`)).body.items.map(({ brief }) => brief?.by);

test("with all accounts off no request goes out, not today and not on another day", async () => {
  await turn(house.uli, false);
  const { id } = await follow(house.as(house.uli), (await newBlog(3)).origin);
  await house.work();
  house.clock.advance(3 * DAY);
  await house.poll();
  await house.work();
  expect(model.calls).toEqual([]);
  expect(await madeBy(house.uli, id)).toEqual(["extract", "extract", "extract"]);
  expect(await house.app.db.selectFrom("tasks").selectAll().where("kind", "=", "brief-post-model").execute()).toEqual(
    [],
  );
});

test("switched on, what is there already is read at once", async () => {
  await turn(house.uli, false);
  const { id } = await follow(house.as(house.uli), (await newBlog()).origin);
  await house.work();
  await turn(house.uli, true);
  await house.work();
  expect(await madeBy(house.uli, id)).toEqual(["model"]);
  expect(await payers()).toContain("uli");
});

test("a follower with models on brings back what one without left unread", async () => {
  await turn(house.uli, false);
  const blog = await newBlog();
  await follow(house.as(house.uli), blog.origin);
  await house.work();
  const { id } = await follow(house.as(house.olga), blog.origin);
  await house.work();
  expect(await madeBy(house.olga, id)).toEqual(["model"]);
  expect(await payers()).toEqual(["olga"]);
});

test("who asked pays alone: over budget, it waits for the next day, and nobody else is charged", async () => {
  model.fail({ usage: [7_900, 0] });
  const blog = await newBlog(2);
  await follow(house.as(house.tarik), blog.origin);
  await house.work();
  expect(await payers()).toEqual(["tarik"]);
  const [waiting] = await house.app.db.selectFrom("tasks").selectAll().where("kind", "=", "brief-post-model").execute();
  expect(waiting).toMatchObject({ attempts: 0, parkedAt: null });
  expect(waiting?.nextTryAt.toISOString()).toMatch(/T00:00:00\.000Z$/u);
  expect(waiting!.nextTryAt.getTime() - house.clock.now().getTime()).toBeLessThanOrEqual(DAY);
});

test("what a poll finds is paid by whoever used least today", async () => {
  const blog = await newBlog(1);
  for (const member of [house.olga, house.tarik]) await follow(house.as(member), blog.origin);
  await house.work();
  house.clock.advance(DAY);
  const own = await newBlog(1);
  await follow(house.as(house.olga), own.origin);
  await house.work();
  publish(blog, 2);
  await house.poll();
  await house.work();
  expect(await payers()).toContain("tarik");
});

test("with a person go the texts that were sent of them, and not what was paid", async () => {
  const blog = await newBlog();
  const { id } = await follow(house.as(house.olga), blog.origin);
  await house.work();
  const texts = async () =>
    (
      await house.app.db
        .selectFrom("modelCalls")
        .select("sent")
        .where("path", "=", "chat/completions")
        .where("at", ">=", house.clock.now())
        .execute()
    ).map(({ sent }) => sent !== null);
  expect(await texts()).toEqual([true]);
  await house.as(house.olga).delete(`/people/${id}`);
  expect(await texts()).toEqual([false]);
});

test("in a blog of several, nobody pays for whom they do not follow, and nothing is made for them", async () => {
  const blog = await newBlog(0);
  const publishBy = (author: string, count: number): void => {
    said += 1;
    const content = `<p>Only this one, number ${said}, says this, and it says it at some length.</p>`;
    const entry = (nth: number): Entry => ({
      guid: `${nth}`,
      title: `Part ${nth}`,
      content,
      author,
      at: house.clock.now(),
    });
    blog.publish(Array.from({ length: count }, (_, nth) => entry(nth)));
  };
  publishBy("Kim Lee", 1);
  const followOf = (member: House["olga"], author: string) =>
    house.as(member).post("/people", { url: blog.origin, name: author, authors: { [blog.feedUrl]: [author] } });
  // Who followed first would pay where both used as little.
  for (const [member, author] of [
    [house.uli, "Ada Bell"],
    [house.olga, "Kim Lee"],
  ] as const)
    expect((await followOf(member, author)).status).toBe(201);
  await house.app.db
    .updateTable("profiles")
    .set({ languages: ["fr"] })
    .where("userId", "=", house.uli.id)
    .execute();
  await house.work();
  expect(await payers()).toEqual(["olga"]);
  house.clock.advance(DAY);
  publishBy("Kim Lee", 2);
  await house.poll();
  await house.work();
  expect(await payers()).toEqual(["olga", "olga"]);
  expect(JSON.stringify(model.chats())).not.toContain("French");
  await turn(house.olga, false);
  await turn(house.uli, false);
  house.clock.advance(DAY);
  publishBy("Kim Lee", 4);
  await house.poll();
  await house.work();
  await turn(house.uli, true);
  await house.work();
  expect(await payers()).toEqual([]);
});
