// Rules 1 to 4 and 21 of design/feeds.md: what is sent back of what was served.
import { describe, expect, test } from "vitest";
import { HOUR } from "../../../../src/clock.ts";
import { useStage } from "../../../support/stage.ts";
import { named, redirect, saying, sometimes, status, writes, type Mood } from "../../../world/conformance/moods.ts";
import type { Exchange } from "../../../world/conformance/journal.ts";
import { HTML, frontPage } from "../../../world/write-feed.ts";

const stage = useStage();

const conditions = (asked: readonly Exchange[]) =>
  asked.map(({ headers }) => [headers["if-none-match"], headers["if-modified-since"]]);

describe("1. Exactly one unconditional GET per feed that serves validators and stays where it is", () => {
  test("none after a restart, an edit, an unfollow and follow again, by whatever address", async () => {
    const host = await stage.openHost();
    const url = host.says("/feed.xml", writes({ since: stage.now(), every: 6 }));
    host.says("/", () => ({ headers: HTML, body: frontPage("Ada Bell") }), "page");
    const person = await stage.follow(`${host.origin}/`);
    await stage.pass(5);
    await stage.restart(7);
    await stage.pass(5);
    const olga = stage.house().as(stage.house().olga);
    expect((await olga.patch(`/people/${person.id}`, { name: "Ada" })).status).toBe(200);
    expect((await olga.delete(`/people/${person.id}`)).status).toBeLessThan(300);
    await stage.restart(3);
    await stage.follow(url);
    await stage.follow(`${host.origin}/`, stage.house().tarik);
    await stage.pass(12);
    const asked = conditions(host.askedFor("/feed.xml"));
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter(([etag, modified]) => etag === undefined && modified === undefined)).toHaveLength(1);
  });

  test("none after trouble either, though somebody else follows it in the middle of that", async () => {
    const host = await stage.openHost();
    const well = writes({ since: stage.now() });
    const url = host.says("/feed.xml", well);
    await stage.follow(url);
    host.says("/feed.xml", status(500));
    await stage.pass(9);
    host.says("/feed.xml", well);
    stage.house().clock.advance(30 * HOUR);
    await stage.follow(url, stage.house().tarik);
    await stage.pass(30);
    expect(conditions(host.askedFor("/feed.xml")).filter(([etag]) => etag === undefined)).toHaveLength(1);
  });
});

describe("2. A validator is sent back byte for byte as last served, quotes and W/ included", () => {
  test.each([
    ["weak", 'W/"a b, c"', "Sun, 22 Nov 2026 08:00:00 GMT"],
    ["without quotes", "unquoted", "Sunday, 22-Nov-26 08:00:00 GMT"],
    ["of nothing but quotes", '""', "yesterday, more or less"],
    ["with a list's commas", '"a", "b"', "Sun, 22 Nov 2026 08:00:00 +0000"],
    ["in bytes of its own", Buffer.from('"ünïcode-é"').toString("latin1"), "2026-11-22T08:00:00Z"],
    ["with a tab and a backslash", '"a\tb\\"c"', "0"],
  ])("%s", async (_name, etag, modified) => {
    const host = await stage.openHost();
    const odd = writes({ since: stage.now(), etag: () => etag, modified: () => modified });
    await stage.follow(host.says("/feed.xml", odd));
    await stage.pass(3);
    await stage.restart(2);
    await stage.pass(3);
    const asked = conditions(host.askedFor("/feed.xml"));
    expect(asked.length).toBeGreaterThan(2);
    expect(asked.slice(1)).toEqual(asked.slice(1).map(() => [etag, modified]));
    expect(host.askedFor("/feed.xml").at(-1)!.status).toBe(304);
  });

  test("never an older one: each answer's own, over restarts", async () => {
    const host = await stage.openHost();
    const feed = { since: stage.now(), every: 2 };
    // Serves a new validator each time, also for what it served before.
    const changing: Mood = saying(writes(feed), ({ nth }) => ({ etag: `"turn-${nth}"` }));
    await stage.follow(host.says("/feed.xml", changing));
    await stage.pass(8);
    await stage.restart(5);
    await stage.pass(8);
    const asked = conditions(host.askedFor("/feed.xml")).map(([etag]) => etag);
    expect(asked.length).toBeGreaterThan(5);
    expect(asked).toEqual(asked.map((_, index) => (index === 0 ? undefined : `"turn-${index}"`)));
  });

  test("of a 203, which is a 200 that somebody on the way has touched", async () => {
    const host = await stage.openHost();
    const well = writes({ since: stage.now(), every: 3 });
    const person = await stage.follow(
      host.says("/feed.xml", (turn) => {
        const reply = well(turn);
        return reply.status === undefined || reply.status === 200 ? { ...reply, status: 203 } : reply;
      }),
    );
    await stage.pass(20);
    expect(await stage.state(person)).toMatchObject({ status: "ok", failures: 0 });
    expect((await stage.titles(person)).length).toBeGreaterThan(6);
  });

  test("those of an answer that was no feed included: what it served last is what it knows", async () => {
    const host = await stage.openHost();
    const garbage: Mood = () => ({ headers: { ...HTML, etag: '"garbage"' }, body: "<h1>Down for maintenance</h1>" });
    const person = await stage.follow(
      host.says(
        "/feed.xml",
        sometimes(writes({ since: stage.now(), every: 3 }), ({ nth }) => nth === 3, garbage),
      ),
    );
    await stage.pass(40);
    expect(await stage.state(person)).toMatchObject({ status: "ok" });
    expect((await stage.titles(person)).length).toBeGreaterThan(10);
  });
});

