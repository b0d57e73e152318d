// A group blog: what another of its authors wrote never shows for a person who is followed there.
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HOUR } from "../../src/clock.ts";
import { listPersonsOfPost } from "../../src/db/follows.ts";
import type { Entry as TimelineEntry, Feed, List, Opening, Person, Post } from "../support/call.ts";
import { startBlog, type Blog } from "../support/follow.ts";
import { openHouse, type House } from "../support/house.ts";
import { posts, type Entry } from "../world/write-feed.ts";

let house: House;
const blogs: Blog[] = [];
beforeAll(async () => {
  house = await openHouse();
});
afterAll(async () => {
  await house.close();
  await Promise.all(blogs.map((blog) => blog.close()));
});

const by = (entries: readonly Entry[], authors: readonly string[]): Entry[] =>
  entries.map((entry, nth) => ({ ...entry, author: authors[nth % authors.length] }));

/** Six posts by Ada and Kim in turn, the newest by Ada. */
async function groupBlog(authors: readonly string[] = ["Ada Bell", "Kim Lee"]): Promise<Blog> {
  const blog = await startBlog("The Ferry House");
  blogs.push(blog);
  blog.publish(by(posts(blog.origin, 6, house.clock.now()), authors));
  return blog;
}

const numbers = (items: readonly { title?: string; text?: string | null }[]) =>
  items.map((one) => Number(/\d+/.exec(one.title ?? one.text ?? "")?.[0])).toSorted((a, b) => a - b);

describe("a person followed in a group blog", () => {
  let blog: Blog;
  let ada: Person;
  beforeAll(async () => {
    blog = await groupBlog();
    const authors = { [blog.feedUrl]: ["Ada  BELL"] };
    const wanted = { url: blog.origin, name: "Ada Bell", feeds: [blog.feedUrl], authors };
    ada = (await house.as(house.olga).post<Person>("/people", wanted)).body;
    await house.work();
  });

  test("has that author's posts, and only those, wherever posts are shown", async () => {
    const olga = house.as(house.olga);
    expect(ada.feeds).toMatchObject([{ url: blog.feedUrl, authors: ["ada bell"], posts: 3 }]);
    const { body: own } = await olga.get<List<Post>>(`/posts?personId=${ada.id}`);
    expect(numbers(own.items)).toEqual([2, 4, 6]);
    const { body: all } = await olga.get<List<Post>>("/posts");
    expect(numbers(all.items)).toEqual([2, 4, 6]);
    const { body: timeline } = await olga.get<List<TimelineEntry>>(`/people/${ada.id}/timeline`);
    expect(numbers(timeline.items)).toEqual([2, 4, 6]);
    const { body: openings } = await olga.get<List<Opening>>("/openings");
    expect(openings.items.length).toBeGreaterThan(0);
    expect(openings.items.every(({ post }) => post.author === "Ada Bell")).toBe(true);
    expect(ada.lastPostAt).toBe("2026-11-23T07:00:00.000Z");
  });

  test("has no way to the others' posts: not by search, not by id, not to comment on", async () => {
    const olga = house.as(house.olga);
    // Tarik follows everything there, so he knows the ids.
    await house.as(house.tarik).post("/people", { url: blog.origin });
    const { body: all } = await house.as(house.tarik).get<List<Post>>("/posts");
    const kims = all.items.find(({ author }) => author === "Kim Lee")!;
    expect(
      (await olga.get<List<Post>>("/posts?q=number")).body.items.every(({ author }) => author === "Ada Bell"),
    ).toBe(true);
    expect((await olga.get(`/posts/${kims.id}`)).status).toBe(404);
    expect((await olga.post(`/posts/${kims.id}/comments`, { take: "Hello there" })).status).toBe(404);
  });

  test("gains nothing by what another publishes later, and everything by what they do", async () => {
    house.clock.advance(26 * HOUR);
    const newer = by(posts(blog.origin, 8, house.clock.now()), ["Kim Lee", "Ada Bell"]);
    blog.publish(newer);
    await house.poll();
    await house.work();
    const { body } = await house.as(house.olga).get<List<Post>>(`/posts?personId=${ada.id}`);
    expect(body.items.every(({ author }) => author === "Ada Bell")).toBe(true);
    expect(numbers(body.items)).toContain(7);
    expect(numbers(body.items)).not.toContain(8);
  });

  test("costs no brief of what nobody wants", async () => {
    const lone = await groupBlog(["Nora Vik", "Per Dahl"]);
    const authors = { [lone.feedUrl]: ["Nora Vik"] };
    const wanted = { url: lone.origin, name: "Nora Vik", feeds: [lone.feedUrl], authors };
    await house.as(house.olga).post("/people", wanted);
    house.clock.advance(26 * HOUR);
    lone.publish(by(posts(lone.origin, 8, house.clock.now()), ["Per Dahl", "Nora Vik"]));
    await house.poll();
    await house.work();
    const { rows } = await sql<{ author: string; briefed: boolean }>`
      select p.author, exists (select 1 from post_briefs b where b.post_id = p.id) as briefed
        from posts p join feeds f on f.id = p.feed_id where f.url = ${lone.feedUrl}`.execute(house.app.db);
    expect(rows.filter(({ author }) => author === "Nora Vik").every(({ briefed }) => briefed)).toBe(true);
    expect(rows.filter(({ author }) => author === "Per Dahl").some(({ briefed }) => briefed)).toBe(false);
    expect(rows).toHaveLength(8);
  });

  test("is one of two who are followed there, each with their own", async () => {
    const olga = house.as(house.olga);
    const follow = {
      url: blog.origin,
      name: "Kim Lee",
      feeds: [blog.feedUrl],
      authors: { [blog.feedUrl]: ["Kim Lee"] },
    };
    const kim = await olga.post<Person>("/people", follow);
    expect(kim.status).toBe(201);
    expect(kim.body.id).not.toBe(ada.id);
    const again = await olga.post<Person>("/people", follow);
    expect([again.status, again.body.id]).toEqual([200, kim.body.id]);
    const { body } = await olga.get<List<Post>>(`/posts?personId=${kim.body.id}`);
    expect(body.items.every(({ author }) => author === "Kim Lee")).toBe(true);
    const mine = await olga.get<List<Post>>(`/posts?personId=${ada.id}`);
    expect(mine.body.items.every(({ author }) => author === "Ada Bell")).toBe(true);
  });
});

