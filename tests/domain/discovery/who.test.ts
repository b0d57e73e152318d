import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { page, rss, rssLink, startLoopbackWeb, type LoopbackWeb } from "./loopback-web.ts";

let web: LoopbackWeb;
beforeAll(async () => {
  web = await startLoopbackWeb();
});
afterAll(() => web.close());

describe("who it is", () => {
  test("the page's own card comes first, with its picture, note and profiles", async () => {
    const card =
      '<div class="h-card"><img class="u-photo" src="/me.jpg" alt=""><a class="p-name u-url u-uid" rel="me" href="https://jane.example/">Jane Doe</a><p class="p-note">Builds bridges.</p><a rel="me" class="u-url" href="https://github.com/jane">code</a></div>';
    web.serve({ "jane.example": { "/": page(rssLink("/f"), card), "/f": rss({ author: "admin" }) } });
    expect(await web.discover("https://jane.example/")).toMatchObject({
      name: "Jane Doe",
      picture: "https://jane.example/me.jpg",
      about: "Builds bridges.",
      handles: [
        { channel: "blog", url: "https://jane.example/" },
        { channel: "github", url: "https://github.com/jane" },
      ],
    });
  });

  test("the cards of commenters are not the author's", async () => {
    const body =
      '<div class="h-entry"><a class="p-author h-card" href="/">Jane Doe</a><div class="u-comment h-cite"><a class="p-author h-card" href="https://bob.example/">Bob</a></div></div>';
    web.serve({ "jane.example": { "/2026/post": page(rssLink("/f"), body), "/f": rss() } });
    expect((await web.discover("https://jane.example/2026/post")).name).toBe("Jane Doe");
  });

  test.each([
    ["an author that is a role", "admin"],
    ["an author that is an e-mail address", "jane@example.com"],
  ])("%s gives way to the feed's title", async (_, author) => {
    web.serve({ "jane.example": { "/": page(rssLink("/f")), "/f": rss({ author }) } });
    expect((await web.discover("https://jane.example/")).name).toBe("Jane's Notebook");
  });

  test("a feed of many authors is nobody's", async () => {
    const feed = rss({ author: "Ann" }).replace("<dc:creator>Ann", "<dc:creator>Bob");
    web.serve({ "jane.example": { "/": page(rssLink("/f")), "/f": feed } });
    expect((await web.discover("https://jane.example/")).name).toBe("Jane's Notebook");
  });

  test("a feed without a title is called by its host", async () => {
    web.serve({ "www.jane.example": { "/": page(rssLink("/f"), "", ""), "/f": rss({ title: "" }) } });
    const found = await web.discover("https://www.jane.example/");
    expect(found.name).toBe("jane.example");
    expect(found.feeds[0]?.title).toBe("jane.example");
  });

  test("JSON-LD names the person and their profiles", async () => {
    const person = {
      "@type": "Person",
      name: "Jane Doe",
      image: { url: "/j.png" },
      sameAs: ["https://github.com/jane", 5],
    };
    const script = `<script type="application/ld+json">${JSON.stringify({ "@graph": [{ "@type": "WebSite", author: person }] })}</script>`;
    web.serve({ "jane.example": { "/": page(rssLink("/f") + script), "/f": rss() } });
    const found = await web.discover("https://jane.example/");
    expect(found).toMatchObject({ name: "Jane Doe", picture: "https://jane.example/j.png" });
    expect(found.handles.map(({ channel }) => channel)).toEqual(["blog", "github"]);
  });

  test("a profile linked by nothing but the platform's name is the person's, unless there are two of them", async () => {
    const body =
      '<a href="https://x.com/jane">X</a><a href="https://github.com/jane">GitHub</a><a href="https://github.com/bob">github</a><a href="https://bsky.app/profile/bob.example">Bob wrote</a>';
    web.serve({ "jane.example": { "/": page(rssLink("/f"), body), "/f": rss() } });
    expect((await web.discover("https://jane.example/")).handles.map(({ url }) => url)).toEqual([
      "https://jane.example/",
      "https://x.com/jane",
    ]);
  });

  test("the picture of a post is not a person's", async () => {
    const meta =
      '<meta property="og:image" content="/bread.jpg"><meta property="og:description" content="How to bake">';
    web.serve({ "jane.example": { "/2026/bread": page(rssLink("/f") + meta), "/f": rss() } });
    expect(await web.discover("https://jane.example/2026/bread")).toMatchObject({
      picture: undefined,
      about: "Notes on bread and bridges",
      siteUrl: "https://jane.example/",
    });
  });
});
