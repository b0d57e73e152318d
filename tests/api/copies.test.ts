// The same article in two feeds of a person: one line for the user, two rows below (data.md, Identity).
import { afterAll, beforeAll, expect, test } from "vitest";
import { DAY, HOUR } from "../../src/clock.ts";
import { markRead } from "../../src/db/post-states.ts";
import { openHouse, type House } from "../support/house.ts";
import type { Caller, Comment, Entry as Line, List, OpenedPost, Opening, Person, Post } from "../support/call.ts";
import { startMoodySite, type MoodySite } from "../world/moody-server.ts";
import { rss, RSS, WHOLE, type Entry } from "../world/write-feed.ts";

let house: House;
let olga: Caller;
const sites: MoodySite[] = [];
beforeAll(async () => {
  house = await openHouse();
  olga = house.as(house.olga);
});
afterAll(async () => {
  await house.close();
  await Promise.all(sites.map((site) => site.close()));
});

type Two = { site: MoodySite; person: Person; publish: (feeds: Record<string, readonly Entry[]>) => void };

async function followTwo(name: string, feeds: Record<string, readonly Entry[]>): Promise<Two> {
  const site = await startMoodySite();
  sites.push(site);
  let version = 0;
  const publish: Two["publish"] = (published) => {
    version += 1;
    for (const [path, entries] of Object.entries(published)) {
      const body = rss({ title: `${name} ${path}`, link: `${site.origin}/`, entries });
      site.says(path, { headers: { ...RSS, etag: `"${version}"` }, body });
    }
  };
  publish(feeds);
  const urls = Object.keys(feeds).map((path) => `${site.origin}${path}`);
  const { body: person } = await olga.post<Person>("/people", { name, feeds: urls });
  expect(person.feeds).toHaveLength(urls.length);
  await house.work();
  return { site, person, publish };
}

const entry = (name: string, hours: number, more: Partial<Entry> = {}): Entry => ({
  guid: name,
  link: `https://one.example/${name}`,
  title: `About ${name}`,
  content: WHOLE,
  at: new Date(house.clock.now().getTime() - hours * HOUR),
  ...more,
});

const list = async (filter: string): Promise<Post[]> => (await olga.get<List<Post>>(`/posts?${filter}`)).body.items;

test("is one line of the posts, the timeline, the search and the openings, however its address is spelt", async () => {
  const { person } = await followTwo("Ada", {
    "/all.xml": [entry("boats", 2), entry("locks", 30)],
    "/part.xml": [
      entry("boats", 1, { guid: "other", link: "http://www.one.example/boats/?utm_source=rss" }),
      entry("quays", 50),
    ],
  });
  const titles = ["About boats", "About locks", "About quays"];
  const mine = `personId=${person.id}`;
  expect((await list(mine)).map(({ title }) => title)).toEqual(titles);
  expect((await list(`${mine}&unread=true`)).map(({ title }) => title)).toEqual(titles);
  expect((await list(`${mine}&q=boats`)).map(({ title }) => title)).toEqual(["About boats"]);
  const timeline = await olga.get<List<Line>>(`/people/${person.id}/timeline`);
  expect(timeline.body.items.map(({ text }) => text)).toEqual(titles);
  const openings = (await olga.get<List<Opening>>("/openings?limit=100")).body.items;
  expect(
    openings
      .filter((one) => one.person.id === person.id)
      .map(({ post }) => post.title)
      .toSorted(),
  ).toEqual(titles);
  const stored = await house.app.db.selectFrom("posts").select("title").where("title", "=", "About boats").execute();
  expect(stored).toHaveLength(2);
  const pages = [];
  for (let cursor = ""; ;) {
    const { body } = await olga.get<List<Post>>(`/posts?${mine}&limit=1${cursor}`);
    pages.push(...body.items.map(({ title }) => title));
    if (body.next === null) break;
    cursor = `&cursor=${body.next}`;
  }
  expect(pages).toEqual(titles);
  expect((await olga.get<Person>(`/people/${person.id}`)).body.lastPostAt).toBe((await list(mine))[0]!.publishedAt);
});

test("is read, put aside and commented once, also where its other row comes later", async () => {
  const { person, publish } = await followTwo("Bea", {
    "/all.xml": [entry("bread", 2), entry("salt", 3)],
    "/part.xml": [entry("other", 40)],
  });
  const mine = `personId=${person.id}`;
  const [bread, salt] = await list(mine);
  await readPage(bread!.id);
  const { body: said } = await olga.post<Comment>(`/posts/${salt!.id}/comments`, { take: "I salt later." });
  await olga.post(`/comments/${said.id}/posted`, {});
  house.clock.advance(DAY);
  publish({ "/part.xml": [entry("bread", 1, { guid: "x" }), entry("salt", 1, { guid: "y" })] });
  await house.poll();
  await house.work();
  const rows = await house.app.db
    .selectFrom("posts")
    .select(["id", "title"])
    .where("title", "in", ["About bread", "About salt"])
    .execute();
  expect(rows).toHaveLength(4);
  expect((await list(`${mine}&unread=true`)).map(({ title }) => title)).toEqual(["About salt", "About other"]);
  const later = rows.find(({ id, title }) => title === "About salt" && id !== salt!.id)!;
  const opened = await olga.get<OpenedPost>(`/posts/${later.id}`);
  expect(opened.body.comments.map(({ id }) => id)).toEqual([said.id]);
  const openings = (await olga.get<List<Opening>>("/openings?limit=100")).body.items;
  expect(openings.map(({ post }) => post.title)).not.toContain("About salt");
});

test("is none where the link is the show's page for every episode, unless the title agrees", async () => {
  const episode = (number: number, more: Partial<Entry> = {}): Entry =>
    entry(`episode ${number}`, 100 - number, { link: "https://show.example/", ...more });
  const { person } = await followTwo("Cyd", {
    "/audio.xml": [episode(1), episode(2), episode(4)],
    "/video.xml": [episode(2, { guid: "v2" }), episode(3), episode(5)],
  });
  expect((await list(`personId=${person.id}`)).map(({ title }) => title)).toEqual(
    [5, 4, 3, 2, 1].map((number) => `About episode ${number}`),
  );
});

test("is two lines for two people who both publish it, and another user sees none of it", async () => {
  const one = await followTwo("Dan", { "/dan.xml": [entry("shared", 2)] });
  const two = await followTwo("Eve", { "/eve.xml": [entry("shared", 1)] });
  for (const { person } of [one, two]) expect(await list(`personId=${person.id}`)).toHaveLength(1);
  expect((await list("limit=200")).filter(({ title }) => title === "About shared")).toHaveLength(2);
  expect((await house.as(house.uli).get<List<Post>>("/posts")).body.items).toEqual([]);
});

/** As the post's page does. */
async function readPage(postId: string): Promise<void> {
  await markRead(house.app.db, house.olga.id, postId, house.clock.now());
}
