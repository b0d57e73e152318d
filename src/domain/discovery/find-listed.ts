// A show at a place that shows no feeds: by its title, where podcasts are listed. Source: design/channels.md 2.16.
import { z } from "zod";
import type { Recognised } from "../../channels/channel.ts";
import { DoorError } from "../../errors.ts";
import type { Directories } from "./search/directories.ts";
import { plainName } from "./search/likeness.ts";
import { readOptionalPage, type Found } from "./read-answer.ts";
import type { Session } from "./session.ts";
import type { FoundFeed } from "./types.ts";

type Listing = Pick<Directories, "applePodcasts" | "spotify">;

const oEmbed = z.object({ title: z.string().trim().min(1).max(500) });
const listed = z.object({
  collectionName: z.string(),
  trackName: z.string().optional(),
  artistName: z.string().optional(),
  feedUrl: z.url(),
  artworkUrl600: z.url().optional(),
});
const listing = z.object({ results: z.array(z.unknown()) });

type Listed = z.output<typeof listed>;

/** Undefined, with a note that says why, where none or more than one has the title, or its feed is another. */
export async function findListed(
  profile: Recognised,
  session: Session,
  { applePodcasts, spotify }: Listing,
): Promise<Found | undefined> {
  const isEpisode = profile.titled === "episode";
  if (profile.titled === undefined || applePodcasts === undefined || spotify === undefined) return undefined;
  const about = new URL("/oembed", spotify);
  about.search = new URLSearchParams({ url: profile.url }).toString();
  const title = oEmbed.safeParse(await askFor(about, session)).data?.title;
  if (title === undefined || plainName(title) === "") return undefined;
  const search = new URL("/search", applePodcasts);
  const entity = isEpisode ? "podcastEpisode" : "podcast";
  search.search = new URLSearchParams({ media: "podcast", entity, limit: "25", term: title }).toString();
  const results = listing.safeParse(await askFor(search, session)).data?.results ?? [];
  const same = results
    .flatMap((result) => listed.safeParse(result).data ?? [])
    .filter(({ collectionName, trackName }) => isSame(isEpisode ? trackName : collectionName, title));
  const [only, ...more] = new Map(same.map((one) => [one.feedUrl, one])).values();
  if (only === undefined || more.length > 0) {
    const kind = isEpisode ? "episode" : "show";
    const many = more.length > 0 ? `More than one ${kind}` : `No ${kind} with a feed`;
    session.note(`${many} with the title “${title}” is listed at Apple Podcasts.`);
    return undefined;
  }
  const feed = await session.tryFeed(only.feedUrl);
  if (!feed || !isIt(feed, only, isEpisode ? title : undefined)) return undefined;
  session.note(`The feed was found by the title “${title}” at Apple Podcasts.`);
  const site = feed.parsed.siteUrl;
  return {
    feeds: [feed],
    others: [],
    page: site === undefined ? undefined : await readOptionalPage(site, session),
    // The page of one episode is no profile of anybody.
    profile: isEpisode ? undefined : profile,
    lookedUp: {
      name: only.artistName ?? only.collectionName,
      ...(only.artworkUrl600 && { picture: only.artworkUrl600 }),
    },
  };
}

/** The feed says itself that it is the show; of old episodes many feeds know no more. */
function isIt({ parsed }: FoundFeed, { collectionName }: Listed, episode: string | undefined): boolean {
  return (
    isSame(parsed.title, collectionName) ||
    (episode !== undefined && parsed.posts.some((post) => isSame(post.title, episode)))
  );
}

function isSame(one: string | undefined, other: string): boolean {
  return plainName(one ?? "") === plainName(other);
}

/** A directory that does not answer is a note: there is advice to give without it. */
async function askFor(url: URL, session: Session): Promise<unknown> {
  try {
    const { body } = await session.get(url.href, "page");
    return JSON.parse(new TextDecoder().decode(body)) as unknown;
  } catch (error) {
    if (session.aborted() || !(error instanceof DoorError || error instanceof SyntaxError)) throw error;
    session.note(error instanceof DoorError ? error.message : `${url.host} gave no readable answer.`);
    return undefined;
  }
}
