// Hosts of blogs where the address alone gives the feed. Source: design/channels.md 2.1, 2.2, 2.5.
import { bareHost, pathParts, subdomainOf } from "./address-parts.ts";
import type { Platform, Recognised } from "./channel.ts";

const DEV_PAGES = new Set(
  "about api challenges code-of-conduct contact enter faq feed guides latest listings new notifications pod privacy search settings signout_confirm t tags terms top videos".split(
    " ",
  ),
);
const TUMBLR_HOSTS = new Set(["api", "assets", "help", "media", "staff-assets", "static"]);
const TUMBLR_PAGES = new Set(
  "about dashboard explore help likes login new privacy register search settings tagged tos".split(" "),
);

export const dev: Platform = { name: "dev", recognise: recogniseDev };
export const tumblr: Platform = { name: "tumblr", recognise: recogniseTumblr };
export const wordpressCom: Platform = {
  name: "wordpress.com",
  recognise: (url) => recogniseSubdomain(url, "wordpress.com", "/feed/"),
};
export const hashnode: Platform = {
  name: "hashnode",
  recognise: (url) => recogniseSubdomain(url, "hashnode.dev", "/rss.xml"),
};
export const blogger: Platform = { name: "blogger", recognise: recogniseBlogger };

function recogniseDev(url: URL): Recognised | undefined {
  const [account = ""] = pathParts(url);
  if (bareHost(url) !== "dev.to" || !/^\w{2,30}$/.test(account) || DEV_PAGES.has(account)) return undefined;
  return blog("dev", `https://dev.to/${account}`, `https://dev.to/feed/${account}`, account);
}

function recogniseTumblr(url: URL): Recognised | undefined {
  const host = bareHost(url);
  const [first = "", second = ""] = pathParts(url);
  const inPath = first === "blog" && second !== "view" ? second : first;
  const name = host === "tumblr.com" ? inPath.replace(/^@/, "") : subdomainOf(host, "tumblr.com");
  if (name === undefined || !/^[a-z\d-]{1,32}$/i.test(name)) return undefined;
  if (host === "tumblr.com" ? TUMBLR_PAGES.has(name) : TUMBLR_HOSTS.has(name)) return undefined;
  return blog(
    "tumblr",
    `https://${name.toLowerCase()}.tumblr.com`,
    `https://${name.toLowerCase()}.tumblr.com/rss`,
    name,
  );
}

function recogniseSubdomain(url: URL, parent: string, path: string): Recognised | undefined {
  const name = subdomainOf(url.hostname.toLowerCase(), parent);
  if (name === undefined || ["www", "m", "public-api", "api", "developer", "learn"].includes(name)) return undefined;
  const origin = `https://${name}.${parent}`;
  return blog(parent, origin, `${origin}${path}`);
}

function recogniseBlogger(url: URL): Recognised | undefined {
  // Every country had a host of its own; all of them redirect to .com.
  const name = /^([a-z\d-]+)\.blogspot\.(?:com?\.)?[a-z]{2,3}$/.exec(bareHost(url))?.[1];
  if (name === undefined) return undefined;
  const origin = `https://${name}.blogspot.com`;
  return blog("blogger", origin, `${origin}/feeds/posts/default`);
}

function blog(platform: string, url: string, feed: string, name?: string): Recognised {
  const recognised: Recognised = { channel: "blog", platform, url, feeds: [feed] };
  return name === undefined ? recognised : { ...recognised, name };
}
