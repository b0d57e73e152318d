// Pages that make finding a feed hard, as they are met: what is found, what is said, and how often was asked.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DoorError } from "../../../src/errors.ts";
import { page, rss, rssLink, startLoopbackWeb, type LoopbackWeb } from "./loopback-web.ts";

let web: LoopbackWeb;
beforeAll(async () => {
  web = await startLoopbackWeb();
});
afterAll(() => web.close());

const urlsOf = (found: { feeds: { url: string }[] }) => found.feeds.map(({ url }) => url);
const link = (attributes: string) => `<link rel="alternate" ${attributes}>`;
const json = (items: number) =>
  JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: "Jane's Notebook",
    home_page_url: "https://jane.example/",
    items: Array.from({ length: items }, (_, nth) => ({
      id: `${nth}`,
      url: `https://jane.example/${nth}`,
      content_text: "Bread",
      date_published: "2026-06-01T10:00:00Z",
    })),
  });

async function failure(address: string): Promise<DoorError> {
  const error: unknown = await web.discover(address).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof DoorError)) throw new Error("expected a DoorError", { cause: error });
  return error;
}

describe("where the link leads", () => {
  test.each([
    ["relative to the page", "/blog/", link('type="application/rss+xml" href="feed.xml"'), "/blog/feed.xml"],
    ["up from the page", "/a/b/", link('type="application/rss+xml" href="../feed.xml"'), "/a/feed.xml"],
    [
      "against a base",
      "/x/",
      `<base href="/deep/down/">${link('type="application/rss+xml" href="f.xml"')}`,
      "/deep/down/f.xml",
    ],
    [
      "against a relative base",
      "/x/y",
      `<base href="sub/">${link('type="application/rss+xml" href="f.xml"')}`,
      "/x/sub/f.xml",
    ],
    ["without a scheme", "/", link('type="application/rss+xml" href="//jane.example/f.xml"'), "/f.xml"],
    ["with feed: before it", "/", link('type="application/rss+xml" href="feed:https://jane.example/f.xml"'), "/f.xml"],
    ["with blanks around", "/", link('type="application/rss+xml" href="  /f.xml\n "'), "/f.xml"],
    ["with an entity in it", "/", link('type="application/rss+xml" href="/f.xml?a=1&amp;b=2"'), "/f.xml?a=1&b=2"],
  ])("%s", async (_, path, head, feed) => {
    web.serve({ "jane.example": { [path]: page(head), [feed]: rss() } });
    expect(urlsOf(await web.discover(`https://jane.example${path}`))).toEqual([`https://jane.example${feed}`]);
    expect(web.asked).toHaveLength(2);
  });
});

