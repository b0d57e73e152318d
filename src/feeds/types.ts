// What a feed says, whatever its format: the only shape that leaves this folder.

import type { Chapter } from "./chapters.ts";

/** A file that belongs to a post: an episode, a video, a picture. `title` tells several of them apart. */
export type Enclosure = { url: string; type?: string; bytes?: number; seconds?: number; title?: string };

export type ParsedPost = {
  /** `guid:…`, else `link:…`, else `hash:…` of title and text: unique within a feed. */
  identity: string;
  guid?: string;
  /** Absolute address of the page. */
  url?: string;
  /** Plain text. */
  title?: string;
  /** Name only; an address that came with it is in `authorEmail`. */
  author?: string;
  /** All names, where the feed says more than one. */
  authors?: string[];
  authorEmail?: string;
  authorUrl?: string;
  /** As the feed says, even where it lies in the future. */
  publishedAt?: Date;
  updatedAt?: Date;
  /** The full text as published (hostile HTML), relative addresses made absolute, at most 1 MB. Not where it is only stored. */
  contentHtml?: string;
  summaryHtml?: string;
  /** The feed carries no content of it, a summary at most. */
  summaryOnly?: true;
  /** The content, else the summary, cleaned: safe to show. Empty where the feed carries neither. */
  html: string;
  /** The same as plain text, a block a line. */
  text: string;
  enclosures: Enclosure[];
  picture?: string;
  categories: string[];
  /** The page where people comment. */
  commentsUrl?: string;
  /** The feed of this post's comments. */
  commentFeedUrl?: string;
  commentCount?: number;
  transcripts: { url: string; type?: string; language?: string }[];
  chaptersUrl?: string;
  /** Those that stand in the feed itself (Podlove's simple chapters), where there are any. */
  chapters?: Chapter[];
  episode?: number;
  season?: number;
  persons: { name: string; role: string; url?: string; picture?: string }[];
  /** Best first; `protocol: "disabled"` means that no comments are wanted. */
  socialInteract: { protocol: string; uri?: string; accountUrl?: string }[];
  /** What this post answers (RFC 4685): the other post's id and, where given, its page. */
  inReplyTo: { ref: string; url?: string }[];
};

export type ParsedFeed = {
  /** `html`: the posts stand in a page, as microformats. */
  format: "rss" | "rdf" | "atom" | "json" | "html";
  /** Plain text. */
  title?: string;
  description?: string;
  siteUrl?: string;
  selfUrl?: string;
  /** Who tells of news (WebSub), in the order of the file. */
  hubUrls?: string[];
  /** The next page of the feed (RFC 5005). */
  nextUrl?: string;
  picture?: string;
  author?: { name?: string; url?: string; email?: string };
  language?: string;
  ttlMinutes?: number;
  /** Hours (GMT, 0 to 23) in which the publisher wants no request. */
  skipHours: number[];
  /** English names of days. */
  skipDays: string[];
  updatePeriodMinutes?: number;
  /** In the order of the file; the first of several with one identity. */
  posts: ParsedPost[];
  /** What was wrong or lost, in plain sentences. */
  wrong: string[];
};
