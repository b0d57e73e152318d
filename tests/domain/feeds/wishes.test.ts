import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { afterSkips, wishesOf } from "../../../src/domain/feeds/wishes.ts";
import type { ParsedFeed } from "../../../src/feeds/types.ts";
import type { Blog } from "../../support/follow.ts";
import { followed } from "../../support/follower.ts";
import { openHouse, type House } from "../../support/house.ts";
import { posts, rss, RSS } from "../../world/write-feed.ts";

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

describe("the next moment that the publisher does not exclude", () => {
  test.each<[string, string, { skipHours?: number[]; skipDays?: string[] }, string]>([
    ["is now where nothing is excluded", "2026-11-23T08:20:00Z", {}, "2026-11-23T08:20:00Z"],
    ["is now in an hour that is not", "2026-11-23T08:20:00Z", { skipHours: [7, 9] }, "2026-11-23T08:20:00Z"],
    ["is the next full hour", "2026-11-23T08:20:00Z", { skipHours: [8] }, "2026-11-23T09:00:00Z"],
    ["is after several hours in a row", "2026-11-23T08:20:00Z", { skipHours: [8, 9, 10] }, "2026-11-23T11:00:00Z"],
    ["goes on past midnight", "2026-11-23T23:59:59Z", { skipHours: [22, 23, 0, 1] }, "2026-11-24T02:00:00Z"],
    ["is tomorrow after a day", "2026-11-23T08:20:00Z", { skipDays: ["Monday"] }, "2026-11-24T00:00:00Z"],
    [
      "is after the weekend, and after the night that follows",
      "2026-11-21T08:20:00Z",
      { skipDays: ["Saturday", "Sunday"], skipHours: [0, 1, 2] },
      "2026-11-23T03:00:00Z",
    ],
    ["is in GMT, over the end of the year", "2026-12-31T23:30:00Z", { skipDays: ["Thursday"] }, "2027-01-01T00:00:00Z"],
    ["is now where all hours are excluded", "2026-11-23T08:20:00Z", { skipHours: HOURS }, "2026-11-23T08:20:00Z"],
    ["is now where all days are", "2026-11-23T08:20:00Z", { skipDays: DAYS }, "2026-11-23T08:20:00Z"],
    [
      "is the one hour of the week that is left",
      "2026-11-23T08:20:00Z",
      { skipDays: DAYS.slice(0, 6), skipHours: HOURS.slice(1) },
      "2026-11-29T00:00:00Z",
    ],
  ])("%s", (_name, at, { skipHours = [], skipDays = [] }, expected) => {
    expect(afterSkips(new Date(at), { skipHours, skipDays }, () => 0)).toEqual(new Date(expected));
  });
});

describe("what a feed asks", () => {
  const parsed: ParsedFeed = { format: "rss", skipHours: [], skipDays: [], posts: [], wrong: [] };

  test.each<[string, Partial<ParsedFeed>, object]>([
    ["nothing", {}, { askedMinutes: null, skipHours: [], skipDays: [] }],
    ["the longer of two waits", { ttlMinutes: 90, updatePeriodMinutes: 30 }, { askedMinutes: 90 }],
    ["a day at most", { ttlMinutes: 1e9 }, { askedMinutes: 1_440 }],
    ["no wait of nothing or less", { ttlMinutes: -5 }, { askedMinutes: null }],
    ["hours that there are, each once", { skipHours: [3, 3, 24, -1, 2.5, Number.NaN] }, { skipHours: [3] }],
    ["days that there are, each once", { skipDays: ["Sunday", "Sunday", "Funday"] }, { skipDays: ["Sunday"] }],
  ])("is taken as %s", (_name, said, expected) => {
    expect(wishesOf({ ...parsed, ...said })).toMatchObject(expected);
  });
});

describe("a feed that excludes hours and days", () => {
  let house: House;
  const blogs: Blog[] = [];
  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(async () => {
    await house.close();
    await Promise.all(blogs.map((blog) => blog.close()));
  });

  test.each<[string, string, (at: Date) => boolean]>([
    [
      "skipHours",
      `<skipHours>${[9, 10, 11, 12, 13].map((hour) => `<hour>${hour}</hour>`).join("")}</skipHours>`,
      (at) => at.getUTCHours() >= 9 && at.getUTCHours() <= 13,
    ],
    ["skipDays", "<skipDays><day>Monday</day><day>Wednesday</day></skipDays>", (at) => [1, 3].includes(at.getUTCDay())],
  ])("is not asked in %s, the first time it says so and after a 304", async (_name, more, isExcluded) => {
    const asked: Date[] = [];
    const feed = await followed(
      () => house,
      undefined,
      (blog) => {
        blogs.push(blog);
        const entries = posts(blog.origin, 3, house.clock.now());
        const body = rss({ title: "Ada", link: `${blog.origin}/`, entries, more });
        blog.says("/feed.xml", ({ headers }) => {
          asked.push(house.clock.now());
          return headers["if-none-match"] === '"x"'
            ? { status: 304, headers: { etag: '"x"' } }
            : { headers: { ...RSS, etag: '"x"' }, body };
        });
      },
    );
    await feed.pass(3 * 24);
    const polls = asked.slice(1);
    expect(polls.length).toBeGreaterThan(5);
    expect(polls.filter(isExcluded)).toEqual([]);
  });
});
