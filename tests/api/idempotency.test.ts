import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { HOUR, MINUTE } from "../../src/clock.ts";
import type { List, Person } from "../support/call.ts";
import { follow, startBlog, type Blog } from "../support/follow.ts";
import { openHouse, type House } from "../support/house.ts";
import { posts, rss, RSS } from "../world/write-feed.ts";

let house: House;
let blog: Blog;
beforeAll(async () => {
  house = await openHouse();
  blog = await startBlog();
});
afterAll(async () => {
  await house.close();
  await blog.close();
});

const key = (name: string) => ({ "idempotency-key": name });
const named = async (name: string): Promise<number> =>
  (await house.as(house.olga).get<List<Person>>("/people?limit=200")).body.items.filter((one) => one.name === name)
    .length;

test("the same request with the same key is done once and answered the same", async () => {
  const first = await house.as(house.olga).post<Person>("/people", { name: "Once" }, key("k1"));
  const again = await house.as(house.olga).post<Person>("/people", { name: "Once" }, key("k1"));
  expect([first.status, again.status]).toEqual([201, 201]);
  expect(again.body).toEqual(first.body);
  expect([first.headers.get("idempotency-replayed"), again.headers.get("idempotency-replayed")]).toEqual([
    null,
    "true",
  ]);
  expect(await named("Once")).toBe(1);
});

test("another body under the same key is a conflict", async () => {
  await house.as(house.olga).post("/people", { name: "Mine" }, key("k2"));
  const other = await house.as(house.olga).post("/people", { name: "Other" }, key("k2"));
  expect(other).toMatchObject({ status: 409, body: { type: "/problems/conflict" } });
  expect(await named("Other")).toBe(0);
});

test("a key belongs to its user and its route", async () => {
  await house.as(house.olga).post("/people", { name: "Ours" }, key("k3"));
  const tariks = await house.as(house.tarik).post<Person>("/people", { name: "Ours" }, key("k3"));
  expect([tariks.status, tariks.headers.get("idempotency-replayed")]).toEqual([201, null]);
  expect((await house.as(house.olga).post("/coach", { text: "So.", channel: "blog" }, key("k3"))).status).toBe(200);
});

test("of many at once one is done; the others are told to wait, or are answered the same", async () => {
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => house.as(house.olga).post<Person>("/people", { name: "Eight" }, key("k4"))),
  );
  expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
  expect(new Set(answers.filter(({ status }) => status === 201).map(({ body }) => body.id)).size).toBe(1);
  expect(await named("Eight")).toBe(1);
});

test("a mistake is answered the same, as the problem document it was", async () => {
  const first = await house.as(house.olga).post("/people", { name: "" }, key("k5"));
  const again = await house.as(house.olga).post("/people", { name: "" }, key("k5"));
  expect([again.status, again.body]).toEqual([400, first.body]);
  expect(again.headers.get("content-type")).toBe(first.headers.get("content-type"));
});

test("trouble of the site that will pass is no answer for a day; what is wrong for good is", async () => {
  const tarik = house.as(house.tarik);
  for (const [name, status, replayed] of [
    ["passing", 503, null],
    ["for-good", 404, "true"],
  ] as const) {
    const site = await startBlog("Eve Moss");
    const url = `${site.origin}/eve.xml`;
    site.says("/eve.xml", { status });
    const first = await tarik.post("/people", { url }, key(name));
    expect([first.status, first.body.type]).toEqual([422, "/problems/address-status"]);
    site.says("/eve.xml", {
      headers: RSS,
      body: rss({ title: "Eve Moss", link: `${site.origin}/`, entries: posts(site.origin, 1, house.clock.now()) }),
    });
    const again = await tarik.post<Person>("/people", { url }, key(name));
    expect([name, again.status, again.headers.get("idempotency-replayed")]).toEqual([
      name,
      replayed === null ? 201 : 422,
      replayed,
    ]);
    await site.close();
  }
});

test("what answers without a body is replayed without one", async () => {
  const { body } = await house.as(house.olga).post<Person>("/people", { name: "Brief visit" });
  const gone = await house.as(house.olga).delete(`/people/${body.id}`, key("k6"));
  const again = await house.as(house.olga).delete(`/people/${body.id}`, key("k6"));
  expect([gone.status, gone.body, again.status, again.body]).toEqual([204, "", 204, ""]);
});

test("an empty key, or one that goes on for ever, is refused", async () => {
  for (const name of [" ", "k".repeat(201)])
    expect(await house.as(house.olga).post("/people", { name: "A" }, key(name))).toMatchObject({
      status: 400,
      body: { type: "/problems/invalid-input" },
    });
});

/** As it is after a kill -9 between the write and the answer: the row of the key has no answer. */
async function forgetAnswer(name: string): Promise<void> {
  const lost = { status: null, body: null };
  await house.app.db.updateTable("idempotencyKeys").set(lost).where("key", "=", name).execute();
}

test("an attempt that was killed before it answered is not done twice", async () => {
  const { id: personId } = await follow(house.as(house.olga), blog.origin);
  const [post] = (await house.as(house.olga).get<List<{ id: string }>>("/posts")).body.items;
  const writes: [path: string, body: unknown, table: "people" | "touches" | "comments"][] = [
    ["/people", { name: "Killed in between" }, "people"],
    [`/people/${personId}/touches`, { kind: "like", direction: "inbound", channel: "blog" }, "touches"],
    [`/posts/${post!.id}/comments`, { take: "I see it differently." }, "comments"],
  ];
  const count = async (table: "people" | "touches" | "comments"): Promise<number> =>
    (await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(house.app.db)).rows[0]!.n;
  for (const [index, [path, body, table]] of writes.entries()) {
    const first = await house.as(house.olga).post<{ id: string }>(path, body, key(`killed-${index}`));
    expect(first.status).toBe(201);
    const stored = await count(table);
    await forgetAnswer(`killed-${index}`);
    const early = await house.as(house.olga).post(path, body, key(`killed-${index}`));
    expect([early.status, early.body.type]).toEqual([409, "/problems/conflict"]);
    house.clock.advance(2 * MINUTE);
    const late = await house.as(house.olga).post<{ id: string }>(path, body, key(`killed-${index}`));
    expect(late.body.id).toBe(first.body.id);
    expect(await count(table)).toBe(stored);
  }
});

test("a failure of ours gives the key back", async () => {
  const table = sql.table("handles");
  await sql`alter table ${table} rename to handles_away`.execute(house.app.db);
  const failed = await house.as(house.olga).post("/people", { name: "Second try" }, key("k7"));
  await sql`alter table handles_away rename to ${table}`.execute(house.app.db);
  expect(failed).toMatchObject({ status: 500, body: { type: "/problems/internal", status: 500 } });
  expect(failed.headers.get("content-type")).toMatch(/^application\/problem\+json/);
  // What failed was the answer: the person was stored already, and is found again.
  expect((await house.as(house.olga).post("/people", { name: "Second try" }, key("k7"))).status).toBe(200);
  expect(await named("Second try")).toBe(1);
});

test("after a day the key is forgotten", async () => {
  const body = { url: blog.feedUrl };
  await house.as(house.tarik).post("/people", body, key("k8"));
  house.clock.advance(25 * HOUR);
  const again = await house.as(house.tarik).post<Person>("/people", body, key("k8"));
  expect([again.status, again.headers.get("idempotency-replayed")]).toEqual([200, null]);
});
