// Rules 12 to 15 and 17 of design/feeds.md: what a request gives away, who it says it is, and what is not asked at all.
import { describe, expect, test } from "vitest";
import { useStage } from "../../../support/stage.ts";
import { compressed, redirect, saying, writes, type Mood } from "../../../world/conformance/moods.ts";
import type { Host } from "../../../world/conformance/publisher.ts";
import { frontPage, HTML, WHOLE } from "../../../world/write-feed.ts";

const stage = useStage({ env: { BASE_URL: "https://door.example" } });

const page =
  (title: string, path?: string): Mood =>
  () => ({ headers: HTML, body: frontPage(title, path) });

describe("12. No cookie, no referrer, no added query", () => {
  test("not after one was set, not on the way from the page to the feed, not over a redirect", async () => {
    const host = await stage.openHost();
    const cookie = () => ({ "set-cookie": "id=1; Path=/" });
    host.says("/", saying(page("Ada Bell", "/feed.xml?format=rss&amp;lang=en"), cookie), "page");
    const path = "/feed.xml?format=rss&lang=en";
    host.says(path, saying(writes({ since: stage.now(), every: 5 }), cookie));
    await stage.follow(`${host.origin}/`);
    await stage.pass(6);
    host.says(path, saying(redirect(302, "/elsewhere.xml"), cookie));
    host.says("/elsewhere.xml", saying(writes({ since: stage.now(), every: 5 }), cookie));
    await stage.restart(3);
    await stage.pass(5);
    await stage.house().work();
    expect(host.askedFor(path).length).toBeGreaterThan(3);
    expect(host.askedFor("/elsewhere.xml").length).toBeGreaterThan(0);
    for (const { headers } of stage.publisher().journal)
      expect(Object.keys(headers).toSorted()).toEqual(
        expect.arrayContaining(["accept", "accept-encoding", "connection", "host", "user-agent"]),
      );
  });
});

describe("13. One stable User-Agent with name, version and contact address; no disguise", () => {
  test("for the page, the feed, robots.txt and the article alike", async () => {
    const host = await stage.openHost();
    host.says("/", page("Ada Bell"), "page");
    host.says("/feed.xml", writes({ since: stage.now(), every: 3, entry: teaser }));
    host.says("/robots.txt", () => ({ body: "User-agent: *\nAllow: /" }), "robots");
    host.says("/posts/3", () => ({ headers: HTML, body: `<article><h1>Three</h1>${WHOLE}</article>` }), "article");
    await stage.follow(`${host.origin}/`);
    await stage.house().work();
    await stage.pass(3);
    const kinds = new Set(stage.publisher().journal.map(({ kind }) => kind));
    expect([...kinds].toSorted()).toEqual(["article", "elsewhere", "feed", "page", "robots"]);
    const agents = new Set(stage.publisher().journal.map(({ headers }) => headers["user-agent"]));
    expect([...agents]).toEqual([expect.stringMatching(/^DoorOpener\/\d\S* \(\+https:\/\/door\.example\/?\)$/)]);
  });
});

describe("14. Accept names feed types; gzip and br are accepted", () => {
  test.each(["gzip", "br"] as const)("from the first request on; what comes in %s is read", async (how) => {
    const host = await stage.openHost();
    // Looks like a page's address: it is asked for without a guess.
    const person = await stage.follow(host.says("/notes", compressed(writes({ since: stage.now(), every: 4 }), how)));
    await stage.pass(12);
    const asked = host.askedFor("/notes");
    expect(asked.length).toBeGreaterThan(4);
    for (const { headers } of asked) {
      for (const type of ["application/rss+xml", "application/atom+xml", "application/feed+json"])
        expect(headers.accept).toContain(type);
      expect(headers["accept-encoding"]).toMatch(/\bgzip\b/);
      expect(headers["accept-encoding"]).toMatch(/\bbr\b/);
    }
    expect((await stage.titles(person)).length).toBeGreaterThan(4);
  });
});