describe("what the link says it is", () => {
  test.each([
    ["in capitals", '<LINK REL="ALTERNATE" TYPE="Application/RSS+XML" HREF="/f.xml">'],
    ["with parameters", link('type="application/rss+xml; charset=utf-8" href="/f.xml"')],
    ["as text/xml", link('type="text/xml" href="/f.xml" title="RSS"')],
    ["as application/rdf+xml", link('type="application/rdf+xml" href="/f.xml"')],
    ["without a type", link('href="/feed.xml" title="RSS"').replace("/feed.xml", "/f.xml?format=rss")],
    ["without a rel", '<link type="application/atom+xml" href="/f.xml">'],
    ["with more in its rel", '<link rel="alternate home" type="application/rss+xml" href="/f.xml">'],
    ["in the body", `</head><body>${link('type="application/rss+xml" href="/f.xml"')}`],
  ])("%s is understood", async (_, head) => {
    const feed = /href="([^"]+)"/i.exec(head)?.[1] ?? "";
    web.serve({ "jane.example": { "/": page(head), [feed]: rss() } });
    expect(urlsOf(await web.discover("https://jane.example/"))).toEqual([`https://jane.example${feed}`]);
  });

  test("HTML, where it is a feed, is a feed", async () => {
    web.serve({
      "jane.example": {
        "/": page(rssLink("/f")),
        "/f": { headers: { "content-type": "text/html" }, body: rss() },
      },
    });
    expect(urlsOf(await web.discover("https://jane.example/"))).toEqual(["https://jane.example/f"]);
  });

  test("a feed, where it is a page, is passed over with a note", async () => {
    web.serve({
      "jane.example": { "/": page(rssLink("/a", "A") + rssLink("/b/x", "B")), "/a": page(""), "/b/x": rss() },
    });
    const found = await web.discover("https://jane.example/");
    expect(urlsOf(found)).toEqual(["https://jane.example/b/x"]);
    expect(found.notes.join()).toContain("https://jane.example/a could not be taken as a feed");
  });

  test("oEmbed, an API and a manifest are never asked", async () => {
    const head =
      link('type="application/json+oembed" href="/oembed?url=x"') +
      link('type="text/xml+oembed" href="/oembed?format=xml"') +
      link('type="application/json" href="/wp-json/wp/v2/pages/1"') +
      '<link rel="EditURI" type="application/rsd+xml" href="/xmlrpc.php?rsd">' +
      '<link rel="manifest" href="/manifest.json">' +
      rssLink("/feed/");
    web.serve({ "jane.example": { "/": page(head), "/feed/": rss() } });
    await web.discover("https://jane.example/");
    expect(web.asked).toEqual(["https://jane.example/", "https://jane.example/feed/"]);
  });

  test("a JSON Feed alone is followed", async () => {
    web.serve({
      "jane.example": { "/": page(link('type="application/feed+json" href="/f.json"')), "/f.json": json(3) },
    });
    const found = await web.discover("https://jane.example/");
    expect(found.feeds).toMatchObject([{ url: "https://jane.example/f.json", posts: 3 }]);
  });

  test("forty topics do not hide the feed, cost nothing and are named", async () => {
    const topics = Array.from({ length: 40 }, (_, nth) => rssLink(`/category/t${nth}/feed/`, `Topic ${nth}`)).join("");
    const head = `${topics}${rssLink("/comments/feed/", "Comments")}${rssLink("/feed/", "All")}`;
    web.serve({ "jane.example": { "/": page(head), "/feed/": rss() } });
    const found = await web.discover("https://jane.example/");
    expect(urlsOf(found)).toEqual(["https://jane.example/feed/"]);
    expect(found.others.filter(({ reason }) => reason === "topic")).toHaveLength(40);
    expect(found.others.filter(({ reason }) => reason === "comments")).toHaveLength(1);
    expect(web.asked).toHaveLength(2);
  });
});

describe("a page that is itself the feed", () => {
  const entry = (path: string) =>
    `<article class="h-entry"><h2><a class="p-name u-url" href="${path}">Post ${path}</a></h2><time class="dt-published" datetime="2026-06-02">2 June</time><div class="e-content">Bread and bridges.</div></article>`;

  test("is followed without one more request", async () => {
    web.serve({
      "jane.example": {
        "/": page(
          "",
          `<div class="h-card"><a class="u-url p-name" href="/">Jane Doe</a></div><main class="h-feed">${entry("/1")}${entry("/2")}</main>`,
        ),
      },
    });
    const found = await web.discover("https://jane.example/");
    expect(found).toMatchObject({ name: "Jane Doe", siteUrl: "https://jane.example/" });
    expect(found.feeds).toMatchObject([{ url: "https://jane.example/", posts: 2, kind: "blog" }]);
    expect(found.feeds[0]?.latestAt?.toISOString()).toBe("2026-06-02T00:00:00.000Z");
    expect(web.asked).toEqual(["https://jane.example/"]);
  });

  test("gives way to a feed file that it names", async () => {
    web.serve({
      "jane.example": { "/": page(rssLink("/f.xml"), `<main class="h-feed">${entry("/1")}</main>`), "/f.xml": rss() },
    });
    expect(urlsOf(await web.discover("https://jane.example/"))).toEqual(["https://jane.example/f.xml"]);
  });

  test("may stand behind rel=feed", async () => {
    web.serve({
      "jane.example": {
        "/": page('<link rel="feed" type="text/html" href="/notes/">'),
        "/notes/": page("", `<main class="h-feed">${entry("/1")}${entry("/2")}</main>`),
      },
    });
    expect(urlsOf(await web.discover("https://jane.example/"))).toEqual(["https://jane.example/notes/"]);
  });
});

