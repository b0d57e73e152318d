// One discovery's requests: counted, never the same address twice, every failure kept as a note.
import { DoorError, PermanentError, RetryLaterError } from "../../errors.ts";
import { feedKind } from "../../feeds/kind.ts";
import type { FeedParser, ParseOptions } from "../../feeds/parse.ts";
import { hostOf } from "../../host.ts";
import type { FetchAnswer, Fetcher } from "../../net/fetcher.ts";
import { permanentAddress, type Redirect } from "../../net/redirects.ts";
import { ADDRESS_BYTES, isUsableAddress } from "../feeds/address.ts";
import type { Directories } from "./search/directories.ts";
import type { FoundFeed } from "./types.ts";

export type DiscoveryDeps = {
  fetch: Fetcher["fetch"];
  parse: FeedParser["parse"];
  /** The feed at this address, where we hold it already: it is not fetched again (feeds.md, rule 1). */
  known?: (url: string) => Promise<FoundFeed | undefined>;
  /** Addresses that are taken as not there, and not asked for: a feed that is known to be gone. */
  skip?: (url: string) => boolean;
  /** Requests at most, redirects included. */
  budget?: number;
  signal?: AbortSignal;
  /** Hears of each feed as it is found, whether it is kept in the end or not. */
  onFeed?: (feed: FoundFeed) => void;
  /** Where titles are looked up; without, nobody is asked. */
  directories?: Pick<Directories, "applePodcasts" | "spotify">;
  /** Platforms that the operator switched on: `reddit`. */
  optIn?: readonly string[];
};

export type Session = {
  left: () => number;
  /** @throws DoorError as the fetcher does, and `address-status` for anything but a 200. */
  get: (url: string, purpose: "page" | "feed") => Promise<FetchAnswer>;
  /** The same, or the feed of ours to which the address was moved for good: that is not asked for once more. */
  getUnlessKnown: (url: string, purpose: "page" | "feed") => Promise<FetchAnswer | FoundFeed>;
  known: (url: string) => Promise<FoundFeed | undefined>;
  /** The feed at this address; undefined where there is none, it was tried before or the budget is spent. */
  tryFeed: (url: string, options?: { quiet?: boolean; page?: boolean }) => Promise<FoundFeed | undefined>;
  /** The feed in an answer that is here already. @throws PermanentError `feed-unreadable` where it is no feed. */
  toFeed: (url: string, answer: FetchAnswer, options?: ParseOptions) => Promise<FoundFeed>;
  aborted: () => boolean;
  note: (sentence: string) => void;
  notes: string[];
};

export function startSession(deps: DiscoveryDeps): Session {
  const notes: string[] = [];
  const tried = new Set<string>();
  /** Hosts that asked for a pause while we looked. */
  const resting = new Set<string>();
  let left = deps.budget ?? 8;

  async function request(
    url: string,
    purpose: "page" | "feed",
    beforeHop: (redirects: readonly Redirect[]) => Promise<void>,
  ): Promise<FetchAnswer> {
    tried.add(url);
    const answer = await deps.fetch({
      url,
      purpose,
      interactive: true,
      beforeHop: async (next, hop, redirects) => {
        if (resting.has(hostOf(next))) throw statusTrouble(429, next);
        if (hop > 0 && left <= 0)
          throw new DoorError("address-redirects", `${new URL(url).host} sends visitors on and on.`);
        await beforeHop(redirects);
        left -= 1;
      },
      ...(deps.signal ? { signal: deps.signal } : {}),
    });
    tried.add(answer.url);
    if (answer.status === 429 || answer.status === 503) resting.add(hostOf(answer.url));
    if (answer.status < 200 || answer.status > 299) throw statusTrouble(answer.status, answer.url);
    return answer;
  }

  async function getUnlessKnown(url: string, purpose: "page" | "feed"): Promise<FetchAnswer | FoundFeed> {
    let known: FoundFeed | undefined;
    const stop = new Error("we have this feed already");
    try {
      return await request(url, purpose, async (redirects) => {
        const moved = redirects.length > 0 && permanentAddress(redirects) === redirects.at(-1)?.to;
        if (moved) known = await deps.known?.(redirects.at(-1)!.to);
        if (known) throw stop;
      });
    } catch (error) {
      if (error === stop && known) return known;
      throw error;
    }
  }

  async function toFeed(url: string, answer: FetchAnswer, options: ParseOptions = {}): Promise<FoundFeed> {
    if (!isUsableAddress(url)) throw tooLong();
    const parsed = await deps.parse(answer.body, answer.headers, answer.url, options);
    const dates = parsed.posts.flatMap((post) => post.publishedAt ?? post.updatedAt ?? []);
    const latest = dates.reduce((newest, date) => Math.max(newest, date.getTime()), -Infinity);
    const found: FoundFeed = {
      url,
      title: parsed.title ?? "",
      kind: feedKind(parsed, answer.url),
      posts: parsed.posts.length,
      parsed,
      answer,
    };
    const dated = Number.isFinite(latest) ? { ...found, latestAt: new Date(latest) } : found;
    deps.onFeed?.(dated);
    return dated;
  }

  async function tryFeed(url: string, { quiet = false, page = false } = {}): Promise<FoundFeed | undefined> {
    if (tried.has(url) || deps.skip?.(url) === true) return undefined;
    const known = await deps.known?.(url);
    if (known !== undefined || left <= 0) return known;
    try {
      if (!isUsableAddress(url)) throw tooLong();
      const got = await getUnlessKnown(url, "feed");
      return "parsed" in got ? got : await toFeed(url, got, { page });
    } catch (error) {
      if (!(error instanceof DoorError) || deps.signal?.aborted) throw error;
      if (!quiet) notes.push(`${url.slice(0, ADDRESS_BYTES)} could not be taken as a feed: ${error.message}`);
      return undefined;
    }
  }

  return {
    left: () => left,
    get: (url, purpose) => request(url, purpose, async () => undefined),
    getUnlessKnown,
    known: async (url) => deps.known?.(url),
    tryFeed,
    toFeed,
    aborted: () => deps.signal?.aborted === true,
    note: (sentence) => void notes.push(sentence),
    notes,
  };
}

function tooLong(): PermanentError {
  return new PermanentError("feed-unreadable", `its address is longer than ${ADDRESS_BYTES} bytes.`);
}

function statusTrouble(status: number, url: string): DoorError {
  const host = new URL(url).host;
  const why =
    status === 404 || status === 410
      ? "that page is not there"
      : status === 401 || status === 403 || status === 451
        ? "it does not let us read that page"
        : status === 429
          ? "it wants us to ask less often"
          : status >= 500
            ? "it has trouble of its own at the moment"
            : "that is not a page";
  const isGone = status === 404 || status === 410;
  const root = new URL("/", url).href;
  // An address that was typed or kept for long is often only too deep.
  const forward = isGone && root !== url ? ` Its front page may lead on: ${root}` : "";
  const sentence = `${host} answered ${status}: ${why}.${forward}`;
  return status >= 500 || status === 429 || status === 408
    ? new RetryLaterError("address-status", sentence)
    : new PermanentError("address-status", sentence);
}
