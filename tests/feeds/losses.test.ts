// A feed that is half broken says what was lost, in numbers, and which of too many posts were read.
import { describe, expect, it } from "vitest";
import { MAX_POSTS } from "../../src/feeds/survey.ts";
import { readHere, rss } from "./fixtures.ts";

const DAY = 86_400_000;
const day = (n: number) => new Date(Date.UTC(2000, 0, 1) + n * DAY);
const items = (count: number, dateOf: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => `<item><guid>${at}</guid><pubDate>${dateOf(at)}</pubDate></item>`).join("");
const titled = (field: string) => `<item><title>t</title>${field}</item>`;

describe("what was lost", () => {
  it.each<[string, string, string]>([
    ["one date", "<pubDate>soon</pubDate>", 'A date could not be read: "soon".'],
    [
      "one link",
      "<link>javascript:alert(1)</link>",
      'A link is no web address and was left out: "javascript:alert(1)".',
    ],
  ])("is named where it is %s, and counted where it is more", async (_, field, sentence) => {
    expect((await readHere(rss(titled(field)))).wrong).toEqual([sentence]);
    const three = await readHere(
      rss(titled(field) + titled(`<guid>2</guid>${field}`) + titled(`<guid>3</guid>${field}`)),
    );
    expect(three.wrong).toHaveLength(1);
    expect(three.wrong[0]).toMatch(/^3 /);
  });

  it("is said once, however long the feed", async () => {
    const feed = await readHere(rss(items(3_000, (at) => `never ${at}`)));
    expect(feed.wrong).toEqual(['3000 dates could not be read, the first of them "never 0".']);
  });

  it("is counted for posts that say nothing or come again", async () => {
    const feed = await readHere(
      rss("<item></item><item><guid>1</guid></item><item><guid>1</guid></item><item><guid>1</guid></item>"),
    );
    expect(feed.wrong.map((sentence) => sentence.slice(0, 20))).toEqual([
      "There is 1 post with",
      "2 posts came again u",
    ]);
  });
});

describe("of more posts than are read", () => {
  const more = MAX_POSTS + 500;

  it.each<[string, number, (at: number) => Date]>([
    ["the newest stand first", more, (at) => day(more - at)],
    ["the newest stand last", more, (at) => day(at)],
    ["the newest stand anywhere", more, (at) => day((at * 7_919) % more)],
    ["they are very many and the newest stand last", 25_000, (at) => day(at / 10)],
  ])("the newest are read where %s", async (_, count, dateOf) => {
    const feed = await readHere(rss(items(count, (at) => dateOf(at).toUTCString())));
    expect(feed.posts).toHaveLength(MAX_POSTS);
    const expected = Array.from({ length: count }, (__, at) => at).toSorted(
      (a, b) => dateOf(b).getTime() - dateOf(a).getTime(),
    );
    const guids = new Set(expected.slice(0, MAX_POSTS).map(String));
    expect(feed.posts.filter(({ guid }) => !guids.has(guid ?? ""))).toEqual([]);
    expect(feed.wrong.join(" ")).toContain(`has ${count} posts, more than the ${MAX_POSTS} that are read; the newest`);
  });

  it("the first are read where none has a date", async () => {
    const feed = await readHere(rss(items(more, () => "")));
    expect([feed.posts.length, feed.posts[0]?.guid]).toEqual([MAX_POSTS, "0"]);
    expect(feed.wrong.join(" ")).toContain("the first 5000 were");
  });

  it("the newest are read of JSON too", async () => {
    const list = Array.from({ length: more }, (_, at) => ({ id: String(at), date_published: day(at).toISOString() }));
    const feed = await readHere(
      JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title: "J", items: list }),
    );
    expect(feed.posts.map(({ guid }) => guid)).toEqual(list.slice(-MAX_POSTS).map(({ id }) => id));
    expect(feed.wrong.join(" ")).toContain("the newest 5000 were");
  });
});
