// Rules 5, 6, 9 and 18 of design/feeds.md: how soon a feed is asked again.
import { describe, expect, test } from "vitest";
import { DAY, HOUR } from "../../../../src/clock.ts";
import { scattered } from "../../../support/chance.ts";
import { useStage } from "../../../support/stage.ts";
import {
  always,
  asking,
  named,
  published,
  saying,
  sometimes,
  status,
  writes,
  type Mood,
} from "../../../world/conformance/moods.ts";
import { neglected } from "../../../world/conformance/offences.ts";

const stage = useStage({ overrides: { limits: { spacingMs: 0, wholeMs: 3_000 }, chance: scattered() } });

describe("5. At least 60 minutes between requests, 24 hours if the feed serves no validators; also over restarts", () => {
  test("60 minutes, however often the house starts and whoever asks", async () => {
    const host = await stage.openHost();
    const person = await stage.follow(host.says("/feed.xml", writes({ since: stage.now(), every: 1 })));
    for (let round = 0; round < 4; round += 1) {
      await stage.pass(2, 10);
      await stage.restart(0.5);
      await stage.house().as(stage.house().olga).post(`/feeds/${person.feeds[0]!.id}/poll`);
      await stage.house().poll();
    }
    const asked = host.askedFor("/feed.xml").length;
    expect(asked).toBeGreaterThan(6);
    expect(asked).toBeLessThanOrEqual(11);
  });

  test("24 hours without validators, though an error lies between", async () => {
    const host = await stage.openHost();
    const bare = writes({ since: stage.now(), every: 12, validators: "none" });
    const person = await stage.follow(
      host.says(
        "/feed.xml",
        sometimes(bare, ({ nth }) => nth === 3, status(500)),
      ),
    );
    for (let day = 0; day < 6; day += 1) {
      await stage.pass(13);
      await stage.restart(13);
      await stage.house().poll();
    }
    expect(host.askedFor("/feed.xml").length).toBeGreaterThan(4);
    expect((await stage.titles(person)).length).toBeGreaterThan(10);
  });

  test("24 hours where an ETag is sent with nothing in it", async () => {
    const host = await stage.openHost();
    const empty = writes({ since: stage.now(), validators: "etag", etag: () => "" });
    await stage.follow(host.says("/feed.xml", empty));
    await stage.pass(47);
    expect(host.askedFor("/feed.xml")).toHaveLength(2);
  });
});

describe("6. No request before max-age (or Expires) ends, after a 200 or a 304; absurd values are clamped to a day", () => {
  const hours = (count: number) => count * 3_600;
  test.each<[string, (now: Date) => Record<string, string>, number]>([
    ["max-age", () => ({ "cache-control": `public, max-age=${hours(5)}` }), 5],
    [
      "max-age of an answer that is old already",
      () => ({ "cache-control": `max-age=${hours(9)}`, age: `${hours(4)}` }),
      5,
    ],
    ["Expires", (now) => ({ expires: new Date(now.getTime() + 5 * HOUR).toUTCString(), date: now.toUTCString() }), 5],
    [
      "Expires by a clock of years ago",
      () => ({ date: "Thu, 01 Jan 2015 00:00:00 GMT", expires: "Thu, 01 Jan 2015 05:00:00 GMT" }),
      5,
    ],
    ["a year", () => ({ "cache-control": "max-age=31536000" }), 24],
    ["more than can be counted", () => ({ "cache-control": "max-age=99999999999999999999" }), 24],
  ])("%s", async (name, headers, most) => {
    const host = await stage.openHost();
    const feed = { since: stage.now(), every: 7 };
    const person = await stage.follow(
      host.says(
        "/feed.xml",
        saying(writes(feed), ({ at }) => headers(at)),
      ),
    );
    await stage.pass(most * 2.5, 30);
    await stage.restart(1);
    await stage.pass(most * 3, 30);
    const times = host.askedFor("/feed.xml").map(({ at }) => at.getTime());
    expect(times.length).toBeGreaterThan(4);
    expect(Math.min(...times.slice(1).map((time, index) => time - times[index]!))).toBeGreaterThanOrEqual(most * HOUR);
    expect((await stage.titles(person)).length, name).toBeGreaterThan(3);
  });

  test("a 304 that says nothing leaves in force what the last whole answer said, until one says otherwise", async () => {
    const host = await stage.openHost();
    const feed = writes({ since: stage.now() });
    const saidBy304: { control?: string } = {};
    host.says("/feed.xml", (turn) => {
      const reply = feed(turn);
      const control = reply.status === 304 ? saidBy304.control : "max-age=18000";
      return control === undefined ? reply : { ...reply, headers: { ...reply.headers, "cache-control": control } };
    });
    await stage.follow(`${host.origin}/feed.xml`);
    await stage.pass(15, 30);
    await stage.restart(1);
    await stage.pass(15, 30);
    const gaps = (): number[] => {
      const times = host.askedFor("/feed.xml").map(({ at }) => at.getTime());
      return times.slice(1).map((time, index) => time - times[index]!);
    };
    expect(host.askedFor("/feed.xml").filter(({ status: code }) => code === 304).length).toBeGreaterThan(2);
    expect(Math.min(...gaps())).toBeGreaterThanOrEqual(5 * HOUR);
    saidBy304.control = "max-age=60";
    await stage.pass(24, 30);
    const person = await stage.follow(`${host.origin}/feed.xml`);
    expect(await stage.state(person)).toMatchObject({ freshSeconds: 60, status: "ok" });
  });

  test.each(["max-age=-1", "max-age=soon", "no-cache, max-age=86400", "no-store", "max-age=0"])(
    "%s asks for nothing",
    async (control) => {
      const host = await stage.openHost();
      const feed = writes({ since: stage.now(), every: 2 });
      await stage.follow(
        host.says(
          "/feed.xml",
          saying(feed, () => ({ "cache-control": control })),
        ),
      );
      await stage.pass(12, 30);
      expect(host.askedFor("/feed.xml").length).toBeGreaterThan(6);
    },
  );
});

