// What no page of ours would send: an answer that is none of our failing, and nothing bad stored.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { List, Person, Post } from "../support/call.ts";
import { follow, startBlog, type Blog } from "../support/follow.ts";
import { openHouse, type House } from "../support/house.ts";

let house: House;
let blog: Blog;
let cookie: string;
let person: Person;
let post: Post;
beforeAll(async () => {
  house = await openHouse();
  blog = await startBlog();
  const link = await house.app.signIn.createLink(house.olga.email);
  const answer = await fetch(`${house.url}${link}`, { redirect: "manual" });
  cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  person = await follow(house.as(house.olga), blog.origin);
  await house.work();
  post = (await house.as(house.olga).get<List<Post>>("/posts")).body.items[0]!;
});
afterAll(async () => {
  await house.close();
  await blog.close();
});

const look = async (path: string): Promise<number> =>
  (await fetch(`${house.url}${path}`, { headers: { cookie }, redirect: "manual" })).status;

async function send(path: string, body: string): Promise<Response> {
  const headers = { cookie, "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded" };
  return fetch(`${house.url}${path}`, { method: "POST", headers, body, redirect: "manual" });
}

const NO_CURSOR = [
  "bad",
  "%00",
  "a%00b",
  Buffer.from("[]").toString("base64url"),
  Buffer.from('["2026-11-23T08:00:00.000Z","no id"]').toString("base64url"),
  Buffer.from('["2026-11-23T08:00:00.000Z","\u0000"]').toString("base64url"),
  Buffer.from('["+275760-09-13T00:00:00.000Z","01900000-0000-7000-8000-000000000000"]').toString("base64url"),
  Buffer.from('["0000-01-01T00:00:00.000Z","01900000-0000-7000-8000-000000000000"]').toString("base64url"),
  "x".repeat(5_000),
];

describe("an address with", () => {
  test.each(["q", "tag", "stage"])(
    "a NUL, a broken character or anything at all in %s shows the page",
    async (name) => {
      for (const value of ["%00", "a%00b", "%ED%A0%80", "%", "%zz", "'", "%25", "%5C", "(%20&%20|", "x".repeat(5_000)])
        expect([value, await look(`/people?${name}=${value}`)]).toEqual([value, 200]);
    },
  );

  test("a cursor that no page gave out begins at the beginning", async () => {
    for (const cursor of NO_CURSOR) expect([cursor, await look(`/people?cursor=${cursor}`)]).toEqual([cursor, 200]);
  });

  test("an id that is none, or a spent sign-in link, is not found and no failure", async () => {
    for (const path of ["/people/%00", "/people/bad", "/posts/%00", "/posts/%ED%A0%80", `/people/${post.id}`])
      expect([path, await look(path)]).toEqual([path, 404]);
    for (const token of ["%00", "bad", "a%00b", "%ED%A0%80", "x".repeat(5_000), ""])
      expect([token, await look(`/sign-in?token=${token}`)]).toEqual([token, 410]);
  });

  test("the same is refused by the API, or searched for, and no failure there", async () => {
    const olga = house.as(house.olga);
    for (const path of ["/people?q=%00", "/posts?q=a%00b", "/people?tag=%00", "/posts?q=%ED%A0%80", "/posts?q=%26%7C!"])
      expect([path, (await olga.get(path)).status < 500]).toEqual([path, true]);
    for (const list of ["/people", "/posts", "/openings", `/people/${person.id}/timeline`])
      for (const cursor of NO_CURSOR) {
        const { status } = await olga.get(`${list}?cursor=${cursor}`);
        expect([list, cursor, status < 500]).toEqual([list, cursor, true]);
      }
    for (const path of ["/people/%00", "/posts/a%00b", "/comments/%00"])
      expect([path, (await olga.get(path)).status]).toEqual([path, 404]);
  });
});

/** All that is stored of the user's, as text. */
async function everything(): Promise<string> {
  const tables = ["people", "handles", "touches", "comments", "profiles", "apiTokens", "posts"] as const;
  const rows = await Promise.all(tables.map((table) => house.app.db.selectFrom(table).selectAll().execute()));
  return JSON.stringify(rows);
}

describe("a form with", () => {
  test("a NUL or half a character in any field is taken without it", async () => {
    const dirty = "a%00b%ED%A0%80c";
    const forms: [path: string, body: string][] = [
      ["/people", `name=${dirty}&why=${dirty}&url=`],
      [`/people/${person.id}`, `why=${dirty}&tags=${dirty},%00`],
      [`/people/${person.id}/touches`, `kind=comment&direction=outbound&channel=blog&text=${dirty}`],
      [`/posts/${post.id}/take`, `take=${dirty}&text=${dirty}&channel=blog`],
      [`/posts/${post.id}/coach`, `take=${dirty}&text=${dirty}&channel=blog`],
      ["/settings/tokens", `name=${dirty}`],
      [
        "/settings/profile",
        `name=${dirty}&about=${dirty}&timezone=UTC&digestAt=07:30&inviteBudget=5&interests=${dirty}&expertise=%00`,
      ],
      ["/settings/profile", `name=A&about=&timezone=%00&digestAt=%00&inviteBudget=99999999999`],
      ["/people", `url=${dirty}`],
      ["/people", `url=${encodeURIComponent(blog.origin)}/%00&name=`],
    ];
    for (const [path, body] of forms) {
      const { status } = await send(path, body);
      expect([path, body, status < 500]).toEqual([path, body, true]);
    }
    const { body: after } = await house.as(house.olga).get<Person>(`/people/${person.id}`);
    expect(after.why).toMatch(/^ab.*c$/u);
    const stored = await everything();
    expect(stored).not.toContain(String.raw`\u0000`);
    expect(stored).not.toMatch(/\\ud[89a-f]/i);
  });

  test("handles that are no web addresses follows without them", async () => {
    const handles = ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "//x", "", "%00"];
    const good = "https://good.example/";
    const body = [...handles.map((handle) => handle.replaceAll(":", "%3A")), encodeURIComponent(good)]
      .map((handle) => `handles=${handle}`)
      .join("&");
    expect((await send("/people", `name=Odd+Handles&url=&${body}`)).status).toBe(303);
    const { body: people } = await house.as(house.olga).get<List<Person>>("/people?q=Odd");
    expect(people.items.map(({ handles: kept }) => kept.map(({ url }) => url))).toEqual([[good]]);
    const stored = await everything();
    for (const scheme of ["javascript", "vbscript", "data:text"]) expect(stored.toLowerCase()).not.toContain(scheme);
  });

  test("feeds or an address that are none says so, and follows nobody", async () => {
    const count = async () => (await house.as(house.olga).get<List<Person>>("/people?limit=200")).body.items.length;
    const before = await count();
    for (const body of [
      "url=javascript%3Aalert(1)",
      "name=X&feeds=javascript%3Aalert(1)",
      "name=X&feeds=%00",
      "name=X&feeds=file%3A%2F%2F%2Fetc%2Fpasswd",
    ])
      expect([body, (await send("/people", body)).status]).toEqual([body, 422]);
    expect(await count()).toBe(before);
  });

  test("a touch at an address that is none is shown again, with what was typed", async () => {
    const body = "kind=comment&direction=outbound&channel=blog&text=Kept+words&url=javascript%3Aalert(1)";
    const answer = await send(`/people/${person.id}/touches`, body);
    expect(answer.status).toBeLessThan(500);
    const page = await answer.text();
    expect(page).toContain("Kept words");
    expect(page).not.toContain('href="javascript:');
  });
});
