// The one interface of the platforms that we know by the shape of their addresses.
import type { Channel } from "./channel-ids.ts";

/** A profile or publication recognised by its address alone, without a request. */
export type Recognised = {
  channel: Channel;
  /** Which platform, for messages and switches: `youtube`, `medium`. */
  platform: string;
  /** The canonical address of the profile. */
  url: string;
  /** Feed addresses by rule, the best first: each stands for all of it, so the first that parses is enough. */
  feeds: string[];
  /** The account's own name, where the address shows it: `@jane`. Not a person's name. */
  name?: string;
  /** A JSON document that names the feed: read with the platform's `readLookup`. */
  lookup?: string;
  /** What the page is one of, where its title, as the platform gives it away (oEmbed), may lead to the feed. */
  titled?: "show" | "episode";
  /** Where there is no feed to follow: what the user can do instead, as one sentence. */
  advice?: string;
  /** True where the feed may only be fetched when the operator switched the platform on. */
  optIn?: boolean;
};

/** What a platform's look-up document says. */
export type LookedUp = { feeds: string[]; name?: string; picture?: string };

export type Platform = {
  name: string;
  /** Undefined where the address is not a profile of this platform. Never fetches. */
  recognise: (url: URL) => Recognised | undefined;
  /** Whether `feedsInPage` may know this page though it is no profile; without it, only profiles are looked at. */
  serves?: (url: URL) => boolean;
  /** Feed addresses that only the page gives away (a channel id in its scripts). */
  feedsInPage?: (html: string, url: URL) => string[];
  /** Reads the JSON behind `lookup`. @throws PermanentError `feed-not-found` with the reason, where it names no feed. */
  readLookup?: (document: unknown) => LookedUp;
};
