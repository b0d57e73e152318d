// Feeds that change everything about their posts but the posts: nobody is flooded, and nothing is lost.
import { describe, expect, test } from "vitest";
import { DAY, HOUR } from "../../../src/clock.ts";
import type { List, Post } from "../../support/call.ts";
import { useFollower } from "../../support/follower.ts";
import { WHOLE, type Entry } from "../../world/write-feed.ts";

const { house, newFeed } = useFollower();

const some = (count: number): Entry[] =>
  Array.from({ length: count }, (_, index) => ({
    guid: `g${index}`,
    link: `http://a.example/posts/${index}`,
    title: `Title ${index}`,
    content: `<p>Number ${index}.</p>${WHOLE}`,
    at: new Date(house().clock.now().getTime() - (index + 1) * HOUR),
  }));

describe("twenty posts stay twenty, and no opening is made anew, where", () => {
  const changes: [string, (entry: Entry, index: number) => Entry][] = [
    [
      "guids rotate and links carry a campaign",
      (one, i) => ({ ...one, guid: `new${i}`, link: `${one.link}?utm_source=rss&utm_medium=feed` }),
    ],
    [
      "guids rotate and the site goes to https",
      (one, i) => ({ ...one, guid: `https${i}`, link: one.link?.replace("http:", "https:") }),
    ],
    ["guids rotate and links end in a slash", (one, i) => ({ ...one, guid: `slash${i}`, link: `${one.link}/` })],
    ["guids vanish", (one) => ({ ...one, guid: undefined })],
    ["every date is that of the last build", (one) => ({ ...one, at: house().clock.now() })],
    ["every title is edited", (one) => ({ ...one, title: `${one.title}, corrected` })],
  ];
  test.each(changes)("%s", async (_name, change) => {
    const entries = some(20);
    const feed = await newFeed(entries);
    const before = (await feed.posts()).map(({ id }) => id).toSorted();
    house().clock.advance(DAY);
    feed.blog.publish(entries.map(change));
    await feed.pass(3);
    expect((await feed.posts()).map(({ id }) => id).toSorted()).toEqual(before);
  });
});

test("of a feed without guids the links may change their spelling", async () => {
  const entries = some(5).map((one) => ({ ...one, guid: undefined }));
  const feed = await newFeed(entries);
  house().clock.advance(DAY);
  feed.blog.publish(
    entries.map((one) => ({ ...one, link: `${one.link?.replace("http:", "https:")}/?utm_campaign=x` })),
  );
  await feed.pass(3);
  expect(await feed.posts()).toHaveLength(5);
});

test("one guid for all posts loses none of them over time", async () => {
  const feed = await newFeed([]);
  const [one, two, three] = some(3).map((entry) => ({ ...entry, guid: "the-same" }));
  for (const entries of [[three!], [two!], [one!, two!, three!]]) {
    feed.blog.publish(entries);
    await feed.pass(25);
  }
  expect((await feed.posts()).map(({ title }) => title).toSorted()).toEqual(["Title 0", "Title 1", "Title 2"]);
});

test("two entries with one link are two posts, and stay two", async () => {
  const [one, two] = some(2);
  const entries = [one!, { ...two!, link: one!.link }];
  const feed = await newFeed(entries);
  house().clock.advance(DAY);
  feed.blog.publish(entries.map((entry, index) => ({ ...entry, title: `${entry.title} v${index}` })));
  await feed.pass(3);
  expect(await feed.posts()).toHaveLength(2);
});

test("five hundred old posts, back from a backup, are stored, and no news", async () => {
  const all = some(500).map((one, index) => ({
    ...one,
    at: new Date(house().clock.now().getTime() - (index + 1) * DAY),
  }));
  const feed = await newFeed(all.slice(0, 5));
  house().clock.advance(DAY);
  feed.blog.publish(all);
  await feed.pass(3);
  const asked = await house().app.db.selectFrom("tasks").select("subjectId").where("kind", "=", "brief-post").execute();
  expect(asked.length).toBeLessThanOrEqual(10);
  const posts = await house().app.db.selectFrom("posts").select("id").where("feedId", "=", feed.feedId).execute();
  expect(posts).toHaveLength(500);
  const unread = await house()
    .as(house().olga)
    .get<List<Post>>(`/posts?unread=true&limit=200&personId=${feed.personId}`);
  expect(unread.body.items[0]?.title).toBe("Title 0");
});
