import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DoorError } from "../../../src/errors.ts";
import { atom, LONG, page, rss, rssLink, startLoopbackWeb, type LoopbackWeb } from "./loopback-web.ts";

let web: LoopbackWeb;
beforeAll(async () => {
  web = await startLoopbackWeb();
});
afterAll(() => web.close());

const urlsOf = (found: { feeds: { url: string }[] }) => found.feeds.map(({ url }) => url);

async function failure(address: string): Promise<DoorError> {
  const error: unknown = await web.discover(address).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof DoorError)) throw new Error("expected a DoorError", { cause: error });
  return error;
}

describe("the feeds of a page", () => {
  test("a blog costs two requests, and what was fetched is kept for the first poll", async () => {
    web.serve({ "jane.example": { "/": page(rssLink("/feed.xml")), "/feed.xml": rss() } });
    const found = await web.discover("jane.example");
    expect(web.asked).toEqual(["https://jane.example/", "https://jane.example/feed.xml"]);
    expect(found.feeds[0]).toMatchObject({ url: "https://jane.example/feed.xml", kind: "blog", posts: 2 });
    expect(found.feeds[0]?.latestAt?.toISOString()).toBe("2026-06-02T10:00:00.000Z");
    expect(found.feeds[0]?.parsed.posts).toHaveLength(2);
    expect(new TextDecoder().decode(found.feeds[0]?.answer.body)).toContain("<rss");
    expect(found.siteUrl).toBe("https://jane.example/");
  });

  test("RSS, Atom and JSON of the same posts are offered once, and fetched once", async () => {
    const head =
      rssLink("/rss.xml", "RSS") +
      "<link rel=alternate type=application/atom+xml href=/atom.xml><link rel=alternate type=application/feed+json href=/feed.json>";
    web.serve({ "jane.example": { "/": page(head), "/rss.xml": rss(), "/atom.xml": atom() } });
    const found = await web.discover("https://jane.example/");
    expect(urlsOf(found)).toEqual(["https://jane.example/rss.xml"]);
    expect(found.others.map(({ reason }) => reason)).toEqual(["same-posts", "same-posts"]);
    expect(web.asked).toHaveLength(2);
  });

  test("where the first format has summaries only, the fuller one is followed", async () => {
    const head = rssLink("/rss.xml") + "<link rel=alternate type=application/atom+xml href=/atom.xml>";
    web.serve({
      "jane.example": { "/": page(head), "/rss.xml": rss({ text: "Short." }), "/atom.xml": atom({ text: LONG }) },
    });
    expect(urlsOf(await web.discover("https://jane.example/"))).toEqual(["https://jane.example/atom.xml"]);
  });

  test("a blog and a podcast are two feeds; comments and topics are named and not followed", async () => {
    const head =
      rssLink("/comments/feed/", "Jane » Comments Feed") +
      rssLink("/category/bread/feed/", "Bread") +
      rssLink("/feed/", "Jane » Feed") +
      rssLink("/podcast.xml", "The Bridge Show");
    const episode = '<enclosure url="https://jane.example/1.mp3" type="audio/mpeg" length="1"/>';
    const podcast = rss({ paths: ["/ep1"], title: "The Bridge Show" }).replace("</item>", `${episode}</item>`);
    web.serve({ "jane.example": { "/": page(head), "/feed/": rss(), "/podcast.xml": podcast } });
    const found = await web.discover("https://jane.example/");
    expect(found.feeds.map(({ url, kind }) => [url, kind])).toEqual([
      ["https://jane.example/feed/", "blog"],
      ["https://jane.example/podcast.xml", "podcast"],
    ]);
    expect(found.others.map(({ reason }) => reason)).toEqual(["topic", "comments"]);
    expect(web.asked).toHaveLength(3);
  });

  test("two addresses that lead to the same posts are one feed", async () => {
    web.serve({ "jane.example": { "/": page(rssLink("/a") + rssLink("/b")), "/a": rss(), "/b": rss() } });
    expect(urlsOf(await web.discover("https://jane.example/"))).toEqual(["https://jane.example/a"]);
  });

  test("a Link header, a feed on another host and a redirect are ordinary", async () => {
    const headers = {
      link: '<https://feeds.example/jane>; rel="alternate"; type="application/rss+xml"',
      "content-type": "text/html",
    };
    web.serve({
      "jane.example": { "/": { to: "https://www.jane.example/home" } },
      "www.jane.example": { "/home": { headers, body: page("") } },
      "feeds.example": { "/jane": { status: 301, to: "/jane/" }, "/jane/": rss() },
    });
    const found = await web.discover("https://jane.example/");
    expect(urlsOf(found)).toEqual(["https://feeds.example/jane"]);
    expect(found.feeds[0]?.answer.url).toBe("https://feeds.example/jane/");
  });

  test("the feed itself is fetched once and its site asked for a name", async () => {
    web.serve({ "jane.example": { "/feed.xml": rss(), "/": page('<meta name="author" content="Jane Doe">') } });
    const found = await web.discover("feed://jane.example/feed.xml");
    expect(web.asked).toEqual(["https://jane.example/feed.xml", "https://jane.example/"]);
    expect(found).toMatchObject({ name: "Jane Doe", siteUrl: "https://jane.example/" });
  });

  test("a page that only refreshes to another is followed to it", async () => {
    web.serve({
      "jane.example": {
        "/": page('<meta http-equiv="refresh" content="0; URL=\'/blog/\'">'),
        "/blog/": page(rssLink("feed.xml")),
        "/blog/feed.xml": rss(),
      },
    });
    expect(urlsOf(await web.discover("https://jane.example/"))).toEqual(["https://jane.example/blog/feed.xml"]);
  });

  test("an anchor that says RSS is followed where the head is silent", async () => {
    web.serve({
      "jane.example": {
        "/": page("", '<a href="/subscribe">Subscribe</a><a href="/out/news">RSS</a>'),
        "/out/news": rss(),
      },
    });
    expect(urlsOf(await web.discover("https://jane.example/"))).toEqual(["https://jane.example/out/news"]);
  });

  test("a feed where feeds usually lie is found without any link", async () => {
    web.serve({ "jane.example": { "/": page('<meta name="generator" content="Hugo 0.130">'), "/index.xml": rss() } });
    const found = await web.discover("https://jane.example/");
    expect(urlsOf(found)).toEqual(["https://jane.example/index.xml"]);
    expect(web.asked).toHaveLength(2);
    expect(found.notes).toEqual([]);
  });

  test("a feed that calls itself one of comments is not followed, whatever the page calls it", async () => {
    const comments = rss({ title: "Comments on: Bread", paths: ["/c1"] });
    web.serve({ "jane.example": { "/": page(rssLink("/x") + rssLink("/y")), "/x": comments, "/y": rss() } });
    const found = await web.discover("https://jane.example/");
    expect(urlsOf(found)).toEqual(["https://jane.example/y"]);
    expect(found.others).toMatchObject([{ url: "https://jane.example/x", reason: "comments" }]);
  });

  test("a feed beside a page in a folder is found", async () => {
    web.serve({ "host.example": { "/~jane/index.html": page(""), "/~jane/feed.xml": rss() } });
    expect(urlsOf(await web.discover("https://host.example/~jane/index.html"))).toEqual([
      "https://host.example/~jane/feed.xml",
    ]);
  });

  test("a named feed that is gone is a note, and the next one is taken", async () => {
    web.serve({
      "jane.example": { "/": page(rssLink("/old.xml", "Old") + rssLink("/new/x", "New")), "/new/x": rss() },
    });
    const found = await web.discover("https://jane.example/");
    expect(urlsOf(found)).toEqual(["https://jane.example/new/x"]);
    expect(found.notes.join()).toContain("answered 404");
  });
});