describe("3. Both validators are sent if both were served, one if one, none if none", () => {
  test("and when what is served changes, what is sent does", async () => {
    const host = await stage.openHost();
    const feed = { since: stage.now(), every: 30 };
    const person = await stage.follow(host.says("/feed.xml", writes(feed)));
    const sent = async (validators: "both" | "etag" | "modified" | "none", hours: number) => {
      host.says(
        "/feed.xml",
        saying(writes({ ...feed, every: 1, validators }), () => ({})),
      );
      await stage.pass(hours);
      const [etag, modified] = conditions(host.askedFor("/feed.xml")).at(-1)!;
      return [etag !== undefined, modified !== undefined];
    };
    expect(await sent("both", 8)).toEqual([true, true]);
    expect(await sent("etag", 8)).toEqual([true, false]);
    await stage.restart(1);
    expect(await sent("modified", 8)).toEqual([false, true]);
    expect(await sent("none", 60)).toEqual([false, false]);
    expect(await sent("both", 60)).toEqual([true, true]);
    expect(await stage.state(person)).toMatchObject({ status: "ok" });
  });
});

describe("4. On 304 entries stay and new ETag/Last-Modified are adopted", () => {
  test("one by one, and over restarts", async () => {
    const host = await stage.openHost();
    const person = await stage.follow(host.says("/feed.xml", writes({ since: stage.now() })));
    host.says("/feed.xml", ({ nth }) => ({
      status: 304,
      headers: nth % 2 === 0 ? { etag: `"again-${nth}"` } : { "last-modified": `turn ${nth}` },
    }));
    await stage.pass(7);
    await stage.restart(2);
    await stage.pass(7);
    const asked = conditions(host.askedFor("/feed.xml"));
    expect(asked.length).toBeGreaterThan(6);
    expect(asked.slice(2, 6)).toEqual([
      ['"v3"', "turn 1"],
      ['"again-2"', "turn 1"],
      ['"again-2"', "turn 3"],
      ['"again-4"', "turn 3"],
    ]);
    expect(await stage.titles(person)).toEqual(["Number 3", "Number 2", "Number 1"]);
    expect(await stage.state(person)).toMatchObject({ status: "ok", error: null });
  });
});

describe("21. Validators of one URL are never sent to another, nor after a redirect to another", () => {
  test.each([[301], [302], [307], [308]])("%i", async (code) => {
    const [host, other] = [await stage.openHost(), await stage.openHost()];
    const feed = { since: stage.now(), every: 24 };
    const person = await stage.follow(host.says("/feed.xml", writes(feed)));
    await stage.pass(5);
    const entry = named(`${host.origin}/n`);
    other.says("/feed.xml", writes({ ...feed, entry, etag: (version) => `"other-${version}"` }));
    host.says("/feed.xml", redirect(code, `${other.origin}/feed.xml`));
    await stage.pass(26);
    await stage.restart(2);
    await stage.pass(80);
    expect(other.askedFor("/feed.xml").length).toBeGreaterThan(2);
    host.says("/feed.xml", writes(feed));
    await stage.pass(26);
    expect(await stage.state(person)).toMatchObject({ status: "ok" });
  });

  test("nor is what another answered to a bare question taken for one's own", async () => {
    const [host, other] = [await stage.openHost(), await stage.openHost()];
    const person = await stage.follow(host.says("/feed.xml", writes({ since: stage.now() })));
    other.says("/feed.xml", status(304, { etag: '"other"' }));
    host.says("/feed.xml", redirect(302, `${other.origin}/feed.xml`));
    await stage.pass(12);
    expect(await stage.state(person)).toMatchObject({ status: "failing" });
    host.says("/feed.xml", writes({ since: stage.now() }));
    await stage.pass(26);
    expect(await stage.state(person)).toMatchObject({ status: "ok" });
  });
});
