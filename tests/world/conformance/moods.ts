// How one feed of the conformance publisher may behave. A mood is a function of the turn, so moods can be put together.
import { brotliCompressSync, gzipSync } from "node:zlib";
import type { IncomingHttpHeaders } from "node:http";
import { HOUR } from "../../../src/clock.ts";
import { rss, RSS, WHOLE, type Entry } from "../write-feed.ts";
import type { Asks } from "./journal.ts";

export type Turn = {
  /** Domain time. */
  at: Date;
  headers: IncomingHttpHeaders;
  origin: string;
  /** How often this path was asked for since it had this mood, from 1 on. */
  nth: number;
};

export type Reply = {
  status?: number;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  asks?: Asks | undefined;
  /** `hang`: never answered; `drop`: hung up at once; `cut`: the body breaks off half-way. */
  fate?: "hang" | "drop" | "cut";
};

export type Mood = (turn: Turn) => Reply;

export type Validators = "both" | "etag" | "modified" | "none";

export type Feed = {
  title?: string;
  /** A new post every so many hours; from `since` on. */
  every?: number;
  since: Date;
  validators?: Validators;
  /** How an ETag looks; of the number of posts. */
  etag?: (version: number) => string;
  /** How a Last-Modified looks. */
  modified?: (at: Date) => string;
  headers?: Record<string, string>;
  /** Markup in the channel, and what it means. */
  more?: string;
  asks?: Asks;
  entry?: (number: number, origin: string, at: Date) => Entry;
};

const START = 3;
const KEPT = 20;

/** How many posts were published by then: three before `since`, and one more every `every` hours. */
export function published({ every, since }: Pick<Feed, "every" | "since">, at: Date): number {
  if (every === undefined) return START;
  return START + Math.max(0, Math.floor((at.getTime() - since.getTime()) / (every * HOUR)));
}

/** A feed in good order: it publishes, serves validators, and answers 304 where the condition holds. */
export function writes(feed: Feed): Mood {
  const { validators = "both", etag = (n) => `"v${n}"`, modified = (at) => at.toUTCString() } = feed;
  return ({ at, headers, origin }) => {
    const count = published(feed, at);
    const tag = validators === "both" || validators === "etag" ? etag(count) : undefined;
    const date = validators === "both" || validators === "modified" ? modified(dateOf(feed, count)) : undefined;
    const served = { ...(tag !== undefined && { etag: tag }), ...(date !== undefined && { "last-modified": date }) };
    const none = headers["if-none-match"];
    const same = none !== undefined ? none === tag : date !== undefined && headers["if-modified-since"] === date;
    if (same) return { status: 304, headers: { ...served, ...feed.headers } };
    const entries = entriesOf(feed, count, origin);
    const body = rss({ title: feed.title ?? "Ada Bell", link: `${origin}/`, entries, more: feed.more ?? "" });
    return { headers: { ...RSS, ...served, ...feed.headers }, body, asks: feed.asks };
  };
}

function dateOf({ every = 24, since }: Feed, number: number): Date {
  return new Date(since.getTime() + (number - START) * every * HOUR);
}

function entriesOf(feed: Feed, count: number, origin: string): Entry[] {
  const entry = feed.entry ?? plainEntry;
  return Array.from({ length: Math.min(count, KEPT) }, (_, back) => {
    const number = count - back;
    return entry(number, origin, dateOf(feed, number));
  });
}

/** Posts that are told from another feed's by their name. */
export function named(name: string): NonNullable<Feed["entry"]> {
  return (number, origin, at) => ({ ...plainEntry(number, origin, at), guid: `${name}-${number}` });
}

function plainEntry(number: number, origin: string, at: Date): Entry {
  const content = `<p>What I have to say in number ${number}.</p>${WHOLE}`;
  return { guid: `${origin}/n-${number}`, link: `${origin}/posts/${number}`, title: `Number ${number}`, content, at };
}

/** `skipHours`, `skipDays`, `ttl` as RSS says them. */
export function asking({ minutes, skipHours, skipDays }: Asks): Pick<Feed, "more" | "asks"> {
  const list = (name: string, values: readonly (string | number)[], of: string): string =>
    `<${name}>${values.map((value) => `<${of}>${value}</${of}>`).join("")}</${name}>`;
  const more =
    (minutes === undefined ? "" : `<ttl>${minutes}</ttl>`) +
    (skipHours ? list("skipHours", skipHours, "hour") : "") +
    (skipDays ? list("skipDays", skipDays, "day") : "");
  return {
    more,
    asks: { ...(minutes !== undefined && { minutes }), skipHours: skipHours ?? [], skipDays: skipDays ?? [] },
  };
}

/** Always the same answer. */
export function always(reply: Reply): Mood {
  return () => reply;
}

export function status(code: number, headers: Record<string, string> = {}): Mood {
  return always({ status: code, headers, body: `<h1>${code}</h1>` });
}

export function redirect(code: number, location: string): Mood {
  return always({ status: code, headers: { location } });
}

/** A page that is no feed, as a captive portal shows it. */
export const PORTAL: Mood = always({
  headers: { "content-type": "text/html; charset=utf-8", etag: '"portal"' },
  body: "<!doctype html><html><head><title>Hotel</title></head><body><h1>Sign in to go online</h1></body></html>",
});

/** Another mood on some turns. */
export function sometimes(usual: Mood, isOff: (turn: Turn) => boolean, off: Mood): Mood {
  return (turn) => (isOff(turn) ? off : usual)(turn);
}

/** Sent compressed, whoever asks. */
export function compressed(mood: Mood, how: "gzip" | "br"): Mood {
  return (turn) => {
    const reply = mood(turn);
    if (reply.body === undefined || reply.status === 304) return reply;
    const compress = how === "gzip" ? gzipSync : brotliCompressSync;
    return { ...reply, headers: { ...reply.headers, "content-encoding": how }, body: compress(reply.body) };
  };
}

/** With one more header, made for each answer. */
export function saying(mood: Mood, headers: (turn: Turn) => Record<string, string>): Mood {
  return (turn) => {
    const reply = mood(turn);
    return { ...reply, headers: { ...reply.headers, ...headers(turn) } };
  };
}
