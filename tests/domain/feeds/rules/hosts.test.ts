// Rules 7, 8 and 16 of design/feeds.md: what a host as a whole is spared.
import { describe, expect, test } from "vitest";
import { HOUR, MINUTE } from "../../../../src/clock.ts";
import { scattered } from "../../../support/chance.ts";
import { useStage } from "../../../support/stage.ts";
import { asking, named, redirect, status, writes } from "../../../world/conformance/moods.ts";
import type { Host } from "../../../world/conformance/publisher.ts";

const stage = useStage({ overrides: { chance: scattered() } });

/** A feed with posts of its own. */
function own(path: string) {
  return writes({ since: stage.now(), every: 2, entry: named(path) });
}

async function followed(host: Host, path: string) {
  const person = await stage.follow(host.says(path, own(path)));
  return { person, feedId: person.feeds[0]!.id };
}

describe("7. 429 and 503 with Retry-After: silence until then, over restarts; without it, back off", () => {
  test.each<[string, number, (now: Date) => string, number]>([
    ["429 in seconds", 429, () => String(6 * 3_600), 6],
    ["503 in seconds", 503, () => String(6 * 3_600), 6],
    ["429 by a date", 429, (now) => new Date(now.getTime() + 6 * HOUR).toUTCString(), 6],
    ["503 by a date", 503, (now) => new Date(now.getTime() + 6 * HOUR).toUTCString(), 6],
    ["two days of it", 429, () => String(48 * 3_600), 48],
  ])("%s", async (_name, code, retryAfter, hours) => {
    const host = await stage.openHost();
    const { person } = await followed(host, "/feed.xml");
    host.says("/feed.xml", ({ at }) => ({
      status: code,
      headers: { "retry-after": retryAfter(at), date: at.toUTCString() },
    }));
    await stage.pass(3);
    const asked = host.askedFor("/feed.xml").length;
    expect(asked).toBe(2);
    for (let quarter = 0; quarter < 3; quarter += 1) {
      await stage.restart(hours / 4 - 1);
      await stage.house().poll();
    }
    expect(host.askedFor("/feed.xml")).toHaveLength(asked);
    expect(await stage.state(person)).toMatchObject({
      status: "ok",
      failures: 0,
      error: expect.stringContaining("pause"),
    });
    host.says("/feed.xml", own("/feed.xml"));
    await stage.pass(hours / 2 + 5);
    expect(host.askedFor("/feed.xml").length).toBeGreaterThan(asked);
    expect(await stage.state(person)).toMatchObject({ status: "ok", error: null });
  });

  test.each([[429], [503]])("%i without a word on how long is asked less and less, and is no failure", async (code) => {
    const host = await stage.openHost();
    const { person } = await followed(host, "/feed.xml");
    host.says("/feed.xml", status(code));
    await stage.pass(40);
    await stage.restart(2);
    await stage.pass(40);
    const times = host.askedFor("/feed.xml").map(({ at }) => at.getTime());
    expect(times.length).toBeGreaterThan(4);
    expect(times.length).toBeLessThan(13);
    expect(await stage.state(person)).toMatchObject({ status: "ok", failures: 0 });
    host.says("/feed.xml", own("/feed.xml"));
    await stage.pass(27);
    expect(await stage.state(person)).toMatchObject({ status: "ok", error: null });
  });

  test("a shorter silence does not end a longer one", async () => {
    const [host, other] = [await stage.openHost(), await stage.openHost()];
    const { person } = await followed(host, "/feed.xml");
    const elsewhere = await stage.follow(other.says("/feed.xml", own("/other")));
    host.says("/feed.xml", status(429, { "retry-after": String(20 * 3_600) }));
    host.says("/short.xml", status(429, { "retry-after": "60" }));
    await stage.pass(3);
    other.says("/feed.xml", redirect(302, `${host.origin}/short.xml`));
    await stage.pass(15);
    expect(host.askedFor("/short.xml")).toEqual([]);
    expect((await stage.state(elsewhere)).nextPollAt.getTime()).toBeGreaterThan(stage.now().getTime());
    expect(await stage.state(person)).toMatchObject({ status: "ok" });
  });
});

