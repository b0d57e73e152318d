// The callback is open to the world: what strangers, and hubs that lie, can do with it.
import { describe, expect, test } from "vitest";
import type { Followed } from "../../support/follower.ts";
import { openHouse } from "../../support/house.ts";
import { freePort } from "../../support/process.ts";
import { offer, subscriberIn, useSubscriber } from "../../support/subscriber.ts";
import { posts, rss, WHOLE } from "../../world/write-feed.ts";
import { newSharedId } from "../../../src/id.ts";

const web = useSubscriber();

const titles = async (feed: Followed) => (await feed.posts()).map(({ title }) => title);
const states = async (feed: Followed) => (await web.rows(feed)).map(({ state }) => state);
const forged = rss({
  title: "Forged",
  link: "http://evil.example/",
  entries: [{ guid: "forged", title: "Forged", content: WHOLE }],
});

describe("a question", () => {
  test("about what we never asked for is answered alike, whatever it is about", async () => {
    const { hub } = await web.pushed();
    const ask = async (id: string, query: string) => {
      const response = await fetch(`${web.house().url}/websub/${id}?${query}`);
      return [response.status, response.headers.get("content-type"), await response.text()];
    };
    const known = hub.last()["callback"]!.split("/").at(-1)!;
    const query = (mode: string, topic: string) =>
      `hub.mode=${mode}&hub.topic=${encodeURIComponent(topic)}&hub.challenge=echo-me&hub.lease_seconds=86400`;
    const { topic = "" } = hub.last();
    const answers = await Promise.all([
      ask("nothing", query("subscribe", topic)),
      ask(newSharedId(), query("subscribe", topic)),
      ask(known, query("subscribe", `${topic}x`)),
      ask(known, query("unsubscribe", topic)),
      ask(known, query("publish", topic)),
      ask(known, ""),
      ask("%00", query("subscribe", topic)),
    ]);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toEqual([404, expect.stringMatching(/^text\/plain/), expect.not.stringContaining("echo-me")]);
  });

  test("cannot end what we want, nor confirm what was refused or not yet asked for", async () => {
    const { feed, hub } = await web.pushed();
    expect((await hub.verify({ mode: "unsubscribe" })).status).toBe(404);
    expect(await states(feed)).toEqual(["active"]);
    await hub.verify({ mode: "denied" });
    expect((await hub.verify()).status).toBe(404);
    expect(await states(feed)).toEqual(["denied"]);
  });

  test("gets its challenge back as plain text only, and never a long or an empty one", async () => {
    const hub = await web.hub();
    await web.follow({ hubs: [hub.url] });
    await web.look();
    for (const challenge of ["", "x".repeat(5_000)]) expect((await hub.verify({ challenge })).status).toBe(404);
    const script = "<script>alert(document.domain)</script>";
    const heard = await hub.verify({ challenge: script });
    expect(heard.text).toBe(script);
    expect(heard.headers.get("content-type")).toMatch(/^text\/plain/);
    expect(heard.headers.get("x-content-type-options")).toBe("nosniff");
    expect(heard.headers.get("content-security-policy")).toContain("script-src 'self'");
  });

  test("that comes again and again is no longer looked at", async () => {
    const { hub } = await web.pushed();
    const heard = await Promise.all(Array.from({ length: 60 }, () => hub.verify({ topic: "http://other.example/" })));
    expect(new Set(heard.map(({ status }) => status))).toEqual(new Set([404, 429]));
  });
});

