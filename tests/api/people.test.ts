import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { follow, startBlog, type Blog } from "../support/follow.ts";
import { openHouse, type House } from "../support/house.ts";
import type { List, Person, Post } from "../support/call.ts";

let house: House;
const blogs: Blog[] = [];
beforeAll(async () => {
  house = await openHouse();
});
afterAll(async () => {
  await house.close();
  await Promise.all(blogs.map((blog) => blog.close()));
});

async function newBlog(title?: string): Promise<Blog> {
  const blog = await startBlog(title);
  blogs.push(blog);
  return blog;
}

const peopleOf = async (member: House["olga"]): Promise<Person[]> =>
  (await house.as(member).get<List<Person>>("/people?limit=200")).body.items;

describe("following somebody by a front page", () => {
  test("answers 201 with the person, their feed and all that the contract names", async () => {
    const blog = await newBlog("Ada Bell");
    const { status, headers, body } = await house.as(house.olga).post<Person>("/people", {
      url: blog.origin,
      why: "She builds what I build.",
      tags: ["builds", "builds", "bread"],
    });
    expect(status).toBe(201);
    expect(headers.get("location")).toBe(`/api/v1/people/${body.id}`);
    expect(body).toMatchObject({
      name: "Ada Bell",
      picture: null,
      why: "She builds what I build.",
      tags: ["builds", "bread"],
      stage: "listening",
      lastTouchAt: null,
      lastPostAt: "2026-11-23T07:00:00.000Z",
    });
    expect(body.readiness).toBeGreaterThan(0);
    expect(body.readiness).toBeLessThan(1);
    expect(body.nextStep).not.toBe("");
    expect(body.handles.map(({ url }) => url)).toContain(`${blog.origin}/`);
    expect(body.feeds).toMatchObject([
      { url: blog.feedUrl, kind: "blog", status: "ok", posts: 3, error: null, personId: body.id },
    ]);
    expect((await house.as(house.olga).get<Person>(`/people/${body.id}`)).body).toEqual(body);
  });

  test("asks for the page once and for the feed once", async () => {
    const blog = await newBlog();
    await follow(house.as(house.olga), blog.origin);
    expect(blog.asked.map(({ path }) => path)).toEqual(["/", "/feed.xml"]);
  });

  test("the same address again, by page, feed or other spelling, is 200 with the same person", async () => {
    const blog = await newBlog();
    const { id } = await follow(house.as(house.olga), blog.origin);
    const host = blog.origin.slice("http://".length);
    const spellings = [
      blog.origin,
      `${blog.origin}/`,
      blog.feedUrl,
      `  HTTP://${host}/  `,
      host,
      `${blog.origin}/#about`,
      `${blog.origin}/?utm_source=mail`,
      `<${blog.origin}>`,
      `feed:${blog.feedUrl}`,
    ];
    for (const url of spellings) {
      const again = await house.as(house.olga).post<Person>("/people", { url });
      expect([url, again.status, again.body.id]).toEqual([url, 200, id]);
    }
    expect(await house.as(house.olga).post<Person>("/people", { feeds: [blog.feedUrl] })).toMatchObject({
      status: 200,
      body: { id },
    });
    const other = await house.as(house.olga).post<Person>("/people", { name: "Her co-author", feeds: [blog.feedUrl] });
    expect([other.status, other.body.name]).toEqual([201, "Her co-author"]);
    expect(blog.askedFor("/feed.xml")).toHaveLength(1);
  });

  test("ten at once are one person and one fetch of the feed", async () => {
    const blog = await newBlog();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        house.as(house.olga).post<Person>("/people", { url: index % 2 === 0 ? blog.origin : blog.feedUrl }),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(9);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect((await peopleOf(house.olga)).filter((person) => person.id === answers[0]?.body.id)).toHaveLength(1);
    expect(blog.askedFor("/feed.xml")).toHaveLength(1);
  });

  test("two users on one feed cause one fetch, and each sees only their own", async () => {
    const blog = await newBlog("Shared Voice");
    const olgas = await follow(house.as(house.olga), blog.origin);
    const ulis = await follow(house.as(house.uli), blog.feedUrl);
    expect(ulis.id).not.toBe(olgas.id);
    expect(blog.askedFor("/feed.xml")).toHaveLength(1);
    expect((await peopleOf(house.uli)).map(({ id }) => id)).toEqual([ulis.id]);
    expect((await house.as(house.uli).get<List<Post>>("/posts")).body.items).toHaveLength(3);
    expect((await house.as(house.tarik).get<List<Post>>("/posts")).body.items).toEqual([]);
    expect((await house.as(house.tarik).get<List<Post>>("/posts?q=number")).body.items).toEqual([]);
  });

  test("two users at the same moment cause one fetch too", async () => {
    const blog = await newBlog();
    const [one, other] = await Promise.all([
      follow(house.as(house.olga), blog.feedUrl),
      follow(house.as(house.tarik), blog.feedUrl),
    ]);
    expect(one.id).not.toBe(other.id);
    expect(blog.askedFor("/feed.xml")).toHaveLength(1);
  });

  test("unfollowing and following again asks for nothing without its validators", async () => {
    const blog = await newBlog();
    const { id } = await follow(house.as(house.olga), blog.origin);
    expect((await house.as(house.olga).delete(`/people/${id}`)).status).toBe(204);
    const again = await follow(house.as(house.olga), blog.origin);
    expect(again.id).not.toBe(id);
    expect(again.feeds).toHaveLength(1);
    const unconditional = blog.askedFor("/feed.xml").filter(({ headers }) => headers["if-none-match"] === undefined);
    expect(unconditional).toHaveLength(1);
  });
});

