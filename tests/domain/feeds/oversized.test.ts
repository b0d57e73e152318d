// What is longer than anybody needs: kept, cut or left out, and never a failure of ours.
import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Entry as TimelineEntry, List, Person, Post } from "../../support/call.ts";
import { follow, startBlog, type Blog } from "../../support/follow.ts";
import { followed } from "../../support/follower.ts";
import { openHouse, type House } from "../../support/house.ts";
import { startMoodySite, type MoodySite } from "../../world/moody-server.ts";
import { frontPage, HTML, posts, rss, RSS, WHOLE, type Entry } from "../../world/write-feed.ts";

let house: House;
const sites: MoodySite[] = [];
beforeAll(async () => {
  house = await openHouse();
});
afterAll(async () => {
  await house.close();
  await Promise.all(sites.map((site) => site.close()));
});

/** Letters that no index can make shorter. */
function noise(length: number, seed: string): string {
  let text = "";
  for (let at = 0; text.length < length; at += 1) text += createHash("sha256").update(`${seed}${at}`).digest("hex");
  return text.slice(0, length);
}

async function newBlog(entries: readonly Entry[]): Promise<Blog> {
  const blog = await startBlog("Ada Bell", entries);
  sites.push(blog);
  return blog;
}

const postsOf = async (personId: string): Promise<Post[]> =>
  (await house.as(house.olga).get<List<Post>>(`/posts?personId=${personId}`)).body.items;

const LINK = `https://a.example/${noise(7_000, "link")}`;
const PLAIN: Entry = { guid: "plain", title: "Plain", link: "https://a.example/plain", content: WHOLE };

describe("a feed whose entry has", () => {
  test.each<[string, Entry]>([
    ["a link of 7,000 characters", { ...PLAIN, guid: "long", link: LINK }],
    ["a link of 7,000 characters and no guid", { ...PLAIN, guid: undefined, link: LINK }],
    ["a guid of 12 kB", { ...PLAIN, guid: noise(12_000, "guid"), link: "https://a.example/guid" }],
    ["a title of 1 MB", { ...PLAIN, guid: "title", link: "https://a.example/title", title: noise(1_000_000, "t") }],
    [
      "a title of 1 MB in one-letter words",
      { ...PLAIN, guid: "words", link: "https://a.example/words", title: "à ".repeat(250_000) },
    ],
    [
      "a text of 1 MB in words of their own",
      {
        ...PLAIN,
        guid: "text",
        link: "https://a.example/text",
        content: `<p>${noise(1_000_000, "w").replace(/.{8}/g, "$& ")}</p>`,
      },
    ],
  ])("%s is stored, that entry and the others", async (_name, entry) => {
    const blog = await newBlog([entry, PLAIN]);
    const person = await follow(house.as(house.olga), blog.feedUrl);
    await house.work();
    const stored = await postsOf(person.id);
    expect(stored).toHaveLength(2);
    for (const { id, title } of stored) {
      expect(title.length).toBeLessThanOrEqual(1_000);
      expect((await house.as(house.olga).get(`/posts/${id}`)).status).toBe(200);
    }
  });

  test("more comments than a number holds is stored without them", async () => {
    const blog = await newBlog([]);
    const entries = posts(blog.origin, 2, house.clock.now());
    const body = rss({ title: "Ada", link: `${blog.origin}/`, entries }).replace(
      "</item>",
      '<slash:comments xmlns:slash="http://purl.org/rss/1.0/modules/slash/">99999999999999</slash:comments></item>',
    );
    blog.says("/feed.xml", { headers: RSS, body });
    const person = await follow(house.as(house.olga), blog.feedUrl);
    expect(await postsOf(person.id)).toHaveLength(2);
  });

  test("a long guid that differs from another's at its end only is a post of its own", async () => {
    const guid = noise(12_000, "same");
    const entries = ["1", "2"].map((end) => ({ ...PLAIN, guid: `${guid}${end}`, link: LINK, title: `Part ${end}` }));
    const person = await follow(house.as(house.olga), (await newBlog(entries)).feedUrl);
    expect((await postsOf(person.id)).map(({ title }) => title).toSorted()).toEqual(["Part 1", "Part 2"]);
  });
});

test("a feed that moves to an address of 7,000 characters stays where it is, and well", async () => {
  const feed = await followed(() => house);
  sites.push(feed.blog);
  const path = `/${noise(7_000, "moved")}.xml`;
  feed.blog.says(path, {
    headers: { ...RSS, etag: '"m"' },
    body: rss({ title: "Ada", link: `${feed.blog.origin}/`, entries: posts(feed.blog.origin, 4, house.clock.now()) }),
  });
  feed.blog.says("/feed.xml", { status: 301, headers: { location: path } });
  // Behind a redirect that is not believed every request is a whole download: one a day.
  await feed.pass(4 * 27);
  expect(feed.blog.askedFor(path).length).toBeGreaterThan(3);
  expect(await feed.state()).toMatchObject({ status: "ok", url: feed.blog.feedUrl });
  expect(await feed.posts()).toHaveLength(4);
});

describe("an address of", () => {
  test("a feed, 7,000 characters long, is followed or refused, and leaves nothing half done", async () => {
    const site = await startMoodySite();
    sites.push(site);
    const path = `/${noise(7_000, "path")}.xml`;
    const entries = posts(site.origin, 2, house.clock.now());
    site.says("/", { headers: HTML, body: frontPage("Ada Bell", path) });
    site.says(path, { headers: RSS, body: rss({ title: "Ada Bell", link: `${site.origin}/`, entries }) });
    for (const asked of ["/discover", "/people"]) {
      const answer = await house.as(house.olga).post<Person>(asked, { url: `${site.origin}/` });
      expect([200, 201, 422]).toContain(answer.status);
    }
  });

  test("a feed in 600 Chinese characters, pasted, likewise", async () => {
    const site = await startMoodySite();
    sites.push(site);
    const name = Array.from({ length: 600 }, (_, at) => String.fromCodePoint(0x4e00 + ((at * 7919) % 20_000))).join("");
    const entries = posts(site.origin, 2, house.clock.now());
    site.says(`/${encodeURIComponent(name)}`, {
      headers: RSS,
      body: rss({ title: "Ada", link: `${site.origin}/`, entries }),
    });
    for (const asked of ["/discover", "/people", "/people"]) {
      const answer = await house.as(house.olga).post<Person>(asked, { url: `${site.origin}/${name}` });
      expect([200, 201, 422]).toContain(answer.status);
    }
  });

  test("a handle or a touch, 1,900 Chinese characters long, is no failure of ours", async () => {
    const olga = house.as(house.olga);
    const han = Array.from({ length: 1_900 }, (_, at) => String.fromCodePoint(0x4e00 + ((at * 7919) % 20_000))).join(
      "",
    );
    for (const url of [`https://a.example/${han}`, `mailto:${han}@a.example`]) {
      const handles = [
        { channel: "blog", url },
        { channel: "blog", url: "https://kept.example/" },
      ];
      const made = await olga.post<Person>("/people", { name: "Long Name", handles });
      expect([201, 400]).toContain(made.status);
      if (made.status !== 201) continue;
      expect(made.body.handles.map((handle) => handle.url)).toContain("https://kept.example/");
      expect((await olga.patch<Person>(`/people/${made.body.id}`, { handles })).status).toBe(200);
      const touch = { kind: "like", direction: "inbound", channel: "blog", url: `https://a.example/${han}` };
      expect((await olga.post<TimelineEntry>(`/people/${made.body.id}/touches`, touch)).status).toBe(201);
    }
  });
});
