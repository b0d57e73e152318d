// The card of the person that a page is about, by the rules for a representative h-card:
// https://microformats.org/wiki/representative-h-card-parsing
import { sameAddress } from "../../html/canonical-url.ts";
import type { Page } from "../../html/read-page.ts";
import { readMicroformats, type MicroformatItem } from "../../html/read-microformats.ts";

export type Card = {
  name: string | undefined;
  photo: string | undefined;
  note: string | undefined;
  /** http(s) only. */
  urls: string[];
  email: string | undefined;
};

/** Undefined where the page has no such card. */
export function findCard(html: string, { url, base, relMe }: Page): Card | undefined {
  // Most pages have none.
  if (!/h-card|vcard/.test(html)) return undefined;
  const items = readMicroformats(html, base);
  // What somebody else wrote on this page is about them.
  const cards = items.filter((item) => item.types.includes("h-card") && !item.amongComments && !isReaction(item));
  const isPage = (address: string) => sameAddress(address, url);
  const isSite = (address: string) => sameAddress(address, new URL("/", url).href);
  const card =
    cards.find((item) => values(item, "uid").some(isPage) && values(item, "url").some(isPage)) ??
    cards.find((item) => values(item, "url").some((address) => relMe.some((me) => sameAddress(me, address)))) ??
    only(cards.filter((item) => values(item, "url").some(isPage))) ??
    authorOf(cards) ??
    only(cards.filter((item) => item.parent === undefined)) ??
    only(cards.filter((item) => values(item, "url").some(isSite)));
  return card && toCard(card);
}

/** The author of the page's entries, where they all have the same. */
function authorOf(cards: readonly MicroformatItem[]): MicroformatItem | undefined {
  const authors = cards.filter(({ property, parent }) => property === "author" && parent !== undefined);
  const names = new Set(authors.map((card) => values(card, "name")[0]));
  return names.size === 1 ? authors[0] : undefined;
}

function isReaction(item: MicroformatItem): boolean {
  for (let at: MicroformatItem | undefined = item; at !== undefined; at = at.parent) {
    if (/^(?:comment|like|repost|bookmark|reply|rsvp|invitee|in-reply-to|like-of|repost-of)$/.test(at.property ?? ""))
      return true;
    if (at.types.includes("h-cite")) return true;
  }
  return false;
}

function toCard(item: MicroformatItem): Card {
  const first = (name: string) => values(item, name)[0];
  return {
    name: first("name"),
    photo: first("photo") ?? first("logo"),
    note: first("note") ?? first("summary"),
    urls: values(item, "url").filter((address) => address.startsWith("http")),
    email: first("email")
      ?.replace(/^mailto:/, "")
      .split("?", 1)[0],
  };
}

function values(item: MicroformatItem, name: string): string[] {
  return item.properties.get(name) ?? [];
}

function only<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}
