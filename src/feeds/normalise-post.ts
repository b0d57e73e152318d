// One raw post to what the rest of the program knows as a post, short of storing it.
import { createHash } from "node:crypto";
import { toChapters } from "./chapters.ts";
import { parseFeedDate } from "./dates.ts";
import { secondsOf } from "./durations.ts";
import { sanitise } from "../html/sanitise.ts";
import { cleanHtmlToText } from "../html/text.ts";
import { identityOf, spelledOneWay } from "./identity.ts";
import { absoluteMarkup, relationOf, webAddress, withBase } from "./links.ts";
import type { Losses } from "./losses.ts";
import { looksLikeHtml, unescapedTwice, withoutFalseTags } from "./markup.ts";
import { mediaType } from "./media-types.ts";
import { compact, type RawFeed, type RawLink, type RawPost, type RawText } from "./raw.ts";
import { decodeText, MAX_LINE, oneLine, plainText, textAsHtml } from "./text.ts";
import { readSeconds } from "./transcripts/stamps.ts";
import type { Enclosure, ParsedPost } from "./types.ts";

/** Characters of one text that are kept. */
export const MAX_CONTENT = 1_000_000;
const MAX_LIST = 200;

export function normalisePost(raw: RawPost, feed: RawFeed, feedBase: string, losses: Losses): ParsedPost {
  const base = withBase(raw.base, feedBase);
  const guid = oneLine(decodeText(raw.guid ?? ""));
  const url = pageOf(raw, base) ?? (raw.guidMayBeLink ? guidAsLink(guid, base) : undefined);
  if (url === undefined && refusedLink(raw) !== undefined) losses.count("address", oneLine(refusedLink(raw)));
  const content = firstText(raw.content, base, losses);
  const summary = firstText(raw.summaries, base, losses);
  const title = first(raw.titles.map(plainText));
  const author = raw.authors.find(({ name }) => name?.trim()) ?? raw.authors.find(({ email }) => email?.trim());
  const answers = raw.links.filter(({ rel }) => relationOf(rel) === "replies");
  const replies = answers.find(({ type }) => /atom|rss|xml/i.test(type ?? ""));
  const discussion = answers.find(({ type }) => /html/i.test(type ?? "html"));
  const html = sanitise(content ?? summary ?? "", url ?? base);
  return compact<ParsedPost>({
    html,
    text: cleanHtmlToText(html),
    identity: identityOf(compact({ guid: wholeGuid(raw.guid, guid), url, title, text: content ?? summary })),
    guid,
    url,
    title,
    author: plainText({ value: author?.name ?? "", kind: "guess" }),
    authors: authorsOf(raw),
    authorEmail: oneLine(author?.email)?.replace(/^mailto:/i, ""),
    authorUrl: webAddress(author?.url, base),
    publishedAt: dateOf(raw, losses),
    updatedAt: first(raw.updated.map(parseFeedDate)),
    contentHtml: content,
    summaryHtml: summary,
    summaryOnly: content === undefined ? true : undefined,
    enclosures: enclosuresOf(raw, base),
    picture: first(raw.pictures.map((one) => webAddress(one, base))) ?? pictureEnclosure(raw, base),
    categories: unique(
      raw.categories.map((value) => plainText({ value, kind: "guess" })),
      (one) => one,
    ),
    commentsUrl: webAddress(raw.comments, base) ?? webAddress(discussion?.href, base),
    commentFeedUrl: webAddress(raw.commentFeed, base) ?? webAddress(replies?.href, base),
    commentCount: countOf(raw.commentCount ?? replies?.count ?? discussion?.count),
    transcripts: transcriptsOf(raw.transcripts, base),
    chaptersUrl: webAddress(raw.chapters, base),
    chapters: chaptersOf(raw.simpleChapters, base),
    episode: countOf(raw.episode),
    season: countOf(raw.season),
    persons: personsOf(raw.persons.length > 0 ? raw.persons : feed.persons, base),
    socialInteract: socialOf(raw.socialInteract.length > 0 ? raw.socialInteract : feed.socialInteract, base),
    inReplyTo: raw.inReplyTo
      .slice(0, MAX_LIST)
      .map(({ ref, url: page }) => compact({ ref: ref.trim(), url: webAddress(page, base) })),
  });
}

