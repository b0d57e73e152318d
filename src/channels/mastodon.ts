// Mastodon and what speaks like it: any host may serve `/@name`. Source: design/channels.md 2.7.
import { bareHost, decoded, pathParts } from "./address-parts.ts";
import type { Platform, Recognised } from "./channel.ts";

// Hosts that write accounts as `/@name` too and speak another language.
const OTHER_HOSTS = /(?:^|\.)(?:tiktok|flipboard|kick|medium|odysee|pinterest|rumble|substack|youtube)\.com$|^t\.me$/;

export const mastodon: Platform = { name: "mastodon", recognise };

function recognise(url: URL): Recognised | undefined {
  if (OTHER_HOSTS.test(bareHost(url))) return undefined;
  const parts = pathParts(url);
  // `/web/@name` was Mastodon's own until version 4; elk.zone shows `/home.example/@name`.
  if (bareHost(url) === "elk.zone" && parts[1]?.startsWith("@") === true) return elsewhere(parts[0] ?? "", parts[1]);
  const [first = "", second = ""] = parts[0] === "web" ? parts.slice(1) : parts;
  const account = first === "users" ? second : first.startsWith("@") ? first.slice(1) : "";
  const match = /^([\w.-]{1,64}?)(?:\.rss)?(?:@([a-z0-9.-]+\.[a-z]{2,}))?$/i.exec(decoded(account));
  if (!match) return undefined;
  // `/@name@elsewhere` is another server's account as seen here: its home serves the whole feed.
  const origin = match[2] === undefined ? url.origin : `https://${match[2].toLowerCase()}`;
  const profile = `${origin}/@${match[1]}`;
  return {
    channel: "mastodon",
    platform: "mastodon",
    url: profile,
    feeds: [`${profile}.rss`],
    name: `@${match[1]}@${new URL(origin).host}`,
  };
}

/** The account at its home, as another site shows it. */
function elsewhere(host: string, account: string): Recognised | undefined {
  const address = `https://${host}/${account}`;
  return URL.canParse(address) && host.includes(".") ? recognise(new URL(address)) : undefined;
}