describe("what stands in the way", () => {
  test("a refresh that leads to the feed itself", async () => {
    web.serve({
      "jane.example": { "/": page('<meta http-equiv="refresh" content="0;url=/rss.xml">'), "/rss.xml": rss() },
    });
    expect((await web.discover("https://jane.example/")).feeds[0]?.posts).toBe(2);
  });

  test("refreshes in a circle end", async () => {
    const to = (path: string) => page(`<meta http-equiv="refresh" content="0;url=${path}">`);
    web.serve({ "jane.example": { "/": to("/b"), "/b": to("/") } });
    expect((await failure("https://jane.example/")).kind).toBe("feed-not-found");
    expect(web.asked.length).toBeLessThanOrEqual(8);
  });

  test("a chain of redirects to another host", async () => {
    web.serve({
      "jane.example": { "/": { status: 301, to: "https://www.jane.example/" } },
      "www.jane.example": { "/": { status: 302, to: "https://blog.jane.example/home" } },
      "blog.jane.example": { "/home": page(rssLink("/f.xml")), "/f.xml": rss({ site: "https://blog.jane.example/" }) },
    });
    const found = await web.discover("jane.example");
    expect(urlsOf(found)).toEqual(["https://blog.jane.example/f.xml"]);
    expect(found.siteUrl).toBe("https://blog.jane.example/");
  });

  test("a page that asks for consent is named, with a way on", async () => {
    web.serve({
      "www.youtube.com": { "/@jane": { to: "https://consent.youtube.com/m?continue=x" } },
      "consent.youtube.com": { "/m?continue=x": page("", "<form>Before you continue</form>") },
    });
    const error = await failure("https://www.youtube.com/@jane");
    expect(error.kind).toBe("feed-not-found");
    expect(error.message).toContain("asks for consent");
    expect(error.message).toContain("youtube.com/channel/UC");
  });

  test("a page that is not there is said to be, though it names a feed", async () => {
    web.serve({ "jane.example": { "/gone": { status: 404, body: page(rssLink("/f.xml")) }, "/f.xml": rss() } });
    expect((await failure("https://jane.example/gone")).message).toContain("404");
  });

  test("a video leads to its channel, under the channel's address", async () => {
    const id = `UC${"a1B2".repeat(5)}zz`;
    const channel = `https://www.youtube.com/channel/${id}`;
    web.serve({
      "www.youtube.com": {
        "/watch?v=abcdefghijk": page("", `<script>{"externalChannelId":"${id}"}</script>`, "Rye - YouTube"),
        [`/feeds/videos.xml?channel_id=${id}`]: rss({ site: channel, title: "Jane Builds" }),
      },
      "youtu.be": { "/abcdefghijk": { to: "https://www.youtube.com/watch?v=abcdefghijk" } },
    });
    for (const address of ["https://www.youtube.com/watch?v=abcdefghijk", "https://youtu.be/abcdefghijk"]) {
      const found = await web.discover(address);
      expect(found.handles[0]).toEqual({ channel: "youtube", url: channel });
      expect(found.name).toBe("Jane Builds");
    }
  });

  test("a show on Spotify is answered with what to do, and no request", async () => {
    web.serve({});
    const error = await failure("https://open.spotify.com/show/4rOoJ6Egrf8K2IrywzwOMk");
    expect(error.kind).toBe("feed-not-found");
    expect(error.message).toContain("write the name of the show");
    expect(web.asked).toEqual([]);
  });
});
