// One normaliser after all readers: strings become addresses, dates, numbers and plain text, or are left out.
import { canonicalAddress, identityOf } from "./identity.ts";
import { relationOf, webAddress, withBase } from "./links.ts";
import { countLosses, type Losses } from "./losses.ts";
import { normalisePost } from "./normalise-post.ts";
import { compact, type RawFeed, type RawLink } from "./raw.ts";
import { oneLine, plainText } from "./text.ts";
import type { ParsedFeed, ParsedPost } from "./types.ts";
import { MAX_POSTS } from "./survey.ts";

const PERIODS: Readonly<Record<string, number>> = {
  hourly: 60,
  daily: 1_440,
  weekly: 10_080,
  monthly: 43_200,
  yearly: 525_600,
};
const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MAX_HUBS = 10;
/** A feed that asks for more than a year asks for nothing sensible. */
const MAX_MINUTES = 525_600;

/**
 * @param url where the feed was served from: the base of relative addresses
 * @param wrong sentences gathered so far; the normaliser adds its own
 */
export function normaliseFeed(raw: RawFeed, url: string, wrong: readonly string[]): ParsedFeed {
  const losses = countLosses();
  const base = withBase(raw.base, url);
  const author = raw.authors.find(({ name, email }) => name?.trim() || email?.trim());
  return compact<ParsedFeed>({
    format: raw.format,
    title: first(raw.titles.map(plainText)),
    description: first(raw.descriptions.map(plainText)),
    siteUrl: linkOf(raw.links, base, (rel) => rel === "alternate"),
    selfUrl: linkOf(raw.links, base, (rel) => rel === "self"),
    hubUrls: hubsOf(raw.links, base),
    nextUrl: linkOf(raw.links, base, (rel) => rel === "next"),
    picture: first(raw.pictures.map((one) => webAddress(one, base))),
    author:
      author &&
      compact({
        name: plainText({ value: author.name ?? "", kind: "guess" }),
        url: webAddress(author.url, base),
        email: oneLine(author.email)?.replace(/^mailto:/i, ""),
      }),
    language: oneLine(raw.language)?.slice(0, 35),
    ttlMinutes: minutes(raw.ttl, 1),
    skipHours: hoursOf(raw.skipHours),
    skipDays: DAYS.filter((day) => raw.skipDays.some((one) => one.trim().toLowerCase() === day.toLowerCase())),
    updatePeriodMinutes: updatePeriod(raw),
    posts: postsOf(raw, base, losses),
    wrong: Array.from(new Set([...wrong, ...losses.sentences()])),
  });
}

function postsOf(raw: RawFeed, base: string, losses: Losses): ParsedPost[] {
  const seen = new Set<string>();
  const posts: ParsedPost[] = [];
  const site = linkOf(raw.links, base, (rel) => rel === "alternate");
  const home = site && canonicalAddress(site);
  // The readers were given no more; this holds whatever they made of it.
  const read = raw.posts
    .slice(0, MAX_POSTS)
    .map((post) => withOwnIdentity(normalisePost(post, raw, base, losses), home));
  const shared = sharedGuids(read);
  for (const one of read) {
    const post = one.guid !== undefined && one.url && shared.has(one.guid) ? byAddress(one) : one;
    if (seen.has(post.identity)) losses.count("repeated");
    else {
      seen.add(post.identity);
      if (saysNothing(post)) losses.count("empty");
      posts.push(post);
    }
  }
  return posts;
}

/** Guids that a feed gives to several pages: they name none of them. */
function sharedGuids(posts: readonly ParsedPost[]): Set<string> {
  const pages = new Map<string, string>();
  const shared = new Set<string>();
  for (const { guid, url } of posts) {
    if (guid === undefined || !url) continue;
    const page = canonicalAddress(url);
    if ((pages.get(guid) ?? page) !== page) shared.add(guid);
    pages.set(guid, page);
  }
  return shared;
}

function byAddress({ guid: _guid, ...post }: ParsedPost): ParsedPost {
  return { ...post, identity: identityOf({ url: post.url ?? "" }) };
}

/** True for an entry that stands in the file but has nothing to show: it need not be stored. */
export function saysNothing({ title, url, guid, contentHtml, summaryHtml, enclosures }: ParsedPost): boolean {
  return !title && !url && !guid && !contentHtml && !summaryHtml && enclosures.length === 0;
}

/** A post without a guid that links to the front page itself is told apart from others by its text. */
function withOwnIdentity(post: ParsedPost, home: string | undefined): ParsedPost {
  if (post.guid || !post.url || canonicalAddress(post.url) !== home) return post;
  const text = post.contentHtml ?? post.summaryHtml ?? "";
  return { ...post, identity: identityOf({ title: post.title ?? "", text }) };
}

function linkOf(links: RawLink[], base: string, wanted: (rel: string) => boolean): string | undefined {
  const fitting = links.filter(({ rel }) => wanted(relationOf(rel)));
  const pages = fitting.filter(({ type }) => !type || /html/i.test(type));
  return first([...pages, ...fitting].map((link) => webAddress(link.href, withBase(link.base, base))));
}

function hubsOf(links: RawLink[], base: string): string[] | undefined {
  const hubs = links.filter(({ rel }) => rel?.toLowerCase() === "hub").slice(0, MAX_HUBS);
  const urls = Array.from(new Set(hubs.flatMap(({ href }) => webAddress(href, base) ?? [])));
  return urls.length > 0 ? urls : undefined;
}

/** 24 is how some write midnight. */
function hoursOf(texts: string[]): number[] {
  const hours = texts.map(Number).filter((hour) => Number.isInteger(hour) && hour >= 0 && hour <= 24);
  return Array.from(new Set(hours.map((hour) => hour % 24)));
}

function updatePeriod({ updatePeriod: period, updateFrequency }: RawFeed): number | undefined {
  const length = PERIODS[period?.trim().toLowerCase() ?? ""];
  const times = Number(updateFrequency ?? 1);
  return length && times > 0 ? Math.max(1, Math.round(length / times)) : undefined;
}

function minutes(text: string | undefined, least: number): number | undefined {
  const value = Number.parseInt(text ?? "", 10);
  return value >= least && value <= MAX_MINUTES ? value : undefined;
}

function first<T>(values: readonly (T | undefined)[]): T | undefined {
  return values.find((value) => value !== undefined);
}
