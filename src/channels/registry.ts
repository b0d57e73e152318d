// Every platform we know by its addresses. The order matters only where a pattern fits many hosts: those come last.
import { applePodcasts } from "./apple-podcasts.ts";
import { audioHosts } from "./audio-hosts.ts";
import { blogger, dev, ghost, hashnode, tumblr, wordpressCom } from "./blog-hosts.ts";
import { bluesky } from "./bluesky.ts";
import type { Platform, Recognised } from "./channel.ts";
import { facebook, instagram, linkedin, telegram, x } from "./closed-networks.ts";
import { discourse, lemmy, stackExchange } from "./forums.ts";
import { github } from "./github.ts";
import { hackernews } from "./hackernews.ts";
import { mastodon } from "./mastodon.ts";
import { medium } from "./medium.ts";
import { reddit } from "./reddit.ts";
import { substack } from "./substack.ts";
import { youtube } from "./youtube.ts";

const PLATFORMS: readonly Platform[] = [
  youtube,
  applePodcasts,
  bluesky,
  github,
  medium,
  substack,
  reddit,
  hackernews,
  x,
  linkedin,
  facebook,
  instagram,
  telegram,
  dev,
  tumblr,
  wordpressCom,
  hashnode,
  ghost,
  blogger,
  ...audioHosts,
  stackExchange,
  lemmy,
  discourse,
  mastodon,
];

/** The profile that this address shows, by its shape alone; undefined where no rule knows it. Never fetches. */
export function recognise(url: URL): Recognised | undefined {
  if (url.protocol !== "http:" && url.protocol !== "https:") return undefined;
  for (const platform of PLATFORMS) {
    const recognised = platform.recognise(url);
    if (recognised) return recognised;
  }
  return undefined;
}

/** The platform of a `Recognised`; undefined for a name that no platform has. */
export function findPlatform(name: string): Platform | undefined {
  return PLATFORMS.find((platform) => platform.name === name);
}

/** Feed addresses hidden in a page of any known platform; empty where there are none. */
export function feedsInPage(html: string, url: URL): string[] {
  return PLATFORMS.flatMap((platform) =>
    platform.feedsInPage !== undefined && (platform.serves?.(url) ?? platform.recognise(url) !== undefined)
      ? platform.feedsInPage(html, url)
      : [],
  );
}
