// The poller of a process, on the clock of the wall: what it asks, what it leaves behind when it stops.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { App } from "../../src/app.ts";
import { MINUTE, type createManualClock } from "../../src/clock.ts";
import { getFeed, updateFeed } from "../../src/db/feeds.ts";
import { startPolling } from "../../workers/poller.ts";
import { runWorkers } from "../../workers/run-workers.ts";
import { createTestApp, MONDAY_MORNING } from "../support/app.ts";
import { onEachDatabase } from "../support/database.ts";
import { addDueFeeds } from "../support/due-feeds.ts";
import { startFeedStreet, type FeedStreet } from "../world/feed-street.ts";

const SOON = { timeout: 15_000 };

onEachDatabase("the poller", (kind) => {
  let app: App & { clock: ReturnType<typeof createManualClock> };
  let street: FeedStreet;
  beforeAll(async () => {
    app = await createTestApp({ database: kind, allow: ["127.0.0.0/8"] });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    app.clock.set(MONDAY_MORNING);
    await app.db.deleteFrom("feeds").execute();
    street = await startFeedStreet(kind === "pglite" ? 88 : 89, 40);
    return () => street.close();
  });

  const addHouses = async (...houses: number[]): Promise<string[]> =>
    (
      await addDueFeeds(
        app,
        houses.map((house) => street.urlOf(house)),
      )
    ).map(({ id }) => id);
  const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, at) => from + at);
  const readHouses = async (): Promise<number> =>
    (await app.db.selectFrom("feeds").select("id").where("lastOkAt", "is not", null).execute()).length;
  const hasBeenAsked = (house: number): boolean => street.calls.some((call) => call.house === house);

  test("reads more feeds than it has places, and none twice", async () => {
    await addHouses(...range(0, 40));
    const poller = startPolling(app, 8);
    await expect.poll(readHouses, SOON).toBe(40);
    await poller.close(5_000);
    expect(street.calls).toHaveLength(40);
  });

  test("is delayed by nobody who never answers", async () => {
    for (const house of range(0, 3)) street.says(house, undefined);
    await addHouses(...range(0, 24));
    const poller = startPolling(app, 4);
    await expect.poll(readHouses, SOON).toBe(21);
    await poller.close(0);
    expect(await readHouses()).toBe(21);
  });

  test("gives back at a stop what it was asking for: what went out counts as a request", async () => {
    street.says(0, undefined);
    const [id] = await addHouses(0);
    const poller = startPolling(app);
    await expect.poll(() => hasBeenAsked(0), SOON).toBe(true);
    await poller.close(0);
    const { claimedUntil, nextPollAt, failures, error } = await getFeed(app.db, id!);
    expect([claimedUntil, failures, error]).toEqual([null, 0, null]);
    expect(nextPollAt).toEqual(new Date(app.clock.now().getTime() + 60 * MINUTE));
  });

  test("gives back what had not gone out yet as if it had never been claimed", async () => {
    // Somebody reads a page of the same host, and does not come to an end.
    street.says(0, undefined);
    const stopping = new AbortController();
    const reading = app.fetcher.fetch({ url: street.urlOf(0), purpose: "article", signal: stopping.signal });
    await expect.poll(() => hasBeenAsked(0), SOON).toBe(true);
    const [id] = await addHouses(0);
    const before = await getFeed(app.db, id!);
    const poller = startPolling(app);
    await expect.poll(async () => (await getFeed(app.db, id!)).claimedUntil, SOON).not.toBeNull();
    await poller.close(0);
    expect(await getFeed(app.db, id!)).toEqual(before);
    expect(street.calls).toHaveLength(1);
    stopping.abort(new Error("enough"));
    await expect(reading).rejects.toThrow("enough");
  });

  test("waits at a stop for what is about to be answered", async () => {
    const { promise: asked, resolve: answer } = Promise.withResolvers<() => void>();
    street.says(0, (response) => answer(() => response.writeHead(404).end()));
    const [id] = await addHouses(0);
    const poller = startPolling(app);
    const respond = await asked;
    const closed = poller.close(15_000);
    respond();
    await closed;
    expect(await getFeed(app.db, id!)).toMatchObject({ failures: 1, lastPolledAt: app.clock.now() });
  });

  test("looks at once when a job says that a feed is due", async () => {
    const [id] = await addHouses(0);
    await updateFeed(app.db, id!, { nextPollAt: new Date(app.clock.now().getTime() + 24 * 60 * MINUTE) });
    const workers = runWorkers(app);
    await updateFeed(app.db, id!, { nextPollAt: app.clock.now() });
    await app.queue.enqueue("poll-feeds", [{}]);
    await expect.poll(readHouses, SOON).toBe(1);
    await workers.close(10_000);
  });
});
