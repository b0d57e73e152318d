// The same posts are often offered as RSS, Atom and JSON; a person follows them once.
import { canonicalUrl } from "../../html/canonical-url.ts";
import type { FeedLink } from "./feed-links.ts";
import type { FoundFeed } from "./types.ts";

const FORMAT_WORDS = /^(?:rss\d*|atom\d*|feeds?|json|xml|rdf|index|php|alt|format|type|full|1|2|0|92)$/;

/** Links that differ only in the words for a format, together; groups and links keep the page's order, JSON last. */
export function groupByFormat(links: readonly FeedLink[]): FeedLink[][] {
  const groups = new Map<string, FeedLink[]>();
  for (const link of links) {
    const key = addressWithoutFormat(link.url);
    groups.set(key, [...(groups.get(key) ?? []), link]);
  }
  return [...groups.values()].map((group) => group.toSorted((a, b) => Number(isJson(a.url)) - Number(isJson(b.url))));
}

/** Whether two fetched feeds carry the same posts: half of the shorter one's, by address or by guid. */
export function haveSamePosts(one: FoundFeed, other: FoundFeed): boolean {
  if (one.answer.url === other.answer.url) return true;
  const keys = (feed: FoundFeed) =>
    feed.parsed.posts.slice(0, 50).map((post) => canonicalUrl(post.url ?? post.identity));
  const theirs = new Set(keys(other));
  const mine = keys(one);
  const shorter = Math.min(mine.length, theirs.size);
  return shorter > 0 && mine.filter((key) => theirs.has(key)).length * 2 >= shorter;
}

/** Characters of text that a post carries on average: who carries the post in full is followed. */
export function fullness(feed: FoundFeed): number {
  const posts = feed.parsed.posts.slice(0, 10);
  const length = posts.reduce((sum, post) => sum + (post.contentHtml ?? post.summaryHtml ?? "").length, 0);
  return posts.length === 0 ? 0 : length / posts.length;
}

/** True where most posts come with their text and not just a summary; a feed of files needs none. */
export function isFull(feed: FoundFeed): boolean {
  const posts = feed.parsed.posts.slice(0, 10);
  const full = posts.filter(
    // Many feeds carry the whole text as their description.
    ({ contentHtml = "", summaryHtml = "", enclosures }) =>
      contentHtml.length > 500 || summaryHtml.length > 900 || enclosures.length > 0,
  );
  return full.length * 2 >= posts.length;
}

function addressWithoutFormat(address: string): string {
  const url = new URL(canonicalUrl(address));
  const words = `${url.pathname}/${url.search}`.toLowerCase().split(/[/._=&?-]+/);
  return [url.host, ...words.filter((word) => word !== "" && !FORMAT_WORDS.test(word))].join("/");
}

function isJson(url: string): boolean {
  return /json/i.test(url);
}
