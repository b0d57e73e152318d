// Posts that stand in a page itself, marked as microformats2 (h-feed, h-entry): the feed of a site without a feed file.
// https://microformats.org/wiki/h-feed
import { oneLine as cleanLine } from "./text.ts";
import { readMicroformats, type MicroformatItem } from "../html/read-microformats.ts";
import { readPage, type Page } from "../html/read-page.ts";
import { emptyFeed, emptyPost, type RawFeed, type RawPerson, type RawPost } from "./raw.ts";

const MAX_POSTS = 200;

/**
 * Undefined where the page has no such feed: a page about one post is none. Themes that only use the older classes
 * (`hfeed`, `hentry`) are passed over, because they mark all kinds of pages with them and serve a feed file besides.
 */
export function readHFeed(html: string, url: string): RawFeed | undefined {
  if (!/\bh-(?:feed|entry)\b/.test(html)) return undefined;
  const page = readPage(html, url);
  const items = readMicroformats(html, page.base);
  const feedItem = items.find((item) => item.types.includes("h-feed"));
  const entries = items.filter((item) => isEntryOf(item, feedItem)).slice(0, MAX_POSTS);
  const posts = entries.flatMap((entry) => toPost(entry, items));
  if (posts.length < (feedItem === undefined ? 2 : 1)) return undefined;
  const feed = emptyFeed("html");
  const title = (feedItem && first(feedItem, "name")) ?? page.title;
  feed.titles = [{ value: title.slice(0, 300), kind: "text" }];
  const about = (feedItem && first(feedItem, "summary")) ?? page.metas.get("description");
  if (about !== undefined) feed.descriptions = [{ value: about, kind: "text" }];
  feed.links = [{ href: page.url, rel: "alternate", type: "text/html" }, ...hubsOf(page)];
  const photo = feedItem && first(feedItem, "photo");
  if (photo !== undefined) feed.pictures = [photo];
  if (feedItem) feed.authors = authorsOf(feedItem, items);
  if (page.lang !== "") feed.language = page.lang;
  feed.posts = posts;
  return feed;
}

/** What others said on the page is none of its posts. */
function isEntryOf(item: MicroformatItem, feed: MicroformatItem | undefined): boolean {
  if (!item.types.includes("h-entry") || item.amongComments || item.types.includes("h-cite")) return false;
  if (/^(?:comment|like|repost|bookmark|reply|in-reply-to|like-of|repost-of|bookmark-of)$/.test(item.property ?? ""))
    return false;
  return feed === undefined ? item.parent === undefined : item.parent === feed || item.parent === undefined;
}

function toPost(entry: MicroformatItem, items: readonly MicroformatItem[]): RawPost[] {
  const address = first(entry, "url") ?? first(entry, "uid");
  const content = first(entry, "content");
  const summary = first(entry, "summary");
  const name = first(entry, "name");
  if (address === undefined && content === undefined && name === undefined) return [];
  const post = emptyPost();
  const guid = first(entry, "uid");
  if (guid !== undefined) post.guid = guid;
  if (address !== undefined) post.links = [{ href: address }];
  // A note repeats its text as its name.
  const isNote = name !== undefined && content !== undefined && begin(content) === begin(name);
  if (name !== undefined && !isNote) post.titles = [{ value: name, kind: "text" }];
  post.authors = authorsOf(entry, items);
  post.published = all(entry, "published");
  post.updated = all(entry, "updated");
  // Only the beginning of the text was kept, so it is never the whole.
  post.summaries = [summary, content].flatMap((value) =>
    value === undefined ? [] : [{ value, kind: "text" as const }],
  );
  post.categories = all(entry, "category");
  post.pictures = [...all(entry, "featured"), ...all(entry, "photo")];
  post.enclosures = [
    ...all(entry, "audio").map((file) => ({ url: file, type: "audio/mpeg" })),
    ...all(entry, "video").map((file) => ({ url: file, type: "video/mp4" })),
  ].filter(({ url }) => /^https?:/i.test(url));
  post.inReplyTo = all(entry, "in-reply-to")
    .filter(isWeb)
    .map((ref) => ({ ref, url: ref }));
  return [post];
}

/** A nested card, else a name that stands there as text. */
function authorsOf(item: MicroformatItem, items: readonly MicroformatItem[]): RawPerson[] {
  const cards = items.filter((one) => one.parent === item && one.property === "author");
  if (cards.length === 0) return all(item, "author").map((name) => ({ name }));
  return cards.map((card) => {
    const [name, url] = [first(card, "name"), first(card, "url")];
    return { ...(name !== undefined && { name }), ...(url !== undefined && { url }) };
  });
}

function hubsOf(page: Page): RawFeed["links"] {
  return page.links.flatMap(({ rels, href }) =>
    rels.filter((rel) => rel === "hub" || rel === "self").map((rel) => ({ href, rel })),
  );
}

function begin(text: string): string {
  return text.slice(0, 60).toLowerCase();
}

function isWeb(address: string): boolean {
  return /^https?:\/\//i.test(address);
}

function all(item: MicroformatItem, name: string): string[] {
  return (item.properties.get(name) ?? []).flatMap((value) => cleanLine(value) ?? []);
}

function first(item: MicroformatItem, name: string): string | undefined {
  return all(item, name)[0];
}
