// Networks whose rules allow nobody to read along: the handle is known, there is no feed. Source: design/channels.md
// 2.18 and 2.20.
import { bareHost, pathParts, subdomainOf } from "./address-parts.ts";
import type { Channel } from "./channel-ids.ts";
import type { Platform, Recognised } from "./channel.ts";

const X_PAGES = new Set(
  "compose explore hashtag home i intent login messages notifications privacy search settings share signup tos".split(
    " ",
  ),
);
const FACEBOOK_PAGES = new Set(
  "events gaming groups hashtag help login marketplace permalink.php photo photo.php privacy reel sharer sharer.php share story.php watch".split(
    " ",
  ),
);
const INSTAGRAM_PAGES = new Set("about accounts developer direct explore legal p reel reels stories tv".split(" "));

export const x: Platform = { name: "x", recognise: recogniseX };
export const linkedin: Platform = { name: "linkedin", recognise: recogniseLinkedin };
export const facebook: Platform = { name: "facebook", recognise: recogniseFacebook };
export const instagram: Platform = { name: "instagram", recognise: recogniseInstagram };
export const telegram: Platform = { name: "telegram", recognise: recogniseTelegram };

function recogniseX(url: URL): Recognised | undefined {
  if (!["x.com", "twitter.com"].includes(bareHost(url))) return undefined;
  const account = (pathParts(url)[0] ?? "").replace(/^@/, "");
  if (!/^\w{1,15}$/.test(account) || X_PAGES.has(account.toLowerCase())) return undefined;
  return closed("x", "X", `https://x.com/${account}`, `@${account}`);
}

function recogniseLinkedin(url: URL): Recognised | undefined {
  const host = bareHost(url);
  if (host !== "linkedin.com" && subdomainOf(host, "linkedin.com") === undefined) return undefined;
  const [first = "", second = ""] = pathParts(url);
  if (!["in", "company", "school", "pub"].includes(first) || second === "") return undefined;
  return closed("linkedin", "LinkedIn", `https://www.linkedin.com/${first}/${second}`);
}

function recogniseFacebook(url: URL): Recognised | undefined {
  const host = bareHost(url);
  if (host !== "fb.com" && host !== "facebook.com" && subdomainOf(host, "facebook.com") === undefined) return undefined;
  const [first = ""] = pathParts(url);
  const id = url.searchParams.get("id");
  if (first === "profile.php" && id !== null && /^\d+$/.test(id)) {
    return closed("facebook", "Facebook", `https://www.facebook.com/profile.php?id=${id}`);
  }
  if (!/^[\w.-]{2,}$/.test(first) || FACEBOOK_PAGES.has(first)) return undefined;
  return closed("facebook", "Facebook", `https://www.facebook.com/${first}`);
}

function recogniseInstagram(url: URL): Recognised | undefined {
  const host = bareHost(url);
  if (!["instagram.com", "threads.net", "threads.com"].includes(host)) return undefined;
  const account = (pathParts(url)[0] ?? "").replace(/^@/, "");
  if (!/^[\w.]{1,30}$/.test(account) || INSTAGRAM_PAGES.has(account)) return undefined;
  return host === "instagram.com"
    ? closed("other", "Instagram", `https://www.instagram.com/${account}`, `@${account}`)
    : closed("other", "Threads", `https://www.threads.com/@${account}`, `@${account}`);
}

function recogniseTelegram(url: URL): Recognised | undefined {
  const host = bareHost(url);
  if (host !== "t.me" && host !== "telegram.me") return undefined;
  const [first = "", second = ""] = pathParts(url);
  const account = first === "s" ? second : first;
  if (!/^[a-z]\w{3,31}$/i.test(account) || ["joinchat", "share", "addstickers", "proxy", "iv"].includes(account))
    return undefined;
  return {
    channel: "other",
    platform: "telegram",
    url: `https://t.me/${account}`,
    feeds: [],
    name: `@${account}`,
    advice:
      "Telegram has no feeds. Paste the person's blog, podcast or newsletter to hear what they publish; what happens on Telegram you can log with one click or one paste.",
  };
}

function closed(channel: Channel, label: string, url: string, name?: string): Recognised {
  const advice = `${label} lets no other program read along. Paste the person's blog, podcast or newsletter to hear what they publish; what happens on ${label} you can log with one click or one paste.`;
  const recognised: Recognised = { channel, platform: label.toLowerCase(), url, feeds: [], advice };
  return name === undefined ? recognised : { ...recognised, name };
}