describe("a page without a feed", () => {
  test("is never asked for more than eight times and ends in a way forward", async () => {
    const anchors = Array.from({ length: 30 }, (_, i) => `<a href="/rss/${i}">RSS ${i}</a>`).join("");
    web.serve({ "jane.example": { "/": page("", anchors) } });
    const error = await failure("https://jane.example/");
    expect(error.kind).toBe("feed-not-found");
    expect(error.message).toContain("Paste the address");
    expect(web.asked.length).toBeLessThanOrEqual(8);
  });

  test("every address that does not exist and leads home is no feed", async () => {
    const home = { to: "/" };
    const sites = Object.fromEntries(
      ["/feed.xml", "/feed/", "/atom.xml", "/rss.xml", "/index.xml", "/rss/"].map((path) => [path, home]),
    );
    web.serve({ "jane.example": { "/": page(""), ...sites } });
    expect((await failure("https://jane.example/")).kind).toBe("feed-not-found");
    expect(web.asked.length).toBeLessThanOrEqual(8);
  });

  test("names only its comments: that is said and not followed", async () => {
    web.serve({ "jane.example": { "/": page(rssLink("/comments/feed/", "Comments")), "/comments/feed/": rss() } });
    const error = await failure("https://jane.example/");
    expect(error.message).toContain("https://jane.example/comments/feed/");
  });

  test("has a person who publishes elsewhere", async () => {
    web.serve({
      "jane.example": { "/": page("", '<a rel="me" href="https://social.example/@jane">me</a>', "Jane Doe") },
      "social.example": { "/@jane.rss": rss({ site: "https://social.example/@jane", title: "Jane Doe" }) },
    });
    const found = await web.discover("https://jane.example/");
    expect(urlsOf(found)).toEqual(["https://social.example/@jane.rss"]);
    expect(found.handles).toContainEqual({ channel: "mastodon", url: "https://social.example/@jane" });
    expect(found.notes.join()).toContain("no feed of its own");
  });

  test("that is not there is said with its status", async () => {
    web.serve({});
    expect(await failure("https://jane.example/x")).toMatchObject({
      kind: "address-status",
      message: "jane.example answered 404: that page is not there. Its front page may lead on: https://jane.example/",
    });
  });

  test("on a closed network is answered without a request", async () => {
    web.serve({});
    expect((await failure("https://www.linkedin.com/in/jane-doe/")).message).toContain("LinkedIn");
    expect((await failure("reddit.com/user/jane")).message).toContain("Reddit is off");
    expect(web.asked).toEqual([]);
  });
});

