// When a subscription is no longer wanted: nobody follows, the feed names another hub, or has moved.
import { describe, expect, test } from "vitest";
import { follow } from "../../support/follow.ts";
import type { Followed } from "../../support/follower.ts";
import { offer, useSubscriber } from "../../support/subscriber.ts";
import { posts } from "../../world/write-feed.ts";

const web = useSubscriber();

const states = async (feed: Followed) => (await web.rows(feed)).map(({ state }) => state);
const modes = (requests: readonly { form: Record<string, string> }[]) => requests.map(({ form }) => form["mode"]);

describe("what nobody wants any more", () => {
  test("is ended when the last follower leaves, and asked for again when somebody comes", async () => {
    const { feed, hub } = await web.pushed();
    const first = hub.last();
    await web.house().as(web.house().olga).delete(`/people/${feed.personId}`);
    hub.mood.verifies = "later";
    await web.look();
    expect(hub.last()).toMatchObject({ mode: "unsubscribe", callback: first["callback"] });
    expect((await hub.deliver({ body: "<rss/>" }, first)).status).toBe(410);
    expect((await hub.verify({ topic: "http://other.example/" })).status).toBe(404);
    expect((await hub.verify()).status).toBe(200);
    expect(await web.rows(feed)).toEqual([]);
    hub.mood.verifies = "before answering";
    await follow(web.house().as(web.house().olga), feed.blog.feedUrl);
    await web.look();
    expect(await states(feed)).toEqual(["active"]);
    expect(hub.last()["callback"]).not.toBe(first["callback"]);
  });

  test("is forgotten after a few goodbyes that no hub hears", async () => {
    const { feed, hub } = await web.pushed();
    await web.house().as(web.house().olga).delete(`/people/${feed.personId}`);
    hub.mood.status = 500;
    hub.mood.verifies = "later";
    await web.later(12);
    expect(modes(hub.requests)).toEqual(["subscribe", "unsubscribe", "unsubscribe", "unsubscribe"]);
    expect(await web.rows(feed)).toEqual([]);
  });

  test("is ended when the feed names another hub, once that one has confirmed", async () => {
    const { feed, hub: old } = await web.pushed();
    const next = await web.hub();
    offer(feed.blog, { hubs: [next.url] }, posts(feed.blog.origin, 4, web.house().clock.now()));
    await feed.pass(26);
    await web.look();
    expect((await states(feed)).toSorted()).toEqual(["active", "pending"]);
    expect(modes(old.requests)).toEqual(["subscribe"]);
    await next.verify();
    await web.look();
    expect(modes(old.requests)).toEqual(["subscribe", "unsubscribe"]);
    expect((await feed.state()).pushedBy).toBe(next.url);
  });

  test("is ended when the feed names no hub any more", async () => {
    const { feed, hub } = await web.pushed();
    offer(feed.blog, {}, posts(feed.blog.origin, 4, web.house().clock.now()));
    await feed.pass(26);
    await web.look();
    expect(modes(hub.requests)).toEqual(["subscribe", "unsubscribe"]);
    expect((await feed.state()).pushedUntil).toBeNull();
  });

  test("is asked for anew under the new address when the feed has moved", async () => {
    const { feed, hub } = await web.pushed();
    const { blog } = feed;
    const body = offer(
      blog,
      { hubs: [hub.url], self: `${blog.origin}/new.xml` },
      posts(blog.origin, 3, web.house().clock.now()),
    );
    blog.says("/new.xml", { headers: { "content-type": "application/rss+xml", etag: '"new"' }, body });
    blog.says("/feed.xml", { status: 301, headers: { location: "/new.xml" } });
    await feed.pass(26);
    await web.look();
    const topics = hub.requests.filter(({ form }) => form["mode"] === "subscribe").map(({ form }) => form["topic"]);
    expect(topics).toEqual([blog.feedUrl, `${blog.origin}/new.xml`]);
    await web.look();
    expect(hub.last()).toMatchObject({ mode: "unsubscribe", topic: blog.feedUrl });
  });
});
