import { readFile } from "node:fs/promises";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { DAY, MINUTE } from "../../src/clock.ts";
import type { List, Opening, Post } from "../support/call.ts";
import { follow, startBlog, type Blog } from "../support/follow.ts";
import { openHouse, type House } from "../support/house.ts";
import { posts } from "../world/write-feed.ts";
import { startModelServer, type ModelServer } from "../world/model/model-server.ts";

let model: ModelServer;
let house: House;
const blogs: Blog[] = [];
beforeAll(async () => {
  model = await startModelServer();
  house = await openHouse({
    env: {
      OPENAI_BASE_URL: model.url,
      OPENAI_API_KEY: "sk-of-the-tests",
      OPENAI_MODEL: "small-model",
      AI_DAILY_TOKENS: "8000",
    },
  });
});
afterEach(() => {
  model.fail(undefined);
  model.calls.length = 0;
  // Budgets are of a day.
  house.clock.advance(DAY);
});
afterAll(async () => {
  await house.close();
  await model.close();
  await Promise.all(blogs.map((blog) => blog.close()));
});

/** A blog with `count` posts nobody has briefed before: each test has words of its own. */
async function newBlog(count: number): Promise<Blog> {
  const blog = await startBlog("Ada Bell", [], house.clock.now());
  const words = `<p>Only blog ${blogs.length} says this, and it says it at some length.</p>`;
  blog.publish(
    posts(blog.origin, count, house.clock.now()).map((post) => ({ ...post, content: words + post.content })),
  );
  blogs.push(blog);
  return blog;
}

async function madeBy(member: House["olga"], personId: string): Promise<(string | undefined)[]> {
  const { body } = await house.as(member).get<List<Post>>(`/posts?personId=${personId}`);
  return body.items.map(({ brief }) => brief?.by);
}

const asked = () => model.calls.filter(({ path }) => path.endsWith("/chat/completions"));

test("a post is read by the model once for all its users, and shown as the model's", async () => {
  const blog = await newBlog(2);
  const olgas = await follow(house.as(house.olga), blog.origin);
  const tariks = await follow(house.as(house.tarik), blog.origin);
  await house.work();
  expect(asked()).toHaveLength(2);
  expect(await madeBy(house.olga, olgas.id)).toEqual(["model", "model"]);
  expect(await madeBy(house.tarik, tariks.id)).toEqual(["model", "model"]);
  const late = await follow(house.as(house.uli), blog.origin);
  await house.work();
  expect(asked()).toHaveLength(2);
  expect(await madeBy(house.uli, late.id)).toEqual(["model", "model"]);
  expect(asked()[0]?.authorization).toBe("Bearer sk-of-the-tests");
  const used = await house.app.db.selectFrom("aiUsage").selectAll().where("userId", "=", house.olga.id).execute();
  expect(used).toMatchObject([{ calls: 2, tokensIn: 200, tokensOut: 40 }]);
});

test.each([
  ["fails", { status: 500 }],
  ["is busy", { status: 429 }],
  ["refuses the key", { status: 401 }],
  ["will not", { refuse: true }],
])("a model that %s takes nothing away: the extract stands, and openings too", async (_name, failure) => {
  model.fail(failure);
  const blog = await newBlog(1);
  const { id } = await follow(house.as(house.olga), blog.origin);
  await house.work();
  expect(await madeBy(house.olga, id)).toEqual(["extract"]);
  const { body } = await house.as(house.olga).get<List<Opening>>("/openings");
  expect(body.items.filter(({ person }) => person.id === id)).toHaveLength(1);
});

test("when it is well again, the better brief takes the place of the extract", async () => {
  model.fail({ status: 503 });
  const blog = await newBlog(1);
  const { id } = await follow(house.as(house.olga), blog.origin);
  await house.work();
  expect(await madeBy(house.olga, id)).toEqual(["extract"]);
  model.fail(undefined);
  house.clock.advance(2 * MINUTE);
  await house.work();
  expect(await madeBy(house.olga, id)).toEqual(["model"]);
});

