/** Where people are looked for by name. Public and without a key; tests put servers of their own in their place. */
export type Directories = Readonly<{
  applePodcasts?: string | undefined;
  bluesky?: string | undefined;
  gitHub?: string | undefined;
  /** Gives away titles, and is asked for nothing else. */
  spotify?: string | undefined;
  /** Each knows the accounts of its own and those that somebody there follows. */
  mastodon: readonly string[];
  /** Machine milliseconds after which a source is no longer waited for; 8 seconds where nothing is said. */
  waitMs?: number | undefined;
}>;

export const PUBLIC_DIRECTORIES: Directories = {
  applePodcasts: "https://itunes.apple.com",
  bluesky: "https://public.api.bsky.app",
  gitHub: "https://api.github.com",
  spotify: "https://open.spotify.com",
  mastodon: ["https://mastodon.social", "https://fosstodon.org"],
};
