// The list of websub.rocks for subscribers, rebuilt: each test carries its number there.
import { describe, expect, test } from "vitest";
import { offer, useSubscriber } from "../../support/subscriber.ts";
import { CHALLENGE } from "../../world/hub/hub.ts";
import { HTML, posts } from "../../world/write-feed.ts";
import type { Followed } from "../../support/follower.ts";

const web = useSubscriber();

const states = async (feed: Followed) => (await web.rows(feed)).map(({ state }) => state);
const titles = async (feed: Followed) => (await feed.posts()).map(({ title }) => title);
const ATOM = { "content-type": "application/atom+xml" };

describe("discovery", () => {
  test("100: hub and self in the HTTP header", async () => {
    const hub = await web.hub();
    const feed = await web.follow({
      self: null,
      headers: { link: `<${hub.url}>; rel=hub, </feed.xml?header>; rel="self"` },
    });
    await web.look();
    expect(hub.last()).toMatchObject({
      mode: "subscribe",
      topic: `${feed.blog.feedUrl}?header`,
      lease_seconds: "864000",
    });
  });

  test("101: links in the head of a page that is its own feed", async () => {
    const hub = await web.hub();
    const feed = await web.follow({}, (blog) => {
      const entry = `<article class="h-entry"><h2 class="p-name"><a class="u-url" href="/1">One</a></h2><time class="dt-published" datetime="2026-11-20T08:00:00Z">Friday</time><div class="e-content"><p>Said.</p></div></article>`;
      blog.says("/feed.xml", {
        headers: { ...HTML, etag: '"page"' },
        body: `<!doctype html><html><head><title>Ada</title><link rel="hub" href="${hub.url}"><link rel="self" href="/feed.xml?page"></head><body class="h-feed"><h1 class="p-name">Ada</h1>${entry}${entry.replaceAll("One", "Two").replace("/1", "/2")}</body></html>`,
      });
    });
    await web.look();
    expect(hub.last()["topic"]).toBe(`${feed.blog.feedUrl}?page`);
  });

  test("102: links in an Atom feed", async () => {
    const hub = await web.hub();
    const feed = await web.follow({}, (blog) =>
      blog.says("/feed.xml", {
        headers: ATOM,
        body: `<feed xmlns="http://www.w3.org/2005/Atom"><title>Ada</title><id>a</id><link rel="hub" href="${hub.url}"/><link rel="self" href="/feed.xml?atom"/><entry><id>1</id><title>One</title><content>Said</content></entry></feed>`,
      }),
    );
    await web.look();
    expect(hub.last()["topic"]).toBe(`${feed.blog.feedUrl}?atom`);
  });

  test("103: atom:link in an RSS feed", async () => {
    const hub = await web.hub();
    const feed = await web.follow({ hubs: [hub.url] });
    await web.look();
    expect(hub.last()["topic"]).toBe(feed.blog.feedUrl);
  });

  test("103, as JSON: hubs of a JSON Feed", async () => {
    const hub = await web.hub();
    const feed = await web.follow({}, (blog) =>
      blog.says("/feed.xml", {
        headers: { "content-type": "application/feed+json" },
        body: JSON.stringify({
          version: "https://jsonfeed.org/version/1.1",
          title: "Ada",
          feed_url: `${blog.feedUrl}?json`,
          hubs: [{ type: "WebSub", url: hub.url }],
          items: [{ id: "1", title: "One", content_text: "Said" }],
        }),
      }),
    );
    await web.look();
    expect(hub.last()["topic"]).toBe(`${feed.blog.feedUrl}?json`);
  });

  test("104: the header goes before the document", async () => {
    const [right, wrong] = [await web.hub(), await web.hub()];
    await web.follow({
      hubs: [`${wrong.url}?error=wrongtag`],
      headers: { link: `<${right.url}>; rel="hub", </feed.xml>; rel="self"` },
    });
    await web.look();
    expect(right.requests).toHaveLength(1);
    expect(wrong.requests).toEqual([]);
  });
});

