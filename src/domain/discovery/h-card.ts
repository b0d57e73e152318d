// The card of the person that a page is about (microformats2), by the rules for a representative h-card:
// https://microformats.org/wiki/representative-h-card-parsing
import { mf2 } from "microformats-parser";
import { sameAddress } from "../../html/canonical-url.ts";
import { prescan } from "../../html/prescan.ts";

export type Card = {
  name: string | undefined;
  photo: string | undefined;
  note: string | undefined;
  urls: string[];
  email: string | undefined;
};

type Document = ReturnType<typeof mf2>;
type Item = Document["items"][number];

// The parser builds a tree and walks it more than once.
const MAX_CHARACTERS = 1_000_000;
const MAX_ITEMS = 500;

/** Undefined where the page has no such card, or is too large or too deep to be parsed safely. */
export function findCard(html: string, url: string, relMe: readonly string[]): Card | undefined {
  if (html.length > MAX_CHARACTERS || !/\b(?:h-card|vcard)\b/.test(html) || !prescan(html).ok) return undefined;
  const items = mf2(html, { baseUrl: url }).items;
  const cards = flatten(items).filter((item) => item.type?.includes("h-card"));
  const isPage = (address: string) => sameAddress(address, url);
  const isSite = (address: string) => sameAddress(address, new URL("/", url).href);
  const card =
    cards.find((item) => texts(item, "uid").some(isPage) && texts(item, "url").some(isPage)) ??
    cards.find((item) => texts(item, "url").some((address) => relMe.some((me) => sameAddress(me, address)))) ??
    only(cards.filter((item) => texts(item, "url").some(isPage))) ??
    authorOf(items) ??
    only(items.filter((item) => item.type?.includes("h-card"))) ??
    only(cards.filter((item) => texts(item, "url").some(isSite)));
  return card && toCard(card, url);
}

// Comments under a post carry cards of other people; the author's is a property of the entry or feed itself.
function authorOf(items: readonly Item[]): Item | undefined {
  const roots = items.filter((item) => item.type?.some((type) => type === "h-feed" || type === "h-entry"));
  const authors = roots.flatMap((root) =>
    [root, ...(root.children ?? [])].flatMap((item) => item.properties["author"] ?? []),
  );
  const cards = authors.flatMap((author) => (isItem(author) ? [author] : []));
  const names = new Set(cards.flatMap((card) => texts(card, "name").slice(0, 1)));
  return names.size === 1 ? cards[0] : undefined;
}

function flatten(items: readonly Item[]): Item[] {
  const all: Item[] = [];
  const queue: Item[] = [...items];
  for (let item = queue.shift(); item !== undefined && all.length < MAX_ITEMS; item = queue.shift()) {
    all.push(item);
    queue.push(...(item.children ?? []));
    // What somebody wrote on this page is theirs.
    for (const [name, values] of Object.entries(item.properties)) {
      if (name !== "comment" && name !== "like" && name !== "repost") queue.push(...values.filter(isItem));
    }
  }
  return all;
}

function toCard(item: Item, url: string): Card {
  const first = (name: string) => texts(item, name)[0];
  return {
    name: first("name"),
    photo: web(first("photo") ?? first("logo"), url),
    note: first("note") ?? first("summary"),
    urls: texts(item, "url")
      .flatMap((address) => web(address, url) ?? [])
      .slice(0, 30),
    email: first("email")
      ?.replace(/^mailto:/i, "")
      .split("?", 1)[0],
  };
}

function texts(item: Item, name: string): string[] {
  return (item.properties[name] ?? [])
    .map((value) => (typeof value === "string" ? value : typeof value.value === "string" ? value.value : ""))
    .map((text) => text.replace(/\s+/g, " ").trim())
    .filter((text) => text !== "");
}

function web(address: string | undefined, base: string): string | undefined {
  if (address === undefined || !URL.canParse(address, base)) return undefined;
  const url = new URL(address, base);
  return url.protocol === "http:" || url.protocol === "https:" ? url.href : undefined;
}

function only<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}

function isItem(value: Item["properties"][string][number]): value is Item {
  return typeof value === "object" && "properties" in value;
}