describe("8. A 429 silences all feeds of that host", () => {
  test("and its pages, for everybody who is curious, over a restart", async () => {
    const host = await stage.openHost();
    const feeds = [];
    for (const path of ["/a.xml", "/b.xml", "/c.xml"]) feeds.push(await followed(host, path));
    host.says("/a.xml", status(429, { "retry-after": String(8 * 3_600) }));
    // Its turn comes before the others'.
    for (let step = 0; step < 20 && host.askedFor("/a.xml").length < 2; step += 1) await stage.pass(0.5, 30);
    const silent = stage.publisher().journal.length;
    await stage.pass(2);
    await stage.restart(2);
    await stage.pass(3);
    const tarik = stage.house().as(stage.house().tarik);
    for (const address of ["/", "/b.xml", "/new.xml"]) {
      const { status: code } = await tarik.post("/discover", { url: host.origin + address });
      expect(address === "/b.xml" ? [200] : [422]).toContain(code);
    }
    for (const { feedId } of feeds) {
      const told = await stage
        .house()
        .as(stage.house().olga)
        .post<{ polled: boolean; allowedAt: string }>(`/feeds/${feedId}/poll`);
      expect(told.body.polled).toBe(false);
      expect(Date.parse(told.body.allowedAt)).toBeGreaterThan(stage.now().getTime());
    }
    expect(stage.publisher().journal).toHaveLength(silent);
    await stage.pass(6);
    expect(stage.publisher().journal.length).toBeGreaterThan(silent + 2);
  });

  test("also where it is the target of a redirect that said so", async () => {
    const [host, other] = [await stage.openHost(), await stage.openHost()];
    const { person } = await followed(host, "/feed.xml");
    await followed(other, "/own.xml");
    other.says("/moved.xml", status(429, { "retry-after": String(9 * 3_600) }));
    host.says("/feed.xml", redirect(302, `${other.origin}/moved.xml`));
    for (let step = 0; step < 20 && other.askedFor("/moved.xml").length === 0; step += 1) await stage.pass(0.5, 30);
    const silent = other.askedFor("/own.xml").length;
    await stage.restart(1);
    await stage.pass(7);
    expect(other.askedFor("/own.xml")).toHaveLength(silent);
    expect(await stage.state(person)).toMatchObject({ failures: 0 });
    await stage.pass(5);
    expect(other.askedFor("/own.xml").length).toBeGreaterThan(silent);
  });

  test("discovery that meets one stops there, and the host has its silence", async () => {
    const host = await stage.openHost();
    const { feedId } = await followed(host, "/a.xml");
    host.says("/about", () => ({ headers: { "content-type": "text/html" }, body: LINKS }), "page");
    host.says("/busy.xml", status(429, { "retry-after": String(5 * 3_600) }));
    await stage.pass(2);
    await stage
      .house()
      .as(stage.house().tarik)
      .post("/discover", { url: `${host.origin}/about` });
    expect(host.askedFor("/busy.xml")).toHaveLength(1);
    const asked = host.askedFor("/a.xml").length;
    await stage.pass(4);
    expect(host.askedFor("/a.xml")).toHaveLength(asked);
    expect(
      (await stage.house().as(stage.house().olga).post<{ polled: boolean }>(`/feeds/${feedId}/poll`)).body.polled,
    ).toBe(false);
  });
});

const LINKS = `<!doctype html><html><head><title>About</title>
<link rel="alternate" type="application/rss+xml" title="Busy" href="/busy.xml">
<link rel="alternate" type="application/rss+xml" title="Next" href="/next.xml"></head><body><h1>About</h1></body></html>`;

describe("16. One request in flight per host, requests to a host spaced, no burst on the hour", () => {
  test("one after the other, though all are due, asked for by hand and looked up at once", async () => {
    const host = await stage.openHost();
    const feeds = [];
    for (let nth = 0; nth < 6; nth += 1) feeds.push(await followed(host, `/${nth}.xml`));
    await stage.restart(30);
    const house = stage.house();
    const body = `<!doctype html><link rel="alternate" type="application/rss+xml" href="/0.xml"><title>Ada Bell</title>`;
    host.says("/", () => ({ headers: { "content-type": "text/html" }, body }), "page");
    await Promise.all([
      house.poll(),
      ...feeds.map(({ feedId }) => house.as(house.olga).post(`/feeds/${feedId}/poll`)),
      house.as(house.tarik).post("/discover", { url: `${host.origin}/` }),
    ]);
    await stage.pass(3);
    for (let nth = 0; nth < 6; nth += 1) expect(host.askedFor(`/${nth}.xml`).length).toBeGreaterThan(1);
  });

  test("feeds that wait for the same hour or the same silence to end do not all come at its first minute", async () => {
    const host = await stage.openHost();
    const skipHours = Array.from({ length: 23 }, (_, hour) => (hour + 6) % 24);
    const people = [];
    for (let nth = 0; nth < 8; nth += 1) {
      const mood = writes({ since: stage.now(), entry: named(`${nth}`), ...asking({ skipHours }) });
      people.push(await stage.follow(host.says(`/${nth}.xml`, mood)));
    }
    const dates = await Promise.all(people.map(async (person) => (await stage.state(person)).nextPollAt));
    expect(new Set(dates.map((date) => date.getUTCHours()))).toEqual(new Set([5]));
    expect(new Set(dates.map((date) => Math.floor(date.getTime() / MINUTE))).size).toBeGreaterThan(3);
  });
});
