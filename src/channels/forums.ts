// Forums that many hosts run. A member's page looks alike on all of them (`/u/name`), so the host's name must help;
// where it does not, the page says which it is. Source: design/channels.md 2.9, 2.10, 2.13.
import { bareHost, pathParts } from "./address-parts.ts";
import type { Platform, Recognised } from "./channel.ts";

export const discourse: Platform = {
  name: "discourse",
  recognise: (url) => (FORUM_HOST.test(bareHost(url)) ? atDiscourse(url) : undefined),
  serves: () => true,
  feedsInPage: (html, url) =>
    /<meta name="generator" content="Discourse\b/i.test(html) ? (atDiscourse(url)?.feeds ?? []) : [],
};
export const lemmy: Platform = {
  name: "lemmy",
  recognise: (url) => (LEMMY_HOST.test(bareHost(url)) ? atLemmy(url) : undefined),
  serves: () => true,
  feedsInPage: (html, url) => (/\bwindow\.isoData\s*=|\blemmy-ui\b/.test(html) ? (atLemmy(url)?.feeds ?? []) : []),
};
export const stackExchange: Platform = { name: "stack-exchange", recognise: recogniseStackExchange };

const FORUM_HOST = /^(?:community|discourse|discuss|forums?|meta|talk|users)\./;
const LEMMY_HOST =
  /\blemmy\b|^(?:beehaw\.org|programming\.dev|sh\.itjust\.works|feddit\.\w{2,3}|discuss\.tchncs\.de|sopuli\.xyz|infosec\.pub|aussie\.zone|slrpnk\.net|mander\.xyz|reddthat\.com)$/;
const STACK_HOST =
  /^(?:(?:[\w-]+\.)?stackoverflow\.com|superuser\.com|serverfault\.com|askubuntu\.com|stackapps\.com|(?:[\w-]+\.)?mathoverflow\.net|[\w-]+\.stackexchange\.com)$/;
const MEMBER = /^[\w.-]{2,60}$/;

/** A member, a topic or a category. */
function atDiscourse(url: URL): Recognised | undefined {
  const [first = "", second = "", third = ""] = pathParts(url).map((part) => part.replace(/\.rss$/, ""));
  const base = { channel: "forum", platform: "discourse" } as const;
  if ((first === "u" || first === "users") && MEMBER.test(second)) {
    const profile = `${url.origin}/u/${second}`;
    return { ...base, url: profile, feeds: [`${profile}/activity.rss`], name: second };
  }
  const isTopic = (first === "t" || first === "c") && /^[\w%-]+$/.test(second) && /^\d+$/.test(third);
  if (!isTopic) return undefined;
  const address = `${url.origin}/${first}/${second}/${third}`;
  return { ...base, url: address, feeds: [`${address}.rss`] };
}

/** A member or a community; `name@home` is another server's, as seen here: its home serves the whole feed. */
function atLemmy(url: URL): Recognised | undefined {
  const [first = "", second = ""] = pathParts(url);
  const match = /^([\w.-]{2,60})(?:@([a-z\d.-]+\.[a-z]{2,}))?$/i.exec(second);
  if ((first !== "u" && first !== "c") || !match) return undefined;
  const origin = match[2] === undefined ? url.origin : `https://${match[2].toLowerCase()}`;
  const address = `${origin}/${first}/${match[1]}`;
  const feeds = [`${origin}/feeds/${first}/${match[1]}.xml?sort=New`];
  const recognised: Recognised = { channel: "forum", platform: "lemmy", url: address, feeds };
  return first === "u" ? { ...recognised, name: match[1] ?? "" } : recognised;
}

/** A member, a question or a tag. */
function recogniseStackExchange(url: URL): Recognised | undefined {
  const host = bareHost(url);
  if (!STACK_HOST.test(host)) return undefined;
  const origin = `https://${host}`;
  const base = { channel: "forum", platform: "stack-exchange" } as const;
  const [first = "", second = "", third = ""] = pathParts(url);
  if (first === "users" && /^\d+$/.test(second))
    return { ...base, url: `${origin}/users/${second}`, feeds: [`${origin}/feeds/user/${second}`] };
  if ((first === "questions" || first === "q") && /^\d+$/.test(second))
    return { ...base, url: `${origin}/questions/${second}`, feeds: [`${origin}/feeds/question/${second}`] };
  if (first === "questions" && second === "tagged" && third !== "")
    return { ...base, url: `${origin}/questions/tagged/${third}`, feeds: [`${origin}/feeds/tag/${third}`] };
  return undefined;
}