describe("profiles on known platforms", () => {
  test("a YouTube handle's page gives the channel's id", async () => {
    const id = `UC${"a1B2".repeat(5)}zz`;
    const feed = atom({ site: `https://www.youtube.com/channel/${id}`, title: "Jane Builds", author: "Jane Builds" });
    web.serve({
      "www.youtube.com": {
        "/@janebuilds": page("", `<script>var x={"externalId":"${id}"}</script>`),
        [`/feeds/videos.xml?channel_id=${id}`]: feed,
      },
    });
    const found = await web.discover("https://www.youtube.com/@janebuilds");
    expect(found).toMatchObject({ name: "Jane Builds", handles: [{ channel: "youtube" }] });
    expect(found.feeds[0]?.kind).toBe("video");
  });

  test("an Apple Podcasts address is looked up and leads to the show's own feed", async () => {
    const lookup = {
      resultCount: 1,
      results: [
        {
          feedUrl: "https://cast.example/feed",
          artistName: "Jane Doe",
          collectionName: "The Bridge Show",
          artworkUrl600: "https://cast.example/600.jpg",
        },
      ],
    };
    const feed = rss({ site: "https://cast.example/", title: "The Bridge Show" }).replace(
      "</item>",
      '<enclosure url="https://cast.example/1.mp3" type="audio/mpeg" length="1"/></item>',
    );
    web.serve({
      "itunes.apple.com": {
        "/lookup?id=123&entity=podcast&country=de": {
          headers: { "content-type": "text/javascript" },
          body: JSON.stringify(lookup),
        },
      },
      "cast.example": { "/feed": feed },
    });
    const found = await web.discover("https://podcasts.apple.com/de/podcast/the-bridge-show/id123?i=9");
    expect(found).toMatchObject({ name: "Jane Doe", picture: "https://cast.example/600.jpg" });
    expect(found.handles[0]?.channel).toBe("podcast");
  });

  test("@user@host is asked of WebFinger, which may name another server", async () => {
    const body = JSON.stringify({
      links: [{ rel: "http://webfinger.net/rel/profile-page", href: "https://social.example/@jane" }],
    });
    web.serve({
      "jane.example": { "/.well-known/webfinger?resource=acct%3Ajane%40jane.example": body },
      "social.example": {
        "/@jane.rss": rss({ site: "https://social.example/@jane", title: "Jane Doe" }),
        "/@jane": page('<link rel="me" href="https://jane.example/">'),
      },
    });
    const found = await web.discover("@jane@jane.example");
    expect(found).toMatchObject({ name: "Jane Doe", siteUrl: "https://social.example/@jane" });
    expect(found.handles.map(({ url }) => url)).toEqual(["https://social.example/@jane", "https://jane.example/"]);
  });

  test("a repository without releases is followed by its commits", async () => {
    web.serve({
      "github.com": {
        "/jane/bridge/releases.atom": atom({ paths: [] }),
        "/jane/bridge/commits.atom": atom({ site: "https://github.com/jane/bridge/commits" }),
        "/jane/bridge": page(""),
      },
    });
    expect(urlsOf(await web.discover("github.com/jane/bridge"))).toEqual([
      "https://github.com/jane/bridge/commits.atom",
    ]);
  });
});
