// Directories of people, as they answer without a key: Apple's podcasts, Mastodon, Bluesky and GitHub on a server each;
// and Spotify, which gives away titles.
// Mastodon's shape is recorded (corpus/channels/mastodon/test_search.yaml); the others are from documentation.
import type { Directories } from "../../../src/domain/discovery/search/directories.ts";
import { openSite, NOT_FOUND, type Answer, type Asked, type Site } from "../web-server.ts";
import { showActor, showAccount, showEmbed, showEpisode, showShow, showUser, type Listed } from "./shapes.ts";

type DirectoryName = "apple" | "mastodon" | "bluesky" | "gitHub" | "spotify";

export type DirectoryWorld = {
  directories: Directories;
  /** All that was asked since it was last forgotten. */
  asked: () => Site["asked"];
  forget: () => void;
  /** Who is listed from now on. */
  list: (people: readonly Listed[]) => void;
  /** From now on this directory answers so; undefined: as it should. */
  says: (name: DirectoryName, answer: Answer | "hang" | undefined) => void;
  close: () => Promise<void>;
};

const PATHS: Readonly<Record<DirectoryName, RegExp>> = {
  apple: /^\/search$/,
  mastodon: /^\/api\/v2\/search$/,
  bluesky: /^\/xrpc\/app\.bsky\.actor\.searchActors$/,
  spotify: /^\/oembed$/,
  gitHub: /^\/search\/users$|^\/users\//,
};

/** Each on an address of its own, so that one that is slow delays no other. */
export async function openDirectories(): Promise<DirectoryWorld> {
  let people: readonly Listed[] = [];
  const moods = new Map<DirectoryName, Answer | "hang">();
  const open = (name: DirectoryName): Promise<Site> =>
    openSite((asked) => {
      if (!PATHS[name].test(asked.path)) return NOT_FOUND;
      const mood = moods.get(name);
      return mood === "hang" ? new Promise(() => undefined) : (mood ?? answer(name, asked, people));
    });
  const apple = await open("apple");
  const mastodon = await open("mastodon");
  const bluesky = await open("bluesky");
  const gitHub = await open("gitHub");
  const spotify = await open("spotify");
  const sites = [apple, mastodon, bluesky, gitHub, spotify];
  return {
    directories: {
      applePodcasts: apple.origin,
      bluesky: bluesky.origin,
      gitHub: gitHub.origin,
      spotify: spotify.origin,
      mastodon: [mastodon.origin],
      // A busy machine is no directory that does not answer.
      waitMs: 60_000,
    },
    asked: () => sites.flatMap((site) => site.asked),
    forget: () => {
      for (const site of sites) site.asked.length = 0;
    },
    list: (listed) => {
      people = listed;
    },
    says: (name, mood) => void (mood === undefined ? moods.delete(name) : moods.set(name, mood)),
    close: async () => {
      await Promise.all(sites.map((site) => site.close()));
    },
  };
}

function answer(name: DirectoryName, { path, query }: Asked, people: readonly Listed[]): Answer {
  const json = (body: unknown, unverified: boolean): Answer => ({
    type: "application/json; charset=utf-8",
    body: JSON.stringify(body),
    unverified,
  });
  if (name === "apple") {
    const isEpisode = query.get("entity") === "podcastEpisode";
    const listed = people.filter(
      (one) => (isEpisode ? one.show?.episode : one.show) && isMeant(one, query.get("term")),
    );
    const shows = listed.map(isEpisode ? showEpisode : showShow);
    return json({ resultCount: shows.length, results: shows }, true);
  }
  if (name === "spotify") {
    const id = new URL(query.get("url") ?? "about:blank").pathname.split("/").at(-1) ?? "";
    const shows = people.flatMap(({ show }) => (show ? [show, ...(show.episode ? [show.episode] : [])] : []));
    const titled = shows.find((one) => one.spotify === id);
    return titled ? json(showEmbed(titled.title, id), true) : NOT_FOUND;
  }
  if (name === "mastodon") {
    if (query.has("resolve") || query.has("offset")) return { status: 401 };
    const accounts = people.filter((one) => one.mastodon && isMeant(one, query.get("q"))).map(showAccount);
    return json({ accounts, statuses: [], hashtags: [], collections: [] }, false);
  }
  if (name === "bluesky") {
    return json({ actors: people.filter((one) => one.bluesky && isMeant(one, query.get("q"))).map(showActor) }, true);
  }
  const users = people.filter((one) => one.gitHub);
  if (path === "/search/users") {
    const [words = "", ...qualifiers] = (query.get("q") ?? "").split(/ (?=\w+:)/);
    const found = users.filter((one) =>
      qualifiers.includes("in:email") ? one.gitHub?.email === words : isMeant(one, words),
    );
    return json({ total_count: found.length, incomplete_results: false, items: found.map(showUser) }, true);
  }
  const user = users.find((one) => one.gitHub?.login === path.slice("/users/".length));
  return user ? json(showUser(user), true) : NOT_FOUND;
}

/** As directories do: some of the words, anywhere. */
function isMeant(person: Listed, words: string | null): boolean {
  const text = JSON.stringify(person).toLowerCase();
  return (words ?? "")
    .toLowerCase()
    .split(/\s+/)
    .some((word) => word !== "" && text.includes(word));
}
