// From any address to the feeds of a person and who they are. Order: design/channels.md 1.1.
import type { Recognised } from "../../channels/channel.ts";
import { recognise } from "../../channels/registry.ts";
import { DoorError, PermanentError } from "../../errors.ts";
import { toStorable } from "../../storable.ts";
import type { FetchAnswer } from "../../net/fetcher.ts";
import { findByRule } from "./find-by-rule.ts";
import { findFeeds, namesFeeds } from "./find-feeds.ts";
import { findByProfiles } from "./find-by-profiles.ts";
import { looksLikeFeedAddress } from "./feed-links.ts";
import { readAddress } from "./read-address.ts";
import { readOptionalPage, toPage, type Found } from "./read-answer.ts";
import { startSession, type DiscoveryDeps, type Session } from "./session.ts";
import type { Discovered, FoundFeed } from "./types.ts";
import { findAccountPage } from "./web-finger.ts";
import { whoIsIt } from "./who.ts";

const MAX_REFRESHES = 2;

/**
 * Finds what can be followed behind an address, in at most `budget` requests (8), normally two.
 * What it fetched is the feeds' first poll: `feeds[].answer` and `.parsed`.
 * @param address as a person pastes it; see `readAddress`.
 * @throws PermanentError `address-invalid`, `feed-not-found`, `address-status`, each with a sentence for the user.
 * @throws DoorError as the fetcher does, where the address itself cannot be fetched.
 */
export async function discover(address: string, deps: DiscoveryDeps): Promise<Discovered> {
  const read = readAddress(address);
  const session = startSession(deps);
  const accountPage = read.account === undefined ? undefined : await findAccountPage(read.account, read.urls, session);
  const urls = accountPage === undefined ? read.urls : [accountPage];
  const profile = recognise(new URL(urls[0] ?? address));
  const byRule = profile && (await findByRule(profile, session, deps));
  return describe(byRule ?? (await findByPage(urls, session, profile)), session);
}

async function findByPage(urls: readonly string[], session: Session, profile: Recognised | undefined): Promise<Found> {
  for (const url of urls) {
    const known = await session.known(url);
    if (known) return aroundFeed(known, session);
  }
  const first = await getFirst(urls, session);
  if ("parsed" in first) return aroundFeed(first, session);
  let answer = first;
  for (let refreshes = 0; ; refreshes += 1) {
    const feed = await asFeed(answer, session);
    if (feed !== undefined) return aroundFeed(feed, session);
    const read = toPage(answer);
    const host = new URL(answer.url).hostname;
    if (host.startsWith("consent.")) {
      const sentence = `${host} asks for consent before it shows the page. Paste the address of the feed or, for YouTube, of the channel with its id (youtube.com/channel/UC…).`;
      throw new PermanentError("feed-not-found", sentence);
    }
    const next = read.page.refresh;
    if (
      next !== undefined &&
      next !== answer.url &&
      !namesFeeds(read) &&
      refreshes < MAX_REFRESHES &&
      session.left() > 0
    ) {
      answer = await session.get(next, "page");
      continue;
    }
    const found = await findFeeds(read, session);
    if (found.feeds.length === 0) return findByProfiles(read, found.others, session);
    const own = recognise(new URL(answer.url)) ?? profile ?? publisherOf(found.feeds[0], answer.url);
    return { ...found, page: read, profile: own };
  }
}

/** The profile that the feed of a page is about: the channel of a video. */
function publisherOf(feed: FoundFeed | undefined, pageUrl: string): Recognised | undefined {
  const site = feed?.parsed.siteUrl;
  if (site === undefined || !URL.canParse(site) || new URL(site).host !== new URL(pageUrl).host) return undefined;
  return recognise(new URL(site));
}

/** Where the scheme was missing, https first; http only where nobody listens there. */
async function getFirst(urls: readonly string[], session: Session): Promise<FetchAnswer | FoundFeed> {
  const [first = "", second] = urls;
  const purpose = looksLikeFeedAddress(first) ? "feed" : "page";
  try {
    return await session.getUnlessKnown(first, purpose);
  } catch (error) {
    if (second === undefined || !(error instanceof DoorError) || error.kind !== "address-unreachable") throw error;
    try {
      return await session.getUnlessKnown(second, purpose);
    } catch (again) {
      // The first answer is the one about the address as people mean it.
      throw again instanceof DoorError && again.kind !== "address-unreachable" ? again : error;
    }
  }
}

/** The answer as a feed, where it is one; the parser decides, except on what is plainly a page. */
async function asFeed(answer: FetchAnswer, session: Session): Promise<FoundFeed | undefined> {
  const type = answer.headers.get("content-type") ?? "";
  const start = new TextDecoder("latin1").decode(answer.body.subarray(0, 2_000)).replaceAll("\0", "");
  const isPage = /<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]/i.test(start);
  const mayBeFeed =
    /<(?:[\w-]+:)?(?:rss|feed|rdf)\b/i.test(start) ||
    /^\W*\{/.test(start) ||
    /xml|json/i.test(type.replace("xhtml", ""));
  if (isPage || !mayBeFeed) return undefined;
  try {
    return await session.toFeed(answer.redirects[0]?.from ?? answer.url, answer);
  } catch (error) {
    if (!(error instanceof DoorError) || error.kind !== "feed-unreadable") throw error;
    // The address may be a page all the same; that it was read as none is worth knowing if nothing else is found.
    session.note(`${answer.url} is not a readable feed: ${error.message}`);
    return undefined;
  }
}

/** The user gave the feed itself: its site says who it is. */
async function aroundFeed(feed: FoundFeed, session: Session): Promise<Found> {
  const { siteUrl } = feed.parsed;
  const page = siteUrl === undefined ? undefined : await readOptionalPage(siteUrl, session);
  const profile = recognise(new URL(feed.answer.url)) ?? (page && recognise(new URL(page.page.url)));
  return { feeds: [feed], others: [], page, profile };
}

function describe({ feeds, others, page, profile, lookedUp }: Found, session: Session): Discovered {
  const siteUrl = siteOf(feeds[0], page?.page.url, profile);
  const read = page && { page: page.page, html: page.html };
  const who = toStorable(whoIsIt({ siteUrl, feeds, page: read, profile, lookedUp }));
  const titled = feeds.map((feed) => (feed.title === "" ? { ...feed, title: who.name } : feed));
  return { ...who, feeds: titled, others, siteUrl, notes: session.notes };
}

/** The front page: the one read, else the one that the feed names, unless that is on somebody's own machine. */
function siteOf(feed: FoundFeed | undefined, pageUrl: string | undefined, profile: Recognised | undefined): string {
  if (profile !== undefined) return profile.url;
  const said = feed?.parsed.siteUrl;
  const usable = said !== undefined && URL.canParse(said) && /^https?:/i.test(said) ? new URL(said) : undefined;
  if (pageUrl === undefined) return usable?.href ?? new URL("/", feed?.answer.url).href;
  const page = new URL(pageUrl);
  if (page.pathname === "/" || page.pathname === "") return page.href;
  if (usable !== undefined && usable.host === page.host) return usable.href;
  return new URL("/", page).href;
}
