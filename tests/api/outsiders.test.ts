// Every operation of the document, asked by nobody and by somebody it is no business of: a new one without a case fails.
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Comment, Entry, List, Person } from "../support/call.ts";
import { follow, startBlog, type Blog } from "../support/follow.ts";
import { openHouse, type House } from "../support/house.ts";

type Document = { paths: Record<string, Record<string, unknown>> };

/** Olga's own, by which others ask. */
type Owned = { person: string; post: string; comment: string; touch: string; feed: string; import: string };

/** `of`: whose id stands in the path; `none` where there is none, and the answer holds the asker's own only. */
const CASES: Record<string, { of: keyof Owned | "none"; query?: string; body?: unknown; file?: string }> = {
  "POST /discover": { of: "none", body: { url: "https://a.invalid" } },
  "POST /people": { of: "none", body: { name: "Somebody" } },
  "GET /people": { of: "none" },
  "GET /people.opml": { of: "none" },
  "POST /people/import": { of: "none", file: "Name\nNobody" },
  "GET /imports": { of: "none" },
  "GET /imports/{id}": { of: "import" },
  "POST /imports/{id}/undo": { of: "import" },
  "GET /people/{id}": { of: "person" },
  "PATCH /people/{id}": { of: "person", body: { name: "Stolen", tags: ["stolen"], handles: [] } },
  "DELETE /people/{id}": { of: "person" },
  "GET /people/{id}/timeline": { of: "person" },
  "POST /people/{id}/touches": { of: "person", body: { kind: "like", direction: "inbound", channel: "blog" } },
  "DELETE /touches/{id}": { of: "touch" },
  "GET /people/{id}/readiness": { of: "person" },
  "GET /posts": { of: "none" },
  "GET /posts/{id}": { of: "post" },
  "GET /openings": { of: "none" },
  "GET /search": { of: "none", query: "?q=alone" },
  "POST /posts/{id}/comments": { of: "post", body: { take: "I was never here." } },
  "GET /comments/{id}": { of: "comment" },
  "PATCH /comments/{id}": { of: "comment", body: { take: "Stolen." } },
  "DELETE /comments/{id}": { of: "comment" },
  "POST /comments/{id}/posted": { of: "comment", body: {} },
  "POST /comments/{id}/angles": { of: "comment" },
  "POST /comments/{id}/sharpen": { of: "comment", body: {} },
  "POST /comments/{id}/confirm": { of: "comment", body: { words: ["so"] } },
  "POST /coach": { of: "none", body: { text: "So it is.", channel: "blog" } },
  "GET /feeds": { of: "none" },
  "POST /feeds/{id}/poll": { of: "feed" },
  "GET /profile": { of: "none" },
  "PATCH /profile": { of: "none", body: {} },
};

let house: House;
let blog: Blog;
let owned: Owned;
let documented: string[];

beforeAll(async () => {
  house = await openHouse();
  blog = await startBlog();
  const olga = house.as(house.olga);
  const person = await follow(olga, blog.origin);
  await house.work();
  const post = (await olga.get<List<{ id: string }>>("/posts")).body.items[0]!.id;
  const comment = (await olga.post<Comment>(`/posts/${post}/comments`, { take: "Mine alone." })).body.id;
  const touch = (
    await olga.post<Entry>(`/people/${person.id}/touches`, { kind: "like", direction: "inbound", channel: "blog" })
  ).body.id;
  const file = { method: "POST", body: "Name\nIda Fay", headers: { "content-type": "text/csv" } };
  const imported = (await olga.raw<{ undo: string }>("/people/import", file)).body.undo;
  owned = { person: person.id, post, comment, touch, feed: person.feeds[0]!.id, import: imported };
  const { body } = await house.as(undefined).get<Document>("/openapi.json");
  documented = Object.entries(body.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
});
afterAll(async () => {
  await house.close();
  await blog.close();
});

/** All that belongs to Olga, as the database holds it; tokens note when they were used. */
async function holdings(): Promise<string> {
  const tables = [
    "people",
    "handles",
    "follows",
    "post_states",
    "openings",
    "touches",
    "comments",
    "profiles",
    "feeds",
    "imports",
    "import_rows",
  ];
  const rows = [];
  for (const table of tables) {
    const found = await sql`select * from ${sql.table(table)} order by 1, 2`.execute(house.app.db);
    rows.push(
      found.rows.filter(
        (row) => !("userId" in (row as object)) || (row as { userId: string }).userId === house.olga.id,
      ),
    );
  }
  return JSON.stringify(rows);
}

function ask(member: House["olga"] | undefined, operation: string, id: string) {
  const [method = "", path = ""] = operation.split(" ");
  const { body, file, query = "" } = CASES[operation]!;
  return house.as(member).raw(path.replace("{id}", id) + query, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    ...(file !== undefined && { body: file, headers: { "content-type": "text/csv" } }),
  });
}

