import { describe, expect, test } from "vitest";
import { feedsInPage, findPlatform, recognise } from "../../src/channels/registry.ts";
import { PermanentError } from "../../src/errors.ts";

const ID = `UC${"a1B2".repeat(5)}zz`;
const of = (address: string) => recognise(new URL(address));

test.each([
  [
    `https://youtube.com/channel/${ID}/videos`,
    "youtube",
    `https://www.youtube.com/channel/${ID}`,
    `https://www.youtube.com/feeds/videos.xml?channel_id=${ID}`,
  ],
  [
    `https://www.youtube.com/feeds/videos.xml?channel_id=${ID}`,
    "youtube",
    `https://www.youtube.com/channel/${ID}`,
    `https://www.youtube.com/feeds/videos.xml?channel_id=${ID}`,
  ],
  [
    "https://www.youtube.com/watch?v=x&list=PLabc",
    "youtube",
    "https://www.youtube.com/playlist?list=PLabc",
    "https://www.youtube.com/feeds/videos.xml?playlist_id=PLabc",
  ],
  ["https://m.youtube.com/@Jane/featured", "youtube", "https://www.youtube.com/@Jane", undefined],
  ["https://social.example/@jane/1234", "mastodon", "https://social.example/@jane", "https://social.example/@jane.rss"],
  [
    "https://social.example/users/jane/statuses/1",
    "mastodon",
    "https://social.example/@jane",
    "https://social.example/@jane.rss",
  ],
  [
    "https://social.example/@jane@home.example",
    "mastodon",
    "https://home.example/@jane",
    "https://home.example/@jane.rss",
  ],
  ["https://social.example/@jane.rss", "mastodon", "https://social.example/@jane", "https://social.example/@jane.rss"],
  [
    "https://bsky.app/profile/Jane.example/post/3k",
    "bluesky",
    "https://bsky.app/profile/jane.example",
    "https://bsky.app/profile/jane.example/rss",
  ],
  [
    "https://jane.bsky.social",
    "bluesky",
    "https://bsky.app/profile/jane.bsky.social",
    "https://bsky.app/profile/jane.bsky.social/rss",
  ],
  ["https://github.com/jane", "github", "https://github.com/jane", "https://github.com/jane.atom"],
  [
    "https://www.github.com/jane/bridge.git",
    "github",
    "https://github.com/jane/bridge",
    "https://github.com/jane/bridge/releases.atom",
  ],
  ["https://medium.com/@jane/some-post-12ab", "blog", "https://medium.com/@jane", "https://medium.com/feed/@jane"],
  ["https://medium.com/the-pub", "blog", "https://medium.com/the-pub", "https://medium.com/feed/the-pub"],
  ["https://jane.medium.com/post", "blog", "https://jane.medium.com", "https://jane.medium.com/feed"],
  ["https://jane.substack.com/p/post", "blog", "https://jane.substack.com", "https://jane.substack.com/feed"],
  ["https://open.substack.com/pub/jane/p/post", "blog", "https://jane.substack.com", "https://jane.substack.com/feed"],
  [
    "https://old.reddit.com/u/jane",
    "reddit",
    "https://www.reddit.com/user/jane",
    "https://www.reddit.com/user/jane/submitted/.rss",
  ],
  [
    "https://news.ycombinator.com/user?id=jane",
    "hackernews",
    "https://news.ycombinator.com/user?id=jane",
    "https://hnrss.org/submitted?id=jane",
  ],
  ["https://mobile.twitter.com/jane/status/1", "x", "https://x.com/jane", undefined],
  ["https://de.linkedin.com/in/jane-doe/?trk=x", "linkedin", "https://www.linkedin.com/in/jane-doe", undefined],
  ["https://m.facebook.com/profile.php?id=12", "facebook", "https://www.facebook.com/profile.php?id=12", undefined],
  ["https://www.instagram.com/jane/", "other", "https://www.instagram.com/jane", undefined],
  ["https://dev.to/jane/post-1", "blog", "https://dev.to/jane", "https://dev.to/feed/jane"],
  ["https://www.tumblr.com/jane", "blog", "https://jane.tumblr.com", "https://jane.tumblr.com/rss"],
  ["https://jane.wordpress.com/2026/", "blog", "https://jane.wordpress.com", "https://jane.wordpress.com/feed/"],
  [
    "https://jane.blogspot.co.uk/2026/x.html",
    "blog",
    "https://jane.blogspot.com",
    "https://jane.blogspot.com/feeds/posts/default",
  ],
  ["https://jane.hashnode.dev/", "blog", "https://jane.hashnode.dev", "https://jane.hashnode.dev/rss.xml"],
  [
    "https://meta.forum.example/u/jane/summary",
    "forum",
    "https://meta.forum.example/u/jane",
    "https://meta.forum.example/u/jane/activity.rss",
  ],
  [
    "https://lemmy.example/u/jane",
    "forum",
    "https://lemmy.example/u/jane",
    "https://lemmy.example/feeds/u/jane.xml?sort=New",
  ],
  [
    "https://stackoverflow.com/users/12/jane",
    "forum",
    "https://stackoverflow.com/users/12",
    "https://stackoverflow.com/feeds/user/12",
  ],
])("%s is on %s", (address, channel, url, feed) => {
  const recognised = of(address);
  expect(recognised).toMatchObject({ channel, url });
  expect(recognised?.feeds[0]).toBe(feed);
});

