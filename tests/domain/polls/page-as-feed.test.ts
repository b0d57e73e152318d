// A page that is its own feed: followed, polled, and not mistaken for one where a feed was followed.
import { afterAll, beforeAll, expect, test } from "vitest";
import { HOUR } from "../../../src/clock.ts";
import type { List, Person, Post } from "../../support/call.ts";
import { startBlog } from "../../support/follow.ts";
import { openHouse, type House } from "../../support/house.ts";
import { startMoodySite } from "../../world/moody-server.ts";
import { HTML } from "../../world/write-feed.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const page = (...paths: string[]) => ({
  headers: HTML,
  body: `<!doctype html><html><head><title>Jane's notes</title></head><body><main class="h-feed"><h1 class="p-name">Jane writes</h1>${paths
    .map(
      (path) =>
        `<article class="h-entry"><a class="u-url p-name" href="${path}">Post ${path}</a><time class="dt-published" datetime="2026-11-20">then</time></article>`,
    )
    .join("")}</main></body></html>`,
});

const titles = async (person: Person) => {
  const { body } = await house.as(house.olga).get<List<Post>>(`/posts?personId=${person.id}`);
  return body.items.map(({ title }) => title).toSorted();
};

test("what is new on it comes in, once", async () => {
  const site = await startMoodySite();
  site.says("/", page("/a", "/b"));
  const { status, body: person } = await house.as(house.olga).post<Person>("/people", { url: site.origin });
  expect(status).toBe(201);
  expect(site.asked.map(({ path }) => path)).toEqual(["/"]);
  expect(await titles(person)).toEqual(["Post /a", "Post /b"]);
  site.says("/", page("/c", "/a", "/b"));
  house.clock.advance(26 * HOUR);
  await house.poll();
  expect(await titles(person)).toEqual(["Post /a", "Post /b", "Post /c"]);
  const { body } = await house.as(house.olga).get<Person>(`/people/${person.id}`);
  expect(body.feeds).toMatchObject([{ status: "ok", error: null, posts: 3 }]);
  await site.close();
});

test("a feed whose address shows such a page one day is in trouble, and gains no posts", async () => {
  const blog = await startBlog("Ada Bell");
  const { body: person } = await house.as(house.olga).post<Person>("/people", { url: blog.feedUrl });
  const before = await titles(person);
  blog.says("/feed.xml", page("/x", "/y"));
  house.clock.advance(26 * HOUR);
  await house.poll();
  expect(await titles(person)).toEqual(before);
  const { body } = await house.as(house.olga).get<Person>(`/people/${person.id}`);
  expect(body.feeds[0]?.error).not.toBeNull();
  await blog.close();
});