describe("a delivery", () => {
  test("to an address that is nobody's is refused before it is read", async () => {
    for (const id of ["nothing", newSharedId(), "%00"]) {
      const response = await fetch(`${web.house().url}/websub/${id}`, { method: "POST", body: forged });
      expect(response.status).toBe(404);
    }
  });

  test("before the hub has confirmed is refused", async () => {
    const hub = await web.hub();
    const feed = await web.follow({ hubs: [hub.url] });
    await web.look();
    expect((await hub.deliver({ body: forged })).status).toBe(404);
    expect(await titles(feed)).toHaveLength(3);
  });

  test("that is signed for another subscription is refused", async () => {
    const [one, other] = [await web.pushed(), await web.pushed()];
    const secret = other.hub.last()["secret"]!;
    expect((await one.hub.deliver({ body: forged }, { ...one.hub.last(), secret })).status).toBe(403);
    expect(await titles(one.feed)).not.toContain("Forged");
  });

  test("that names another topic is refused", async () => {
    const { feed, hub } = await web.pushed();
    expect((await hub.deliver({ body: forged, self: "http://other.example/feed" })).status).toBe(403);
    expect(await titles(feed)).not.toContain("Forged");
  });

  test("reaches the one feed it is for, whatever stands in it", async () => {
    const [one, other] = [await web.pushed(), await web.pushed()];
    const body = offer(other.feed.blog, {}, posts(other.feed.blog.origin, 6, web.house().clock.now()));
    expect((await one.hub.deliver({ body })).status).toBe(204);
    expect(await titles(other.feed)).toHaveLength(3);
    expect(await one.feed.state()).toMatchObject({ url: one.feed.blog.feedUrl, title: "Ada Bell" });
  });

  test("that is played back later changes nothing", async () => {
    const { feed, hub } = await web.pushed();
    const entries = posts(feed.blog.origin, 3, web.house().clock.now());
    const say = (title: string) => offer(feed.blog, {}, [{ ...entries[0], title }, ...entries.slice(1)]);
    const [early, late] = [say("Early"), say("Late")];
    for (const body of [early, late, early]) expect((await hub.deliver({ body })).status).toBe(204);
    expect((await titles(feed))[0]).toBe("Late");
  });

  test("larger than any feed is refused, announced or not", async () => {
    const { feed, hub } = await web.pushed();
    const body = `${forged}<!--${"x".repeat(5 * 1024 * 1024)}-->`;
    expect((await hub.deliver({ body })).status).toBe(413);
    const pieces = new ReadableStream({
      start: (controller) => {
        for (let piece = 0; piece < 6; piece += 1) controller.enqueue(new Uint8Array(1024 * 1024));
        controller.close();
      },
    });
    const response = await fetch(hub.last()["callback"]!, {
      method: "POST",
      body: pieces,
      duplex: "half",
      headers: { "x-hub-signature": `sha256=${"0".repeat(64)}` },
    } as RequestInit);
    expect(response.status).toBe(413);
    expect(await titles(feed)).toHaveLength(3);
  });

  test.each([
    ["a page", "<!doctype html><title>We moved</title>"],
    ["a binary", Uint8Array.from({ length: 4_000 }, (_, at) => (at * 7919) % 256)],
    ["words", "news!"],
    ["a deep nest", `<rss><channel>${"<item>".repeat(50_000)}`],
    [
      "an entity bomb",
      `<!DOCTYPE r [<!ENTITY a "${"x".repeat(1_000)}">${Array.from({ length: 9 }, (_, at) => `<!ENTITY ${"abcdefghij"[at + 1]} "${`&${"abcdefghij"[at]};`.repeat(10)}">`).join("")}]><rss><channel><title>&j;</title></channel></rss>`,
    ],
  ])("that is %s harms nothing", async (_name, body) => {
    const { feed, hub } = await web.pushed();
    expect((await hub.deliver({ body })).status).toBe(204);
    expect((await titles(feed)).filter((title) => title.startsWith("Post number"))).toHaveLength(3);
    expect(await feed.state()).toMatchObject({ status: "ok", title: "Ada Bell", error: null });
  });

  test("that comes again and again is no longer read", async () => {
    const { feed, hub } = await web.pushed();
    const heard: number[] = [];
    for (let nth = 0; nth < 45; nth += 1) heard.push((await hub.deliver({ body: `<rss><!--${nth}--></rss>` })).status);
    expect(heard.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 204));
    expect(heard).toContain(429);
    expect(await titles(feed)).toHaveLength(3);
  });
});

test("a browser that is sent here by another page gets nothing of ours", async () => {
  const { hub } = await web.pushed();
  const headers = { "sec-fetch-site": "cross-site", cookie: "session=somebody", origin: "http://evil.example" };
  expect((await hub.deliver({ body: forged, headers })).status).toBe(403);
});

describe("a secret", () => {
  test("is not sent over an open line, and then none is asked for", async () => {
    const port = await freePort();
    const open = await openHouse({
      port,
      overrides: { lookup: async (name) => [name === "hub.example.org" ? new URL(plain.url).hostname : "127.0.0.1"] },
    });
    const plain = await web.hub({ verifies: "before answering" });
    const other = subscriberIn(() => open);
    try {
      const feed = await other.follow({ hubs: [plain.url.replace(/127[.\d]+/, "hub.example.org")] });
      await other.look();
      expect(plain.last()).not.toHaveProperty("secret");
      const body = offer(feed.blog, {}, posts(feed.blog.origin, 4, open.clock.now()));
      expect((await plain.deliver({ body })).status).toBe(204);
      expect(await feed.posts()).toHaveLength(4);
    } finally {
      await open.close();
      await other.close();
    }
  });
});

describe("where nobody out there can call us", () => {
  test.each([
    ["no address is set", { port: undefined, allow: ["127.0.0.0/8"] }],
    ["the address is our own machine's", { port: 1, allow: ["127.61.0.0/16", "127.62.0.0/16"] }],
  ])("because %s, no hub hears of us", async (_why, { port, allow }) => {
    const inside = await openHouse({ allow, ...(port !== undefined && { port: await freePort() }) });
    const alone = subscriberIn(() => inside);
    try {
      const hub = await alone.hub();
      const feed = await alone.follow({ hubs: [hub.url] });
      await alone.look();
      await alone.later(3);
      expect(hub.requests).toEqual([]);
      expect(await alone.rows(feed)).toEqual([]);
      expect(await feed.state()).toMatchObject({ hubUrls: [hub.url], status: "ok" });
    } finally {
      await inside.close();
      await alone.close();
    }
  });
});
