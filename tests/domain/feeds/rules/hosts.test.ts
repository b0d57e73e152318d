// Rules 7, 8 and 16 of design/feeds.md: what a host as a whole is spared.
import { describe, expect, test } from "vitest";
import { HOUR, MINUTE } from "../../../../src/clock.ts";
import { useStage } from "../../../support/stage.ts";
import { asking, named, redirect, status, writes } from "../../../world/conformance/moods.ts";
import type { Host } from "../../../world/conformance/publisher.ts";

const stage = useStage();

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
});
