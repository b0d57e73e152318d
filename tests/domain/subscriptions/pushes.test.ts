// What a hub delivers becomes posts as a poll's would, and what is polled beside it becomes seldom.
import { describe, expect, test } from "vitest";
import { HOUR, MINUTE } from "../../../src/clock.ts";
import { claimDue, pollFeed, toVisiting } from "../../../src/domain/polls.ts";
import { visitFeed } from "../../../src/domain/polls/visit.ts";
import { writeOutcomes } from "../../../src/domain/polls/write.ts";
import { onEachDatabase } from "../../support/database.ts";
import type { Followed } from "../../support/follower.ts";
import { openHouse } from "../../support/house.ts";
import { freePort } from "../../support/process.ts";
import { offer, subscriberIn, useSubscriber } from "../../support/subscriber.ts";
import { posts, rss, RSS } from "../../world/write-feed.ts";

const web = useSubscriber();

const titles = async (feed: Followed) => (await feed.posts()).map(({ title }) => title);

describe("a push", () => {
  test("of a part of the feed adds what is new, edits what changed, and takes nothing away", async () => {
    const { feed, hub } = await web.pushed();
    await web.house().work();
    const [newest, ...rest] = posts(feed.blog.origin, 4, web.house().clock.now());
    const body = rss({
      title: "Ada Bell",
      link: "/",
      entries: [newest!, { ...rest[1]!, title: "Corrected", content: "<p>I was wrong about the cost.</p>".repeat(30) }],
    });
    expect((await hub.deliver({ body })).status).toBe(204);
    await web.house().work();
    expect((await titles(feed)).toSorted()).toEqual(["Corrected", "Post number 1", "Post number 3", "Post number 4"]);
    const shown = await feed.posts();
    expect(shown.every(({ brief }) => brief !== null)).toBe(true);
    expect(shown.find(({ title }) => title === "Corrected")?.brief?.gist).toContain("wrong about the cost");
  });

  test("leaves validators and the next poll as they are, and the poll finds its validators good", async () => {
    const { feed, hub } = await web.pushed();
    const { etag, lastModified, contentHash, nextPollAt, lastPolledAt } = await feed.state();
    expect(etag).not.toBeNull();
    await hub.deliver({
      body: rss({ title: "Other", link: "/", entries: posts("http://a.example", 5, web.house().clock.now()) }),
    });
    expect(await feed.state()).toMatchObject({
      etag,
      lastModified,
      contentHash,
      nextPollAt,
      lastPolledAt,
      title: "Ada Bell",
    });
    await feed.pass(26);
    expect(feed.blog.askedFor("/feed.xml").at(-1)!.headers["if-none-match"]).toBe(etag);
  });

  test("names the same posts as a poll does, also by relative addresses", async () => {
    const hub = await web.hub({ verifies: "before answering" });
    const body = rss({
      title: "Ada Bell",
      link: "/",
      entries: ["/one", "/two"].map((link) => ({ link, title: `At ${link}`, content: "<p>Said.</p>" })),
    });
    const feed = await web.follow({}, (blog) =>
      blog.says("/feed.xml", {
        headers: { ...RSS, etag: '"x"', link: `<${hub.url}>; rel=hub, <https://elsewhere.example/feed>; rel=self` },
        body,
      }),
    );
    await web.look();
    expect((await hub.deliver({ body: body.replace("Said.", "Said better.") })).status).toBe(204);
    expect((await titles(feed)).toSorted()).toEqual(["At /one", "At /two"]);
  });

  test("goes to those who follow its author only, as a poll does", async () => {
    const { feed, hub } = await web.pushed();
    await web
      .house()
      .app.db.updateTable("follows")
      .set({ authors: ["ada bell"] })
      .where("feedId", "=", feed.feedId)
      .execute();
    const entry = (name: string) =>
      `<item><title>By ${name}</title><guid isPermaLink="false">${name}</guid><author>x@a.example (${name})</author></item>`;
    await hub.deliver({
      body: `<rss version="2.0"><channel><title>G</title>${entry("Ada Bell")}${entry("Bo Karr")}</channel></rss>`,
    });
    expect(await titles(feed)).toEqual(["By Ada Bell"]);
  });

  test("that lands while the feed is being polled has the newer word, and the hub is relied on", async () => {
    const { feed, hub } = await web.pushed();
    const old = posts(feed.blog.origin, 5, web.house().clock.now());
    const [, fourth, ...rest] = old;
    web.house().clock.advance(25 * HOUR);
    offer(feed.blog, { hubs: [hub.url] }, [
      { ...fourth!, title: "Draft" },
      { ...rest[0]!, title: "Corrected later" },
      ...rest.slice(1),
      { guid: "only-polled", title: "Only polled", link: `${feed.blog.origin}/only`, content: "<p>Late.</p>" },
    ]);
    await web.house().app.db.updateTable("feeds").set({ pushMissed: true }).where("id", "=", feed.feedId).execute();
    const outcomes = [];
    for (const one of await claimDue(web.house().app, { feeds: 99, failing: 99 }))
      outcomes.push(await visitFeed(toVisiting(web.house().app), one));
    expect(outcomes.some(({ kind, feed: { id } }) => kind === "read" && id === feed.feedId)).toBe(true);
    web.house().clock.advance(1_000);
    const body = rss({ title: "Ada Bell", link: "/", entries: [old[0]!, { ...fourth!, title: "Final" }] });
    expect((await hub.deliver({ body })).status).toBe(204);
    await writeOutcomes(web.house().app, outcomes);
    const said = ["Final", "Post number 5", "Corrected later", "Only polled", "Post number 1", "Post number 2"];
    expect((await titles(feed)).toSorted()).toEqual(said.toSorted());
    expect(await feed.state()).toMatchObject({ pushMissed: false, contentHash: null, claimedUntil: null });
    // What the poll was served is what the next one sends.
    await feed.pass(26);
    expect(feed.blog.askedFor("/feed.xml").at(-1)!.headers["if-none-match"]).toBe((await feed.state()).etag);
    expect((await titles(feed)).toSorted()).toEqual(said.toSorted());
  });

  test("twice at the same time is one", async () => {
    const { feed, hub } = await web.pushed();
    const body = offer(feed.blog, {}, posts(feed.blog.origin, 5, web.house().clock.now()));
    const heard = await Promise.all([1, 2, 3].map(() => hub.deliver({ body })));
    expect(heard.map(({ status }) => status)).toEqual([204, 204, 204]);
    expect(await titles(feed)).toHaveLength(5);
  });
});