test("every operation of the document has its case here, and every case its operation", () => {
  expect(documented.toSorted()).toEqual(Object.keys(CASES).toSorted());
});

const all = Object.entries(CASES).map(([operation, { of }]) => ({ operation, of }));

test.each(all)("nobody gets nothing from $operation", async ({ operation, of }) => {
  const before = await holdings();
  const answer = await ask(undefined, operation, of === "none" ? "" : owned[of]);
  expect([answer.status, answer.body.type]).toEqual([401, "/problems/not-signed-in"]);
  expect(answer.headers.get("www-authenticate")).toContain("Bearer");
  expect(await holdings()).toBe(before);
});

const byId = all.flatMap(({ operation, of }) => (of === "none" ? [] : [{ operation, of }]));

test.each(byId)("by her ids $operation finds nothing for others, and changes nothing", async ({ operation, of }) => {
  const before = await holdings();
  for (const other of [house.tarik, house.uli]) {
    const answer = await ask(other, operation, owned[of]);
    expect([answer.status, answer.body.type]).toEqual([404, "/problems/not-found"]);
    const invented = await ask(other, operation, "019ac6e3-7b01-77b4-a7b0-1df7a6a3a001");
    expect(answer.body).toEqual(invented.body);
  }
  expect(await holdings()).toBe(before);
});

const lists = all.filter(({ operation, of }) => of === "none" && operation.startsWith("GET"));

test.each(lists)("$operation shows another user nothing of hers", async ({ operation }) => {
  const { status, body } = await ask(house.uli, operation, "");
  expect(status).toBe(200);
  for (const id of Object.values(owned)) expect(JSON.stringify(body)).not.toContain(id);
});

test("ids of others within a body, or a filter, find nothing either", async () => {
  const uli = house.as(house.uli);
  const { body: ulis } = await uli.post<Person>("/people", { name: "Uli’s own" });
  expect((await uli.get(`/posts?personId=${owned.person}`)).body).toEqual({ items: [], next: null });
  expect((await uli.post("/coach", { text: "So.", channel: "blog", postId: owned.post })).status).toBe(404);
  const touch = { kind: "comment", direction: "outbound", channel: "blog", postId: owned.post };
  expect((await uli.post(`/people/${ulis.id}/touches`, touch)).status).toBe(400);
});

test("one who follows the same feed sees the posts, and nothing that she said about them", async () => {
  const tarik = house.as(house.tarik);
  const mine = await follow(tarik, blog.feedUrl);
  const opened = await tarik.get<{ comments: unknown[] }>(`/posts/${owned.post}`);
  expect([opened.status, opened.body.comments]).toEqual([200, []]);
  expect((await tarik.get(`/comments/${owned.comment}`)).status).toBe(404);
  const { body } = await tarik.get<List<Entry>>(`/people/${mine.id}/timeline`);
  expect(body.items.every(({ type }) => type === "post")).toBe(true);
});
