// What is asked of hubs over time: taken, refused, renewed, ended, and taken up again after a restart.
import { describe, expect, test } from "vitest";
import { DAY, HOUR } from "../../../src/clock.ts";
import { keepSubscriptions } from "../../../src/domain/subscriptions.ts";
import { RetryLaterError } from "../../../src/errors.ts";
import type { Feed, List } from "../../support/call.ts";
import type { Followed } from "../../support/follower.ts";
import { offer, useSubscriber } from "../../support/subscriber.ts";
import { posts } from "../../world/write-feed.ts";

const web = useSubscriber();

const states = async (feed: Followed) => (await web.rows(feed)).map(({ state }) => state);
const modes = (requests: readonly { form: Record<string, string> }[]) => requests.map(({ form }) => form["mode"]);
const shown = async ({ feedId }: Followed) =>
  (await web.house().as(web.house().olga).get<List<Feed>>("/feeds?limit=100")).body.items.find(
    ({ id }) => id === feedId,
  )!;

describe("a hub that is asked", () => {
  test("is asked once, under an address of its own, and shown once it has confirmed", async () => {
    const hub = await web.hub();
    const [one, other] = [await web.follow({ hubs: [hub.url] }), await web.follow({ hubs: [hub.url] })];
    await web.look();
    await web.look();
    const callbacks = hub.requests.map(({ form }) => form["callback"]!);
    expect(callbacks).toHaveLength(2);
    expect(new Set(callbacks).size).toBe(2);
    for (const callback of callbacks) expect(callback).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/websub\/[0-9a-f-]{36}$/);
    expect((await shown(one)).push).toBeNull();
    for (const { form } of hub.requests) expect((await hub.verify({}, form)).status).toBe(200);
    expect((await shown(one)).push).toEqual({
      hub: hub.url,
      until: new Date(web.house().clock.now().getTime() + 10 * DAY).toISOString(),
    });
    expect(await states(other)).toEqual(["active"]);
  });

  test("may ask back before it answers", async () => {
    for (const status of [202, 204, 200]) {
      const hub = await web.hub({ verifies: "before answering", status });
      const feed = await web.follow({ hubs: [hub.url] });
      await web.look();
      expect(await states(feed)).toEqual(["active"]);
    }
  });

  test("and refuses is asked again ever later, then left alone for a week, with its reason kept", async () => {
    const hub = await web.hub({ status: 422, body: "<p>I do not know this topic.</p>" });
    const feed = await web.follow({ hubs: [hub.url] });
    await web.look();
    expect((await web.rows(feed))[0]).toMatchObject({
      state: "wanted",
      lastError: `${new URL(hub.url).host} answered 422: I do not know this topic.`,
    });
    await web.later(48);
    expect(await states(feed)).toEqual(["failed"]);
    expect(hub.requests).toHaveLength(5);
    await web.later(24 * 5);
    expect(hub.requests).toHaveLength(5);
    hub.mood.status = 202;
    hub.mood.verifies = "before answering";
    await web.later(24 * 2);
    expect(hub.requests).toHaveLength(6);
    expect(await states(feed)).toEqual(["active"]);
  });

  test("and wants to be left alone is, for as long", async () => {
    const hub = await web.hub({ status: 429, headers: { "retry-after": String(5 * 3_600) } });
    await web.follow({ hubs: [hub.url] });
    await web.look();
    await web.later(4);
    expect(hub.requests).toHaveLength(1);
    await web.later(2);
    expect(hub.requests).toHaveLength(2);
  });

  test("and never asks back is asked again, and may still ask back late", async () => {
    const hub = await web.hub();
    const feed = await web.follow({ hubs: [hub.url] });
    await web.look();
    await web.later(2);
    expect(hub.requests.length).toBeGreaterThan(1);
    expect(await states(feed)).toEqual(["pending"]);
    expect((await hub.verify({}, hub.requests[0]!.form)).status).toBe(200);
    expect(await states(feed)).toEqual(["active"]);
  });

  test("and is not there, leads in circles or to a private address costs no poll", async () => {
    const gone = await web.hub();
    await gone.close();
    const circle = await web.hub({ status: 307, headers: { location: "/" } });
    for (const hub of [
      gone.url,
      circle.url,
      "http://10.0.0.1/hub",
      "http://169.254.169.254/latest",
      "http://[fd00::1]/",
    ]) {
      const feed = await web.follow({ hubs: [hub] });
      await web.look();
      expect((await web.rows(feed))[0]).toMatchObject({ state: "wanted", lastError: expect.stringMatching(/\w+ \w+/) });
      expect(await feed.state()).toMatchObject({ status: "ok", error: null, pushedUntil: null });
    }
  });
});

test("a hub that does not answer delays no stop, and is asked again", async () => {
  const hub = await web.hub({ hang: true });
  const feed = await web.follow({ hubs: [hub.url] });
  const stopping = new AbortController();
  const looking = keepSubscriptions(web.house().app, stopping.signal);
  await expect.poll(() => hub.requests.length).toBe(1);
  stopping.abort(new RetryLaterError("address-unreachable", "Door Opener was shut down."));
  await looking;
  expect((await web.rows(feed))[0]).toMatchObject({ state: "wanted", lastError: "Door Opener was shut down." });
  hub.mood.hang = false;
  await web.later(1);
  expect(hub.requests).toHaveLength(2);
});

