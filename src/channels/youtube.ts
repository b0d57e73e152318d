// YouTube: the channel's id makes the feed; a handle's page gives the id away. Source: design/channels.md 2.14.
import { bareHost, decoded, pathParts } from "./address-parts.ts";
import type { Platform, Recognised } from "./channel.ts";

const FEED = "https://www.youtube.com/feeds/videos.xml";
const CHANNEL_ID = /^UC[\w-]{22}$/;

export const youtube: Platform = { name: "youtube", recognise, serves, feedsInPage };

/** A video, a short and an old custom address name their channel in the page. */
function serves(url: URL): boolean {
  return ["youtube.com", "music.youtube.com"].includes(bareHost(url));
}

function recognise(url: URL): Recognised | undefined {
  const host = bareHost(url);
  if (host !== "youtube.com" && host !== "music.youtube.com") return undefined;
  const [first = "", second = ""] = pathParts(url);
  const base = { channel: "youtube", platform: "youtube" } as const;
  const id = first === "channel" ? second : first === "feeds" ? (url.searchParams.get("channel_id") ?? "") : "";
  if (CHANNEL_ID.test(id)) {
    return { ...base, url: `https://www.youtube.com/channel/${id}`, feeds: [`${FEED}?channel_id=${id}`] };
  }
  const list = url.searchParams.get(first === "feeds" ? "playlist_id" : "list");
  if (["playlist", "watch", "feeds"].includes(first) && list !== null && /^[\w-]{2,64}$/.test(list)) {
    const address = `https://www.youtube.com/playlist?list=${list}`;
    return { ...base, url: address, feeds: [`${FEED}?playlist_id=${list}`] };
  }
  if (first.startsWith("@") && first.length > 1) {
    return { ...base, url: `https://www.youtube.com/${first}`, feeds: [], name: decoded(first) };
  }
  if ((first === "user" || first === "c") && second !== "") {
    return { ...base, url: `https://www.youtube.com/${first}/${second}`, feeds: [], name: second };
  }
  return undefined;
}

/** The id that stands for the page itself; ids of other channels also occur in its scripts. */
function feedsInPage(html: string): string[] {
  const own =
    // Of a video: who published it.
    /"externalChannelId":"(UC[\w-]{22})"/.exec(html) ??
    /<link[^>]{1,200}rel="canonical"[^>]{1,200}\/channel\/(UC[\w-]{22})/.exec(html) ??
    /<meta[^>]{1,200}itemprop="(?:identifier|channelId)"[^>]{1,200}content="(UC[\w-]{22})"/.exec(html) ??
    /"externalId":"(UC[\w-]{22})"/.exec(html) ??
    /"key":"browse_id","value":"(UC[\w-]{22})"/.exec(html) ??
    /"channelId":"(UC[\w-]{22})"/.exec(html);
  return own?.[1] === undefined ? [] : [`${FEED}?channel_id=${own[1]}`];
}
