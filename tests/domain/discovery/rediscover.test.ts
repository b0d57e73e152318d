// A feed that is gone: what its site offers instead, and how sure we are.
import { afterAll, beforeAll, expect, test } from "vitest";
import { rediscover } from "../../../src/domain/discovery/rediscover.ts";
import type { Blog } from "../../support/follow.ts";
import { followed } from "../../support/follower.ts";
import { openHouse, type House } from "../../support/house.ts";
import { startMoodySite, type MoodySite } from "../../world/moody-server.ts";
import { frontPage, HTML, posts, rss, RSS, WHOLE } from "../../world/write-feed.ts";

let house: House;
const open: (Blog | MoodySite)[] = [];
beforeAll(async () => {
  house = await openHouse();
});
afterAll(async () => {
  await Promise.all(open.map((site) => site.close()));
  await house.close();
});

/** Olga follows a blog, and then its feed is no more. */
async function lose() {
  const { blog, state } = await followed(() => house);
  open.push(blog);
  blog.says("/feed.xml", { status: 410 });
  blog.asked.length = 0;
  return { blog, feed: await state() };
}

test("a feed that moved within its site is found by the posts that it carries", async () => {
  const { blog, feed } = await lose();
  const body = rss({ title: "New name", link: `${blog.origin}/`, entries: posts(blog.origin, 5, house.clock.now()) });
  blog.says("/", { headers: HTML, body: frontPage("Ada Bell", "/new/feed.xml") });
  blog.says("/new/feed.xml", { headers: RSS, body });
  const { candidates, text } = await rediscover(house.app, feed);
  expect(candidates).toMatchObject([{ url: `${blog.origin}/new/feed.xml`, likeness: "same-posts", posts: 5 }]);
  expect(candidates[0]?.why).toBe("It carries 3 posts that we know.");
  expect(text).toBe(`It seems to have moved to ${blog.origin}/new/feed.xml. It carries 3 posts that we know.`);
  expect(candidates[0]?.found.answer.status).toBe(200);
});

test("a site that moved to another host is found where it redirects, by its titles", async () => {
  const { blog, feed } = await lose();
  const home = await startMoodySite();
  open.push(home);
  const entries = posts(home.origin, 3, house.clock.now()).map((post) => ({ ...post, guid: `moved-${post.guid}` }));
  blog.says("/", { status: 302, headers: { location: `${home.origin}/` } });
  home.says("/", { headers: HTML, body: frontPage("Elsewhere") });
  home.says("/feed.xml", { headers: RSS, body: rss({ title: "Elsewhere", link: `${home.origin}/`, entries }) });
  const { candidates } = await rediscover(house.app, feed);
  expect(candidates).toMatchObject([{ url: `${home.origin}/feed.xml`, likeness: "same-posts" }]);
});

test("a new feed under the old title, and one that says nothing familiar, are told apart", async () => {
  const { blog, feed } = await lose();
  const entry = { guid: "x", link: `${blog.origin}/x`, title: "Something else", content: WHOLE };
  const serve = (title: string) => ({ headers: RSS, body: rss({ title, link: `${blog.origin}/`, entries: [entry] }) });
  blog.says("/", { headers: HTML, body: frontPage("Ada Bell", "/rss") });
  blog.says("/rss", serve("ADA BELL!"));
  expect((await rediscover(house.app, feed)).candidates[0]?.likeness).toBe("same-title");
  blog.says("/rss", serve("Cars for sale"));
  const strange = await rediscover(house.app, feed);
  expect(strange.candidates[0]?.likeness).toBe("same-site");
  expect(strange.text).toContain("may be about something else");
});

test("the dead feed itself is never asked and never offered, though the page still names it", async () => {
  const { blog, feed } = await lose();
  const { candidates, text } = await rediscover(house.app, feed);
  expect(candidates).toEqual([]);
  expect(text).toContain("no feed that we could find");
  expect(blog.askedFor("/feed.xml")).toEqual([]);
  expect(blog.asked.length).toBeLessThanOrEqual(8);
});

test("a site that is gone too is a sentence and no failure", async () => {
  const { blog, feed } = await lose();
  blog.says("/", { status: 404 });
  const { candidates, text } = await rediscover(house.app, feed);
  expect(candidates).toEqual([]);
  expect(text).toContain("answered 404");
});
