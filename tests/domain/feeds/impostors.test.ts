// What somebody else's server says about an address proves nothing about that address.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HOUR } from "../../../src/clock.ts";
import type { List, Person, Post } from "../../support/call.ts";
import { follow, startBlog, type Blog } from "../../support/follow.ts";
import { openHouse, type House } from "../../support/house.ts";
import { HTML, WHOLE, type Entry } from "../../world/write-feed.ts";

let house: House;
const blogs: Blog[] = [];
beforeAll(async () => {
  house = await openHouse();
});
afterAll(async () => {
  await house.close();
  await Promise.all(blogs.map((blog) => blog.close()));
});

async function newBlog(title: string): Promise<Blog> {
  const blog = await startBlog(title, undefined, house.clock.now());
  blogs.push(blog);
  return blog;
}

const LURE: Entry = { guid: "lure", title: "Send me your coins", link: "https://lure.example/", content: WHOLE };

const titles = async (personId: string): Promise<string[]> =>
  (await house.as(house.olga).get<List<Post>>(`/posts?personId=${personId}`)).body.items.map(({ title }) => title);

const OWN = ["Post number 3", "Post number 2", "Post number 1"];

/** Every feed is asked three times. */
async function days(): Promise<void> {
  for (let day = 0; day < 3; day += 1) {
    house.clock.advance(27 * HOUR);
    await house.poll();
  }
}

describe.each([[302], [301]])("an address that redirects to somebody's feed with %i", (status) => {
  async function redirecting(victim: Blog): Promise<Blog> {
    const attacker = await newBlog("Mallory");
    attacker.says("/feed.xml", { status, headers: { location: victim.feedUrl } });
    return attacker;
  }

  test("and is followed first, does not become that feed", async () => {
    const victim = await newBlog("Ada Bell");
    const attacker = await redirecting(victim);
    await follow(house.as(house.tarik), attacker.feedUrl);
    const ada = await follow(house.as(house.olga), victim.feedUrl);
    expect(ada.feeds).toMatchObject([{ url: victim.feedUrl }]);
    expect(await titles(ada.id)).toEqual(OWN);
    attacker.publish([LURE]);
    await days();
    expect(attacker.askedFor("/feed.xml").length).toBeGreaterThan(1);
    expect(await titles(ada.id)).toEqual(OWN);
    victim.publish([{ guid: "news", title: "News", link: `${victim.origin}/news`, content: WHOLE }]);
    await days();
    expect(await titles(ada.id)).toEqual(["News", ...OWN]);
  });

  test("and is followed later, says nothing in that feed's name", async () => {
    const victim = await newBlog("Ada Bell");
    const attacker = await redirecting(victim);
    const ada = await follow(house.as(house.olga), victim.feedUrl);
    await follow(house.as(house.tarik), attacker.feedUrl);
    attacker.publish([LURE]);
    await follow(house.as(house.uli), attacker.feedUrl);
    await days();
    const again = await follow(house.as(house.olga), victim.origin);
    expect([again.id, again.feeds[0]?.url]).toEqual([ada.id, victim.feedUrl]);
    expect(await titles(ada.id)).toEqual(OWN);
  });
});

describe("a page that claims to be somebody else's", () => {
  async function follows(claim: (victim: Blog, attacker: Blog) => void): Promise<{ mallory: Person; ada: Person }> {
    const victim = await newBlog("Ada Bell");
    const attacker = await newBlog("Mallory");
    claim(victim, attacker);
    const mallory = await follow(house.as(house.olga), attacker.origin);
    const ada = await follow(house.as(house.olga), victim.origin);
    expect(ada.id).not.toBe(mallory.id);
    expect(ada.name).toBe("Ada Bell");
    expect(ada.feeds).toMatchObject([{ url: victim.feedUrl }]);
    for (const [address, person] of [
      [attacker.origin, mallory],
      [victim.origin, ada],
    ] as const)
      expect((await follow(house.as(house.olga), address)).id).toBe(person.id);
    return { mallory, ada };
  }

  test("by rel=me does not stand for that address", async () => {
    const { mallory } = await follows((victim, attacker) => {
      const body = `<!doctype html><html lang="en"><head><title>Mallory</title>
<link rel="alternate" type="application/rss+xml" title="Mallory" href="/feed.xml"></head>
<body><h1>Mallory</h1><a rel="me" href="${victim.origin}/">My other home</a></body></html>`;
      attacker.says("/", { headers: HTML, body });
    });
    // What the page claims is shown, for the user to judge.
    expect(mallory.handles.map(({ channel }) => channel)).toEqual(["blog", "other"]);
  });

  test("by h-card does not either", async () => {
    const { mallory } = await follows((victim, attacker) => {
      const body = `<!doctype html><html lang="en"><head><title>Mallory</title>
<link rel="alternate" type="application/rss+xml" title="Mallory" href="/feed.xml"></head>
<body class="h-card"><h1 class="p-name">Mallory</h1><a class="u-url" href="${attacker.origin}/">Here</a>
<a class="u-url" rel="me" href="${victim.origin}">There</a></body></html>`;
      attacker.says("/", { headers: HTML, body });
    });
    expect(mallory.name).toBe("Mallory");
  });

  test("by the user's own word it does: the address then is that person's", async () => {
    const victim = await newBlog("Ada Bell");
    const olga = house.as(house.olga);
    const { body } = await olga.post<Person>("/people", {
      name: "Ada",
      handles: [{ channel: "blog", url: `${victim.origin}/` }],
    });
    expect((await follow(olga, victim.origin)).id).toBe(body.id);
  });
});

test.each([
  ["nobody followed", false],
  ["is held already", true],
])("a feed that published its own posts first leaves none of them under an address that %s", async (_, isHeld) => {
  const victim = await newBlog("Ada Bell");
  if (isHeld) await follow(house.as(house.uli), victim.feedUrl);
  const attacker = await newBlog("Mallory");
  attacker.publish([LURE]);
  await follow(house.as(house.tarik), attacker.feedUrl);
  attacker.says("/feed.xml", { status: 301, headers: { location: victim.feedUrl } });
  await days();
  await days();
  const ada = await follow(house.as(house.olga), victim.feedUrl);
  expect(ada.feeds).toMatchObject([{ url: victim.feedUrl }]);
  expect(await titles(ada.id)).toEqual(OWN);
});