describe("9. 5xx or time-out: exponential back-off with jitter, capped at a day, never for ever", () => {
  test.each<[string, Mood]>([
    ["500", status(500)],
    ["502 with a page and validators of its own", status(502, { etag: '"error"', "cache-control": "max-age=60" })],
    ["504", status(504)],
    ["403, which is treated alike", status(403)],
    ["no answer at all", sometimes(always({ fate: "drop" }), ({ nth }) => nth < 4, always({ fate: "hang" }))],
  ])("%s", async (_name, trouble) => {
    const host = await stage.openHost();
    const feed = { since: stage.now(), every: 24 };
    const well = writes(feed);
    const person = await stage.follow(host.says("/feed.xml", well));
    host.says("/feed.xml", trouble);
    await stage.pass(30);
    await stage.restart(5);
    await stage.pass(9 * 24);
    const times = host.askedFor("/feed.xml").map(({ at }) => at.getTime());
    expect(times.length).toBeGreaterThan(10);
    expect(times.length).toBeLessThan(20);
    expect(neglected(stage.publisher().journal, stage.now(), 26)).toEqual([]);
    const ill = await stage.state(person);
    expect(ill).toMatchObject({ status: "failing", error: expect.stringContaining(host.host) });
    expect(ill.failures).toBeGreaterThan(8);
    host.says("/feed.xml", well);
    await stage.pass(26);
    expect(await stage.state(person)).toMatchObject({ status: "ok", failures: 0, error: null, failingSince: null });
    expect(await stage.titles(person)).toHaveLength(published(feed, stage.now()));
  });

  test("two that fail together are not asked together for ever", async () => {
    const host = await stage.openHost();
    const people = [];
    for (const path of ["/a.xml", "/b.xml", "/c.xml", "/d.xml"]) {
      people.push(await stage.follow(host.says(path, writes({ since: stage.now(), entry: named(path) }))));
      host.says(path, status(500));
    }
    await stage.pass(20);
    const next = await Promise.all(people.map(async (person) => (await stage.state(person)).nextPollAt.getTime()));
    expect(new Set(next).size).toBe(4);
  });
});

describe("18. skipHours (GMT), skipDays, ttl, sy:updatePeriod are lower bounds", () => {
  const WORKDAY = [9, 10, 11, 12, 13, 14];

  test("skipHours, also for a house that starts in the middle of them", async () => {
    const host = await stage.openHost();
    const mood = writes({ since: stage.now(), every: 3, ...asking({ skipHours: WORKDAY }) });
    await stage.follow(host.says("/feed.xml", mood));
    for (let day = 0; day < 4; day += 1) {
      await stage.pass(3);
      const toNoon = (36 * HOUR - (stage.now().getTime() % DAY)) % DAY;
      await stage.restart(toNoon / HOUR);
      await stage.house().poll();
      await stage.pass(9);
    }
    expect(host.askedFor("/feed.xml").length).toBeGreaterThan(10);
  });

  test("skipDays, also for a house that starts on one of them", async () => {
    const host = await stage.openHost();
    const days = ["Saturday", "Sunday", "Wednesday"];
    const week = 7 * DAY;
    // The clock's first day was a Thursday: to the next Monday at eight.
    await stage.restart((week - ((stage.now().getTime() - 4 * DAY - 8 * HOUR) % week)) / HOUR);
    const mood = writes({ since: stage.now(), every: 3, ...asking({ skipDays: days }) });
    await stage.follow(host.says("/feed.xml", mood));
    for (let day = 0; day < 9; day += 1) {
      await stage.pass(4);
      await stage.restart(20);
      await stage.house().poll();
    }
    expect(host.askedFor("/feed.xml").length).toBeGreaterThan(5);
  });

  test("both after trouble, too", async () => {
    const host = await stage.openHost();
    const mood = writes({ since: stage.now(), every: 2, ...asking({ skipHours: WORKDAY, minutes: 150 }) });
    const person = await stage.follow(
      host.says(
        "/feed.xml",
        sometimes(mood, ({ nth }) => nth % 3 === 2, status(500)),
      ),
    );
    await stage.pass(60);
    expect(host.askedFor("/feed.xml").length).toBeGreaterThan(8);
    expect((await stage.titles(person)).length).toBeGreaterThan(20);
  });

  test.each([
    ["ttl", asking({ minutes: 300 })],
    [
      "sy:updatePeriod",
      {
        more: `<sy:updatePeriod xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">daily</sy:updatePeriod><sy:updateFrequency xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">4</sy:updateFrequency>`,
        asks: { minutes: 360 },
      },
    ],
  ])("%s", async (_name, wish) => {
    const host = await stage.openHost();
    await stage.follow(host.says("/feed.xml", writes({ since: stage.now(), every: 2, ...wish })));
    await stage.pass(20);
    await stage.restart(2);
    await stage.pass(20);
    const asked = host.askedFor("/feed.xml").length;
    expect(asked).toBeGreaterThan(5);
    expect(asked).toBeLessThan(10);
  });

  test("a wish that would mean never is none", async () => {
    const host = await stage.openHost();
    const all = Array.from({ length: 24 }, (_, hour) => hour);
    await stage.follow(host.says("/feed.xml", writes({ since: stage.now(), every: 2, ...asking({ skipHours: all }) })));
    await stage.pass(12);
    expect(host.askedFor("/feed.xml").length).toBeGreaterThan(5);
  });
});
