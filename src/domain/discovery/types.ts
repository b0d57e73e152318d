// What discovery finds, before anything is stored.
import type { Channel } from "../../channels/channel-ids.ts";
import type { FeedKind } from "../../feeds/kind.ts";
import type { ParsedFeed } from "../../feeds/types.ts";
import type { FetchAnswer } from "../../net/fetcher.ts";

/** A feed that was fetched and parsed. The answer and what it says are kept: they are the feed's first poll. */
export type FoundFeed = {
  /** As named by the page, the rule or the user; where it redirects to stands in `answer`. */
  url: string;
  title: string;
  kind: FeedKind;
  /** How many posts it holds now. */
  posts: number;
  /** When the newest was published, as the feed says; missing where no post has a date. */
  latestAt?: Date;
  parsed: ParsedFeed;
  answer: FetchAnswer;
  /** Set where it is a feed of ours already: nothing was fetched, and `parsed` holds its newest posts only. */
  knownId?: string;
};

/** A feed that the page names and that is not followed by itself; never fetched. */
export type OtherFeed = { url: string; title: string; reason: "comments" | "topic" | "language" | "same-posts" };

export type FoundHandle = { channel: Channel; url: string };

export type Discovered = {
  /** The person's name, else the feed's title, else the host. Never empty, never an e-mail address. */
  name: string;
  picture: string | undefined;
  /** Plain text, at most 500 characters. */
  about: string | undefined;
  /** The first is the address that was asked for, or the site of its feed. */
  handles: FoundHandle[];
  /** What to follow, the most important first. Never empty. */
  feeds: FoundFeed[];
  others: OtherFeed[];
  siteUrl: string;
  /** What the user should know, as sentences: what failed on the way, what was taken instead. */
  notes: string[];
};
