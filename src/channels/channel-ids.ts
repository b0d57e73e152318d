/** Where dialogue happens. The ids are part of the outside contract. */
export const CHANNELS = [
  "blog",
  "webmention",
  "mastodon",
  "bluesky",
  "x",
  "linkedin",
  "facebook",
  "youtube",
  "podcast",
  "forum",
  "hackernews",
  "reddit",
  "github",
  "email",
  "in-person",
  "other",
] as const;

export type Channel = (typeof CHANNELS)[number];
