// Title, author, date and the rest, from everything a page says about itself: JSON-LD, meta elements, microdata, its own markup, its address.
import { safeLink } from "../html/links.ts";
import { removeInvisible } from "../html/invisible.ts";
import type { ArticleMetadata } from "./article.ts";
import { chooseAuthor } from "./byline.ts";
import { dateInUrl, parseDate } from "./dates.ts";
import { readLinkedData, type LinkedData } from "./json-ld.ts";
import { baseOf } from "./page.ts";
import { chooseTitle } from "./page-title.ts";

const LINKED_DATA = 'script[type="application/ld+json"]';
const HEADINGS = [
  "article h1, main h1, h1.entry-title, h1.post-title, h1[itemprop=headline], h1[itemprop~=name]",
  "h1",
  ".entry-title, .post-title, .article-title, [itemprop=headline]",
  "h2",
];
const DATES = [
  "meta[itemprop=datePublished]",
  "[itemprop~=datePublished]",
  "time.published, time.entry-date, time[pubdate], .dt-published, abbr.published, time.post-date",
  "article header time, .entry-meta time, .post-meta time, .byline time, .entry-header time",
  "article time, main time",
  ".published, .entry-date, .post-date, .date-header, .postdate, .article-date, .pubdate, .date, .post-timestamp, .entry-meta, .post-meta, #date, [class*=publish-date], [class*=publishDate], [class*=timestamp], .byline, .dateline, .datum",
  "time",
  "[class*=date]:not(body), [class*=Date]:not(body)",
];
const ELSEWHERE =
  "#comments, .comments, .comment, .comment-list, .commentlist, .related, aside, .sidebar, #sidebar, nav, footer.site-footer, .widget:not(.Blog)";

export type PageMetadata = { metadata: ArticleMetadata; body: string | undefined };

/**
 * Reads the document as it was served (scripts still in it).
 * @param url address of the page.
 * @returns what was found; `body` is the text of the article where linked data carries it.
 */
export function readMetadata(document: Document, url: string): PageMetadata {
  const meta = metaValues(document);
  const linked = readLinkedData(
    [...document.querySelectorAll(LINKED_DATA)].slice(0, 50).map((script) => script.textContent ?? ""),
  );
  const siteName = clean(meta("og:site_name") ?? linked.siteName ?? meta("application-name"));
  const base = baseOf(document, url);
  const found = {
    title: clean(
      chooseTitle({
        declared: [
          linked.title,
          meta("og:title"),
          microdataHeadline(document),
          meta("twitter:title"),
          meta("parsely-title", "sailthru.title", "dc.title", "dcterms.title", "citation_title", "title"),
        ],
        headings: HEADINGS.flatMap((selector) =>
          [...document.querySelectorAll(selector)].slice(0, 8).map((heading) => heading.textContent ?? ""),
        ),
        documentTitle: document.querySelector("title")?.textContent ?? undefined,
        siteName,
      }),
    ),
    author: clean(
      chooseAuthor(document, [
        linked.author,
        meta(
          "author",
          "article:author_name",
          "parsely-author",
          "sailthru.author",
          "dc.creator",
          "dcterms.creator",
          "citation_author",
          "byl",
        ),
        meta("article:author", "og:article:author"),
      ]),
    ),
    publishedAt: publishedAt(document, meta, linked, url),
    language: language(
      document.documentElement.getAttribute("lang") ??
        linked.language ??
        meta("og:locale", "content-language", "dc.language"),
    ),
    picture: webLink(meta("og:image", "og:image:url", "twitter:image", "twitter:image:src") ?? linked.picture, base),
    siteName,
    canonicalUrl: canonicalUrl(document, base, url),
  };
  return { metadata: withoutUndefined(found), body: linked.body };
}

type Meta = (...names: string[]) => string | undefined;

function metaValues(document: Document): Meta {
  const values = new Map<string, string>();
  for (const element of [...document.querySelectorAll("meta[content], meta[value]")].slice(0, 2_000)) {
    const name = element.getAttribute("property") ?? element.getAttribute("name") ?? element.getAttribute("http-equiv");
    // Some archives write "value" where "content" is meant.
    const value = (element.getAttribute("content") ?? element.getAttribute("value"))?.trim();
    if (name && value && !values.has(name.trim().toLowerCase())) values.set(name.trim().toLowerCase(), value);
  }
  return (...names) => names.map((name) => values.get(name)).find((value) => value !== undefined);
}

function microdataHeadline(document: Document): string | undefined {
  const headlines = document.querySelectorAll("[itemprop~=headline]");
  const only = headlines.length === 1 ? headlines[0] : undefined;
  return only?.getAttribute("content") ?? only?.textContent ?? undefined;
}

function publishedAt(document: Document, meta: Meta, linked: LinkedData, url: string): Date | undefined {
  const declared = [
    linked.published,
    meta("article:published_time", "og:article:published_time", "og:published_time", "article:published"),
    meta(
      "datepublished",
      "date.published",
      "parsely-pub-date",
      "sailthru.date",
      "pubdate",
      "publish-date",
      "publication_date",
      "publishdate",
      "published_time",
      "citation_publication_date",
      "citation_date",
    ),
    meta("dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created", "dcterms.date", "dc.date", "date"),
  ];
  for (const claim of declared) {
    const date = parseDate(claim);
    if (date !== undefined) return date;
  }
  const inUrl = dateInUrl(url);
  for (const place of DATES) {
    for (const element of [...document.querySelectorAll(place)].slice(0, 30)) {
      if (element.closest(ELSEWHERE) !== null) continue;
      const date =
        parseDate(
          element.getAttribute("content") ??
            element.getAttribute("datetime") ??
            element.getAttribute("title") ??
            undefined,
        ) ?? parseDate(element.textContent ?? undefined);
      // The address knows the day, the page the hour; where they differ by more than a zone the page means something else.
      if (date !== undefined && (inUrl === undefined || Math.abs(date.getTime() - inUrl.getTime()) <= 172_800_000))
        return date;
    }
  }
  return inUrl ?? parseDate(meta("article:modified_time", "og:updated_time", "last-modified", "dcterms.modified"));
}

function language(declared: string | undefined): string | undefined {
  return /^\s*([a-z]{2,3}(?:[-_][a-z\d]{2,8}){0,3})\s*$/i.exec(declared ?? "")?.[1]?.replace(/_/g, "-");
}

function webLink(href: string | undefined, base: string): string | undefined {
  const link = safeLink(href, base);
  return link?.startsWith("http") === true ? link : undefined;
}

function canonicalUrl(document: Document, base: string, url: string): string | undefined {
  const declared = webLink(
    document.querySelector("link[rel~=canonical][href]")?.getAttribute("href") ?? undefined,
    base,
  );
  const [there, here] = [URL.parse(declared ?? ""), URL.parse(url)];
  if (there === null || here === null || siteOf(there) !== siteOf(here)) return undefined;
  // Templates that name the home page on every page would make all posts one.
  if (there.pathname === "/" && there.search === "" && here.pathname !== "/") return undefined;
  there.hash = "";
  return there.href;
}

function siteOf(url: URL): string {
  return `${url.hostname.replace(/^(?:www|m|amp)\./, "")}:${url.port}`;
}

function clean(text: string | undefined): string | undefined {
  const visible = removeInvisible(text ?? "")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 500);
  return visible === "" ? undefined : visible;
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function withoutUndefined<T extends object>(values: T): Defined<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>;
}
