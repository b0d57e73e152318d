// Where the head names no feed: links for people that lead to one, and the places where feeds usually lie.
import { sameAddress } from "../../html/canonical-url.ts";
import type { Page } from "../../html/read-page.ts";
import { looksLikeComments, looksLikeFeedAddress, type FeedLink } from "./feed-links.ts";

const LABEL = /\b(?:rss|atom|feeds?|newsfeed|xml|webfeed)\b|フィード|订阅|лента/i;
const SUBSCRIBE = /\b(?:subscribe|abonnieren|s['’]abonner|suscr[ií]b|follow)\b/i;
const FILE = /\.(?:rss|atom|rdf|xml)$/i;
// Readers' and directories' own pages about a feed, and files that are XML for another reason.
const NOT_A_FEED =
  /^(?:[\w-]+\.)*(?:feedly|inoreader|newsblur|feedbin|bloglines|netvibes|my\.yahoo|add\.my|google|facebook|twitter|x|wikipedia|mailchimp|list-manage)\.\w+$/;
const NOT_A_FILE = /sitemap|opensearch|rsd\.xml|manifest|\.(?:zip|pdf|png|jpe?g|gif|svg|css|js|mp3|mp4|opml)$/i;

/** A page with more is made to keep us busy. */
const MOST_CANDIDATES = 100;
const MOST_ANCHORS = 3_000;

/** Anchors that may be feeds, the likeliest first, at most `limit`. */
export function findFeedAnchors(page: Page, limit: number): FeedLink[] {
  const host = new URL(page.url).host;
  const scored = page.anchors.slice(0, MOST_ANCHORS).flatMap(({ href, text }, index) => {
    const url = new URL(href);
    if (NOT_A_FEED.test(url.hostname) || NOT_A_FILE.test(url.pathname) || sameAddress(href, page.url)) return [];
    if (looksLikeComments(href, text)) return [];
    const looks = looksLikeFeedAddress(href) || (url.host === host && FILE.test(url.pathname));
    const labelled = text.length <= 60 && LABEL.test(text);
    const score = (looks ? 4 : 0) + (labelled ? 3 : 0) + (SUBSCRIBE.test(text) ? 1 : 0) + (url.host === host ? 1 : 0);
    // A bare "subscribe" leads to a form more often than not; a feed elsewhere needs a label to be this person's.
    if (!(looks && url.host === host) && !labelled && !(looks && SUBSCRIBE.test(text))) return [];
    return [{ url: href, title: text, score, index }];
  });
  const best = scored.toSorted((a, b) => b.score - a.score || a.index - b.index).slice(0, MOST_CANDIDATES);
  const unique = best.filter((link, i, all) => all.findIndex((other) => sameAddress(other.url, link.url)) === i);
  return unique.slice(0, limit).map(({ url, title }) => ({ url, title }));
}

const BY_GENERATOR: readonly [RegExp, string][] = [
  [/wordpress|classicpress|write\.?freely|write\.as/i, "feed/"],
  [/hugo|zola/i, "index.xml"],
  [/ghost/i, "rss/"],
  [/jekyll|eleventy|micro\.blog|bear ?blog|gatsby/i, "feed.xml"],
  [/hexo|pelican|octopress|movable/i, "atom.xml"],
  [/drupal|astro|typo3/i, "rss.xml"],
  [/blogger/i, "feeds/posts/default"],
  [/discourse/i, "latest.rss"],
  [/wix/i, "blog-feed.xml"],
];
const USUAL = ["feed.xml", "feed/", "atom.xml", "rss.xml", "index.xml", "rss/"];

/** Addresses where feeds usually lie, the likeliest first: by the generator, in the page's folder, at the root. */
export function listWellKnown(page: Page, limit: number): FeedLink[] {
  const generator = page.metas.get("generator") ?? "";
  const hinted = BY_GENERATOR.filter(([pattern]) => pattern.test(generator)).map(([, path]) => path);
  const root = new URL("/", page.url).href;
  const folder = new URL(".", page.url).href;
  const section = folder === root ? [] : [`${folder}feed.xml`, `${folder}feed/`];
  const urls = [...hinted.map((path) => root + path), ...section, ...USUAL.map((path) => root + path)];
  return [...new Set(urls)].slice(0, limit).map((url) => ({ url, title: "" }));
}