test("who keeps models off sees the extract, and nothing of theirs is sent", async () => {
  await house.as(house.uli).patch("/profile", { aiEnabled: false });
  const alone = await follow(house.as(house.uli), (await newBlog(1)).origin);
  await house.work();
  expect(asked()).toEqual([]);
  expect(await madeBy(house.uli, alone.id)).toEqual(["extract"]);
  const shared = await newBlog(1);
  const ulis = await follow(house.as(house.uli), shared.origin);
  const olgas = await follow(house.as(house.olga), shared.origin);
  await house.work();
  expect(await madeBy(house.olga, olgas.id)).toEqual(["model"]);
  expect(await madeBy(house.uli, ulis.id)).toEqual(["extract"]);
  await house.as(house.uli).patch("/profile", { aiEnabled: true });
});

test("a spent budget leaves the extract for today, and tomorrow is another day", async () => {
  model.fail({ usage: [1_500, 500] });
  const blog = await newBlog(4);
  const { id } = await follow(house.as(house.tarik), blog.origin);
  await house.work();
  const today = await madeBy(house.tarik, id);
  // 8,000 tokens a day; a call may take from 4,000 to 6,000, and takes 2,000: there is room for the second, not for a third.
  expect(today.filter((by) => by === "model")).toHaveLength(2);
  expect(today.filter((by) => by === "extract")).toHaveLength(2);
  house.clock.advance(DAY);
  await house.work();
  expect(await madeBy(house.tarik, id)).toEqual(["model", "model", "model", "model"]);
});

test("of many followers somebody with budget left pays, and nobody twice", async () => {
  const usage = () =>
    house.app.db
      .selectFrom("aiUsage")
      .select(["userId", "calls"])
      .where("day", "=", house.clock.now().toISOString().slice(0, 10))
      .execute();
  const blog = await newBlog(1);
  for (const member of [house.olga, house.tarik]) await follow(house.as(member), blog.origin);
  await house.work();
  expect(await usage()).toEqual([{ userId: house.olga.id, calls: 1 }]);
});

test("an upgrade that makes local briefs anew asks nobody again about what a model has read", async () => {
  const { db } = house.app;
  const { id } = await follow(house.as(house.olga), (await newBlog(2)).origin);
  const read = () => asked().filter(({ text }) => text.includes(`Only blog ${blogs.length - 1} says this`));
  await house.work();
  expect(read()).toHaveLength(2);
  await db.updateTable("briefs").set({ promptHash: "of the last release", textHash: null }).execute();
  const migration = await readFile(
    new URL("../../src/db/migrations/0014-more-of-a-brief.sql", import.meta.url),
    "utf8",
  );
  await sql.raw(migration.slice(migration.indexOf("insert into tasks"))).execute(db);
  house.clock.advance(MINUTE);
  await house.work();
  const waiting = await db.selectFrom("tasks").select("kind").where("kind", "=", "brief-post").execute();
  expect(waiting).toEqual([]);
  expect(read()).toHaveLength(2);
  expect(await madeBy(house.olga, id)).toEqual(["model", "model"]);
});

test("a brief that stands already costs nothing, and so waits for nobody's budget", async () => {
  const [first, spending] = [await newBlog(1), await newBlog(1)];
  await follow(house.as(house.olga), first.origin);
  await house.work();
  model.fail({ usage: [9_000, 0] });
  await follow(house.as(house.tarik), spending.origin);
  await house.work();
  const again = await startBlog("Ada Bell", [], house.clock.now());
  again.publish(
    posts(first.origin, 1, house.clock.now()).map((post) => ({
      ...post,
      content: `<p>Only blog ${blogs.indexOf(first)} says this, and it says it at some length.</p>${post.content}`,
    })),
  );
  blogs.push(again);
  const { id } = await follow(house.as(house.tarik), again.origin);
  await house.work();
  expect(await madeBy(house.tarik, id)).toEqual(["model"]);
  expect(asked()).toHaveLength(2);
});
