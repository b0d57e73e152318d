// Bluesky: every profile has an RSS feed, replies left out. Source: design/channels.md 2.8.
import { bareHost, decoded, pathParts } from "./address-parts.ts";
import type { Platform, Recognised } from "./channel.ts";

export const bluesky: Platform = { name: "bluesky", recognise };

function recognise(url: URL): Recognised | undefined {
  const host = bareHost(url);
  const [first = "", second = ""] = pathParts(url);
  if (host !== "bsky.app" && host !== "staging.bsky.app") {
    // `jane.bsky.social` is a handle that is also a host: it shows her profile.
    return host.endsWith(".bsky.social") ? profile(host) : undefined;
  }
  const handle = decoded(second).replace(/^@/, "");
  const isHandle = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(handle) || /^did:(?:plc|web):[\w.:%-]+$/.test(handle);
  return first === "profile" && isHandle ? profile(handle) : undefined;
}

function profile(handle: string): Recognised {
  const name = handle.startsWith("did:") ? handle : handle.toLowerCase();
  const url = `https://bsky.app/profile/${name}`;
  const recognised: Recognised = { channel: "bluesky", platform: "bluesky", url, feeds: [`${url}/rss`] };
  return name.startsWith("did:") ? recognised : { ...recognised, name: `@${name}` };
}
