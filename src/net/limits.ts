// What each kind of request may cost us and the other side. One table, so that no caller invents its own.
import { MINUTE, SECOND } from "../clock.ts";

/** Why something is fetched: decides limits, `Accept` and spacing. `robots` is for `robots.ts` alone. */
export type Purpose = "feed" | "page" | "article" | "transcript" | "audio" | "avatar" | "mention" | "robots" | "hub";

export type PurposeRules = Readonly<{
  /** Redirects followed at most. */
  hops: number;
  /** Bytes at most, after decompression (and before it, too). */
  bytes: number;
  /** Past `bytes`: fail, or keep what was read. */
  overflow: "fail" | "cut";
  /** A body that breaks off half-way is worth reading: a truncated feed still has entries, half a picture is nothing. */
  partial: boolean;
  /** The user is waiting: no spacing, and ahead of the polls that queue for the same host. */
  interactive: boolean;
  accept: string;
  /** In place of `Limits.wholeMs`, for what may go on for as long as something comes. */
  wholeMs?: number;
}>;

const KB = 1024;
const MB = 1024 * KB;

const FEED_TYPES =
  "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, text/html;q=0.4, */*;q=0.1";
const TRANSCRIPT_TYPES =
  "application/json, text/vtt, application/x-subrip, application/srt, text/html;q=0.8, text/plain;q=0.7, */*;q=0.5";
const PAGE_TYPES = "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8";
/** Of what a user pasted nobody knows yet whether it is a page or a feed. */
const ANY_TYPES =
  "text/html, application/xhtml+xml, application/atom+xml;q=0.9, application/rss+xml;q=0.9, application/feed+json;q=0.9, application/xml;q=0.8, */*;q=0.7";

export const RULES: Readonly<Record<Purpose, PurposeRules>> = {
  feed: { hops: 5, bytes: 10 * MB, overflow: "fail", partial: true, interactive: false, accept: FEED_TYPES },
  page: { hops: 5, bytes: 5 * MB, overflow: "fail", partial: true, interactive: true, accept: ANY_TYPES },
  article: { hops: 5, bytes: 5 * MB, overflow: "fail", partial: false, interactive: false, accept: PAGE_TYPES },
  transcript: {
    hops: 5,
    bytes: 10 * MB,
    overflow: "fail",
    partial: false,
    interactive: false,
    accept: TRANSCRIPT_TYPES,
  },
  // A recording of hours over a slow line: what stalls is given up, and so is what drips.
  audio: {
    hops: 5,
    bytes: 300 * MB,
    overflow: "fail",
    partial: false,
    interactive: false,
    accept: "audio/*, video/*;q=0.8, */*;q=0.5",
    wholeMs: 30 * MINUTE,
  },
  avatar: { hops: 5, bytes: 5 * MB, overflow: "fail", partial: false, interactive: false, accept: "image/*" },
  mention: { hops: 20, bytes: MB, overflow: "fail", partial: false, interactive: false, accept: PAGE_TYPES },
  // RFC 9309, 2.5: at least 500 KiB must be read, the rest may be ignored.
  robots: { hops: 5, bytes: 500 * KB, overflow: "cut", partial: true, interactive: false, accept: "text/plain, */*" },
  // Of a hub's answer the status counts, and the first words of its reason.
  hub: { hops: 3, bytes: 16 * KB, overflow: "cut", partial: true, interactive: false, accept: "*/*" },
};

/** Times are machine milliseconds. */
export type Limits = Readonly<{
  /** From the first byte sent to the last received, over all redirects; waiting for our own turn does not count. */
  wholeMs: number;
  /** Looking the name up, and then again connecting with TLS. */
  connectMs: number;
  /** Between two pieces of a body. */
  stallMs: number;
  /** Between the end of a request and the next to the same host; none for what a user waits for. */
  spacingMs: number;
  /** In place of the bytes of the table. */
  bytes: Partial<Readonly<Record<Purpose, number>>>;
}>;

export const DEFAULT_LIMITS: Limits = {
  wholeMs: 30 * SECOND,
  connectMs: 10 * SECOND,
  stallMs: 15 * SECOND,
  spacingMs: SECOND,
  bytes: {},
};
