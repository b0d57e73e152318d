// A house whose own line is down blames no feed for it, and asks nobody for a while.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { App } from "../../src/app.ts";
import { HOUR, MINUTE, type createManualClock } from "../../src/clock.ts";
import { pollDue } from "../../src/domain/polls.ts";
import { startPolling } from "../../workers/poller.ts";
import { createTestApp, MONDAY_MORNING } from "../support/app.ts";
import { addDueFeeds } from "../support/due-feeds.ts";
import { startFeedStreet, type FeedStreet } from "../world/feed-street.ts";

const HOUSES = 14;
const SOON = { timeout: 40_000 };

let app: App & { clock: ReturnType<typeof createManualClock> };
let street: FeedStreet;
let lookups: string[] = [];
let [atOnce, mostAtOnce] = [0, 0];
/** Names that are not found just now. */
let unknown: (name: string) => boolean = () => false;
beforeAll(async () => {
  const lookup = async (name: string): Promise<readonly string[]> => {
    lookups.push(name);
    atOnce += 1;
    mostAtOnce = Math.max(mostAtOnce, atOnce);
    await new Promise((next) => setTimeout(next, 20));
    atOnce -= 1;
    if (unknown(name)) throw Object.assign(new Error("no answer from the name server"), { code: "EAI_AGAIN" });
    return [new URL(street.urlOf(Number(/\d+/.exec(name)![0]))).hostname];
  };
  app = await createTestApp({ allow: ["127.0.0.0/8"], overrides: { lookup, limits: { spacingMs: 0 } } });
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set(MONDAY_MORNING);
  await app.db.deleteFrom("feeds").execute();
  street = await startFeedStreet(84, HOUSES);
  unknown = () => false;
  const { port } = new URL(street.urlOf(0));
  const urls = Array.from({ length: HOUSES }, (_, house) => `http://house-${house}.example:${port}/feed.xml`);
  await addDueFeeds(app, urls);
  await pollDue(app);
  app.clock.advance(26 * HOUR);
  lookups = [];
  return () => street.close();
});

const feeds = () => app.db.selectFrom("feeds").selectAll().orderBy("url").execute();
const asked = async (): Promise<number> =>
  (await feeds()).filter(({ lastPolledAt }) => lastPolledAt!.getTime() === app.clock.now().getTime()).length;
const given = async (): Promise<number> => (await feeds()).filter(({ claimedUntil }) => claimedUntil === null).length;

test("nobody is blamed, nobody is asked meanwhile, and everybody is once it is up again", async () => {
  unknown = () => true;
  const before = await feeds();
  const poller = startPolling(app, 32, 3_000);
  await expect.poll(() => lookups.length, SOON).toBe(HOUSES);
  await expect.poll(given, SOON).toBe(HOUSES);
  const due = new Date(app.clock.now().getTime() + 3_000);
  expect(await feeds()).toEqual(before.map((feed) => ({ ...feed, claimedUntil: null, nextPollAt: due })));
  unknown = () => false;
  app.clock.advance(MINUTE);
  await expect.poll(asked, SOON).toBe(HOUSES);
  await poller.close(5_000);
  // One of them found out; the others were not asked before it had.
  expect(
    (await feeds()).every(({ status, failures, error }) => status === "ok" && failures === 0 && error === null),
  ).toBe(true);
}, 90_000);

test("while it is not known to be up, one feed at a time finds out", async () => {
  unknown = () => true;
  const poller = startPolling(app, 32, 300);
  await expect.poll(() => lookups.length, SOON).toBe(HOUSES);
  await expect.poll(given, SOON).toBe(HOUSES);
  expect(mostAtOnce).toBeGreaterThan(1);
  lookups = [];
  mostAtOnce = 0;
  app.clock.advance(MINUTE);
  await expect.poll(() => lookups.length, SOON).toBeGreaterThan(2);
  await poller.close(5_000);
  expect(mostAtOnce).toBe(1);
  // Each look is another feed's: the one that was given back waits behind the others.
  expect(new Set(lookups).size).toBe(lookups.length);
  expect((await feeds()).every(({ failures, error }) => failures === 0 && error === null)).toBe(true);
}, 90_000);

test("where others answer, it is the feed that cannot be reached", async () => {
  unknown = (name) => name.startsWith("house-3.");
  const poller = startPolling(app, 32);
  await expect.poll(async () => (await feeds()).filter(({ failures }) => failures === 1).length, SOON).toBe(1);
  await poller.close(5_000);
  expect((await feeds()).find(({ failures }) => failures === 1)).toMatchObject({ trouble: "name", status: "failing" });
  expect(await asked()).toBe(HOUSES);
}, 90_000);

test("a stop leaves none of them claimed", async () => {
  unknown = (name) => !/^house-[5-9]/.test(name);
  for (const house of [5, 6, 7, 8, 9]) street.says(house, undefined);
  const poller = startPolling(app, 32);
  await expect.poll(() => lookups.length, SOON).toBe(HOUSES);
  await poller.close(0);
  expect(await given()).toBe(HOUSES);
}, 90_000);
