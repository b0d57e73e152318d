// Which entry is which post, where a feed does its best to confuse (data.md, Identity).
import { expect, test } from "vitest";
import { DAY, MINUTE } from "../../../src/clock.ts";
import { inTransaction } from "../../../src/db/transaction.ts";
import { addBriefings } from "../../../src/domain/posts.ts";
import type { OpenedPost } from "../../support/call.ts";
import { type Followed, useFollower } from "../../support/follower.ts";
import { WHOLE, type Entry } from "../../world/write-feed.ts";

const { house, newFeed } = useFollower();

const titlesOf = async (feed: Followed): Promise<string[]> => (await feed.posts()).map(({ title }) => title).toSorted();

test("entries that swap their links are two posts, and the next poll goes on", async () => {
  const entry = (guid: string, link: string, days: number): Entry => ({
    guid,
    link: `https://a.example/${link}`,
    title: `Title of ${guid}`,
    content: WHOLE,
    at: new Date(house().clock.now().getTime() - days * DAY),
  });
  const feed = await newFeed([entry("g1", "one", 2)]);
  const [first] = await feed.posts();
  feed.blog.publish([entry("g1", "two", 2), entry("g2", "one", 1)]);
  await feed.pass(3);
  expect(await titlesOf(feed)).toEqual(["Title of g1", "Title of g2"]);
  expect((await feed.posts()).find(({ title }) => title === "Title of g1")?.id).toBe(first!.id);
  feed.blog.publish([entry("g1", "one", 2), entry("g2", "two", 1), entry("g3", "three", 0.5)]);
  await feed.pass(3);
  expect(await titlesOf(feed)).toEqual(["Title of g1", "Title of g2", "Title of g3"]);
  expect((await feed.posts()).map(({ url }) => url)).toEqual(
    ["three", "two", "one"].map((name) => `https://a.example/${name}`),
  );
  expect(await feed.state()).toMatchObject({ status: "ok", error: null });
});

test("of a feed that shows its newest episode only, each with the show's page for a link, every episode is a post", async () => {
  const episode = (number: number): Entry => ({
    guid: `episode-${number}`,
    link: "https://show.example/",
    title: `Episode ${number}`,
    content: WHOLE,
    at: new Date(house().clock.now().getTime() - 60_000),
  });
  const feed = await newFeed([episode(1)]);
  for (const number of [2, 3, 4]) {
    house().clock.advance(DAY);
    feed.blog.publish([episode(number)]);
    await feed.pass(3);
  }
  expect(await titlesOf(feed)).toEqual(["Episode 1", "Episode 2", "Episode 3", "Episode 4"]);
  feed.blog.publish([{ ...episode(4), title: "Episode 4, corrected" }]);
  await feed.pass(3);
  expect(await titlesOf(feed)).toEqual(["Episode 1", "Episode 2", "Episode 3", "Episode 4, corrected"]);
});

test("of sixty teasers edited at once ten at most are briefed again, the newest", async () => {
  const feed = await newFeed([]);
  const now = house().clock.now().getTime();
  const teasers = (word: string): Entry[] =>
    Array.from({ length: 60 }, (_, at) => ({
      guid: `t${60 - at}`,
      link: `${feed.blog.origin}/t/${60 - at}`,
      title: `Teaser ${60 - at}`,
      summary: `<p>This is the ${word} teaser of number ${60 - at}, which says what the page is about.</p>`,
      at: new Date(now - (at + 1) * DAY),
    }));
  feed.blog.publish(teasers("first"));
  await feed.pass(25);
  const ids = (await feed.posts()).map(({ id }) => id);
  // As if every one of them had been opened.
  await inTransaction(house().app.db, (tx) => addBriefings(tx, ids, { now: house().clock.now() }));
  house().clock.advance(MINUTE);
  await house().work();
  expect((await feed.posts()).filter(({ brief }) => brief !== null)).toHaveLength(60);
  feed.blog.publish(teasers("second"));
  await feed.pass(25);
  expect((await house().as(house().olga).get<OpenedPost>(`/posts/${ids[59]}`)).body.content).toContain("second teaser");
  const asked = await house().app.db.selectFrom("tasks").select("subjectId").where("kind", "=", "brief-post").execute();
  expect(asked.map(({ subjectId }) => subjectId).toSorted()).toEqual(ids.slice(0, 10).toSorted());
});
