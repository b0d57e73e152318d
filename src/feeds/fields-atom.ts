// Elements of Atom 0.3 and 1.0 to the raw shape.
import { child, children, textOf, textsOf, type Element } from "./elements.ts";
import { addExtensions } from "./extensions.ts";
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

/** @param feedElement undefined where the file begins in the middle */
export function atomFeed(feedElement: Element | undefined, entries: Element[]): RawFeed {
  const feed = emptyFeed("atom");
  feed.titles = texts(feedElement, "title");
  feed.descriptions = [...texts(feedElement, "subtitle"), ...texts(feedElement, "tagline")];
  feed.links = links(feedElement);
  feed.pictures = textsOf(feedElement, "logo", "icon");
  feed.authors = people(feedElement, "author");
  const language = feedElement?.attributes["xml:lang"];
  if (language) feed.language = language;
  const period = textOf(feedElement, "sy:updateperiod");
  if (period) feed.updatePeriod = period;
  const frequency = textOf(feedElement, "sy:updatefrequency");
  if (frequency) feed.updateFrequency = frequency;
  const base = feedElement?.attributes["xml:base"];
  if (base) feed.base = base;
  feed.posts = entries.map(atomPost);
  return feed;
}

function atomPost(entry: Element): RawPost {
  const post = emptyPost();
  const id = textOf(entry, "id");
  if (id) post.guid = id;
  post.links = links(entry);
  post.titles = texts(entry, "title");
  const source = child(entry, "source");
  post.authors = [
    ...people(entry, "author"),
    ...textsOf(entry, "dc:creator").map((name) => ({ name })),
    ...people(source, "author"),
  ];
  post.published = textsOf(entry, "published", "issued", "created", "dc:date");
  post.updated = textsOf(entry, "updated", "modified");
  post.content = texts(entry, "content");
  post.summaries = texts(entry, "summary");
  post.categories = children(entry, "category").flatMap(
    ({ text, attributes: { term, label } }) => label || term || text || [],
  );
  post.links.push(...contentLinks(children(entry, "content").map(({ attributes: { src, type } }) => ({ src, type }))));
  post.guidMayBeLink = post.links.length === 0;
  const base = entry.attributes["xml:base"];
  if (base) post.base = base;
  addExtensions(entry, post);
  return post;
}

function texts(parent: Element | undefined, name: string): RawText[] {
  return children(parent, name)
    .filter(({ text }) => text.trim() !== "")
    .map(({ text, markup, attributes: { type, mode, "xml:base": base } }) => {
      const value = mode === "base64" ? decodeBase64(text) : markup ? unwrapped(text) : text;
      const kind = markup ? "html" : kindOfText(type, mode);
      return compact<RawText>({ value: isFile(type, kind) ? "" : value, kind, base });
    });
}

/** XHTML stands in a `div` that is not part of it (RFC 4287, 3.1.1.3). */
function unwrapped(markup: string): string {
  return /^\s*<(?:[\w-]+:)?div(?:\s[^<>]*)?>([\s\S]*)<\/(?:[\w-]+:)?div\s*>\s*$/i.exec(markup)?.[1] ?? markup;
}

/** Atom 0.3 allows text in disguise. */
function decodeBase64(text: string): string {
  return new TextDecoder().decode(Buffer.from(text, "base64"));
}

export function kindOfText(type: string | undefined, mode?: string): RawText["kind"] {
  const said = type?.trim().toLowerCase();
  if (said?.includes("html") || (said === undefined && mode === "escaped")) return "html";
  return said === "text" || said === "text/plain" ? "claimed" : "guess";
}

/** Base64 content is a binary file and no text. */
export function isFile(type: string | undefined, kind: RawText["kind"]): boolean {
  return kind === "guess" && /^(?:image|audio|video|application)\//i.test(type ?? "") && !/xml/i.test(type ?? "");
}

/** Content that stands elsewhere: the page itself where it is HTML. */
export function contentLinks(contents: { src?: string | undefined; type?: string | undefined }[]): RawLink[] {
  return contents.flatMap(({ src, type }) => (src ? [compact<RawLink>({ href: src, rel: "content", type })] : []));
}

function links(parent: Element | undefined): RawLink[] {
  return children(parent, "link").flatMap(({ text, attributes }) => {
    const href = attributes.href ?? text;
    if (href.trim() === "") return [];
    const { rel, type, length, "thr:count": count, "xml:base": base } = attributes;
    return [compact<RawLink>({ href, rel: rel ?? "alternate", type, length, count, base })];
  });
}

function people(parent: Element | undefined, name: string): RawPerson[] {
  return children(parent, name).map((person) =>
    compact({
      name: textOf(person, "name") ?? (person.text.trim() || undefined),
      url: textOf(person, "uri", "url"),
      email: textOf(person, "email"),
    }),
  );
}