describe("following without an address", () => {
  test("a name alone is enough", async () => {
    const { status, body } = await house.as(house.olga).post<Person>("/people", { name: "  Grace Field " });
    expect(status).toBe(201);
    expect(body).toMatchObject({ name: "Grace Field", stage: "stranger", feeds: [], handles: [], lastPostAt: null });
  });

  test("two people may have the same name", async () => {
    const one = await house.as(house.tarik).post<Person>("/people", { name: "Sam Lake" });
    const other = await house.as(house.tarik).post<Person>("/people", { name: "Sam Lake" });
    expect([one.status, other.status]).toEqual([201, 201]);
    expect(other.body.id).not.toBe(one.body.id);
  });

  test("with feeds chosen, only those are followed", async () => {
    const [blog, show] = [await newBlog("Blog"), await newBlog("Show")];
    const { body } = await house.as(house.uli).post<Person>("/people", { url: show.origin, feeds: [blog.feedUrl] });
    expect(body.feeds.map(({ url }) => url)).toEqual([blog.feedUrl]);
  });
});

describe("the watchlist", () => {
  test("is filtered by stage, tag and words, and a filter that does not exist is an error", async () => {
    await house.as(house.tarik).post("/people", { name: "Percy 100%", tags: ["math"], why: "Under_scores" });
    const find = async (query: string): Promise<string[]> =>
      (await house.as(house.tarik).get<List<Person>>(`/people?${query}`)).body.items.map(({ name }) => name);
    expect(await find("tag=math")).toEqual(["Percy 100%"]);
    expect(await find("q=100%25")).toEqual(["Percy 100%"]);
    expect(await find("q=r_s")).toEqual(["Percy 100%"]);
    expect(await find("q=x_x")).toEqual([]);
    expect(await find("stage=listening")).not.toContain("Percy 100%");
    expect((await house.as(house.tarik).get("/people?stage=friend")).status).toBe(400);
    expect(await house.as(house.tarik).get("/people?stgae=stranger")).toMatchObject({
      status: 400,
      body: { errors: [{ path: "stgae" }] },
    });
  });

  test("a person is changed field by field", async () => {
    const { body: before } = await house.as(house.olga).post<Person>("/people", { name: "Old Name", tags: ["a"] });
    const path = `/people/${before.id}`;
    const handles = [{ channel: "mastodon", url: "https://social.example/@new" }];
    const { status, body } = await house.as(house.olga).patch<Person>(path, { name: "New Name", handles });
    expect(status).toBe(200);
    expect(body).toEqual({ ...before, name: "New Name", handles });
    expect((await house.as(house.olga).patch<Person>(path, {})).body).toEqual(body);
    expect((await house.as(house.olga).patch<Person>(path, { tags: [] })).body.tags).toEqual([]);
  });

  test("a person who is deleted is gone with all that was the user's about them", async () => {
    const blog = await newBlog();
    const { id } = await follow(house.as(house.uli), blog.origin);
    await house.as(house.uli).post(`/people/${id}/touches`, { kind: "like", direction: "inbound", channel: "blog" });
    expect(await house.as(house.uli).delete(`/people/${id}`)).toMatchObject({ status: 204, body: "" });
    for (const path of [`/people/${id}`, `/people/${id}/timeline`, `/people/${id}/readiness`])
      expect((await house.as(house.uli).get(path)).status).toBe(404);
    const left = await house.app.db.selectFrom("touches").selectAll().where("personId", "=", id).execute();
    expect(left).toEqual([]);
    expect((await house.as(house.uli).delete(`/people/${id}`)).status).toBe(404);
  });
});
