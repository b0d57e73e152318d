// Atom, RDF, RSS 0.9x, JSON Feed and whatever rss-parser refuses or loses, through feedsmith.
import {
  parseAtomFeed,
  parseJsonFeed,
  parseRdfFeed,
  parseRssFeed,
  type AtomFeed,
  type JsonFeed,
  type RdfFeed,
  type RssFeed,
} from "feedsmith";
import {
  compact,
  emptyFeed,
  emptyPost,
  type RawFeed,
  type RawLink,
  type RawPerson,
  type RawPost,
  type RawText,
} from "./raw.ts";
import { contentLinks, isFile, kindOfText } from "./fields-atom.ts";
import { addFeedsmithExtensions, feedsmithPersons } from "./feedsmith-extensions.ts";
import { personFrom } from "./persons.ts";

type Rss = RssFeed.Feed<string>;
type RssItem = RssFeed.Item<string>;
type Atom = AtomFeed.Feed<string>;
type AtomEntry = AtomFeed.Entry<string>;
type Rdf = RdfFeed.Feed<string>;

/**
 * @param text XML as text, JSON as the value it means
 * @throws feedsmith's own errors for what it cannot read
 */
export function readWithFeedsmith(text: unknown, format: "rss" | "rdf" | "atom" | "json"): RawFeed {
  if (format === "json") return jsonFeed(parseJsonFeed(text));
  if (format === "atom") return atomFeed(parseAtomFeed(text));
  return format === "rdf" ? rdfFeed(parseRdfFeed(text)) : rssFeed(parseRssFeed(text));
}

function rssFeed(from: Rss): RawFeed {
  const feed = common(emptyFeed("rss"), from);
  feed.descriptions.push(...guesses([from.itunes?.summary, from.itunes?.subtitle]));
  feed.pictures.push(...present([from.itunes?.image, from.image?.url, from.googleplay?.image?.href, from.atom?.icon]));
  feed.authors = [
    ...present([from.itunes?.author]).map(personFrom),
    ...people(from.atom?.authors),
    ...present(from.dc?.creators ?? []).map(personFrom),
    ...people([from.managingEditor, from.itunes?.owner, from.webMaster]),
  ];
  const ttl = from.ttl?.toString();
  if (ttl) feed.ttl = ttl;
  feed.skipHours = (from.skipHours ?? []).map(String);
  feed.skipDays = present(from.skipDays ?? []);
  feed.persons = feedsmithPersons(from.podcast?.persons);
  feed.posts = (from.items ?? []).map(rssPost);
  return feed;
}

function rdfFeed(from: Rdf): RawFeed {
  const feed = common(emptyFeed("rdf"), from);
  feed.pictures.push(...present([from.image?.url]));
  feed.authors = present([...(from.dc?.creators ?? []), ...(from.dc?.publishers ?? [])]).map((name) => ({ name }));
  feed.posts = (from.items ?? []).map((item) => {
    const post = rssPost(item);
    post.guidMayBeLink = false;
    const about = item.rdf?.about;
    if (about) post.guid = about;
    return post;
  });
  return feed;
}

function common(feed: RawFeed, from: Rss | Rdf): RawFeed {
  feed.titles = guesses([from.title, ...(from.dc?.titles ?? [])]);
  feed.descriptions = guesses([from.description, ...(from.dc?.descriptions ?? [])]);
  feed.links = [...present([from.link]).map((href) => ({ href })), ...links(from.atom?.links)];
  const language = ("language" in from ? from.language : undefined) ?? from.dc?.languages?.[0] ?? from.xml?.lang;
  if (language) feed.language = language;
  if (from.sy?.updatePeriod) feed.updatePeriod = from.sy.updatePeriod;
  if (from.sy?.updateFrequency !== undefined) feed.updateFrequency = String(from.sy.updateFrequency);
  if (from.xml?.base) feed.base = from.xml.base;
  return feed;
}

function rssPost(item: RssItem): RawPost {
  const post = emptyPost();
  const id = item.guid?.value ?? item.atom?.id ?? item.dc?.identifiers?.[0];
  if (id) post.guid = id;
  post.guidMayBeLink = item.guid !== undefined && item.guid.isPermaLink !== false;
  post.links = [...present([item.link]).map((href) => ({ href })), ...links(item.atom?.links)];
  post.titles = guesses([item.title, item.itunes?.title, ...(item.dc?.titles ?? [])]);
  post.authors = [
    ...present([item.itunes?.author]).map(personFrom),
    ...present(item.dc?.creators ?? []).map(personFrom),
    ...people(item.authors),
    ...people(item.atom?.authors),
  ];
  const { dcterms } = item;
  post.published = present([
    item.pubDate,
    item.atom?.published,
    ...(dcterms?.issued ?? []),
    ...(item.dc?.dates ?? []),
    ...(dcterms?.created ?? []),
  ]);
  post.updated = present([item.atom?.updated, ...(dcterms?.modified ?? [])]);
  post.content = guesses([item.content?.encoded, item.atom?.content?.value]);
  post.summaries = guesses([
    item.description,
    item.atom?.summary?.value,
    item.itunes?.summary,
    ...(item.dc?.descriptions ?? []),
    item.itunes?.subtitle,
  ]);
  post.enclosures = (item.enclosures ?? []).flatMap(({ url, type, length }) =>
    url ? [compact<RawPost["enclosures"][number]>({ url, type, bytes: length?.toString() })] : [],
  );
  post.categories = present([...(item.categories ?? []).map(({ name }) => name), ...(item.dc?.subjects ?? [])]);
  if (item.comments) post.comments = item.comments;
  addFeedsmithExtensions(item, post);
  return post;
}