/** Names of several authors; undefined where there is one at most. */
function authorsOf({ authors }: RawPost): string[] | undefined {
  const names = authors.slice(0, MAX_LIST).map(({ name }) => plainText({ value: name ?? "", kind: "guess" }));
  const distinct = unique(names, (name) => name);
  return distinct.length > 1 ? distinct : undefined;
}

/** One that was cut still differs from another that begins like it. */
function wholeGuid(raw: string | undefined, cut: string | undefined): string | undefined {
  if (raw === undefined || cut === undefined || cut.length < MAX_LINE) return cut;
  return `${cut}#${createHash("sha256").update(spelledOneWay(raw)).digest("base64url")}`;
}

/** The page: an alternate link, HTML before other types; else any link that is not a file or a service of its own. */
function pageOf({ links }: RawPost, base: string): string | undefined {
  const rank = ({ rel, type }: RawLink): number => {
    const relation = relationOf(rel);
    const isHtml = /html/i.test(type ?? "");
    if (relation === "alternate") return !type || isHtml ? 0 : 1;
    if (relation === "related" || relation === "via") return 2;
    return isHtml && relation === "content" ? 3 : isHtml && relation === "self" ? 4 : 9;
  };
  const ranked = links.map((link) => ({ link, rank: rank(link) })).filter((one) => one.rank < 9);
  ranked.sort((a, b) => a.rank - b.rank);
  return first(ranked.map(({ link }) => webAddress(link.href, withBase(link.base, base))));
}

/** What stands where the address of the page is expected. */
function refusedLink({ links }: RawPost): string | undefined {
  return links.find(({ href, rel }) => relationOf(rel) === "alternate" && href.trim() !== "")?.href;
}

function guidAsLink(guid: string | undefined, base: string): string | undefined {
  return guid && /^(?:https?:\/\/|\/(?!\/))/i.test(guid) ? webAddress(guid, base) : undefined;
}

function dateOf(raw: RawPost, losses: Losses): Date | undefined {
  const said = [...raw.published, ...raw.updated];
  const date = first(said.map(parseFeedDate));
  if (date === undefined && said.length > 0) losses.count("date", oneLine(said[0]));
  return date;
}

function firstText(texts: RawText[], base: string, losses: Losses): string | undefined {
  const raw = texts.find(({ value }) => value.trim() !== "");
  if (!raw) return undefined;
  // XHTML may carry a prefix on every tag.
  let value = raw.kind === "html" ? raw.value.replace(/<(\/?)(?:xhtml|html|xh|h):(?=[a-z])/gi, "<$1") : raw.value;
  if (value.length > MAX_CONTENT) {
    losses.count("length");
    value = value.slice(0, MAX_CONTENT).replace(/<[^<>]{0,2000}$/, "");
  }
  value = value.trim();
  if (raw.kind === "text" || (raw.kind === "claimed" && !/<\/[a-z][^<>]*>/i.test(value))) return textAsHtml(value);
  if (raw.kind !== "html") value = withoutFalseTags(value);
  // Without any markup, only its line breaks would be lost.
  if (raw.kind !== "html" && !looksLikeHtml(value)) return /\n\s*\n/.test(value) ? textAsHtml(value) : value;
  return absoluteMarkup(unescapedTwice(value), withBase(raw.base, base));
}

