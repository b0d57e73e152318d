// Pages and texts made to keep us busy: they cost a bounded number of requests, and the answer comes.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { List, Post, Verdict } from "../support/call.ts";
import { follow, startBlog } from "../support/follow.ts";
import { openHouse, type House } from "../support/house.ts";
import { startMoodySite, type MoodySite } from "../world/moody-server.ts";
import { HTML, WHOLE } from "../world/write-feed.ts";

let house: House;
let site: MoodySite;
beforeAll(async () => {
  house = await openHouse();
  site = await startMoodySite();
});
afterAll(async () => {
  await house.close();
  await site.close();
});

const page = (head: string, body: string): string =>
  `<!doctype html><html lang="en"><head><title>Feeds</title>${head}</head><body>${body}</body></html>`;

const sixtyThousand = (one: (at: number) => string): string =>
  Array.from({ length: 60_000 }, (_, at) => one(at)).join("");

describe("a page of megabytes with sixty thousand", () => {
  test.each<[string, () => string]>([
    [
      "anchors that look like feeds",
      () =>
        page(
          "",
          sixtyThousand((at) => `<a href="/feed/${at}.xml">RSS ${at}</a>\n`),
        ),
    ],
    [
      "links to feeds in its head",
      () =>
        page(
          sixtyThousand((at) => `<link rel=alternate type=application/rss+xml href=/f${at}>`),
          "",
        ),
    ],
    [
      "addresses that it calls its own",
      () =>
        page(
          "",
          sixtyThousand((at) => `<a rel=me href=https://m${at}.example/>`),
        ),
    ],
    [
      "anchors, none of them closed",
      () =>
        page(
          "",
          sixtyThousand((at) => `<a href=/rss?${at}><b><i>`),
        ),
    ],
  ])("%s is asked eight times at most, and has no feed", async (_name, write) => {
    const body = write();
    expect(body.length).toBeGreaterThan(1_400_000);
    site.says("/", { headers: HTML, body });
    for (const path of ["/discover", "/people"]) {
      const before = site.asked.length;
      const answer = await house.as(house.olga).post(path, { url: `${site.origin}/` });
      expect([answer.status, answer.body.type]).toEqual([422, "/problems/feed-not-found"]);
      expect(site.asked.length - before).toBeLessThanOrEqual(8);
    }
  });
});

test("the coach comes to an end with a text of 20 kB about an article of a megabyte", async () => {
  // Words that are met again all over: what costs most to compare.
  const word = (at: number): string => `bread${(at * 7) % 997}`;
  const sentences = (count: number, words: number): string =>
    Array.from(
      { length: count },
      (_, at) => `The ${Array.from({ length: words }, (_w, index) => word(at * words + index)).join(" ")}.`,
    ).join(" ");
  const long = `<p>${sentences(12_000, 9)}</p>`;
  expect(long.length).toBeGreaterThan(900_000);
  const blog = await startBlog("Ada Bell", [
    { guid: "long", link: "https://a.example/long", title: "Long", content: `${WHOLE}${long}` },
  ]);
  const olga = house.as(house.olga);
  await follow(olga, blog.feedUrl);
  await house.work();
  const [post] = (await olga.get<List<Post>>("/posts")).body.items;
  for (const text of [sentences(2_000, 9).slice(0, 20_000), "“bread1” ".repeat(2_000), "1 % 2 % ".repeat(2_400)]) {
    const { status, body } = await olga.post<Verdict>("/coach", {
      text,
      take: text,
      channel: "blog",
      postId: post!.id,
    });
    expect(status).toBe(200);
    expect(body.criteria.map(({ id }) => id)).toContain("anchored");
  }
  await blog.close();
});
