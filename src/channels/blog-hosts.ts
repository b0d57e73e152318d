// Hosts of blogs where the address alone gives the feed. Source: design/channels.md 2.1, 2.2, 2.3, 2.5.
import { bareHost, pathParts, subdomainOf } from "./address-parts.ts";
import type { Platform, Recognised } from "./channel.ts";

const DEV_PAGES = new Set(
  "about api challenges code-of-conduct contact enter faq guides latest listings new notifications pod privacy search settings signout_confirm tags terms top videos".split(
    " ",
  ),
);
const TUMBLR_HOSTS = new Set(["api", "assets", "help", "media", "staff-assets", "static"]);
const TUMBLR_PAGES = new Set(
  "about dashboard explore help likes login new privacy register search settings tagged tos".split(" "),
);

export const dev: Platform = { name: "dev", recognise: recogniseDev };
export const tumblr: Platform = { name: "tumblr", recognise: recogniseTumblr };
export const wordpressCom: Platform = { name: "wordpress.com", recognise: recogniseWordpress };
export const hashnode: Platform = { name: "hashnode", recognise: recogniseHashnode };
export const ghost: Platform = {
  name: "ghost",
  recognise: recogniseGhost,
  serves: () => true,
  feedsInPage: ghostInPage,
};
export const blogger: Platform = { name: "blogger", recognise: recogniseBlogger };

function recogniseDev(url: URL): Recognised | undefined {
  const parts = pathParts(url);
  const [first = "", second = ""] = parts[0] === "feed" ? parts.slice(1) : parts;
  if (bareHost(url) !== "dev.to") return undefined;
  if ((first === "t" || first === "tag") && /^\w{1,40}$/.test(second))
    return blog("dev", `https://dev.to/t/${second}`, `https://dev.to/feed/tag/${second}`);
  if (!/^\w{2,30}$/.test(first) || DEV_PAGES.has(first)) return undefined;
  return blog("dev", `https://dev.to/${first}`, `https://dev.to/feed/${first}`, first);
}

function recogniseTumblr(url: URL): Recognised | undefined {
  const host = bareHost(url);
  const parts = pathParts(url);
  const rest = parts[0] === "blog" && parts[1] !== "view" ? parts.slice(1) : parts;
  const isSite = host === "tumblr.com";
  const name = isSite ? (rest[0] ?? "").replace(/^@/, "") : subdomainOf(host, "tumblr.com");
  if (name === undefined || !/^[a-z\d-]{1,32}$/i.test(name)) return undefined;
  if (isSite ? TUMBLR_PAGES.has(name) : TUMBLR_HOSTS.has(name)) return undefined;
  const origin = `https://${name.toLowerCase()}.tumblr.com`;
  const [page, tag] = isSite ? rest.slice(1) : rest;
  if (page === "tagged" && tag !== undefined)
    return blog("tumblr", `${origin}/tagged/${tag}`, `${origin}/tagged/${tag}/rss`, name);
  return blog("tumblr", origin, `${origin}/rss`, name);
}

function recogniseWordpress(url: URL): Recognised | undefined {
  const origin = originUnder(url, "wordpress.com");
  if (origin === undefined) return undefined;
  return blog("wordpress.com", ...atPart(origin, pathParts(url), ["author", "category", "tag"], "feed"));
}

function recogniseHashnode(url: URL): Recognised | undefined {
  const origin = originUnder(url, "hashnode.dev");
  if (origin !== undefined) return blog("hashnode", origin, `${origin}/rss.xml`);
  const [account = ""] = pathParts(url);
  // Their page links the blog, which may be on any domain.
  return bareHost(url) === "hashnode.com" && /^@[\w-]{2,40}$/.test(account)
    ? { channel: "blog", platform: "hashnode", url: `https://hashnode.com/${account}`, feeds: [], name: account }
    : undefined;
}

function recogniseGhost(url: URL): Recognised | undefined {
  const origin = originUnder(url, "ghost.io");
  return origin === undefined ? undefined : blog("ghost", ...atPart(origin, pathParts(url), ["author", "tag"], "rss"));
}

/** Ghost on any host tells by its generator. */
function ghostInPage(html: string, url: URL): string[] {
  if (!/<meta name="generator" content="Ghost\b/i.test(html)) return [];
  return [atPart(url.origin, pathParts(url), ["author", "tag"], "rss")[1]];
}

function recogniseBlogger(url: URL): Recognised | undefined {
  // Every country had a host of its own; all of them redirect to .com.
  const name = /^([a-z\d-]+)\.blogspot\.(?:com?\.)?[a-z]{2,3}$/.exec(bareHost(url))?.[1];
  if (name === undefined) return undefined;
  const origin = `https://${name}.blogspot.com`;
  const parts = pathParts(url);
  const feed = `${origin}/feeds/posts/default`;
  const label = parts[0] === "search" && parts[1] === "label" ? parts[2] : parts[3] === "-" ? parts[4] : undefined;
  if (label !== undefined) return blog("blogger", `${origin}/search/label/${label}`, `${feed}/-/${label}`);
  return blog("blogger", origin, feed);
}

/** `https://jane.example.com` where the address is on a subdomain of `parent` that is somebody's. */
function originUnder(url: URL, parent: string): string | undefined {
  const name = subdomainOf(url.hostname.toLowerCase(), parent);
  const isOwn = name !== undefined && ["www", "m", "public-api", "api", "developer", "learn"].includes(name);
  return name === undefined || isOwn ? undefined : `https://${name}.${parent}`;
}

/** The page and its feed: of one author or topic where the address is theirs, else of the whole. */
function atPart(origin: string, parts: readonly string[], kinds: readonly string[], feed: string): [string, string] {
  const [kind = "", slug = ""] = parts;
  const page = kinds.includes(kind) && slug !== "" ? `${origin}/${kind}/${slug}` : origin;
  return [page, `${page}/${feed}/`];
}

function blog(platform: string, url: string, feed: string, name?: string): Recognised {
  const recognised: Recognised = { channel: "blog", platform, url, feeds: [feed] };
  return name === undefined ? recognised : { ...recognised, name };
}
