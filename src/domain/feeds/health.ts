// What went wrong with a poll: a stable name, a sentence, and what it means for the next one. What is told to people is
// made of the name when they look (tell-health.ts).
import { DoorError, type ProblemKind } from "../../errors.ts";
import { looksLikeFeed } from "../../feeds/sniff.ts";
import type { ParsedFeed } from "../../feeds/types.ts";
import type { FetchAnswer } from "../../net/fetcher.ts";
import { parseRetryAfter } from "../../net/caching.ts";
import { reasonOf } from "../../net/troubles.ts";

export const TROUBLES = [
  "gone",
  "missing",
  "forbidden",
  "pause",
  "server-error",
  "odd-answer",
  "timeout",
  "name",
  "certificate",
  "encryption",
  "refused",
  "broken-off",
  "garbled",
  "too-large",
  "private",
  "redirects",
  "page",
  "login",
  "portal",
  "stranger",
  "no-feed",
  "unread",
] as const;

/** Stored with the feed: never renamed. */
export type TroubleKind = (typeof TROUBLES)[number];

export type Trouble = {
  kind: TroubleKind;
  text: string;
  /** Stop for good: the publisher says it will not come back. */
  gone: boolean;
  /** The host wants silence: not the feed's failure. */
  pause: boolean;
  /** Until when, where it says so. */
  silence: Date | undefined;
};

function troubleNamed(kind: TroubleKind, text: string, silence?: Date): Trouble {
  return { kind, text, gone: kind === "gone", pause: kind === "pause", silence };
}

/** Undefined where the answer is fine. */
export function troubleOf(answer: FetchAnswer, now: Date): Trouble | undefined {
  const { host } = new URL(answer.url);
  const { status } = answer;
  // 203 is a 200 that somebody on the way has touched.
  if (status === 200 || status === 203 || status === 304) return undefined;
  if (status === 410) return troubleNamed("gone", `${host} says that this feed is gone for good.`);
  if (status === 404) return troubleNamed("missing", `${host} has nothing at this address any more. We keep looking.`);
  if (status === 401 || status === 403)
    return troubleNamed("forbidden", `${host} does not let us read this feed (it answered ${status}).`);
  if (status === 429 || status === 503)
    return troubleNamed("pause", `${host} asks for a pause. We wait.`, parseRetryAfter(answer.headers, now));
  const kind = status >= 500 ? "server-error" : "odd-answer";
  return troubleNamed(kind, `${host} answered with an error (${status}). We try again.`);
}

/** What went wrong was in the feed or in us; the log knows. */
export function unexpectedTrouble(): Trouble {
  return troubleNamed(
    "unread",
    "Something in this feed could not be understood. What we had is kept, and we try again.",
  );
}

/**
 * The same for what the fetcher or the parser threw.
 * @param url the feed's own address
 * @param answer what was served, where it came that far
 */
export function troubleFrom(error: unknown, url: string, answer?: FetchAnswer): Trouble {
  if (!(error instanceof DoorError)) throw error;
  return troubleNamed(kindOf(error, url, answer), error.message);
}

const KINDS: Partial<Record<ProblemKind, TroubleKind>> = {
  "address-timeout": "timeout",
  "address-too-large": "too-large",
  "address-redirects": "redirects",
  "address-refused": "private",
  "address-invalid": "private",
};

function kindOf(error: DoorError, url: string, answer: FetchAnswer | undefined): TroubleKind {
  if (error.kind === "address-unreachable") return reasonOf(error.cause);
  if (error.kind === "feed-unreadable") return answer ? kindOfPage(url, answer) : "no-feed";
  return KINDS[error.kind] ?? "unread";
}

/** Where a feed was expected and something else came: the page of a network that wants a sign-in, of a site that does, or any. */
function kindOfPage(url: string, answer: FetchAnswer): TroubleKind {
  const head = new TextDecoder().decode(answer.body.subarray(0, 20_000));
  if (!/<(?:!doctype\s+html|html|head|body)[\s>]/i.test(head)) return "no-feed";
  if (looksLikeFeed(answer.body, answer.headers.get("content-type") ?? undefined)) return "no-feed";
  if (siteOf(answer.url) !== siteOf(url)) return "portal";
  return /<input[^>]{1,300}type\s*=\s*["']?password/i.test(head) ? "login" : "page";
}

function siteOf(url: string): string {
  return new URL(url).host.replace(/^www\./, "");
}

const NOTES_KEPT = 5;
const NOTE_LENGTH = 300;

/** What is kept of what could not be read of a feed. */
export function notesOf(parsed: Pick<ParsedFeed, "wrong">): string[] {
  return parsed.wrong.slice(0, NOTES_KEPT).map((note) => note.slice(0, NOTE_LENGTH));
}
