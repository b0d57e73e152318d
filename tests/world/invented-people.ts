// Three people who publish, each on a site of their own: one blog in full, one whose feed carries a part only, one podcast.
import { HOUR } from "../../src/clock.ts";
import { EPISODES_BY_SUNNIVA } from "./episodes-by-sunniva.ts";
import type { InventedPost } from "./invented-post.ts";
import { POSTS_BY_BRAM } from "./posts-by-bram.ts";
import { POSTS_BY_IDA } from "./posts-by-ida.ts";
import type { Site } from "./static-sites.ts";

type Build = (origin: string) => Site;
type Home = { name: string; title: string; about: string; feed: string; type: string };

const IDA: Home = {
  name: "Ida Marlowe",
  title: "Slow Queues",
  about: "On waiting, and on what it does to those who wait. By Ida Marlowe, who runs appointments for six clinics.",
  feed: "/feed.atom",
  type: "application/atom+xml",
};
const BRAM: Home = {
  name: "Bram Castellan",
  title: "The repair bench",
  about: "Pumps, patience and public water. Notes by Bram Castellan, fitter.",
  feed: "/index.xml",
  type: "application/rss+xml",
};
const SUNNIVA: Home = {
  name: "Sunniva Adeyemi",
  title: "Small Hours",
  about: "Sunniva Adeyemi talks with people who work while the rest of us sleep.",
  feed: "/podcast.rss",
  type: "application/rss+xml",
};

/** In this order: Ida (Atom, in full), Bram (RSS, a part only), Sunniva (a podcast). Their posts are dated back from `now`. */
export function inventedPeople(now: Date): [ida: Build, bram: Build, sunniva: Build] {
  const at = (post: InventedPost): Date => new Date(now.getTime() - post.hoursAgo * HOUR);
  return [
    (origin) => siteOf(IDA, POSTS_BY_IDA, atomOf(origin, at)),
    (origin) =>
      siteOf(
        BRAM,
        POSTS_BY_BRAM,
        rssOf(
          origin,
          BRAM,
          POSTS_BY_BRAM.map((post) => entryOf(origin, post, at)),
        ),
      ),
    (origin) =>
      siteOf(
        SUNNIVA,
        EPISODES_BY_SUNNIVA,
        rssOf(
          origin,
          SUNNIVA,
          EPISODES_BY_SUNNIVA.map((episode) => episodeOf(origin, episode, at)),
        ),
      ),
  ];
}

function siteOf(home: Home, posts: readonly InventedPost[], feed: string): Site {
  const pages = posts.map((post): [string, Site[string]] => [
    `/posts/${post.slug}`,
    html(
      `${post.title} | ${home.title}`,
      `<header><a href="/">${home.title}</a> <a href="/about">About</a></header><main><article><h1>${post.title}</h1><p class="byline">By ${home.name}</p>${post.html}</article></main><footer><p>Comments are open for a month. Be kind.</p></footer>`,
    ),
  ]);
  const list = posts.map((post) => `<li><a href="/posts/${post.slug}">${post.title}</a></li>`).join("");
  return {
    "/": html(
      home.title,
      `<main><h1>${home.title}</h1><p>${home.about}</p><ul>${list}</ul></main>`,
      `<meta name="description" content="${home.about}"><meta name="author" content="${home.name}"><link rel="alternate" type="${home.type}" title="${home.title}" href="${home.feed}">`,
    ),
    [home.feed]: { type: `${home.type}; charset=utf-8`, body: feed },
    ...Object.fromEntries(pages),
  };
}

function html(title: string, body: string, head = ""): Site[string] {
  return {
    type: "text/html; charset=utf-8",
    body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>${body}</body></html>`,
  };
}

function atomOf(origin: string, at: (post: InventedPost) => Date): string {
  const entries = POSTS_BY_IDA.map((post) => {
    const url = `${origin}/posts/${post.slug}`;
    return `<entry><id>${url}</id><title>${post.title}</title><link href="${url}"/><published>${at(post).toISOString()}</published><updated>${at(post).toISOString()}</updated><content type="html"><![CDATA[${post.html}]]></content></entry>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><id>${origin}/</id><title>${IDA.title}</title><subtitle>${IDA.about}</subtitle><link href="${origin}/"/><author><name>${IDA.name}</name></author><updated>${at(POSTS_BY_IDA[0]!).toISOString()}</updated>${entries.join("")}</feed>`;
}

function rssOf(origin: string, home: Home, items: readonly string[]): string {
  return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>${home.title}</title><link>${origin}/</link><description>${home.about}</description><language>en</language>${items.join("")}</channel></rss>`;
}

function entryOf(origin: string, post: InventedPost, at: (post: InventedPost) => Date): string {
  const url = `${origin}/posts/${post.slug}`;
  return `<item><title>${post.title}</title><link>${url}</link><guid>${url}</guid><pubDate>${at(post).toUTCString()}</pubDate><dc:creator>${BRAM.name}</dc:creator><description>${post.excerpt}</description></item>`;
}

function episodeOf(
  origin: string,
  episode: (typeof EPISODES_BY_SUNNIVA)[number],
  at: (post: InventedPost) => Date,
): string {
  const url = `${origin}/posts/${episode.slug}`;
  return `<item><title>${episode.title}</title><link>${url}</link><guid isPermaLink="false">small-hours-${episode.slug}</guid><pubDate>${at(episode).toUTCString()}</pubDate><itunes:author>${SUNNIVA.name}</itunes:author><itunes:duration>${episode.minutes}:00</itunes:duration><enclosure url="${origin}/audio/${episode.slug}.mp3" type="audio/mpeg" length="${episode.minutes * 960_000}"/><description><![CDATA[${episode.html}]]></description></item>`;
}