describe("15. One bounded discovery (at most 8 requests, normally 1), never probing after that", () => {
  async function looksFor(host: Host, path: string): Promise<number> {
    const before = stage.publisher().journal.length;
    await stage
      .house()
      .as(stage.house().olga)
      .post("/people", { url: host.origin + path });
    return stage.publisher().journal.length - before;
  }

  test("a feed takes one, and one for the name on its front page", async () => {
    const host = await stage.openHost();
    host.says("/feed.xml", writes({ since: stage.now() }));
    expect(await looksFor(host, "/feed.xml")).toBe(2);
    await stage.pass(30);
    expect(
      new Set(
        stage
          .publisher()
          .journal.slice(2)
          .map(({ url }) => url),
      ),
    ).toEqual(new Set([`${host.origin}/feed.xml`]));
  });

  test("a page that names its feed takes two", async () => {
    const host = await stage.openHost();
    host.says("/", page("Ada Bell"), "page");
    host.says("/feed.xml", writes({ since: stage.now() }));
    expect(await looksFor(host, "/")).toBe(2);
  });

  test("a page without one, a chain of redirects and a page full of links take eight at most", async () => {
    const links = Array.from(
      { length: 30 },
      (_, nth) => `<link rel="alternate" type="application/rss+xml" href="/${nth}.xml">`,
    );
    const host = await stage.openHost();
    host.says(
      "/links",
      () => ({ headers: HTML, body: `<!doctype html><title>Links</title>${links.join("")}` }),
      "page",
    );
    for (const path of ["/bare", "/hop-5", "/0.xml", "/1.xml"]) host.says(path, page("Bare", "/hop-1"), "page");
    for (let hop = 1; hop < 5; hop += 1) host.says(`/hop-${hop}`, redirect(302, `/hop-${hop + 1}`), "page");
    for (let nth = 2; nth < 30; nth += 1) host.says(`/${nth}.xml`, redirect(302, "/hop-1"), "page");
    for (const path of ["/", "/bare", "/links"]) expect(await looksFor(host, path), path).toBeLessThanOrEqual(8);
  });

  test("a feed that is ill is asked for itself and nothing else", async () => {
    const host = await stage.openHost();
    host.says("/", page("Ada Bell"), "page");
    host.says("/feed.xml", writes({ since: stage.now() }));
    await stage.follow(`${host.origin}/`);
    host.says("/feed.xml", () => ({ status: 404 }));
    const before = stage.publisher().journal.length;
    await stage.pass(48);
    await stage.restart(100);
    await stage.pass(48);
    const after = stage.publisher().journal.slice(before);
    expect(after.length).toBeGreaterThan(5);
    expect(new Set(after.map(({ url }) => url))).toEqual(new Set([`${host.origin}/feed.xml`]));
  });
});

const teaser = (number: number, origin: string, at: Date) => ({
  guid: `${origin}-${number}`,
  link: `${origin}/posts/${number}`,
  title: `Number ${number}`,
  summary: "Only the beginning of it …",
  at,
});

describe("17. An article is not fetched when the feed carries it in full or when it is already known", () => {
  test("carried in full: only the feed is ever asked for", async () => {
    const host = await stage.openHost();
    const person = await stage.follow(host.says("/feed.xml", writes({ since: stage.now(), every: 4 })));
    for (let round = 0; round < 3; round += 1) {
      await stage.house().work();
      await stage.pass(5);
    }
    await stage.house().work();
    expect((await stage.titles(person)).length).toBeGreaterThan(5);
    expect(new Set(stage.publisher().journal.map(({ kind }) => kind))).toEqual(new Set(["feed", "page"]));
  });

  test("carried in part: once, whoever follows it and however often the feed says it again", async () => {
    const host = await stage.openHost();
    for (let number = 1; number < 9; number += 1)
      host.says(
        `/posts/${number}`,
        () => ({ headers: HTML, body: `<article><h1>${number}</h1>${WHOLE}</article>` }),
        "article",
      );
    host.says("/robots.txt", () => ({ body: "User-agent: *\nAllow: /" }), "robots");
    const mood = writes({ since: stage.now(), every: 4, entry: teaser });
    const person = await stage.follow(host.says("/feed.xml", mood));
    await stage.house().work();
    const { feedId } = { feedId: person.feeds[0]!.id };
    // The bytes differ each time, the posts do not.
    host.says(
      "/feed.xml",
      saying(
        (turn) => noisy(mood, turn),
        ({ nth }) => ({ etag: `"noise-${nth}"` }),
      ),
    );
    for (let round = 0; round < 3; round += 1) {
      await stage.pass(5);
      await stage.house().work();
      await stage.restart(1);
    }
    await stage.follow(`${host.origin}/feed.xml`, stage.house().tarik);
    await stage.house().work();
    const articles = stage.publisher().journal.filter(({ kind }) => kind === "article");
    expect(articles.length).toBeGreaterThan(4);
    expect(new Set(articles.map(({ url }) => url)).size).toBe(articles.length);
    expect((await stage.state(person)).id).toBe(feedId);
  });
});

function noisy(mood: Mood, turn: Parameters<Mood>[0]) {
  const reply = mood({ ...turn, headers: {} });
  return { ...reply, body: `${String(reply.body)}<!-- ${turn.nth} -->` };
}