describe("a push without content", () => {
  test("that lands while the feed is being polled is looked for once more, as soon as the rules allow", async () => {
    const { feed, hub } = await web.pushed();
    web.house().clock.advance(25 * HOUR);
    const claimed = await claimDue(web.house().app, { feeds: 99, failing: 99 });
    const outcomes = [];
    for (const one of claimed) outcomes.push(await visitFeed(toVisiting(web.house().app), one));
    web.house().clock.advance(1_000);
    await hub.deliver({ body: "" });
    await writeOutcomes(web.house().app, outcomes);
    const { allowedAt, nextPollAt } = await feed.state();
    expect(nextPollAt).toEqual(allowedAt);
  });

  const due = async (feed: Followed) => (await feed.state()).nextPollAt.getTime() - web.house().clock.now().getTime();

  test("makes the feed due as soon as the rules allow", async () => {
    const { feed, hub } = await web.pushed();
    await feed.pass(3);
    expect(await due(feed)).toBeGreaterThan(10 * HOUR);
    expect((await hub.deliver({ body: "" })).status).toBe(204);
    const { allowedAt, nextPollAt } = await feed.state();
    expect(nextPollAt).toEqual(new Date(Math.max(allowedAt.getTime(), web.house().clock.now().getTime())));
    offer(feed.blog, { hubs: [hub.url] }, posts(feed.blog.origin, 4, web.house().clock.now()));
    await feed.pass(1);
    expect(await titles(feed)).toHaveLength(4);
  });

  test("waits for the hours in which the publisher wants no request", async () => {
    const hub = await web.hub({ verifies: "before answering" });
    const now = web.house().clock.now();
    const skipped = [0, 1, 2].map((more) => (now.getUTCHours() + more) % 24);
    const feed = await web.follow({}, (blog) =>
      blog.says("/feed.xml", {
        headers: { ...RSS, etag: '"x"', link: `<${hub.url}>; rel=hub, </feed.xml>; rel=self` },
        body: rss({
          title: "Ada Bell",
          link: "/",
          entries: posts(blog.origin, 3, now),
          more: `<skipHours>${skipped.map((hour) => `<hour>${hour}</hour>`).join("")}</skipHours>`,
        }),
      }),
    );
    await web.look();
    await hub.deliver({ body: "" });
    expect(skipped).not.toContain((await feed.state()).nextPollAt.getUTCHours());
  });

  test("does not shorten the distance that is kept from a feed in trouble", async () => {
    const { feed, hub } = await web.pushed();
    feed.blog.says("/feed.xml", { status: 500 });
    await feed.pass(30);
    const before = await feed.state();
    expect(before.status).toBe("failing");
    await hub.deliver({ body: "" });
    expect((await feed.state()).nextPollAt).toEqual(before.nextPollAt);
  });
});

