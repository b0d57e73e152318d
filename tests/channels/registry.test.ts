import { describe, expect, test } from "vitest";
import { feedsInPage, findPlatform, recognise } from "../../src/channels/registry.ts";
import { PermanentError } from "../../src/errors.ts";

const ID = `UC${"a1B2".repeat(5)}zz`;
/** One address a line: what is pasted | its channel | the profile | its feed, `-` for none. */
const table = (lines: string) =>
  lines
    .trim()
    .split("\n")
    .map((line) => line.split(" | ").map((cell) => cell.trim()))
    .map(([address = "", channel = "", url = "", feed = ""]): [string, string, string, string | undefined] => [
      address,
      channel,
      url,
      feed === "-" ? undefined : feed,
    ]);

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
  // Beyond profiles: parts of a site that have a feed of their own, old forms of addresses, mirrors.
  ...table(`
    https://jane.wordpress.com/author/kim/page/2/ | blog | https://jane.wordpress.com/author/kim | https://jane.wordpress.com/author/kim/feed/
    https://jane.wordpress.com/category/bread/feed/ | blog | https://jane.wordpress.com/category/bread | https://jane.wordpress.com/category/bread/feed/
    https://jane.wordpress.com/tag/rye/ | blog | https://jane.wordpress.com/tag/rye | https://jane.wordpress.com/tag/rye/feed/
    https://jane.blogspot.com/search/label/bread | blog | https://jane.blogspot.com/search/label/bread | https://jane.blogspot.com/feeds/posts/default/-/bread
    https://jane.blogspot.com/feeds/posts/default/-/bread?alt=rss | blog | https://jane.blogspot.com/search/label/bread | https://jane.blogspot.com/feeds/posts/default/-/bread
    https://jane.blogspot.com/feeds/posts/default?alt=rss | blog | https://jane.blogspot.com | https://jane.blogspot.com/feeds/posts/default
    https://jane.ghost.io/welcome/ | blog | https://jane.ghost.io | https://jane.ghost.io/rss/
    https://jane.ghost.io/author/kim/ | blog | https://jane.ghost.io/author/kim | https://jane.ghost.io/author/kim/rss/
    https://substack.com/@jane/note/c-1 | blog | https://substack.com/@jane | -
    https://substack.com/profile/12-jane | blog | https://substack.com/@jane | -
    https://medium.com/feed/@jane | blog | https://medium.com/@jane | https://medium.com/feed/@jane
    https://medium.com/tag/bread | blog | https://medium.com/tag/bread | https://medium.com/feed/tag/bread
    https://dev.to/feed/jane | blog | https://dev.to/jane | https://dev.to/feed/jane
    https://dev.to/t/bread | blog | https://dev.to/t/bread | https://dev.to/feed/tag/bread
    https://hashnode.com/@jane | blog | https://hashnode.com/@jane | -
    https://jane.tumblr.com/tagged/bread | blog | https://jane.tumblr.com/tagged/bread | https://jane.tumblr.com/tagged/bread/rss
    https://www.tumblr.com/blog/jane | blog | https://jane.tumblr.com | https://jane.tumblr.com/rss
    https://social.example/web/@jane | mastodon | https://social.example/@jane | https://social.example/@jane.rss
    https://elk.zone/social.example/@jane/1 | mastodon | https://social.example/@jane | https://social.example/@jane.rss
    https://bsky.app/profile/did:plc:abc123/rss | bluesky | https://bsky.app/profile/did:plc:abc123 | https://bsky.app/profile/did:plc:abc123/rss
    https://lemmy.example/u/jane@home.example | forum | https://home.example/u/jane | https://home.example/feeds/u/jane.xml?sort=New
    https://beehaw.org/c/bread | forum | https://beehaw.org/c/bread | https://beehaw.org/feeds/c/bread.xml?sort=New
    https://forum.example/t/rye-bread/12/3 | forum | https://forum.example/t/rye-bread/12 | https://forum.example/t/rye-bread/12.rss
    https://forum.example/c/baking/5 | forum | https://forum.example/c/baking/5 | https://forum.example/c/baking/5.rss
    https://forum.example/users/jane | forum | https://forum.example/u/jane | https://forum.example/u/jane/activity.rss
    https://news.ycombinator.com/threads?id=jane | hackernews | https://news.ycombinator.com/user?id=jane | https://hnrss.org/threads?id=jane
    https://news.ycombinator.com/item?id=12 | hackernews | https://news.ycombinator.com/item?id=12 | https://hnrss.org/item?id=12
    https://github.com/jane.atom | github | https://github.com/jane | https://github.com/jane.atom
    https://github.com/jane/bridge/tags | github | https://github.com/jane/bridge | https://github.com/jane/bridge/tags.atom
    https://github.com/jane/bridge/commits/main | github | https://github.com/jane/bridge | https://github.com/jane/bridge/commits/main.atom
    https://github.com/jane/bridge/commits/main.atom | github | https://github.com/jane/bridge | https://github.com/jane/bridge/commits/main.atom
    https://github.com/jane/bridge/wiki/Home | github | https://github.com/jane/bridge | https://github.com/jane/bridge/wiki.atom
    https://github.com/jane/bridge/discussions | github | https://github.com/jane/bridge | https://github.com/jane/bridge/discussions.atom
    https://github.com/jane/bridge/releases.atom | github | https://github.com/jane/bridge | https://github.com/jane/bridge/releases.atom
    https://gist.github.com/jane/0a1b | github | https://gist.github.com/jane | https://gist.github.com/jane.atom
    https://unix.stackexchange.com/questions/12/how | forum | https://unix.stackexchange.com/questions/12 | https://unix.stackexchange.com/feeds/question/12
    https://stackoverflow.com/questions/tagged/rust | forum | https://stackoverflow.com/questions/tagged/rust | https://stackoverflow.com/feeds/tag/rust
    https://mathoverflow.net/users/12/jane | forum | https://mathoverflow.net/users/12 | https://mathoverflow.net/feeds/user/12
    https://www.youtube.com/playlist?list=PLabc | youtube | https://www.youtube.com/playlist?list=PLabc | https://www.youtube.com/feeds/videos.xml?playlist_id=PLabc
    https://www.youtube.com/user/jane | youtube | https://www.youtube.com/user/jane | -
    https://www.youtube.com/c/jane/videos | youtube | https://www.youtube.com/c/jane | -
    https://soundcloud.com/jane/sets | podcast | https://soundcloud.com/jane | -
    https://open.spotify.com/intl-de/show/4rOoJ6Egrf8K2IrywzwOMk | podcast | https://open.spotify.com/show/4rOoJ6Egrf8K2IrywzwOMk | -
    https://open.spotify.com/episode/4rOoJ6Egrf8K2IrywzwOMk?si=x | podcast | https://open.spotify.com/episode/4rOoJ6Egrf8K2IrywzwOMk | -
    https://t.me/s/janedoe | other | https://t.me/janedoe | -
    https://t.me/janedoe/12 | other | https://t.me/janedoe | -
    https://www.reddit.com/r/bread/comments/1abcd/rye/ | reddit | https://www.reddit.com/r/bread/comments/1abcd | https://www.reddit.com/r/bread/comments/1abcd/.rss
    https://www.reddit.com/user/jane/comments/ | reddit | https://www.reddit.com/user/jane | https://www.reddit.com/user/jane/comments/.rss
    https://www.reddit.com/r/bread/ | reddit | https://www.reddit.com/r/bread | https://www.reddit.com/r/bread/new/.rss
    https://www.threads.net/@jane | other | https://www.threads.com/@jane | -
  `),
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
  "https://wordpress.com/",
  "https://www.youtube.com/shorts/abcdefghijk",
  "https://soundcloud.com/discover",
  "https://open.spotify.com/",
  "https://t.me/joinchat/abc",
  "https://news.ycombinator.com/newest",
  "https://elk.zone/settings",
  "https://gist.github.com/",
  "https://jane.example/t/rye-bread/12",
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
    "https://t.me/janedoe",
  ]) {
    expect(of(address)?.advice).toMatch(/Paste .+ log/);
  }
  expect(of("https://open.spotify.com/show/4rOoJ6Egrf8K2IrywzwOMk")?.advice).toContain("write the name of the show");
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

  test("a video, a short and an old custom address name who published them", () => {
    const other = `UC${"z".repeat(22)}`;
    const html = `<script>{"channelId":"${other}"},{"externalChannelId":"${ID}"}</script>`;
    for (const address of ["/watch?v=abcdefghijk", "/shorts/abcdefghijk", "/live/abcdefghijk", "/janebuilds"]) {
      expect(feedsInPage(html, new URL(`https://www.youtube.com${address}`))).toEqual([
        `https://www.youtube.com/feeds/videos.xml?channel_id=${ID}`,
      ]);
    }
  });

  test.each([
    ["Ghost", '<meta name="generator" content="Ghost 5.87">', "/author/jane/", "/author/jane/rss/"],
    ["Ghost", '<meta name="generator" content="Ghost 5.87">', "/a-post/", "/rss/"],
    ["Substack", '<link rel="preconnect" href="https://substackcdn.com/" />', "/p/post", "/feed"],
    ["Medium", '<meta property="al:android:package" content="com.medium.reader"/>', "/post-12ab", "/feed"],
    ["Lemmy", "<script>window.isoData = {}</script>", "/u/jane", "/feeds/u/jane.xml?sort=New"],
    ["Discourse", '<meta name="generator" content="Discourse 3.5.0">', "/t/rye/12", "/t/rye/12.rss"],
  ])("%s on a domain of its own tells by its page", (_, html, path, feed) => {
    expect(feedsInPage(html, new URL(path, "https://jane.example"))).toEqual([`https://jane.example${feed}`]);
    expect(feedsInPage("<p>Just a page</p>", new URL(path, "https://jane.example"))).toEqual([]);
  });

  test("a SoundCloud page gives the account's number", () => {
    const html = '<meta property="al:ios:url" content="soundcloud://users:12345">';
    expect(feedsInPage(html, new URL("https://soundcloud.com/jane"))).toEqual([
      "https://feeds.soundcloud.com/users/soundcloud:users:12345/sounds.rss",
    ]);
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
