// Reddit: its feeds answer about once a minute and its policy on them is not settled, so they are fetched only
// where the operator switched Reddit on. Source: design/channels.md 2.6.
import { bareHost, pathParts } from "./address-parts.ts";
import type { Platform, Recognised } from "./channel.ts";

export const reddit: Platform = { name: "reddit", recognise };

function recognise(url: URL): Recognised | undefined {
  if (!/^(?:(?:old|new|np)\.)?reddit\.com$/.test(bareHost(url))) return undefined;
  const [first = "", second = "", third = "", fourth = ""] = pathParts(url);
  if (!/^[\w-]{2,40}$/.test(second)) return undefined;
  const base = { channel: "reddit", platform: "reddit", optIn: true } as const;
  const advice =
    "Reddit is off: it allows its feeds to be read only rarely. You can follow this person elsewhere and log what happens on Reddit by hand.";
  if (first === "user" || first === "u") {
    const profile = `https://www.reddit.com/user/${second}`;
    const what = third === "comments" ? "comments" : "submitted";
    return { ...base, url: profile, feeds: [`${profile}/${what}/.rss`], name: `u/${second}`, advice };
  }
  if (first === "r") {
    const address = `https://www.reddit.com/r/${second}`;
    if (third === "comments" && /^\w{4,12}$/.test(fourth)) {
      const post = `${address}/comments/${fourth}`;
      return { ...base, url: post, feeds: [`${post}/.rss`], advice };
    }
    return { ...base, url: address, feeds: [`${address}/new/.rss`], advice };
  }
  return undefined;
}
