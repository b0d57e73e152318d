// Where podcasts are heard: what leads to their own feed, and what to do where nothing does. Source: design/channels.md 2.16.
import { bareHost, pathParts } from "./address-parts.ts";
import type { Platform, Recognised } from "./channel.ts";

const SOUNDCLOUD_PAGES = new Set(
  "charts discover feed jobs logout messages mobile pages people search settings signin stations stream tags terms-of-use tracks upload you".split(
    " ",
  ),
);
const SPOTIFY_KINDS = new Set(["show", "episode", "artist"]);

const soundcloud: Platform = { name: "soundcloud", recognise: recogniseSoundcloud, feedsInPage: soundcloudInPage };
const spotify: Platform = { name: "spotify", recognise: recogniseSpotify };

export const audioHosts: readonly Platform[] = [soundcloud, spotify];

function recogniseSoundcloud(url: URL): Recognised | undefined {
  const [account = ""] = pathParts(url);
  if (bareHost(url) !== "soundcloud.com" || !/^[\w-]{2,60}$/.test(account) || SOUNDCLOUD_PAGES.has(account))
    return undefined;
  const profile = `https://soundcloud.com/${account}`;
  return { channel: "podcast", platform: "soundcloud", url: profile, feeds: [], name: account };
}

/** Their number stands in the page; the feed is there where they switched it on. */
function soundcloudInPage(html: string): string[] {
  const user = /soundcloud:\/\/users:(\d{1,20})/.exec(html)?.[1];
  return user === undefined ? [] : [`https://feeds.soundcloud.com/users/soundcloud:users:${user}/sounds.rss`];
}

function recogniseSpotify(url: URL): Recognised | undefined {
  if (bareHost(url) !== "open.spotify.com") return undefined;
  const parts = pathParts(url).filter((part) => !/^intl-[a-z]{2}$/.test(part) && part !== "embed");
  const [kind = "", id = ""] = parts;
  if (!SPOTIFY_KINDS.has(kind) || !/^\w{10,40}$/.test(id)) return undefined;
  return {
    channel: "podcast",
    platform: "spotify",
    url: `https://open.spotify.com/${kind}/${id}`,
    feeds: [],
    ...((kind === "show" || kind === "episode") && { titled: kind }),
    advice:
      "Spotify shows no feeds. Most shows have one all the same: write the name of the show or of its host instead of this address, and we look for it where podcasts are listed. A show that is on Spotify alone you can only follow by hand.",
  };
}
