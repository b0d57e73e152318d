// A small web on loopback: many hosts, one server, reached through the real fetcher. Only names and ports are bent.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createClock } from "../../../src/clock.ts";
import { discover } from "../../../src/domain/discovery/discover.ts";
import type { DiscoveryDeps } from "../../../src/domain/discovery/session.ts";
import type { Discovered } from "../../../src/domain/discovery/types.ts";
import { createFeedParser } from "../../../src/feeds/parse.ts";
import { createFetcher } from "../../../src/net/fetcher.ts";
import type { Redirect } from "../../../src/net/redirects.ts";

/** What a path serves: a body by itself is a page or a feed by its look; `to` is a redirect. */
export type Served = string | { status?: number; headers?: Record<string, string>; body?: string; to?: string };
export type Sites = Record<string, Record<string, Served>>;

export type LoopbackWeb = {
  /** Replaces what is served, and forgets what was asked. */
  serve: (sites: Sites) => void;
  /** Addresses asked for, in order. */
  asked: string[];
  discover: (address: string, more?: Partial<DiscoveryDeps>) => Promise<Discovered>;
  close: () => Promise<void>;
};

export async function startLoopbackWeb(): Promise<LoopbackWeb> {
  let sites: Sites = {};
  const asked: string[] = [];
  const server = createServer((request, response) => answer(sites, asked, request, response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const fetcher = createFetcher({
    allow: ["127.0.0.0/8"],
    userAgent: "DoorOpener/0 (test)",
    clock: createClock(),
    lookup: () => Promise.resolve(["127.0.0.1"]),
    limits: { spacingMs: 0 },
  });
  const parser = createFeedParser();
  const outside = (url: string) => url.replace(`:${port}`, "").replace(/^http:/, "https:");

  const fetch: DiscoveryDeps["fetch"] = async (request) => {
    const url = new URL(request.url);
    url.protocol = "http:";
    url.port = String(port);
    const toOutside = (steps: readonly Redirect[]) =>
      steps.map((step) => ({ ...step, from: outside(step.from), to: outside(step.to) }));
    const got = await fetcher.fetch({
      ...request,
      url: url.href,
      beforeHop: async (next, hop, redirects) => request.beforeHop?.(outside(next), hop, toOutside(redirects)),
    });
    return { ...got, url: outside(got.url), redirects: toOutside(got.redirects) };
  };

  function answer(served: Sites, log: string[], request: IncomingMessage, response: ServerResponse): void {
    const host = (request.headers.host ?? "").split(":", 1)[0] ?? "";
    log.push(`https://${host}${request.url}`);
    const found = served[host]?.[request.url ?? "/"];
    const { status, headers, body = "", to } = typeof found === "string" ? { body: found } : (found ?? { status: 404 });
    if (to !== undefined) {
      const target = new URL(to, `https://${host}${request.url}`);
      response.writeHead(status ?? 302, {
        location: `http://${target.host}:${port}${target.pathname}${target.search}`,
      });
      response.end();
      return;
    }
    response.writeHead(status ?? 200, { "content-type": typeOf(body), ...headers });
    response.end(body);
  }

  return {
    serve: (next) => {
      sites = next;
      asked.length = 0;
    },
    asked,
    discover: (address, more = {}) => discover(address, { fetch, parse: parser.parse, ...more }),
    close: async () => {
      await Promise.all([fetcher.close(), parser.close()]);
      await new Promise((done) => server.close(done));
    },
  };
}

function typeOf(body: string): string {
  if (/^\s*(?:<\?xml|<rss|<feed)/.test(body)) return "application/xml";
  return /^\s*\{/.test(body) ? "application/json" : "text/html; charset=utf-8";
}

type FeedParts = { title?: string; site?: string; author?: string; paths?: string[]; text?: string; extra?: string };

/** An RSS 2 feed with one post a path. */
export function rss({
  title = "Jane's Notebook",
  site = "https://jane.example/",
  author,
  paths = ["/one", "/two"],
  text = LONG,
  extra = "",
}: FeedParts = {}): string {
  const creator = author === undefined ? "" : `<dc:creator>${author}</dc:creator>`;
  const items = paths.map(
    (path, i) =>
      `<item><title>Post ${path}</title><link>${new URL(path, site).href}</link><guid>${new URL(path, site).href}</guid>${creator}<pubDate>Mon, 0${i + 1} Jun 2026 10:00:00 GMT</pubDate><description>${text}</description></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>${title}</title><link>${site}</link><description>Notes on bread and bridges</description>${extra}${items.join("")}</channel></rss>`;
}

/** An Atom feed with one post a path. */
export function atom({
  title = "Jane's Notebook",
  site = "https://jane.example/",
  author = "Jane Doe",
  paths = ["/one", "/two"],
  text = LONG,
}: FeedParts = {}): string {
  const entries = paths.map(
    (path, i) =>
      `<entry><title>Post ${path}</title><id>${new URL(path, site).href}</id><link href="${new URL(path, site).href}"/><updated>2026-06-0${i + 1}T10:00:00Z</updated><content type="html">${text}</content></entry>`,
  );
  return `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>${title}</title><id>${site}</id><link href="${site}"/><updated>2026-06-02T10:00:00Z</updated><author><name>${author}</name></author>${entries.join("")}</feed>`;
}

export const LONG = "&lt;p&gt;What the dough taught me about bridges and the people who build them. ".repeat(20);

/** A page with these links in its head. */
export function page(head: string, body = "<p>Hello</p>", title = "Jane's Notebook"): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>${body}</body></html>`;
}

export const rssLink = (href: string, title = "") =>
  `<link rel="alternate" type="application/rss+xml" title="${title}" href="${href}">`;
