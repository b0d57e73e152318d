// The feeds behind a page: what it names first, then what it links, then where feeds usually lie.
import { feedsInPage, recognise } from "../../channels/registry.ts";
import { DoorError } from "../../errors.ts";
import { parseLinkHeader } from "../../html/link-header.ts";
import type { Page } from "../../html/read-page.ts";
import { findFeedAnchors, listWellKnown } from "./feed-anchors.ts";
import { fullness, groupByFormat, haveSamePosts, isFull } from "./feed-groups.ts";
import { callsItselfComments, findFeedLinks, toOthers, type FeedLink, type FeedLinks } from "./feed-links.ts";
import type { ReadAnswer } from "./read-answer.ts";
import type { Session } from "./session.ts";
import type { FoundFeed, OtherFeed } from "./types.ts";

export type FeedsOfPage = { feeds: FoundFeed[]; others: OtherFeed[] };

// A page that names more feeds than these is a portal and not a person.
const MAX_FEEDS = 4;
const MAX_ANCHORS = 3;
const MAX_WELL_KNOWN = 5;
/** Requests kept while guessing: for the profiles that the page links, and for a guess that redirects. */
const KEPT_WHILE_GUESSING = 2;

/** `feeds` is empty where the page has none within the session's budget. */
export async function findFeeds(read: ReadAnswer, session: Session): Promise<FeedsOfPage> {
  const { html, page } = read;
  const links = linksOf(read);
  const named = [
    ...toOthers(links.topics, "topic"),
    ...toOthers(links.languages, "language"),
    ...toOthers(links.comments, "comments"),
  ];
  const others: OtherFeed[] = [];
  let feeds = await takeEach(links.main, session, others);
  if (feeds.length === 0) feeds = await takeFirst(listByRule(html, page), session);
  if (feeds.length === 0) feeds = await takeFirst(links.perhaps, session, { quiet: true });
  if (feeds.length === 0) feeds = await takeEach(links.topics.slice(0, 2), session, others);
  if (feeds.length === 0) feeds = await takeFirst(links.languages.slice(0, 1), session);
  if (feeds.length === 0) feeds = await takePage(read, session);
  if (feeds.length === 0) feeds = await takeFirst(links.pages, session, { quiet: true, page: true });
  const keep = { quiet: true, keep: KEPT_WHILE_GUESSING };
  if (feeds.length === 0) feeds = await takeFirst(findFeedAnchors(page, MAX_ANCHORS), session, keep);
  if (feeds.length === 0) feeds = await takeFirst(listWellKnown(page, MAX_WELL_KNOWN), session, keep);
  const taken = new Set(feeds.map((feed) => feed.url));
  return { feeds, others: [...others, ...named].filter((other) => !taken.has(other.url)) };
}

/** Whether the page names a feed that is worth asking for. */
export function namesFeeds(read: ReadAnswer): boolean {
  const { main, topics, perhaps } = linksOf(read);
  return main.length + topics.length + perhaps.length > 0;
}

function linksOf({ answer, page }: ReadAnswer): FeedLinks {
  return findFeedLinks(page, parseLinkHeader(answer.headers.get("link"), page.url));
}

/** The first of these that is a feed with posts, else the first that is a feed. */
export async function takeFirst(
  links: readonly FeedLink[],
  session: Session,
  { quiet = false, keep = 0, page = false } = {},
): Promise<FoundFeed[]> {
  let empty: FoundFeed | undefined;
  for (const { url } of links) {
    if (session.left() <= keep) break;
    const found = await session.tryFeed(url, { quiet, page });
    if (found === undefined || callsItselfComments(found.title)) continue;
    if (found.posts > 0) return [found];
    empty ??= found;
  }
  return empty === undefined ? [] : [empty];
}

/** The posts that the page itself marks as such (h-feed). */
async function takePage({ answer, html }: ReadAnswer, session: Session): Promise<FoundFeed[]> {
  if (!/\bh-(?:feed|entry)\b/.test(html)) return [];
  try {
    return [await session.toFeed(answer.redirects[0]?.from ?? answer.url, answer, { page: true })];
  } catch (error) {
    if (error instanceof DoorError && error.kind === "feed-unreadable") return [];
    throw error;
  }
}

function listByRule(html: string, page: Page): FeedLink[] {
  const url = new URL(page.url);
  return [...feedsInPage(html, url), ...(recognise(url)?.feeds ?? [])].map((address) => ({ url: address, title: "" }));
}

/** One feed of every group that says the same in several formats; what was left aside goes to `others`. */
async function takeEach(links: readonly FeedLink[], session: Session, others: OtherFeed[]): Promise<FoundFeed[]> {
  const feeds: FoundFeed[] = [];
  for (const group of groupByFormat(links)) {
    const found = feeds.length < MAX_FEEDS ? await takeFullest(group, session) : undefined;
    if (found !== undefined && callsItselfComments(found.title)) {
      others.push(...toOthers(group, "comments"));
      continue;
    }
    const twin = found && feeds.findIndex((feed) => haveSamePosts(feed, found));
    if (found !== undefined && (twin === undefined || twin === -1)) feeds.push(found);
    else if (found !== undefined && twin !== undefined && fullness(found) > fullness(at(feeds, twin)) * 2)
      feeds[twin] = found;
    const rest = group.filter((link) => !feeds.some((feed) => feed.url === link.url));
    if (found !== undefined || feeds.length >= MAX_FEEDS) others.push(...toOthers(rest, "same-posts"));
  }
  return feeds;
}

/** The first of a group that parses; the next as well where that carries summaries only and the next may carry more. */
async function takeFullest(group: readonly FeedLink[], session: Session): Promise<FoundFeed | undefined> {
  let best: FoundFeed | undefined;
  for (const { url } of group) {
    if (session.left() <= 0) break;
    const found = await session.tryFeed(url, { quiet: best !== undefined });
    if (found === undefined) continue;
    // Between equals the page's order stands.
    if (best !== undefined) return fullness(found) > fullness(best) * 2 ? found : best;
    best = found;
    if (isFull(found)) break;
  }
  return best;
}

function at(feeds: readonly FoundFeed[], index: number): FoundFeed {
  const feed = feeds[index];
  if (feed === undefined) throw new RangeError(`no feed ${index}`);
  return feed;
}
