// A feed that moved to where another feed of ours is: both are one from then on, for everybody who followed either.
import { afterAll, beforeAll, expect, test } from "vitest";
import { HOUR } from "../../../src/clock.ts";
import { getFeed } from "../../../src/db/feeds.ts";
import type { List, Person, Post } from "../../support/call.ts";
import type { Member } from "../../support/cast.ts";
import { follow, startBlog, type Blog } from "../../support/follow.ts";
import { openHouse, type House } from "../../support/house.ts";
import { posts, type Entry } from "../../world/write-feed.ts";

let house: House;
let old: Blog;
let now: Blog;
let entries: readonly Entry[];
beforeAll(async () => {
  house = await openHouse();
  old = await startBlog("Ada Bell");
  now = await startBlog("Ada Bell");
  entries = posts("https://ada.example", 4, house.clock.now());
  old.publish(entries);
  now.publish(entries);
});
afterAll(async () => {
  await house.close();
  await old.close();
  await now.close();
});

const person = async (member: Member, id: string): Promise<Person> =>
  (await house.as(member).get<Person>(`/people/${id}`)).body;
const titles = async (member: Member, id: string): Promise<string[]> =>
  (await house.as(member).get<List<Post>>(`/posts?personId=${id}`)).body.items.map(({ title }) => title);
const days = async (count: number): Promise<void> => {
  for (let day = 0; day < count; day += 1) {
    house.clock.advance(26 * HOUR);
    await house.poll();
  }
};

test("everybody goes over with what they chose, reads on, and sees each post once", async () => {
  const { olga, tarik, uli } = house;
  const olgas = await follow(house.as(olga), old.feedUrl);
  const there = (await follow(house.as(tarik), now.feedUrl)).feeds[0]!;
  const both = { url: old.feedUrl, feeds: [old.feedUrl, now.feedUrl] };
  const ulis = (await house.as(uli).post<Person>("/people", both)).body;
  expect(ulis.feeds).toHaveLength(2);
  const chosen = { authors: { [old.feedUrl]: ["Nobody in Particular"] } };
  const filtered = (
    await house.as(uli).post<Person>("/people", { ...both, feeds: [old.feedUrl], name: "Only one", ...chosen })
  ).body;
  expect(filtered.id).not.toBe(ulis.id);
  old.publish([
    { guid: "last-of-old", title: "The last word here", link: "https://ada.example/last", content: "<p>I move.</p>" },
    ...entries,
  ]);
  await days(1);
  old.says("/feed.xml", { status: 301, headers: { location: now.feedUrl } });
  await days(5);
  const asked = old.askedFor("/feed.xml").length;
  now.publish([
    { guid: "news", title: "News", link: "https://ada.example/news", content: "<p>Here I am.</p>" },
    ...entries,
  ]);
  house = await house.restart();
  await days(2);
  expect(old.askedFor("/feed.xml")).toHaveLength(asked);
  for (const [member, id] of [
    [olga, olgas.id],
    [uli, ulis.id],
    [uli, filtered.id],
  ] as const)
    expect((await person(member, id)).feeds).toMatchObject([{ id: there.id, url: now.feedUrl }]);
  const all = ["News", "The last word here", ...[4, 3, 2, 1].map((number) => `Post number ${number}`)];
  expect((await titles(olga, olgas.id)).toSorted()).toEqual(all.toSorted());
  expect((await titles(uli, ulis.id)).toSorted()).toEqual(all.toSorted());
  // The filter went along: nobody of that name writes there.
  expect(await titles(uli, filtered.id)).toEqual([]);
  expect(await getFeed(house.app.db, there.id)).toMatchObject({ status: "ok", orphanedAt: null });
});

test("whoever comes with the old address gets the one feed, and costs nobody a request", async () => {
  const asked = [old.asked.length, now.askedFor("/feed.xml").length];
  const late = await follow(house.as(house.tarik), old.feedUrl);
  expect(late.feeds).toMatchObject([{ url: now.feedUrl }]);
  expect([old.asked.length, now.askedFor("/feed.xml").length]).toEqual(asked);
});

test("and when it moves back, so do they", async () => {
  const [mine] = (await house.as(house.olga).get<List<Person>>("/people")).body.items;
  old.publish(entries);
  now.says("/feed.xml", { status: 301, headers: { location: old.feedUrl } });
  await days(6);
  expect((await person(house.olga, mine!.id)).feeds).toMatchObject([{ url: old.feedUrl, status: "ok" }]);
  const asked = now.askedFor("/feed.xml").length;
  await days(2);
  expect(now.askedFor("/feed.xml")).toHaveLength(asked);
});
