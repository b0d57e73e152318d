// Who a page and its feeds are about: every source that names a person, the most deliberate first.
import type { Recognised } from "../../channels/channel.ts";
import { sameAddress } from "../../html/canonical-url.ts";
import { isOfType, type JsonLdObject } from "../../html/json-ld.ts";
import type { Page } from "../../html/read-page.ts";
import { findCard } from "./h-card.ts";
import { collectHandles, linkedProfiles } from "./handles.ts";
import { cleanName, mainAuthor, nameFromPageTitle, nameFromTitle } from "./person-name.ts";
import type { Discovered, FoundFeed } from "./types.ts";

export type Evidence = {
  siteUrl: string;
  feeds: readonly FoundFeed[];
  page: { page: Page; html: string } | undefined;
  profile: Recognised | undefined;
  /** From a platform's look-up. */
  lookedUp: { name?: string; picture?: string } | undefined;
};

const ABOUT_LENGTH = 500;
const SAYS_NOTHING =
  /^just another wordpress (?:site|blog)|^(?:the )?(?:latest|recent) (?:posts|content)|^recent content|^(?:rss|atom)? ?feed\b/i;

export function whoIsIt({
  siteUrl,
  feeds,
  page: read,
  profile,
  lookedUp,
}: Evidence): Pick<Discovered, "name" | "picture" | "about" | "handles"> {
  const page = read?.page;
  const card = read && findCard(read.html, read.page);
  const person = page && findPerson(page);
  const meta = (name: string) => page?.metas.get(name);
  const feed = feeds[0]?.parsed;
  // What a page says about itself is about the person only on their front page or profile, not on one of their posts.
  const isFront =
    page !== undefined &&
    (profile !== undefined ||
      new URL(page.url).pathname === "/" ||
      sameAddress(page.url, siteUrl) ||
      meta("og:type") === "profile");
  const isProfile = profile !== undefined && profile.channel !== "github";

  const name =
    cleanName(card?.name) ??
    cleanName(textOf(person?.["name"])) ??
    cleanName(feed?.author?.name) ??
    mainAuthor(feed?.posts.map((post) => post.author) ?? []) ??
    cleanName(meta("author")) ??
    cleanName([meta("profile:first_name"), meta("profile:last_name")].filter(Boolean).join(" ")) ??
    cleanName(page?.anchors.find((anchor) => anchor.rels.includes("author"))?.text) ??
    (isProfile ? nameFromTitle(meta("og:title")) : undefined) ??
    cleanName(lookedUp?.name) ??
    nameFromTitle(feed?.title) ??
    cleanName(meta("og:site_name")) ??
    (isFront && page ? nameFromPageTitle(page.title) : undefined) ??
    cleanName(profile?.name) ??
    new URL(siteUrl).hostname.replace(/^www\./, "");

  const touchIcon = page?.links.find((link) => link.rels.some((rel) => rel.startsWith("apple-touch-icon")))?.href;
  const base = page?.base ?? siteUrl;
  const picture = [
    card?.photo,
    imageOf(person?.["image"]),
    lookedUp?.picture,
    ...feeds.map(({ parsed }) => parsed.picture),
    isFront ? (meta("og:image") ?? meta("twitter:image")) : undefined,
    touchIcon,
  ].flatMap((address) => absolute(address, base) ?? [])[0];

  const about = [
    card?.note,
    textOf(person?.["description"]),
    ...(isFront ? [meta("og:description"), meta("description")] : []),
    feed?.description,
  ].flatMap((text) => cleanAbout(text) ?? [])[0];

  const isPodcast = feeds.length > 0 && feeds.every(({ kind }) => kind === "podcast");
  const own = { channel: profile?.channel ?? (isPodcast ? "podcast" : "blog"), url: profile?.url ?? siteUrl } as const;
  const evidence = [
    ...(sameAddress(own.url, siteUrl) ? [] : [siteUrl]),
    ...(page?.relMe ?? []),
    ...(card?.urls ?? []),
    ...listOf(person?.["sameAs"]),
    ...feeds.flatMap(({ parsed }) => parsed.author?.url ?? []),
    ...(isFront && page ? linkedProfiles(page) : []),
    ...(card?.email === undefined ? [] : [`mailto:${card.email}`]),
  ];
  return { name, picture, about, handles: collectHandles(own, evidence) };
}

/** The Person that the page is about: a profile's subject, the site's author, or the only one named. */
function findPerson(page: Page): JsonLdObject | undefined {
  const people = page.jsonLd.filter((object) => isOfType(object, "Person"));
  const subject = people.find((person) =>
    [person["url"], person["@id"]].some((url) => typeof url === "string" && isHere(url, page.url)),
  );
  const names = new Set(people.map((person) => textOf(person["name"])));
  return subject ?? (names.size === 1 ? people[0] : undefined);
}

function isHere(address: string, pageUrl: string): boolean {
  return URL.canParse(address, pageUrl) && sameAddress(new URL(address, pageUrl).href, pageUrl);
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function imageOf(value: unknown): string | undefined {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof first !== "object" || first === null) return textOf(first);
  return "url" in first ? textOf(first.url) : "contentUrl" in first ? textOf(first.contentUrl) : undefined;
}

function listOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((item) => typeof item === "string").slice(0, 30);
}

function absolute(address: string | undefined, base: string): string | undefined {
  if (address === undefined || address === "" || !URL.canParse(address, base)) return undefined;
  const url = new URL(address, base);
  return url.protocol === "http:" || url.protocol === "https:" ? url.href : undefined;
}

function cleanAbout(text: string | undefined): string | undefined {
  const line = (text ?? "").slice(0, 5_000).replace(/\s+/g, " ").trim();
  if (line === "" || SAYS_NOTHING.test(line)) return undefined;
  return line.length <= ABOUT_LENGTH ? line : `${line.slice(0, ABOUT_LENGTH - 1).trimEnd()}…`;
}