test.each([
  "https://jane.example/",
  "https://github.com/features/actions",
  "https://github.com/login",
  "https://x.com/intent/tweet?text=hi",
  "https://www.facebook.com/sharer/sharer.php?u=x",
  "https://www.linkedin.com/shareArticle?url=x",
  "https://medium.com/about",
  "https://substack.com/",
  "https://www.youtube.com/watch?v=x",
  "https://www.tiktok.com/@jane",
  "https://jane.example/@",
  "https://jane.example/%zz/@%zz",
  "https://dev.to/t/bread",
  "https://wordpress.com/",
  "ftp://github.com/jane",
])("%s is nobody's profile", (address) => {
  expect(of(address)).toBeUndefined();
});

test("a canonical address is recognised as itself", () => {
  for (const address of [
    `https://www.youtube.com/channel/${ID}`,
    "https://github.com/jane",
    "https://x.com/jane",
    "https://medium.com/@jane",
    "https://bsky.app/profile/jane.example",
  ]) {
    expect(of(address)?.url).toBe(address);
  }
});

test("closed networks say what can be done instead, and Reddit waits to be switched on", () => {
  for (const address of [
    "https://x.com/jane",
    "https://www.linkedin.com/in/jane",
    "https://www.facebook.com/jane.doe",
    "https://www.instagram.com/jane",
  ]) {
    expect(of(address)?.advice).toMatch(/Paste .+ log/);
  }
  expect(of("https://www.reddit.com/user/jane")?.optIn).toBe(true);
});

describe("what only the page or a look-up gives away", () => {
  test("a YouTube page's own channel comes before those it mentions", () => {
    const other = `UC${"z".repeat(22)}`;
    const html = `<script>{"channelId":"${other}"},{"externalId":"${ID}"}</script>`;
    expect(feedsInPage(html, new URL("https://www.youtube.com/@jane"))).toEqual([
      `https://www.youtube.com/feeds/videos.xml?channel_id=${ID}`,
    ]);
    expect(feedsInPage(html, new URL("https://jane.example/"))).toEqual([]);
  });

  test("a Substack person's page names the publication", () => {
    const html =
      '<script>window._x = JSON.parse("{\\"primaryPublication\\":{\\"subdomain\\":\\"jane\\",\\"custom_domain\\":null}}")</script>';
    expect(feedsInPage(html, new URL("https://substack.com/@jane"))).toEqual(["https://jane.substack.com/feed"]);
  });

  test("a Discourse on any host tells by its generator", () => {
    const html = '<meta name="generator" content="Discourse 3.5.0 - https://github.com/discourse">';
    expect(feedsInPage(html, new URL("https://hub.example/u/jane"))).toEqual([
      "https://hub.example/u/jane/activity.rss",
    ]);
  });

  test("Apple's look-up gives the feed, or says that there is none", () => {
    const apple = findPlatform("apple-podcasts");
    expect(of("https://podcasts.apple.com/gb/podcast/show/id77?i=1")?.lookup).toBe(
      "https://itunes.apple.com/lookup?id=77&entity=podcast&country=gb",
    );
    expect(apple?.readLookup?.({ results: [{ feedUrl: "https://cast.example/f", collectionName: "Show" }] })).toEqual({
      feeds: ["https://cast.example/f"],
      name: "Show",
    });
    expect(() => apple?.readLookup?.({ results: [{ collectionName: "Show" }] })).toThrow(PermanentError);
    expect(() => apple?.readLookup?.("oops")).toThrow("names no feed");
  });
});