describe("a filter that is changed", () => {
  test("takes the openings of the others away, and brings those of the chosen", async () => {
    const blog = await groupBlog(["Ines Kaya", "Omar Said"]);
    const uli = house.as(house.uli);
    const { body: person } = await uli.post<Person>("/people", { url: blog.origin });
    await house.work();
    const authorsOf = async () => {
      const { body } = await uli.get<List<Opening>>("/openings?limit=100");
      return new Set(body.items.map(({ post }) => post.author));
    };
    expect(await authorsOf()).toEqual(new Set(["Ines Kaya", "Omar Said"]));
    const edited = await uli.patch<Person>(`/people/${person.id}`, { authors: { [blog.feedUrl]: ["Omar Said"] } });
    expect(edited.body.feeds).toMatchObject([{ authors: ["omar said"], posts: 3 }]);
    expect(await authorsOf()).toEqual(new Set(["Omar Said"]));
    await uli.patch(`/people/${person.id}`, { authors: { [blog.feedUrl]: [] } });
    await house.work();
    expect(await authorsOf()).toEqual(new Set(["Ines Kaya", "Omar Said"]));
  });

  test("is refused for a feed that is not theirs, and for somebody else's person", async () => {
    const blog = await groupBlog();
    const { body: person } = await house.as(house.uli).post<Person>("/people", { url: blog.origin });
    const elsewhere = { authors: { "https://elsewhere.example/feed": ["Ada"] } };
    expect((await house.as(house.uli).patch(`/people/${person.id}`, elsewhere)).status).toBe(400);
    const own = { authors: { [blog.feedUrl]: ["Ada Bell"] } };
    expect((await house.as(house.tarik).patch(`/people/${person.id}`, own)).status).toBe(404);
    const asked = await house.as(house.uli).post("/people", { name: "X", feeds: [blog.feedUrl], ...elsewhere });
    expect(asked.status).toBe(400);
    expect(
      (await house.as(house.uli).get<List<Feed>>("/feeds")).body.items.every((feed) => feed.authors.length === 0),
    ).toBe(true);
  });
});

test("of two people of one blog, a post is the one's who wrote it", async () => {
  const blog = await groupBlog(["Mona Reed", "Nils Holm"]);
  const uli = house.as(house.uli);
  const people = new Map<string, string>();
  for (const name of ["Mona Reed", "Nils Holm"]) {
    const wanted = { url: blog.origin, name, feeds: [blog.feedUrl], authors: { [blog.feedUrl]: [name] } };
    people.set((await uli.post<Person>("/people", wanted)).body.id, name);
  }
  for (const [personId, name] of people) {
    const { items } = (await uli.get<List<Post>>(`/posts?personId=${personId}`)).body;
    expect(items).toHaveLength(3);
    for (const { id } of items) {
      const persons = await listPersonsOfPost(house.app.db, house.uli.id, id);
      expect(persons.map((one) => people.get(one.personId))).toEqual([name]);
    }
  }
});
