// What publishers say about a page in schema.org terms, read leniently: it is JSON in most pages and almost JSON in the rest.

type Thing = Readonly<Record<string, unknown>>;

export type LinkedData = {
  title?: string;
  author?: string;
  published?: string;
  language?: string;
  picture?: string;
  siteName?: string;
  body?: string;
};

const ARTICLE =
  /(?:Article|BlogPosting|Posting|Report|WebPage|Recipe|VideoObject|PodcastEpisode|Review|CreativeWork|HowTo|Book)$/;
const WEAK = /(?:WebPage|CreativeWork|VideoObject)$/;
const MAX_THINGS = 500;
const MAX_DEPTH = 8;

/** @param scripts contents of the page's `application/ld+json` scripts; those that cannot be read count as absent. */
export function readLinkedData(scripts: readonly string[]): LinkedData {
  const things = scripts.flatMap((script) => collect(parseLeniently(script)));
  // A mention of a thing has nothing but its id; the thing itself says more.
  const whole = things.filter((thing) => Object.keys(thing).length > 1);
  const byId = new Map(
    whole.flatMap((thing) => (typeof thing["@id"] === "string" ? [[thing["@id"], thing] as const] : [])),
  );
  const resolve = (value: unknown): unknown => {
    if (!isThing(value) || typeof value["@id"] !== "string" || value.name !== undefined) return value;
    return byId.get(value["@id"]) ?? value;
  };
  const articles = things.filter((thing) => typesOf(thing).some((type) => ARTICLE.test(type)));
  articles.sort((a, b) => weight(a) - weight(b));
  const first = <T>(read: (thing: Thing) => T | undefined): T | undefined => {
    for (const thing of articles) {
      const found = read(thing);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const found = {
    title: first((thing) => text(thing.headline) ?? (weight(thing) === 0 ? text(thing.name) : undefined)),
    author:
      first((thing) => (weight(thing) === 0 ? names(thing.author ?? thing.creator, resolve) : undefined)) ??
      first((thing) => names(thing.author, resolve)),
    published: first((thing) => text(thing.datePublished) ?? text(thing.dateCreated) ?? text(thing.uploadDate)),
    language: first((thing) => text(thing.inLanguage)),
    picture: first((thing) => address(thing.image, resolve)),
    siteName: first((thing) => names(thing.publisher, resolve) ?? names(thing.isPartOf, resolve)),
    body: first((thing) => text(thing.articleBody)),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

function weight(thing: Thing): number {
  return typesOf(thing).every((type) => WEAK.test(type)) ? 1 : 0;
}

function parseLeniently(script: string): unknown {
  const bare = script
    .replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)/, "")
    .replace(/(?:-->|\/\/\s*\]\]>|\]\]>)\s*;?\s*$/, "");
  for (const attempt of [
    bare,
    bare.replace(/[\r\n\t]+/g, " "),
    bare.replace(/,\s*(?=[}\]])/g, "").replace(/[\r\n\t]+/g, " "),
  ]) {
    try {
      return JSON.parse(attempt);
    } catch (error) {
      // The next, more lenient reading; what none can read says nothing.
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
  return undefined;
}

function collect(value: unknown, depth = 0, into: Thing[] = []): Thing[] {
  if (depth > MAX_DEPTH || into.length >= MAX_THINGS) return into;
  if (Array.isArray(value)) for (const item of value) collect(item, depth + 1, into);
  if (!isThing(value)) return into;
  into.push(value);
  for (const key of ["@graph", "mainEntity", "mainEntityOfPage", "author", "publisher", "itemListElement"]) {
    if (typeof value[key] === "object") collect(value[key], depth + 1, into);
  }
  return into;
}

function isThing(value: unknown): value is Thing {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function typesOf(thing: Thing): string[] {
  const types: unknown[] = Array.isArray(thing["@type"]) ? thing["@type"] : [thing["@type"]];
  return types.filter((type) => typeof type === "string");
}

function text(value: unknown): string | undefined {
  const one: unknown = Array.isArray(value) ? value[0] : isThing(value) ? value["@value"] : value;
  return typeof one === "string" && one.trim() !== "" ? one.trim() : undefined;
}

function names(value: unknown, resolve: (value: unknown) => unknown): string | undefined {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  const found = list
    .slice(0, 10)
    .map((item) => resolve(item))
    .map((item) => (isThing(item) ? text(item.name) : text(item)))
    .filter((name) => name !== undefined);
  return found.length > 0 ? [...new Set(found)].join(", ") : undefined;
}

function address(value: unknown, resolve: (value: unknown) => unknown): string | undefined {
  const one = resolve(Array.isArray(value) ? value[0] : value);
  return isThing(one) ? (text(one.url) ?? text(one.contentUrl)) : text(one);
}