function atomFeed(from: Atom): RawFeed {
  const feed = emptyFeed("atom");
  feed.titles = texts(from.title);
  feed.descriptions = texts(from.subtitle);
  feed.links = links(from.links);
  feed.pictures = present([from.logo, from.icon]);
  feed.authors = people(from.authors);
  if (from.xml?.lang) feed.language = from.xml.lang;
  if (from.sy?.updatePeriod) feed.updatePeriod = from.sy.updatePeriod;
  if (from.sy?.updateFrequency !== undefined) feed.updateFrequency = String(from.sy.updateFrequency);
  if (from.xml?.base) feed.base = from.xml.base;
  feed.posts = (from.entries ?? []).map(atomPost);
  return feed;
}

function atomPost(entry: AtomEntry): RawPost {
  const post = emptyPost();
  if (entry.id) post.guid = entry.id;
  post.links = [...links(entry.links), ...contentLinks(entry.content ? [entry.content] : [])];
  post.guidMayBeLink = post.links.length === 0;
  post.titles = texts(entry.title);
  post.authors = [
    ...people(entry.authors),
    ...present(entry.dc?.creators ?? []).map((name) => ({ name })),
    ...people(entry.source?.authors),
  ];
  post.published = present([entry.published, ...(entry.dc?.dates ?? [])]);
  post.updated = present([entry.updated]);
  post.content = texts(entry.content);
  post.summaries = texts(entry.summary);
  post.categories = present((entry.categories ?? []).map(({ label, term }) => label ?? term));
  addFeedsmithExtensions(entry, post);
  return post;
}

function jsonFeed(from: JsonFeed.Feed<string>): RawFeed {
  const feed = emptyFeed("json");
  feed.titles = plain([from.title]);
  feed.descriptions = guesses([from.description]);
  feed.links = [
    ...present([from.home_page_url]).map((href) => ({ href })),
    ...present([from.feed_url]).map((href) => ({ href, rel: "self" })),
    ...present([from.next_url]).map((href) => ({ href, rel: "next" })),
    ...present((from.hubs ?? []).map(({ url }) => url)).map((href) => ({ href, rel: "hub" })),
  ];
  feed.pictures = present([from.icon, ...(from.authors ?? []).map(({ avatar }) => avatar), from.favicon]);
  feed.authors = people(from.authors);
  if (from.language) feed.language = from.language;
  feed.posts = (from.items ?? []).map((item) => {
    const post = emptyPost();
    if (item.id) post.guid = item.id;
    post.guidMayBeLink = !item.url && !item.external_url;
    post.links = present([item.url, item.external_url]).map((href) => ({ href }));
    post.titles = plain([item.title]);
    post.authors = people(item.authors);
    post.published = present([item.date_published]);
    post.updated = present([item.date_modified]);
    post.content = [
      ...present([item.content_html]).map((value) => ({ value, kind: "html" as const })),
      ...plain([item.content_text]),
    ];
    post.summaries = plain([item.summary]);
    post.pictures = present([item.image, item.banner_image]);
    post.categories = present(item.tags ?? []);
    post.enclosures = (item.attachments ?? []).flatMap(({ url, mime_type, size_in_bytes, duration_in_seconds }) =>
      url
        ? [
            compact<RawPost["enclosures"][number]>({
              url,
              type: mime_type,
              bytes: size_in_bytes?.toString(),
              seconds: duration_in_seconds?.toString(),
            }),
          ]
        : [],
    );
    return post;
  });
  return feed;
}

function present(values: (string | undefined)[]): string[] {
  return values.filter((value): value is string => typeof value === "string" && value.trim() !== "");
}

function guesses(values: (string | undefined)[]): RawText[] {
  return present(values).map((value) => ({ value, kind: "guess" }));
}

function plain(values: (string | undefined)[]): RawText[] {
  return present(values).map((value) => ({ value, kind: "text" }));
}

function texts(from: { value?: string; type?: string; xml?: { base?: string } } | undefined): RawText[] {
  if (!from?.value?.trim()) return [];
  const kind = kindOfText(from.type);
  return isFile(from.type, kind) ? [] : [compact<RawText>({ value: from.value, kind, base: from.xml?.base })];
}

function links(from: AtomEntry["links"]): RawLink[] {
  return (from ?? []).flatMap(({ href, rel, type, length, thr }) =>
    href
      ? [
          compact<RawLink>({
            href,
            rel: rel ?? "alternate",
            type,
            length: length?.toString(),
            count: thr?.count?.toString(),
          }),
        ]
      : [],
  );
}

function people(
  from: (Partial<Record<"name" | "email" | "uri" | "link" | "url", string>> | undefined)[] | undefined,
): RawPerson[] {
  return (from ?? []).flatMap((one) =>
    one ? [compact<RawPerson>({ name: one.name, email: one.email, url: one.uri ?? one.url ?? one.link })] : [],
  );
}
