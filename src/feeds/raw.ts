// What the readers agree on: strings as the file has them, nothing resolved, nothing cleaned.
import type { ParsedFeed } from "./types.ts";

/** A part of a post that may be text or markup; `guess` is RSS, which never says, `claimed` is Atom's text, often HTML all the same. */
export type RawText = { value: string; kind: "text" | "claimed" | "html" | "guess"; base?: string };
export type RawPerson = { name?: string; email?: string; url?: string };
export type RawLink = { href: string; rel?: string; type?: string; length?: string; count?: string; base?: string };
export type RawEnclosure = { url: string; type?: string; bytes?: string; seconds?: string; title?: string };
export type RawSocial = { protocol?: string; uri?: string; accountUrl?: string; priority?: string };

/** Lists are in order of preference: the normaliser takes the first that makes sense. */
export type RawPost = {
  guid?: string;
  /** RSS: the guid is an address unless `isPermaLink="false"`. Elsewhere it may be one where no link is given. */
  guidMayBeLink: boolean;
  links: RawLink[];
  titles: RawText[];
  authors: RawPerson[];
  published: string[];
  updated: string[];
  content: RawText[];
  summaries: RawText[];
  enclosures: RawEnclosure[];
  duration?: string;
  pictures: string[];
  categories: string[];
  comments?: string;
  commentFeed?: string;
  commentCount?: string;
  transcripts: { url: string; type?: string; language?: string }[];
  chapters?: string;
  simpleChapters: { start: string; title: string; url?: string; picture?: string }[];
  episode?: string;
  season?: string;
  persons: { name: string; role?: string; url?: string; picture?: string }[];
  socialInteract: RawSocial[];
  inReplyTo: { ref: string; url?: string }[];
  base?: string;
};

export type RawFeed = {
  format: ParsedFeed["format"];
  titles: RawText[];
  descriptions: RawText[];
  links: RawLink[];
  pictures: string[];
  authors: RawPerson[];
  language?: string;
  ttl?: string;
  skipHours: string[];
  skipDays: string[];
  updatePeriod?: string;
  updateFrequency?: string;
  /** Fallbacks where a post says nothing itself. */
  persons: RawPost["persons"];
  socialInteract: RawSocial[];
  posts: RawPost[];
  base?: string;
};

/** An empty post to be filled by a reader. */
export function emptyPost(): RawPost {
  return {
    guidMayBeLink: false,
    links: [],
    titles: [],
    authors: [],
    published: [],
    updated: [],
    content: [],
    summaries: [],
    enclosures: [],
    pictures: [],
    categories: [],
    transcripts: [],
    simpleChapters: [],
    persons: [],
    socialInteract: [],
    inReplyTo: [],
  };
}

/** An empty feed to be filled by a reader. */
export function emptyFeed(format: RawFeed["format"]): RawFeed {
  return {
    format,
    titles: [],
    descriptions: [],
    links: [],
    pictures: [],
    authors: [],
    skipHours: [],
    skipDays: [],
    persons: [],
    socialInteract: [],
    posts: [],
  };
}

/** Drops the keys whose value is missing, as `exactOptionalPropertyTypes` wants them. */
export function compact<T extends object>(value: { [K in keyof T]: T[K] | undefined }): T {
  const kept: Partial<T> = {};
  for (const key in value) if (value[key] !== undefined) kept[key] = value[key];
  return kept as T;
}
