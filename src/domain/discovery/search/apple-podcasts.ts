// Apple's directory of podcasts, by author and title. About 20 calls a minute. Source: design/channels.md 2.16.
import { z } from "zod";
import type { Hit, SearchSource } from "./types.ts";

const show = z.object({
  collectionName: z.string(),
  artistName: z.string().optional(),
  feedUrl: z.url().optional(),
  collectionViewUrl: z.url().optional(),
  artworkUrl600: z.url().optional(),
  trackCount: z.number().optional(),
  primaryGenreName: z.string().optional(),
  releaseDate: z.iso.datetime({ offset: true }).optional(),
});
const answer = z.object({ results: z.array(z.unknown()) });

export const applePodcastsSearch: SearchSource = {
  id: "apple-podcasts",
  title: "Apple Podcasts",
  requests: 1,
  suits: ({ name }, { directories }) => name !== "" && directories.applePodcasts !== undefined,
  find: async ({ name }, { context, ask }) => {
    const url = new URL("/search", context.directories.applePodcasts);
    url.search = new URLSearchParams({ media: "podcast", entity: "podcast", limit: "6", term: name }).toString();
    const { results } = answer.parse(await ask(url.href));
    return results.flatMap(toHit);
  },
};

/** A show without a feed of its own can be followed by nobody. */
function toHit(result: unknown): Hit[] {
  const parsed = show.safeParse(result);
  if (!parsed.success || parsed.data.feedUrl === undefined) return [];
  const { collectionName, artistName, feedUrl, collectionViewUrl, artworkUrl600, trackCount, primaryGenreName } =
    parsed.data;
  const facts = [
    `Podcast “${collectionName}”`,
    ...(artistName === undefined ? [] : [`by ${artistName}`]),
    ...(primaryGenreName === undefined ? [] : [`· ${primaryGenreName}`]),
    ...(trackCount === undefined ? [] : [`· ${trackCount} episodes`]),
  ];
  return [
    {
      name: artistName ?? collectionName,
      url: feedUrl,
      picture: artworkUrl600,
      about: facts.join(" "),
      latestAt: parsed.data.releaseDate === undefined ? undefined : new Date(parsed.data.releaseDate),
      links: collectionViewUrl === undefined ? [] : [collectionViewUrl],
    },
  ];
}
