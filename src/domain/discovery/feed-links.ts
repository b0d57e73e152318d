// The feeds that a page names in its head or its headers, told apart: the main ones, comments, topics, languages.
import { sameAddress } from "../../html/canonical-url.ts";
import type { HeaderLink } from "../../html/link-header.ts";
import type { Page, PageLink } from "../../html/read-page.ts";
import type { OtherFeed } from "./types.ts";

export type FeedLink = { url: string; title: string };
export type FeedLinks = {
  /** What a reader would follow, in the page's order. */
  main: FeedLink[];
  topics: FeedLink[];
  comments: FeedLink[];
  languages: FeedLink[];
  /** XML or JSON of unknown meaning: worth a look where nothing else is named. */
  perhaps: FeedLink[];
  /** Pages that are said to hold posts. */
  pages: FeedLink[];
};

const FEED_TYPE = /^(?:application|text)\/(?:x[.-])?(?:rss|atom|rdf)(?:\+xml)?$|^application\/feed\+json$/;
const VAGUE_TYPE = /^(?:application|text)\/(?:xml|json|x-json|javascript)$/;
const NEVER_RELS =
  /^(?:service\.\w+|edit|editor|edituri|search|meta|pingback|webmention|hub|next|prev|replies|stylesheet|manifest|https:\/\/api\.w\.org\/)$/;
const NEVER_ADDRESS =
  /\/wp-json\/|oembed|opensearch|sitemap|\/xmlrpc|rsd\.xml|wlwmanifest|manifest\.json|activitypub|\.webmanifest/i;
const FEED_ADDRESS =
  /(?:^|[/._=-])(?:rss2?|atom|feeds?|rdf|syndication)(?:$|[/._=&?-])|\.(?:rss|atom|rdf)$|\/index\.xml$/i;
const COMMENTS =
  /\bcomments?\b|kommentar|commentaire|comentario|commenti\b|reacties|koment|коммент|комент|コメント|评论|評論|댓글|yorum/i;
const COMMENTS_PATH = /[/=._-](?:comments?|commentsrss|kommentare?|commentaires|comentarios)(?:[/&._?-]|$)/i;
const TOPIC_PATH =
  /\/(?:categor(?:y|ies)|tags?|tagged|topics?|labels?|sections?|search|kategorien?|schlagwort|rubri(?:k|que))\/|\/-\/|[?&](?:cat|tag|category|label)=/i;
const AUTHOR_PATH = /^\/(?:authors?|people|team|staff|users?|by|@)[/\w.-]/i;

/** A head with more is made to keep us busy. */
const MOST_LINKS = 200;

/** @param fromHeaders the page's `Link` headers, which come before its own links. */
export function findFeedLinks(page: Page, fromHeaders: readonly HeaderLink[]): FeedLinks {
  const found: FeedLinks = { main: [], topics: [], comments: [], languages: [], perhaps: [], pages: [] };
  const seen: string[] = [];
  const links = [...fromHeaders, ...page.links].filter((link) => sort(link) !== "none").slice(0, MOST_LINKS);
  const named = links.filter((link) => sort(link) === "feed");
  const language = (page.lang.split("-", 1)[0] ?? "").toLowerCase();
  for (const link of links) {
    if (seen.some((url) => sameAddress(url, link.href)) || sameAddress(link.href, page.url)) continue;
    seen.push(link.href);
    const feed = { url: link.href, title: link.title };
    if (sort(link) === "page") found.pages.push(feed);
    else if (sort(link) === "perhaps") found.perhaps.push(feed);
    else if (isOfComments(link, page)) found.comments.push(feed);
    else if (isOfTopic(link, page)) found.topics.push(feed);
    else if (isOtherLanguage(link, language, named)) found.languages.push(feed);
    else if (isOfThisAuthor(link, page)) found.main.unshift(feed);
    else found.main.push(feed);
  }
  return found;
}

/** Whether an address alone looks like a feed's. */
export function looksLikeFeedAddress(url: string): boolean {
  const { pathname, search } = new URL(url);
  return FEED_ADDRESS.test(pathname + search) && !NEVER_ADDRESS.test(url);
}

/** Whether a feed at this address, under this name, is one of comments. */
export function looksLikeComments(url: string, title: string): boolean {
  return COMMENTS_PATH.test(new URL(url).pathname + new URL(url).search) || COMMENTS.test(title);
}

/** Whether a feed calls itself one of comments, as WordPress titles them: `Comments on: …`, `Comments for …`. */
export function callsItselfComments(title: string): boolean {
  return /^\s*(?:comments? (?:on:|for )|kommentare? (?:zu:?|für) |commentaires (?:sur|pour) )/i.test(title);
}

export function toOthers(links: readonly FeedLink[], reason: OtherFeed["reason"]): OtherFeed[] {
  return links.map(({ url, title }) => ({ url, title, reason }));
}

function sort({ rels, href, type, title, hreflang }: PageLink | HeaderLink): "feed" | "perhaps" | "page" | "none" {
  if (NEVER_ADDRESS.test(href) || type.includes("oembed")) return "none";
  const isAlternate = rels.includes("alternate") || rels.includes("feed");
  if (rels.some((rel) => NEVER_RELS.test(rel)) && !(rels.includes("alternate") && FEED_TYPE.test(type))) return "none";
  // Some pages forget the rel; the type says enough.
  if (FEED_TYPE.test(type)) return "feed";
  if (!isAlternate) return "none";
  const speaksOfFeeds = looksLikeFeedAddress(href) || /\b(?:rss|atom|feed)\b/i.test(title);
  if (VAGUE_TYPE.test(type)) return speaksOfFeeds || type.endsWith("xml") ? "feed" : "perhaps";
  if (rels.includes("feed") && (type === "text/html" || (type === "" && !speaksOfFeeds))) return "page";
  if (type === "" && hreflang === "") return speaksOfFeeds ? "feed" : "none";
  return "none";
}

// A blog may be called "Comments on everything": the word only tells where it is not the site's own.
function isOfComments(link: PageLink | HeaderLink, page: Page): boolean {
  const { pathname, search } = new URL(link.href);
  return COMMENTS_PATH.test(pathname + search) || (COMMENTS.test(link.title) && !COMMENTS.test(page.title));
}

function isOfTopic(link: PageLink | HeaderLink, page: Page): boolean {
  const { pathname, search } = new URL(link.href);
  const asked = new URL(page.url).pathname;
  // On the topic's own page the topic is what was asked for.
  return TOPIC_PATH.test(pathname + search) && !(asked.length > 1 && pathname.startsWith(asked));
}

function isOtherLanguage(
  link: PageLink | HeaderLink,
  language: string,
  named: readonly (PageLink | HeaderLink)[],
): boolean {
  const matches = (hreflang: string) =>
    hreflang === "" || hreflang === "x-default" || hreflang.split("-", 1)[0] === language;
  return language !== "" && !matches(link.hreflang) && named.some((other) => matches(other.hreflang));
}

function isOfThisAuthor(link: PageLink | HeaderLink, page: Page): boolean {
  const asked = new URL(page.url).pathname;
  return AUTHOR_PATH.test(asked) && new URL(link.href).pathname.startsWith(asked);
}
