// What a page says about itself: its links, metas, anchors and JSON-LD, for finding feeds and people.
import { readJsonLd, type JsonLdObject } from "./json-ld.ts";
import { scanTags, type Attributes } from "./scan-tags.ts";

export type PageLink = {
  /** Lower-cased tokens of `rel`. */
  rels: string[];
  /** Absolute. */
  href: string;
  /** Lower-cased, without parameters; empty where missing. */
  type: string;
  title: string;
  hreflang: string;
};
export type PageAnchor = {
  href: string;
  /** Visible text with the alternative text of images, then the title and aria-label; at most 200 characters. */
  text: string;
  rels: string[];
};
export type Page = {
  /** Where the page was served from, after redirects. */
  url: string;
  /** What relative addresses are resolved against. */
  base: string;
  title: string;
  lang: string;
  /** Every `<link>` with an address, in document order, those of the head first. */
  links: PageLink[];
  /** The first 3,000. */
  anchors: PageAnchor[];
  /** By lower-cased name or property; the first value of each. */
  metas: ReadonlyMap<string, string>;
  jsonLd: JsonLdObject[];
  /** Addresses that the page calls its own author, http(s) only. */
  relMe: string[];
  /** Where a meta refresh of at most ten seconds sends the reader. */
  refresh: string | undefined;
};

const MAX_ANCHORS = 3_000;
const MAX_LINKS = 1_000;
const MAX_METAS = 500;
const MAX_TEXT = 200;
const MAX_JSON_LD = 300_000;
const REFRESH_SECONDS = 10;
const HEAD_TAGS = new Set("html head meta link title base script style basefont bgsound".split(" "));

type RawLink = { attributes: Attributes; inHead: boolean };
type RawAnchor = { attributes: Attributes; text: string };

/** One pass, linear on hostile input, never throws. @param url where the page was served from. */
export function readPage(html: string, url: string): Page {
  const links: RawLink[] = [];
  const anchors: RawAnchor[] = [];
  const metas = new Map<string, string>();
  const jsonTexts: string[] = [];
  let baseHref: string | undefined;
  let title: string | undefined;
  let lang = "";
  let refreshContent: string | undefined;
  let inHead = true;
  let svg = 0;
  let open: RawAnchor | undefined;
  let raw: { name: "title" | "script"; text: string; keep: boolean } | undefined;

  const meta = (attributes: Attributes): void => {
    const content = attributes.get("content");
    if (content === undefined) return;
    if (attributes.get("http-equiv")?.trim().toLowerCase() === "refresh") refreshContent ??= content.slice(0, 2_000);
    const names = `${attributes.get("property") ?? ""} ${attributes.get("name") ?? ""} ${attributes.get("itemprop") ?? ""}`;
    for (const name of names.toLowerCase().split(/\s+/)) {
      if (name !== "" && metas.size < MAX_METAS && !metas.has(name)) metas.set(name, content.trim());
    }
  };

  scanTags(html, {
    open(name, attributes) {
      if (!HEAD_TAGS.has(name)) inHead = false;
      if (name === "svg" || name === "math") svg += 1;
      else if (name === "html") lang ||= attributes.get("lang") ?? attributes.get("xml:lang") ?? "";
      else if (name === "base") baseHref ??= attributes.get("href");
      else if (name === "meta") meta(attributes);
      else if (name === "link" && svg === 0 && links.length < MAX_LINKS) links.push({ attributes, inHead });
      else if (name === "title") raw = { name, text: "", keep: title === undefined && svg === 0 };
      else if (name === "script") {
        const keep = mimeType(attributes.get("type")) === "application/ld+json" && jsonTexts.length < 20;
        raw = { name, text: "", keep };
      } else if (name === "a") {
        open = attributes.has("href") && anchors.length < MAX_ANCHORS ? { attributes, text: "" } : undefined;
        if (open) anchors.push(open);
      } else if (name === "img" && open) append(open, ` ${attributes.get("alt") ?? ""} `);
    },
    close(name) {
      if ((name === "svg" || name === "math") && svg > 0) svg -= 1;
      if (name === "a") open = undefined;
      if (raw?.name !== name) return;
      if (raw.keep && raw.name === "title") title = oneLine(raw.text);
      if (raw.keep && raw.name === "script") jsonTexts.push(raw.text);
      raw = undefined;
    },
    text(data) {
      if (raw) {
        if (raw.keep && raw.text.length < MAX_JSON_LD) raw.text += data;
      } else if (open) append(open, data);
    },
  });

  const base = resolve(baseHref ?? "", url) ?? url;
  const readLinks = [...links.filter((link) => link.inHead), ...links.filter((link) => !link.inHead)].flatMap(
    ({ attributes }) => readLink(attributes, base),
  );
  const readAnchors = anchors.flatMap((anchor) => readAnchor(anchor, base));
  const relMe = [...readLinks, ...readAnchors].filter((link) => link.rels.includes("me")).map((link) => link.href);
  return {
    url,
    base,
    title: title ?? "",
    lang: lang.trim(),
    links: readLinks,
    anchors: readAnchors,
    metas,
    jsonLd: readJsonLd(jsonTexts),
    relMe: [...new Set(relMe)],
    refresh: readRefresh(refreshContent, base),
  };
}

function append(anchor: RawAnchor, text: string): void {
  if (anchor.text.length < MAX_TEXT) anchor.text += text.slice(0, MAX_TEXT);
}

function readLink(attributes: Attributes, base: string): PageLink[] {
  const href = resolve(attributes.get("href") ?? "", base);
  if (href === undefined) return [];
  return [
    {
      rels: tokens(attributes.get("rel")),
      href,
      type: mimeType(attributes.get("type")),
      title: oneLine(attributes.get("title") ?? ""),
      hreflang: attributes.get("hreflang")?.trim().toLowerCase() ?? "",
    },
  ];
}

function readAnchor({ attributes, text }: RawAnchor, base: string): PageAnchor[] {
  const href = resolve(attributes.get("href") ?? "", base);
  if (href === undefined) return [];
  const label = oneLine(`${text} ${attributes.get("title") ?? ""} ${attributes.get("aria-label") ?? ""}`);
  return [{ href, text: label.slice(0, MAX_TEXT), rels: tokens(attributes.get("rel")) }];
}

/** Absolute http(s) address, `feed:` taken off; undefined where there is none. */
function resolve(href: string, base: string): string | undefined {
  const bare = href
    .trim()
    .replace(/^feed:(?:\/\/(?!\/)(?=[^/]))?/i, (scheme) => (scheme.endsWith("//") ? "http://" : ""));
  if (bare === "" || !URL.canParse(bare, base)) return undefined;
  const url = new URL(bare, base);
  return url.protocol === "http:" || url.protocol === "https:" ? url.href : undefined;
}

/** `5; url=/next`: the address, where the wait is short enough to be a redirect. */
function readRefresh(content: string | undefined, base: string): string | undefined {
  const match = /^\s*(\d{1,4})(?:\.\d*)?\s*[;,\s]\s*(?:url\s*=\s*)?(.+)$/is.exec(content ?? "");
  if (!match || Number(match[1]) > REFRESH_SECONDS) return undefined;
  return resolve((match[2] ?? "").trim().replace(/^["']|["'].*$/gs, ""), base);
}

function mimeType(type: string | undefined): string {
  return (type ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}

function tokens(list: string | undefined): string[] {
  return (list ?? "").toLowerCase().split(/\s+/).filter(Boolean).slice(0, 20);
}

function oneLine(text: string): string {
  return text.slice(0, 2_000).replace(/\s+/g, " ").trim();
}
