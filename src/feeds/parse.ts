// Feeds are hostile until read: every file is parsed in a worker thread that is killed at its limits.
import { Piscina } from "piscina";
import { DoorError, PermanentError } from "../errors.ts";
import type { Logger } from "../logger.ts";
import type { Reader, ReadAnswer, ReadRequest } from "./read.ts";
import type { ParsedFeed } from "./types.ts";

export type ParseLimits = {
  /** Machine milliseconds with all readers; what needs longer is tried again with the last resort alone. */
  firstMs: number;
  /** Machine milliseconds for that second try. */
  secondMs: number;
  /** Megabytes of a worker's heap. */
  heapMb: number;
  threads: number;
  /** Of them, those that read what is only stored; the others are left to what somebody waits for. */
  storing: number;
  /** Machine milliseconds after which an idle worker ends. */
  idleMs: number;
};

export const PARSE_LIMITS: ParseLimits = {
  firstMs: 5_000,
  secondMs: 10_000,
  heapMb: 256,
  threads: 2,
  storing: 2,
  idleMs: 2_000,
};

export type ParseOptions = Pick<ReadRequest, "page" | "toStore">;

export type FeedParser = {
  /**
   * @param headers as the server sent them; only `content-type` is read
   * @param url where the feed was served from, the base of relative addresses
   * @param options.page set where a page may stand for a feed: one that was followed as such, or is looked at for it
   * @param options.toStore set where the texts as they were published are of no use
   * @throws PermanentError `feed-unreadable` where the file is no feed at all
   * @throws DoorError `feed-unreadable` where it could not be read within the limits
   */
  parse: (bytes: Uint8Array, headers: Headers, url: string, options?: ParseOptions) => Promise<ParsedFeed>;
  /** Worker threads that are alive now. */
  threads: () => number;
  close: () => Promise<void>;
};

export function createFeedParser(options: Partial<ParseLimits> & { logger?: Logger } = {}): FeedParser {
  const limits = { ...PARSE_LIMITS, ...options };
  const pool = new Piscina({
    // The same extension as this file: .ts under test, .js once compiled.
    filename: new URL(`./parse-worker${import.meta.url.slice(import.meta.url.lastIndexOf("."))}`, import.meta.url).href,
    name: "read",
    minThreads: 0,
    maxThreads: limits.threads,
    idleTimeout: limits.idleMs,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMb, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    execArgv: [],
  });
  // A worker that runs out of memory while it is being killed has no task left to fail: piscina then raises an event
  // which, without a listener, would end the whole process. Whoever waited for the task was told already.
  pool.on("error", (error) => options.logger?.warn({ err: error }, "a feed worker ended badly"));
  const turns = createTurns(limits.threads);
  const storing = createTurns(limits.storing);
  return {
    parse: async (bytes, headers, url, { page = false, toStore = false } = {}) => {
      const contentType = headers.get("content-type") ?? undefined;
      const inTurn = (without: Reader[], ms: number) =>
        turns(() => runWithin(pool, { bytes, contentType, url, without, page, toStore }, ms));
      const run: typeof inTurn = (...how) => (toStore ? storing(() => inTurn(...how)) : inTurn(...how));
      const answer = (await run([], limits.firstMs)) ?? (await run(["rss-parser", "feedsmith"], limits.secondMs));
      if (answer === undefined) {
        throw new DoorError("feed-unreadable", "The feed took too long or too much memory to read.");
      }
      if (!answer.ok) throw new PermanentError("feed-unreadable", answer.reason);
      return answer.feed;
    },
    threads: () => pool.threads.length,
    close: () => pool.destroy(),
  };
}

let shared: FeedParser | undefined;
let sharedLimits: Partial<ParseLimits> = {};

/** For the pool that the whole process shares, until it is closed. Call it before anything is parsed. */
export function limitFeedParser(limits: Partial<ParseLimits>): void {
  sharedLimits = limits;
}

/** Parses with the pool that the whole process shares; it holds no thread while idle. See `FeedParser.parse`. */
export function parseFeed(
  bytes: Uint8Array,
  headers: Headers,
  url: string,
  options: ParseOptions = {},
): Promise<ParsedFeed> {
  shared ??= createFeedParser(sharedLimits);
  return shared.parse(bytes, headers, url, options);
}

/** Ends the shared pool; the next `parseFeed` starts another. */
export async function closeFeedParser(): Promise<void> {
  const closing = shared;
  shared = undefined;
  sharedLimits = {};
  await closing?.close();
}

/** Undefined where the worker had to be killed, or ran out of memory. */
async function runWithin(
  pool: Piscina<ReadRequest, ReadAnswer>,
  request: ReadRequest,
  ms: number,
): Promise<ReadAnswer | undefined> {
  const limit = AbortSignal.timeout(ms);
  try {
    return await pool.run(request, { signal: limit });
  } catch (error) {
    const outOfMemory = error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
    if (limit.aborted || outOfMemory) return undefined;
    throw error;
  }
}

/** At most `places` at a time, first come first served: a time limit must not run while a file waits for a thread. */
function createTurns(places: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let free = places;
  return async (work) => {
    if (free > 0) free--;
    else await new Promise<void>((go) => waiting.push(go));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free++;
    }
  };
}
