// What comes of many visits at once.
import type { KyselyPlugin } from "kysely";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { App } from "../../../src/app.ts";
import { HOUR, MINUTE, type createManualClock } from "../../../src/clock.ts";
import { getFeed } from "../../../src/db/feeds.ts";
import { claimDue, pollDue, pollFeed, toVisiting } from "../../../src/domain/polls.ts";
import { visitFeed } from "../../../src/domain/polls/visit.ts";
import { writeOutcomes } from "../../../src/domain/polls/write.ts";
import { createTestApp, MONDAY_MORNING } from "../../support/app.ts";
import { onEachDatabase } from "../../support/database.ts";
import { addDueFeeds } from "../../support/due-feeds.ts";
import { startFeedStreet, type FeedStreet } from "../../world/feed-street.ts";

const HOUSES = 50;

onEachDatabase("a batch of polls", (kind) => {
  let app: App & { clock: ReturnType<typeof createManualClock> };
  let street: FeedStreet;
  let ids: string[];
  beforeAll(async () => {
    app = await createTestApp({ database: kind, allow: ["127.0.0.0/8"], overrides: { limits: { spacingMs: 0 } } });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    app.clock.set(MONDAY_MORNING);
    await app.db.deleteFrom("feeds").execute();
    street = await startFeedStreet(kind === "pglite" ? 86 : 87, HOUSES);
    const urls = Array.from({ length: HOUSES }, (_, house) => street.urlOf(house));
    ids = (await addDueFeeds(app, urls)).map(({ id }) => id);
    return () => street.close();
  });

  const titles = async (): Promise<string[]> =>
    (await app.db.selectFrom("posts").select("title").orderBy("title").execute()).map(({ title }) => title);
  const claimAndVisit = async () => {
    const claimed = await claimDue(app, { feeds: HOUSES, failing: HOUSES });
    return Promise.all(claimed.map((feed) => visitFeed(toVisiting(app), feed)));
  };

  test("stores what every feed says, and asks each once", async () => {
    await pollDue(app);
    expect(await titles()).toHaveLength(HOUSES);
    expect(street.calls.map(({ house }) => house).toSorted((a, b) => a - b)).toEqual(ids.map((_, house) => house));
    expect(await getFeed(app.db, ids[7]!)).toMatchObject({
      title: "House 7",
      status: "ok",
      etag: '"1"',
      format: "rss",
    });
    expect((await getFeed(app.db, ids[7]!)).rhythm).toHaveLength(1);
  });

  test("of feeds in which nothing changed costs a handful of statements, and reads no post", async () => {
    await pollDue(app);
    app.clock.advance(12 * HOUR);
    const statements: string[] = [];
    const counter: KyselyPlugin = {
      transformQuery: ({ node }) => (statements.push(JSON.stringify(node)), node),
      transformResult: async ({ result }) => result,
    };
    await pollDue({ ...app, db: app.db.withPlugin(counter) }, HOUSES);
    expect(street.calls.slice(HOUSES).map(({ headers }) => headers["if-none-match"])).toEqual(
      Array(HOUSES).fill('"1"'),
    );
    // Two claims, the second of which finds nothing, and what they found.
    expect(statements.length).toBeLessThan(10);
    expect(statements.filter((statement) => /\bposts\b|post_keys|postKeys/.test(statement))).toEqual([]);
    for (const id of ids)
      expect(await getFeed(app.db, id)).toMatchObject({ claimedUntil: null, lastPolledAt: app.clock.now() });
  });

  test("with a feed in it that cannot be stored stores all the others", async () => {
    await sql`alter table posts add constraint no_thirteen check (title <> 'Thirteen')`.execute(app.db);
    street.publish(13, [{ guid: "13", title: "Thirteen", content: "<p>Bad luck.</p>" }]);
    await pollDue(app, HOUSES);
    await sql`alter table posts drop constraint no_thirteen`.execute(app.db);
    expect(await titles()).toHaveLength(HOUSES - 1);
    expect(await getFeed(app.db, ids[13]!)).toMatchObject({ status: "failing", failures: 1, claimedUntil: null });
    expect(await getFeed(app.db, ids[12]!)).toMatchObject({ status: "ok", claimedUntil: null });
  });

  test("whose process died before it was written is asked again, and not before it may be", async () => {
    await pollDue(app);
    street.publish(0, [{ guid: "new", title: "News", content: "<p>New.</p>" }]);
    app.clock.advance(12 * HOUR);
    await claimAndVisit();
    const asked = street.calls.length;
    app.clock.advance(59 * MINUTE);
    await pollDue(app);
    expect(await pollFeed(app, ids[0]!)).toMatchObject({ outcome: "too-soon" });
    expect(street.calls.length).toBe(asked);
    expect(await titles()).not.toContain("News");
    app.clock.advance(2 * MINUTE);
    await pollDue(app);
    expect(await titles()).toContain("News");
    // What was served and never stored was not served for us.
    expect(street.calls.slice(asked).map(({ headers }) => headers["if-none-match"])).toEqual(Array(HOUSES).fill('"1"'));
  });

  test("that comes late, when the feeds are somebody else's, writes nothing", async () => {
    const late = await claimAndVisit();
    app.clock.advance(2 * HOUR);
    street.publish(0, [{ guid: "new", title: "News", content: "<p>New.</p>" }]);
    await pollDue(app);
    const before = await getFeed(app.db, ids[0]!);
    expect(before.etag).toBe('"2"');
    expect(await writeOutcomes(app, late)).toEqual(new Map());
    expect(await getFeed(app.db, ids[0]!)).toEqual(before);
    expect(await titles()).toHaveLength(HOUSES);
  });

  test("of feeds that were deleted meanwhile writes the others", async () => {
    const outcomes = await claimAndVisit();
    await app.db.deleteFrom("feeds").where("id", "in", ids.slice(0, 10)).execute();
    expect([...(await writeOutcomes(app, outcomes)).keys()].toSorted()).toEqual(ids.slice(10).toSorted());
    expect(await titles()).toHaveLength(HOUSES - 10);
  });
});
