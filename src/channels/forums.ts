// Forums that many hosts run. A member's page looks alike on all of them (`/u/name`), so the host's name must help;
// where it does not, the page says which it is. Source: design/channels.md 2.9, 2.10, 2.13.
import { bareHost, pathParts } from "./address-parts.ts";
import type { Platform, Recognised } from "./channel.ts";

export const discourse: Platform = { name: "discourse", recognise: recogniseDiscourse, feedsInPage: discourseInPage };
export const lemmy: Platform = { name: "lemmy", recognise: recogniseLemmy };
export const stackExchange: Platform = { name: "stack-exchange", recognise: recogniseStackExchange };

const FORUM_HOST = /^(?:community|discourse|discuss|forums?|meta|talk|users)\./;
const MEMBER = /^[\w.-]{2,60}$/;

function recogniseDiscourse(url: URL): Recognised | undefined {
  return FORUM_HOST.test(bareHost(url)) ? member(url) : undefined;
}

function discourseInPage(html: string, url: URL): string[] {
  return /<meta name="generator" content="Discourse\b/i.test(html) ? (member(url)?.feeds ?? []) : [];
}

function member(url: URL): Recognised | undefined {
  const [first = "", name = ""] = pathParts(url);
  if ((first !== "u" && first !== "users") || !MEMBER.test(name)) return undefined;
  const profile = `${url.origin}/u/${name}`;
  return { channel: "forum", platform: "discourse", url: profile, feeds: [`${profile}/activity.rss`], name };
}

function recogniseLemmy(url: URL): Recognised | undefined {
  const [first = "", name = ""] = pathParts(url);
  if (!/\blemmy\b/.test(bareHost(url)) || first !== "u" || !/^[\w.-]+$/.test(name)) return undefined;
  const feed = `${url.origin}/feeds/u/${name}.xml?sort=New`;
  return { channel: "forum", platform: "lemmy", url: `${url.origin}/u/${name}`, feeds: [feed], name };
}

function recogniseStackExchange(url: URL): Recognised | undefined {
  const host = bareHost(url);
  const known =
    /^(?:(?:[\w-]+\.)?stackoverflow\.com|superuser\.com|serverfault\.com|askubuntu\.com|[\w-]+\.stackexchange\.com)$/;
  const [first = "", id = ""] = pathParts(url);
  if (!known.test(host) || first !== "users" || !/^\d+$/.test(id)) return undefined;
  const origin = `https://${host}`;
  return {
    channel: "forum",
    platform: "stack-exchange",
    url: `${origin}/users/${id}`,
    feeds: [`${origin}/feeds/user/${id}`],
  };
}