function enclosuresOf(raw: RawPost, base: string): Enclosure[] {
  const linked = raw.links
    .filter(({ rel }) => relationOf(rel) === "enclosure")
    .map(({ href, type, length }) => compact<RawPost["enclosures"][number]>({ url: href, type, bytes: length }));
  const duration = secondsOf(raw.duration);
  const found = [...raw.enclosures, ...linked].flatMap(({ url, type, bytes, seconds, title }) => {
    const address = webAddress(url, base);
    if (!address) return [];
    const kind = mediaType(oneLine(type), address);
    const length = secondsOf(seconds) ?? (/^(?:audio|video)\//.test(kind ?? "audio/") ? duration : undefined);
    return [
      compact<Enclosure>({
        url: address,
        type: kind,
        bytes: wholeNumber(bytes) || undefined,
        seconds: length,
        title: oneLine(title)?.slice(0, 200),
      }),
    ];
  });
  return unique(found, ({ url }) => url);
}

function pictureEnclosure({ enclosures }: RawPost, base: string): string | undefined {
  const picture = enclosures.find(({ type, url }) =>
    type ? /^image\//i.test(type) : /\.(?:jpe?g|png|webp|gif)(?:\?|$)/i.test(url),
  );
  return picture && webAddress(picture.url, base);
}

function chaptersOf(raw: RawPost["simpleChapters"], base: string): ParsedPost["chapters"] {
  if (raw.length === 0) return undefined;
  const given = raw.map(({ start, ...chapter }) => ({ ...chapter, at: readSeconds(start) }));
  return toChapters(given, base);
}

function personsOf(raw: RawPost["persons"], base: string): ParsedPost["persons"] {
  return raw.slice(0, MAX_LIST).flatMap(({ name, role, url, picture }) => {
    const plain = plainText({ value: name, kind: "guess" })?.slice(0, 128);
    return plain
      ? [
          compact({
            name: plain,
            role: oneLine(role)?.toLowerCase() ?? "host",
            url: webAddress(url, base),
            picture: webAddress(picture, base),
          }),
        ]
      : [];
  });
}

function socialOf(raw: RawPost["socialInteract"], base: string): ParsedPost["socialInteract"] {
  const rank = (priority: string | undefined) => wholeNumber(priority) ?? Number.MAX_SAFE_INTEGER;
  return raw
    .slice(0, MAX_LIST)
    .sort((a, b) => rank(a.priority) - rank(b.priority))
    .flatMap(({ protocol, uri, accountUrl }) => {
      const name = oneLine(protocol)?.toLowerCase();
      // An at:// address is one too.
      const root = uri?.trim().startsWith("at://") ? uri.trim() : webAddress(uri, base);
      return name ? [compact({ protocol: name, uri: root, accountUrl: webAddress(accountUrl, base) })] : [];
    });
}

function transcriptsOf(list: RawPost["transcripts"], base: string): ParsedPost["transcripts"] {
  const found = list.flatMap((one) => {
    const url = webAddress(one.url, base);
    return url
      ? [compact<ParsedPost["transcripts"][number]>({ url, type: oneLine(one.type), language: oneLine(one.language) })]
      : [];
  });
  return unique(found, ({ url }) => url);
}

/** As many comments as an integer of the database holds; who claims more has not counted. */
function countOf(text: string | undefined): number | undefined {
  const count = wholeNumber(text);
  return count === undefined || count >= 2 ** 31 ? undefined : count;
}

function wholeNumber(text: string | undefined): number | undefined {
  const plain = text?.trim() ?? "";
  return /^\d{1,15}$/.test(plain) ? Number(plain) : undefined;
}

function unique<T>(values: (T | undefined)[], key: (value: T) => string): T[] {
  const seen = new Map<string, T>();
  for (const value of values)
    if (value !== undefined && seen.size < MAX_LIST && !seen.has(key(value))) seen.set(key(value), value);
  return Array.from(seen.values());
}

function first<T>(values: readonly (T | undefined)[]): T | undefined {
  return values.find((value) => value !== undefined);
}