describe("of two hubs", () => {
  test("the second is asked where the first refuses, under another address and with another secret", async () => {
    const first = await web.hub({ status: 500 });
    const second = await web.hub({ verifies: "before answering" });
    const feed = await web.follow({ hubs: [first.url, second.url] });
    await web.look();
    await web.look();
    expect(await states(feed)).toEqual(["active"]);
    expect((await feed.state()).pushedBy).toBe(second.url);
    expect(first.last()["callback"]).not.toBe(second.last()["callback"]);
    expect(first.last()["secret"]).not.toBe(second.last()["secret"]);
    expect((await first.verify()).status).toBe(404);
  });

  test("the second is asked where the first says no, and after both said no neither for a week", async () => {
    const [first, second] = [await web.hub(), await web.hub()];
    const feed = await web.follow({ hubs: [first.url, second.url] });
    await web.look();
    await first.verify({ mode: "denied", reason: "Not you." });
    await web.look();
    expect(second.requests).toHaveLength(1);
    await second.verify({ mode: "denied" });
    expect((await web.rows(feed))[0]).toMatchObject({ state: "denied" });
    await web.later(24);
    expect([first.requests.length, second.requests.length]).toEqual([1, 1]);
    await web.later(24 * 6);
    expect(first.requests).toHaveLength(2);
  });
});

describe("a lease", () => {
  test("is renewed at two thirds, without a gap, and the old one ended", async () => {
    const { feed, hub } = await web.pushed({ leaseSeconds: String(9 * 86_400) });
    const before = hub.last();
    await web.later(24 * 5);
    expect(hub.requests).toHaveLength(1);
    hub.mood.verifies = "later";
    await web.later(30);
    expect((await states(feed)).toSorted()).toEqual(["active", "pending"]);
    const renewal = hub.last();
    expect(renewal["callback"]).not.toBe(before["callback"]);
    // Meanwhile the old one is good.
    const body = offer(feed.blog, { hubs: [hub.url] }, posts(feed.blog.origin, 4, web.house().clock.now()));
    expect((await hub.deliver({ body }, before)).status).toBe(204);
    await hub.verify({}, renewal);
    hub.mood.verifies = "before answering";
    await web.look();
    expect(hub.last()).toMatchObject({ mode: "unsubscribe", callback: before["callback"], topic: before["topic"] });
    expect(await states(feed)).toEqual(["active"]);
    expect((await hub.deliver({ body }, before)).status).toBe(404);
    expect((await hub.deliver({ body }, renewal)).status).toBe(204);
  });

  test("that runs out while nobody looked is asked for anew, and until then we look ourselves", async () => {
    const { feed, hub } = await web.pushed({ leaseSeconds: String(9 * 86_400) });
    await feed.pass(2);
    hub.mood.verifies = "later";
    web.house().clock.advance(400 * DAY);
    const old = hub.last();
    expect((await hub.deliver({ body: "<rss/>" }, old)).status).toBe(404);
    await web.look();
    await web.look();
    const { pushedUntil, nextPollAt } = await feed.state();
    expect(pushedUntil).toBeNull();
    expect(nextPollAt.getTime()).toBeLessThanOrEqual(web.house().clock.now().getTime());
    expect(modes(hub.requests)).toEqual(["subscribe", "subscribe"]);
    expect(await states(feed)).toEqual(["pending"]);
  });

  test("that a clock gave which was a year ahead is none once the clock is right again", async () => {
    const now = web.house().clock.now();
    web.house().clock.advance(365 * DAY);
    const { feed, hub } = await web.pushed();
    const refused = await web.hub({ status: 500 });
    await web.follow({ hubs: [refused.url] });
    await web.look();
    web.house().clock.set(now);
    hub.mood.verifies = "later";
    await web.look();
    expect(await feed.state()).toMatchObject({ pushedUntil: null });
    await web.later(1);
    expect(await states(feed)).toEqual(["pending"]);
    expect(refused.requests.length).toBeGreaterThan(1);
  });

  test("of a second is over after it, and asks for no more than a request an hour", async () => {
    const { feed, hub } = await web.pushed({ leaseSeconds: "1" });
    for (let minute = 0; minute < 180; minute += 5) {
      web.house().clock.advance(HOUR / 12);
      await web.look();
    }
    expect(hub.requests.length).toBeGreaterThan(1);
    expect(hub.requests.length).toBeLessThanOrEqual(4);
    expect((await feed.state()).intervalReason).not.toContain("push");
  });

  test("without end or sense ends all the same", async () => {
    for (const leaseSeconds of ["99999999999999", "-1", "for ever", undefined]) {
      const { feed } = await web.pushed({ leaseSeconds });
      const [row] = await web.rows(feed);
      expect(row!.leaseUntil!.getTime() - web.house().clock.now().getTime()).toBeLessThanOrEqual(30 * DAY);
    }
  });

  test("is kept over a restart, and renewed after it", async () => {
    const { feed, hub } = await web.pushed();
    await web.restart();
    await web.look();
    expect(hub.requests).toHaveLength(1);
    const body = offer(feed.blog, { hubs: [hub.url] }, posts(feed.blog.origin, 4, web.house().clock.now()));
    expect((await hub.deliver({ body })).status).toBe(204);
    expect(await feed.posts()).toHaveLength(4);
    await web.later(24 * 7);
    expect(modes(hub.requests)).toEqual(["subscribe", "subscribe", "unsubscribe"]);
    expect(await states(feed)).toEqual(["active"]);
  });

  test("is given up by a no in the middle of it, and we look ourselves again", async () => {
    const { feed, hub } = await web.pushed();
    await feed.pass(2);
    await hub.verify({ mode: "denied", reason: "The <b>publisher</b> left." });
    await web.look();
    expect((await web.rows(feed))[0]).toMatchObject({
      state: "denied",
      lastError: expect.stringContaining("publisher left."),
    });
    expect(await feed.state()).toMatchObject({ pushedBy: null, pushedUntil: null });
    expect((await hub.deliver({ body: "<rss/>" })).status).toBe(404);
  });
});