describe("a feed that is pushed", () => {
  test("is looked at once a day, and says why", async () => {
    const { feed, hub } = await web.pushed();
    await feed.pass(3);
    const asked = feed.asked();
    expect((await feed.state()).intervalReason).toBe("They push news to us; we still look once a day.");
    await feed.pass(24);
    await web.look();
    expect(feed.asked()).toBeLessThanOrEqual(asked + 1);
    expect(hub.requests).toHaveLength(1);
  });

  test("is looked at as often as any other once its hub missed something, until it pushes again", async () => {
    const { feed, hub } = await web.pushed();
    await feed.pass(3);
    offer(feed.blog, { hubs: [hub.url] }, posts(feed.blog.origin, 4, web.house().clock.now()));
    await feed.pass(26);
    const missed = await feed.state();
    expect(missed.pushMissed).toBe(true);
    expect(missed.intervalReason).not.toContain("push");
    expect(missed.nextPollAt.getTime() - web.house().clock.now().getTime()).toBeLessThan(3 * HOUR);
    const body = offer(feed.blog, { hubs: [hub.url] }, posts(feed.blog.origin, 5, web.house().clock.now()));
    await hub.deliver({ body });
    await feed.pass(3);
    expect((await feed.state()).intervalReason).toContain("They push news to us");
    expect(await titles(feed)).toHaveLength(5);
  });
});

onEachDatabase("a push and a poll at the same time", (kind) => {
  test("store each post once", async () => {
    const place = await openHouse({ port: await freePort(), database: kind });
    const other = subscriberIn(() => place);
    try {
      const { feed, hub } = await other.pushed();
      for (let round = 1; round <= 5; round += 1) {
        place.clock.advance(25 * HOUR + MINUTE);
        const entries = posts(feed.blog.origin, 3 + round * 4, place.clock.now());
        const whole = offer(feed.blog, { hubs: [hub.url] }, entries);
        const part = rss({ title: "Ada Bell", link: "/", entries: entries.slice(0, 2 + round) });
        await Promise.all([
          pollFeed(place.app, feed.feedId),
          hub.deliver({ body: whole }),
          hub.deliver({ body: part }),
          hub.deliver({ body: `${part}<!-- again -->` }),
        ]);
        expect(await feed.posts()).toHaveLength(3 + round * 4);
      }
      const keys = await place.app.db.selectFrom("postKeys").select("postId").execute();
      const stored = await place.app.db.selectFrom("posts").select("id").execute();
      expect(new Set(keys.map(({ postId }) => postId)).size).toBe(stored.length);
    } finally {
      await place.close();
      await other.close();
    }
  });
});
