// Elements of RSS 0.9x, 1.0 (RDF) and 2.0 to the raw shape.
import { attributesOf, child, children, textOf, textsOf, type Element } from "./elements.ts";
import { addExtensions, personsOf, socialOf } from "./extensions.ts";
import {
  compact,
  emptyFeed,
  emptyPost,
  type RawEnclosure,
  type RawFeed,
  type RawLink,
  type RawPost,
  type RawText,
} from "./raw.ts";
import { personFrom } from "./persons.ts";

/** Everything below reads these and no others; rss-parser is told to keep them. */
export const CHANNEL_FIELDS: readonly string[] = (
  "title description link language ttl pubdate image skiphours skipdays managingeditor webmaster author dc:title " +
  "dc:creator dc:publisher dc:language atom:link atom:author atom:icon atom:logo itunes:author itunes:owner itunes:image itunes:summary " +
  "itunes:subtitle googleplay:author googleplay:image sy:updateperiod sy:updatefrequency podcast:person podcast:socialinteract"
).split(" ");
export const ITEM_FIELDS: readonly string[] = (
  "title description link guid pubdate author category comments enclosure source image content:encoded summary content xhtml:body body fullitem " +
  "dc:title dc:creator dc:date dc:subject dc:description dc:identifier dcterms:created dcterms:issued dcterms:modified " +
  "atom:link atom:id atom:author atom:published atom:updated atom:summary atom:content " +
  "published updated date modified expirationdate itunes:title itunes:author itunes:summary itunes:subtitle itunes:image itunes:duration " +
  "media:content media:group media:thumbnail media:title media:description media:credit wfw:commentrss slash:comments thr:total " +
  "thr:in-reply-to podcast:transcript podcast:chapters podcast:person podcast:socialinteract podcast:image " +
  "podcast:alternateenclosure podcast:episode podcast:season itunes:episode itunes:season psc:chapters"
).split(" ");

/**
 * @param channel the channel element, with its items as children or apart in `items` (RSS 1.0)
 * @param base `xml:base` of the elements above
 */
export function rssFeed(format: "rss" | "rdf", channel: Element | undefined, items: Element[], base?: string): RawFeed {
  const feed = emptyFeed(format);
  feed.titles = textsOf(channel, "title", "dc:title").map((value) => ({ value, kind: "guess" }));
  feed.descriptions = textsOf(channel, "description", "itunes:summary", "itunes:subtitle").map((value) => ({
    value,
    kind: "guess",
  }));
  feed.links = linksOf(channel);
  feed.pictures = [
    ...attributesOf(channel, "itunes:image", "href"),
    ...children(channel, "image").flatMap((image) => textOf(image, "url") ?? []),
    ...attributesOf(channel, "googleplay:image", "href"),
    ...textsOf(channel, "atom:icon", "atom:logo"),
  ];
  const owner = child(channel, "itunes:owner");
  feed.authors = [
    ...textsOf(channel, "itunes:author").map(personFrom),
    ...authorElements(channel),
    ...textsOf(channel, "author", "dc:creator", "managingeditor").map(personFrom),
    compact({ name: textOf(owner, "itunes:name"), email: textOf(owner, "itunes:email") }),
    ...textsOf(channel, "googleplay:author", "webmaster").map(personFrom),
  ];
  const language = textOf(channel, "language", "dc:language");
  if (language) feed.language = language;
  const ttl = textOf(channel, "ttl");
  if (ttl) feed.ttl = ttl;
  const period = textOf(channel, "sy:updateperiod");
  if (period) feed.updatePeriod = period;
  const frequency = textOf(channel, "sy:updatefrequency");
  if (frequency) feed.updateFrequency = frequency;
  feed.skipHours = children(channel, "skiphours").flatMap((hours) => textsOf(hours, "hour"));
  feed.skipDays = children(channel, "skipdays").flatMap((days) => textsOf(days, "day"));
  if (channel) {
    feed.persons = personsOf(channel);
    feed.socialInteract = socialOf(channel);
  }
  if (base) feed.base = base;
  feed.posts = items.map(rssPost);
  return feed;
}

function rssPost(item: Element): RawPost {
  const post = emptyPost();
  const guid = child(item, "guid");
  const id = [guid?.text, textOf(item, "atom:id"), item.attributes["rdf:about"], textOf(item, "dc:identifier")];
  const first = id.find((value) => value !== undefined && value.trim() !== "");
  if (first) post.guid = first;
  post.guidMayBeLink = guid !== undefined && guid.attributes.ispermalink?.trim().toLowerCase() !== "false";
  const image = child(item, "image");
  post.pictures.push(
    ...[textOf(image, "url"), image?.attributes.href, image?.text.trim() || undefined].filter(
      (one) => one !== undefined,
    ),
  );
  post.links = linksOf(item);
  post.titles = textsOf(item, "title", "itunes:title", "dc:title").map((value) => ({ value, kind: "guess" }));
  post.authors = [
    // What a podcaster calls themselves in public, before the account that pressed the button.
    ...textsOf(item, "itunes:author").map(personFrom),
    ...textsOf(item, "dc:creator", "author").map(personFrom),
    ...authorElements(item),
  ];
  post.published = textsOf(
    item,
    "pubdate",
    "published",
    "atom:published",
    "dcterms:issued",
    "dc:date",
    "date",
    "dcterms:created",
  );
  post.updated = textsOf(item, "atom:updated", "updated", "dcterms:modified", "modified");
  post.content = CONTENTS.flatMap((name) => children(item, name).map(guess));
  post.summaries = SUMMARIES.flatMap((name) => children(item, name).map(guess));
  post.enclosures = children(item, "enclosure").flatMap(enclosure);
  post.categories = textsOf(item, "category", "dc:subject");
  const comments = textOf(item, "comments");
  if (comments) post.comments = comments;
  const base = item.attributes["xml:base"];
  if (base) post.base = base;
  addExtensions(item, post);
  return post;
}

/** Best first. */
const CONTENTS = "content:encoded xhtml:body body fullitem atom:content content".split(" ");
const SUMMARIES = "description atom:summary summary itunes:summary dc:description itunes:subtitle".split(" ");

function guess({ text, attributes }: Element): RawText {
  return compact<RawText>({ value: text, kind: "guess", base: attributes["xml:base"] });
}

/** RSS's own link has no relation; Atom's may be in here with one. */
function linksOf(parent: Element | undefined): RawLink[] {
  const all = [...children(parent, "link"), ...children(parent, "atom:link")];
  return all.flatMap(({ text, attributes }) => {
    const { href, rel, type, length } = attributes;
    const { "xml:base": base } = attributes;
    if (text.trim() !== "") return [compact<RawLink>({ href: text, base })];
    return href ? [compact<RawLink>({ href, rel: rel ?? "alternate", type, length, base })] : [];
  });
}

function enclosure({ text, attributes: { url, href, type, length } }: Element): RawEnclosure[] {
  const address = url ?? href ?? text;
  return address.trim() === "" ? [] : [compact<RawEnclosure>({ url: address, type, bytes: length })];
}

/** Atom's way to write an author; some write RSS's own in it too. */
function authorElements(parent: Element | undefined): RawPost["authors"] {
  return [...children(parent, "atom:author"), ...children(parent, "author")].map((author) =>
    compact({
      name: textOf(author, "atom:name", "name"),
      url: textOf(author, "atom:uri", "uri"),
      email: textOf(author, "atom:email", "email"),
    }),
  );
}
