// Who tells of a feed's news, and under which address they know it (WebSub, 4: discovery). Pure.
import type { ParsedFeed } from "../feeds/types.ts";
import { decodeHtml } from "../html/decode.ts";
import { parseLinkHeader } from "../html/link-header.ts";
import { readPage } from "../html/read-page.ts";
import type { FetchAnswer } from "../net/fetcher.ts";

/** `topicUrl` is null, and there are no hubs, where nothing is offered. */
export type Offer = { hubUrls: string[]; topicUrl: string | null };

type Source = { hubs: string[]; self: string | undefined };

/** More of them would only make us knock at doors that somebody else chose. */
const MOST_HUBS = 4;
const MOST_BYTES = 2_000;

/**
 * The header counts before the document: the first of the two that names a hub and the feed itself. Where neither names
 * both, hubs of one go with the address of the other, and without any address with the one that answered.
 */
export function offerOf(
  answer: Pick<FetchAnswer, "headers" | "url" | "body">,
  parsed: Pick<ParsedFeed, "hubUrls" | "selfUrl">,
): Offer {
  const sources = [inHeader(answer), inDocument(answer, parsed)];
  const whole = sources.find(({ hubs, self }) => hubs.length > 0 && self !== undefined);
  const hubs = whole?.hubs ?? sources.find((source) => source.hubs.length > 0)?.hubs ?? [];
  const self = whole?.self ?? sources.find((source) => source.self !== undefined)?.self ?? asAddress(answer.url);
  if (hubs.length === 0 || self === undefined) return { hubUrls: [], topicUrl: null };
  const secureFirst = hubs.toSorted((a, b) => Number(b.startsWith("https:")) - Number(a.startsWith("https:")));
  return { hubUrls: secureFirst.slice(0, MOST_HUBS), topicUrl: self };
}

function inHeader({ headers, url }: Pick<FetchAnswer, "headers" | "url">): Source {
  return fromLinks(parseLinkHeader(headers.get("link"), url));
}

function inDocument({ headers, body, url }: Pick<FetchAnswer, "headers" | "url" | "body">, parsed: Feedlike): Source {
  const type = headers.get("content-type") ?? undefined;
  // A page that is its own feed says it in its head.
  if (/\bhtml\b/i.test(type ?? "")) return fromLinks(readPage(decodeHtml(body, type), url).links);
  return {
    hubs: usable(parsed.hubUrls ?? []),
    self: parsed.selfUrl === undefined ? undefined : asAddress(parsed.selfUrl),
  };
}

type Feedlike = Pick<ParsedFeed, "hubUrls" | "selfUrl">;

/** Where the topic of a delivery is named: its own `Link` header. */
export function topicsNamed(headers: Headers, base: string): string[] {
  return parseLinkHeader(headers.get("link"), base).flatMap(({ rels, href }) => (rels.includes("self") ? [href] : []));
}

function fromLinks(links: readonly { rels: string[]; href: string }[]): Source {
  const named = (rel: string): string[] => links.flatMap(({ rels, href }) => (rels.includes(rel) ? [href] : []));
  return { hubs: usable(named("hub")), self: usable(named("self"))[0] };
}

function usable(urls: readonly string[]): string[] {
  return [...new Set(urls.flatMap((url) => asAddress(url) ?? []))];
}

/** As it is written, where a header could carry it; it is compared letter by letter later on. */
function asAddress(raw: string): string | undefined {
  const url = URL.parse(raw);
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "") return undefined;
  url.hash = "";
  const spelled = /^[\x21-\x7e]+$/.test(raw) && !raw.includes("#") ? raw : url.href;
  return spelled.length <= MOST_BYTES ? spelled : undefined;
}
