// Apple Podcasts: the directory's look-up names the show's own feed. Source: design/channels.md 2.16.
import { z } from "zod";
import { PermanentError } from "../errors.ts";
import { bareHost, pathParts } from "./address-parts.ts";
import type { LookedUp, Platform, Recognised } from "./channel.ts";

export const applePodcasts: Platform = { name: "apple-podcasts", recognise, readLookup };

const answer = z.object({
  results: z.array(
    z.object({
      feedUrl: z.url().optional(),
      collectionName: z.string().optional(),
      artistName: z.string().optional(),
      artworkUrl600: z.url().optional(),
    }),
  ),
});

function recognise(url: URL): Recognised | undefined {
  if (!["podcasts.apple.com", "itunes.apple.com"].includes(bareHost(url))) return undefined;
  const parts = pathParts(url);
  const id = parts.map((part) => /^id(\d+)$/.exec(part)?.[1]).find((found) => found !== undefined);
  if (id === undefined || !parts.includes("podcast")) return undefined;
  const country = /^[a-z]{2}$/.test(parts[0] ?? "") ? parts[0] : "us";
  return {
    channel: "podcast",
    platform: "apple-podcasts",
    url: `https://podcasts.apple.com/${country}/podcast/id${id}`,
    feeds: [],
    lookup: `https://itunes.apple.com/lookup?id=${id}&entity=podcast&country=${country}`,
  };
}

function readLookup(document: unknown): LookedUp {
  const parsed = answer.safeParse(document);
  const show = parsed.data?.results.find((result) => result.feedUrl !== undefined);
  if (show?.feedUrl === undefined) {
    const name = parsed.data?.results[0]?.collectionName;
    throw new PermanentError(
      "feed-not-found",
      `Apple Podcasts names no feed for ${name === undefined ? "this show" : `“${name}”`}. Paste the address of the show's own site instead.`,
      { cause: parsed.error },
    );
  }
  const found: LookedUp = { feeds: [show.feedUrl] };
  const name = show.artistName ?? show.collectionName;
  if (name !== undefined) found.name = name;
  if (show.artworkUrl600 !== undefined) found.picture = show.artworkUrl600;
  return found;
}
