// Who may ask a feed, and when: however many ask at once.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { App } from "../../../src/app.ts";
import { DAY, HOUR, MINUTE, type createManualClock } from "../../../src/clock.ts";
import { openDatabase } from "../../../src/db/connect.ts";
import { getFeed, type Feed } from "../../../src/db/feeds.ts";
import { silenceHost } from "../../../src/db/hosts.ts";
import { claimDueFeeds, claimFeed, mendClock, nextLookAt, returnClaims } from "../../../src/db/polls.ts";
import { createTestApp, MONDAY_MORNING } from "../../support/app.ts";
import { onEachDatabase } from "../../support/database.ts";
import { addDueFeeds } from "../../support/due-feeds.ts";

onEachDatabase("claims of feeds", (kind) => {
  let app: App & { clock: ReturnType<typeof createManualClock> };
  beforeAll(async () => {
    app = await createTestApp({ database: kind });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    app.clock.set(MONDAY_MORNING);
    await app.db.deleteFrom("feeds").execute();
    await app.db.deleteFrom("hosts").execute();
  });

  const times = () => {
    const now = app.clock.now();
    return { now, until: new Date(now.getTime() + 2 * MINUTE), minutes: 60 };
  };
  const claim = (feeds: number, failing = feeds) => claimDueFeeds(app.db, times(), { feeds, failing });
  const urlsOf = (feeds: readonly Feed[]) => feeds.map(({ url }) => url).toSorted();

  test("of many pools at once are never of one host, and in the end all feeds were claimed once", async () => {
    const urls = Array.from({ length: 90 }, (_, at) => `https://host-${at % 30}.example/${at}`);
    await addDueFeeds(app, urls);
    const pools = kind === "postgres" ? await Promise.all([1, 2, 3].map(() => openDatabase(app.config))) : [];
    const handles = kind === "postgres" ? pools.map(({ db }) => db) : [app.db, app.db, app.db];
    const seen: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      const claimed = await Promise.all(
        handles.flatMap((db) => [0, 1].map(() => claimDueFeeds(db, times(), { feeds: 8, failing: 8 }))),
      );
      const hosts = claimed.flat().map(({ host }) => host);
      expect(new Set(hosts).size).toBe(hosts.length);
      expect(hosts).toHaveLength(30);
      seen.push(...claimed.flat().map(({ url }) => url));
      // A feed is put off by its claim; its host is free again once that is over.
      app.clock.advance(3 * MINUTE);
    }
    expect(seen.toSorted()).toEqual(urls.toSorted());
    await Promise.all(pools.map((pool) => pool.close()));
  });

  test("take the longest due first, and one of a platform's subdomains at a time", async () => {
    const urls = [
      "https://a.example/1",
      "https://b.substack.com/feed",
      "https://c.substack.com/feed",
      "https://d.example/",
    ];
    await addDueFeeds(app, urls);
    expect(urlsOf(await claim(2))).toEqual([urls[0], urls[1]]);
    expect(urlsOf(await claim(9))).toEqual([urls[3]]);
    expect(await claim(9)).toEqual([]);
  });

  test("leave out what is silent, gone, not to be asked yet, or followed by nobody", async () => {
    const now = app.clock.now();
    await addDueFeeds(app, ["https://silent.example/feed"]);
    await silenceHost(app.db, { host: "silent.example", until: new Date(now.getTime() + HOUR), reason: "" });
    await addDueFeeds(app, ["https://silent.example/new"]);
    await addDueFeeds(app, ["https://gone.example/feed"], { status: "gone" });
    await addDueFeeds(app, ["https://alone.example/feed"], { orphanedAt: now });
    await addDueFeeds(app, ["https://fresh.example/feed"], { allowedAt: new Date(now.getTime() + 1) });
    await addDueFeeds(app, ["https://later.example/feed"], { nextPollAt: new Date(now.getTime() + 1) });
    expect(await claim(9)).toEqual([]);
    app.clock.advance(1);
    expect(urlsOf(await claim(9))).toEqual(["https://fresh.example/feed", "https://later.example/feed"]);
  });

  test("put the next request off before the first goes out, by a day where it is a whole download", async () => {
    const [light] = await addDueFeeds(app, ["https://light.example/"]);
    const [heavy] = await addDueFeeds(app, ["https://heavy.example/"], { floorMinutes: 1_440 });
    const [shy] = await addDueFeeds(app, ["https://shy.example/"], { askedMinutes: 180 });
    await claim(9);
    const waits = await Promise.all(
      [light!, heavy!, shy!].map(async ({ id }) => {
        const { nextPollAt, allowedAt } = await getFeed(app.db, id);
        expect(allowedAt).toEqual(nextPollAt);
        return (nextPollAt.getTime() - app.clock.now().getTime()) / MINUTE;
      }),
    );
    expect(waits).toEqual([60, 1_440, 180]);
  });

  test("give failing feeds no more places than are theirs", async () => {
    await addDueFeeds(app, ["https://ill-1.example/", "https://ill-2.example/", "https://ill-3.example/"], {
      failures: 3,
    });
    await addDueFeeds(app, ["https://well.example/"]);
    expect(urlsOf(await claim(4, 2))).toEqual([
      "https://ill-1.example/",
      "https://ill-2.example/",
      "https://well.example/",
    ]);
    expect(await claim(4, 0)).toEqual([]);
  });

  test("of one feed obey the same rules, but for its being due", async () => {
    const later = { nextPollAt: new Date(app.clock.now().getTime() + HOUR) };
    const [one, other] = await addDueFeeds(app, ["https://a.example/1", "https://a.example/2"], later);
    expect(await claimFeed(app.db, one!.id, times())).toMatchObject({ id: one!.id, wasDue: later.nextPollAt });
    expect(await claimFeed(app.db, one!.id, times())).toBeUndefined();
    expect(await claimFeed(app.db, other!.id, times())).toBeUndefined();
    app.clock.advance(3 * MINUTE);
    expect(await claimFeed(app.db, other!.id, times())).toMatchObject({ id: other!.id });
  });

  test("that are given back leave everything as it was, unless they are somebody else's by now", async () => {
    const [feed] = await addDueFeeds(app, ["https://a.example/"]);
    const [first] = await claim(1);
    await returnClaims(app.db, [{ ...first!, dueAt: first!.wasDue, allowedAt: first!.wasAllowed }]);
    expect(await getFeed(app.db, feed!.id)).toEqual(feed);
    app.clock.advance(1);
    const [second] = await claim(1);
    await returnClaims(app.db, [{ ...first!, dueAt: first!.wasDue, allowedAt: first!.wasAllowed }]);
    expect((await getFeed(app.db, feed!.id)).claimedUntil).toEqual(second!.claimedUntil);
  });

  test("many feeds of one silent or busy host stand in nobody's way", async () => {
    await addDueFeeds(
      app,
      Array.from({ length: 400 }, (_, at) => `https://crowd.example/${at}`),
    );
    await addDueFeeds(app, ["https://last.example/"]);
    expect(urlsOf(await claim(9))).toEqual(["https://crowd.example/0"]);
    expect(urlsOf(await claim(9))).toEqual(["https://last.example/"]);
  });

  test("tell when to look again: at the next due feed, or when a host is free", async () => {
    expect(await nextLookAt(app.db, app.clock.now())).toBeUndefined();
    const due = new Date(app.clock.now().getTime() + 90 * MINUTE);
    await addDueFeeds(app, ["https://a.example/"], { nextPollAt: due });
    expect(await nextLookAt(app.db, app.clock.now())).toEqual(due);
    await addDueFeeds(app, ["https://b.example/"]);
    await claim(1);
    expect(await nextLookAt(app.db, app.clock.now())).toEqual(times().until);
  });

  test("are not lost to a clock that was a month ahead", async () => {
    const ahead = (ms: number) => new Date(app.clock.now().getTime() + 30 * DAY + ms);
    const stale = {
      lastPolledAt: ahead(0),
      nextPollAt: ahead(2 * HOUR),
      allowedAt: ahead(HOUR),
      claimedUntil: ahead(MINUTE),
    };
    const [feed] = await addDueFeeds(app, ["https://a.example/"], stale);
    await mendClock(app.db, app.clock.now());
    expect(await getFeed(app.db, feed!.id)).toMatchObject({
      nextPollAt: new Date(app.clock.now().getTime() + 2 * HOUR),
      allowedAt: new Date(app.clock.now().getTime() + HOUR),
      claimedUntil: null,
    });
  });
});
