// One invented person, as each directory shows them.

export type Listed = {
  name: string;
  /** `spotify`: its id there. */
  show?: {
    title: string;
    feedUrl?: string;
    released?: string;
    spotify?: string;
    episode?: { title: string; spotify: string };
  };
  mastodon?: { url: string; note?: string; fields?: readonly string[]; lastStatus?: string };
  bluesky?: { handle: string; about?: string };
  gitHub?: { login: string; blog?: string; email?: string; bio?: string; url?: string };
};

const PICTURE = "https://pictures.example";

export function showShow({ name, show }: Listed): Record<string, unknown> {
  return {
    wrapperType: "track",
    kind: "podcast",
    collectionId: 1_001,
    artistName: name,
    collectionName: show?.title,
    ...(show?.feedUrl !== undefined && { feedUrl: show.feedUrl }),
    collectionViewUrl: "https://podcasts.apple.com/us/podcast/id1001?uo=4",
    artworkUrl600: `${PICTURE}/show.jpg`,
    releaseDate: show?.released ?? "2026-11-20T09:00:00Z",
    trackCount: 42,
    primaryGenreName: "Technology",
  };
}

/** Apple's row of an episode. */
export function showEpisode(listed: Listed): Record<string, unknown> {
  return { ...showShow(listed), kind: "podcast-episode", trackName: listed.show?.episode?.title };
}

/** What Spotify says of a show or an episode to whoever embeds it. */
export function showEmbed(title: string, id: string): Record<string, unknown> {
  return {
    html: `<iframe src="https://open.spotify.com/embed/${id}"></iframe>`,
    width: 456,
    height: 152,
    version: "1.0",
    provider_name: "Spotify",
    provider_url: "https://spotify.com",
    type: "rich",
    title,
    thumbnail_url: `${PICTURE}/embed.jpg`,
  };
}

export function showAccount({ name, mastodon }: Listed): Record<string, unknown> {
  const url = mastodon?.url ?? "";
  const username = /@([\w.]+)$/.exec(url)?.[1] ?? "";
  return {
    id: "117020565966271181",
    username,
    acct: username,
    display_name: name,
    locked: false,
    bot: false,
    discoverable: true,
    group: false,
    note: `<p>${mastodon?.note ?? ""}</p>`,
    url,
    uri: url,
    avatar: `${PICTURE}/account.jpg`,
    followers_count: 12,
    statuses_count: 340,
    last_status_at: mastodon?.lastStatus ?? null,
    emojis: [],
    fields: (mastodon?.fields ?? []).map((link) => ({
      name: "Site",
      value: `<a href="${link}" rel="me nofollow noopener">${link}</a>`,
      verified_at: null,
    })),
  };
}

export function showActor({ name, bluesky }: Listed): Record<string, unknown> {
  return {
    did: `did:plc:${bluesky?.handle.replaceAll(".", "")}`,
    handle: bluesky?.handle,
    displayName: name,
    avatar: `${PICTURE}/actor.jpg`,
    description: bluesky?.about ?? "",
    indexedAt: "2026-01-01T00:00:00.000Z",
    labels: [],
  };
}

export function showUser({ name, gitHub }: Listed): Record<string, unknown> {
  return {
    login: gitHub?.login,
    id: 7,
    avatar_url: `${PICTURE}/user.jpg`,
    html_url: gitHub?.url ?? `https://github.com/${gitHub?.login}`,
    type: "User",
    name,
    company: null,
    blog: gitHub?.blog ?? "",
    email: gitHub?.email ?? null,
    bio: gitHub?.bio ?? null,
    twitter_username: null,
  };
}