describe("subscribing", () => {
  test("200: to the address that rel=self names, though the feed is polled at another", async () => {
    const hub = await web.hub({ verifies: "before answering" });
    const feed = await web.follow({ hubs: [hub.url], self: "http://blog.example/feed?self=other" });
    await web.look();
    expect(hub.last()["topic"]).toBe("http://blog.example/feed?self=other");
    expect(await states(feed)).toEqual(["active"]);
    expect((await feed.state()).url).toBe(feed.blog.feedUrl);
  });

  test.each([
    ["201", 302],
    ["202", 301],
  ])("%s: to what is found behind a %i of the feed", async (_number, status) => {
    const hub = await web.hub();
    const feed = await web.follow({}, (blog) => {
      const body = offer(
        blog,
        { hubs: [hub.url], self: `${blog.feedUrl}?redirect=complete` },
        posts(blog.origin, 2, web.house().clock.now()),
      );
      blog.says("/feed.xml?redirect=complete", {
        headers: { "content-type": "application/rss+xml", etag: '"r"' },
        body,
      });
      blog.says("/feed.xml", { status, headers: { location: "/feed.xml?redirect=complete" } });
    });
    await web.look();
    expect(hub.last()["topic"]).toBe(`${feed.blog.feedUrl}?redirect=complete`);
  });

  test.each([
    ["203", 307],
    ["204", 308],
  ])("%s: at a hub that sends us on with %i, the form and all", async (_number, status) => {
    const behind = await web.hub();
    const hub = await web.hub({ status, headers: { location: `${behind.url}real` } });
    await web.follow({ hubs: [hub.url] });
    await web.look();
    expect(behind.requests).toEqual([expect.objectContaining({ path: "/real", form: hub.last() })]);
    expect(behind.requests[0]!.headers["content-type"]).toBe("application/x-www-form-urlencoded");
  });

  test("205: a question about another topic is answered 404, the right one with the challenge", async () => {
    const hub = await web.hub();
    const feed = await web.follow({ hubs: [hub.url] });
    await web.look();
    const wrong = await hub.verify({ topic: `${hub.last()["topic"]}?invalid` });
    expect([wrong.status, wrong.text]).toEqual([404, expect.not.stringContaining("c0ffee")]);
    expect(await states(feed)).toEqual(["pending"]);
    const right = await hub.verify();
    expect([right.status, right.text]).toEqual([200, CHALLENGE]);
    expect(await states(feed)).toEqual(["active"]);
  });
});

describe("delivery", () => {
  test("300: is answered 2xx and stored", async () => {
    const { feed, hub } = await web.pushed();
    const body = offer(feed.blog, {}, posts(feed.blog.origin, 4, web.house().clock.now()));
    const heard = await hub.deliver({ body });
    expect(heard.status).toBeGreaterThanOrEqual(200);
    expect(heard.status).toBeLessThan(300);
    expect(await titles(feed)).toHaveLength(4);
  });

  test("301: with a wrong signature is refused, and nothing of it stored", async () => {
    const { feed, hub } = await web.pushed();
    expect(hub.last()["secret"]?.length).toBeGreaterThan(30);
    expect(hub.last()["secret"]?.length).toBeLessThan(200);
    const body = offer(feed.blog, {}, posts(feed.blog.origin, 5, web.house().clock.now()));
    for (const signature of [`sha256=${"ab".repeat(32)}1234`, `sha256=${"ab".repeat(32)}`, "sha256=", "ab".repeat(32)])
      expect((await hub.deliver({ body, signature })).status).toBe(403);
    expect(await titles(feed)).toHaveLength(3);
  });

  test("302: without a signature is refused", async () => {
    const { feed, hub } = await web.pushed();
    const body = offer(feed.blog, {}, posts(feed.blog.origin, 5, web.house().clock.now()));
    expect((await hub.deliver({ body, signature: null })).status).toBe(403);
    expect(await titles(feed)).toHaveLength(3);
  });

  test.each(["sha1", "sha256", "sha384", "sha512"] as const)("is taken when signed with %s", async (method) => {
    const { feed, hub } = await web.pushed();
    const body = offer(feed.blog, {}, posts(feed.blog.origin, 4, web.house().clock.now()));
    expect((await hub.deliver({ body, method })).status).toBe(204);
    expect(await titles(feed)).toHaveLength(4);
  });
});
