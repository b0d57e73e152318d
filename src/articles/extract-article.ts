// The door to the readers: worker threads that are killed when a page costs too much, and gone when there is nothing to read.
import { Piscina } from "piscina";
import { PermanentError, RetryLaterError } from "../errors.ts";
import type { Article } from "./article.ts";
import type { ReadRequest, ReadResult } from "./read-article.ts";

const MAX_BYTES = 5_000_000;
const TIME_LIMIT_MS = 10_000;
const IDLE_MS = 2_000;
/** Two, so that a page which hangs leaves one for the others. */
const THREADS = 2;
const MEMORY_MB = 384;
const READABLE_TYPE = /^\s*(?:text\/|application\/(?:xhtml\+xml|xml))/i;

let pool: Piscina<ReadRequest, ReadResult> | undefined;
let free = THREADS;
const waiting: (() => void)[] = [];

/**
 * The article on a page, cleaned and with what the page says about itself.
 * @param contentType the HTTP header; undefined where there was none.
 * @param url the page's final address: relative links start from it.
 * @throws PermanentError `article-unreadable` where there is no text, the page is hostile (nesting, memory) or it is no page;
 *   `too-large` above 5 MB.
 * @throws RetryLaterError `article-unreadable` where it took too long: the page is hostile, or the machine was busy.
 */
export async function extractArticle(
  bytes: Uint8Array,
  contentType: string | undefined,
  url: string,
): Promise<Article> {
  if (contentType !== undefined && contentType.trim() !== "" && !READABLE_TYPE.test(contentType)) {
    throw new PermanentError(
      "article-unreadable",
      `This is not a page with text but ${contentType.split(";")[0]?.trim()}.`,
    );
  }
  if (bytes.byteLength > MAX_BYTES) throw new PermanentError("too-large", "The page is larger than 5 MB.");
  const result = await readInThread({ bytes, contentType, url });
  if (!result.ok) throw new PermanentError("article-unreadable", `No article could be read there: ${result.reason}.`);
  return result.article;
}

/** Ends the reader threads; a later page starts new ones. */
export async function closeArticleReaders(): Promise<void> {
  const closing = pool;
  pool = undefined;
  await closing?.destroy();
}

async function readInThread(request: ReadRequest): Promise<ReadResult> {
  // The wait for a thread is ours and not the pool's, so that the time limit counts reading and not queueing.
  if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve));
  else free--;
  const timeout = AbortSignal.timeout(TIME_LIMIT_MS);
  try {
    pool ??= createPool();
    return await pool.run(request, { name: "readArticle", signal: timeout });
  } catch (error) {
    if (timeout.aborted) {
      throw new RetryLaterError("article-unreadable", "The page took more than 10 seconds to read.", { cause: error });
    }
    throw new PermanentError("article-unreadable", "The page could not be read.", { cause: error });
  } finally {
    const next = waiting.shift();
    if (next) next();
    else free++;
  }
}

function createPool(): Piscina<ReadRequest, ReadResult> {
  const extension = import.meta.url.endsWith(".ts") ? "ts" : "js";
  return new Piscina({
    filename: new URL(`read-article.${extension}`, import.meta.url).href,
    minThreads: 0,
    maxThreads: THREADS,
    idleTimeout: IDLE_MS,
    // A page that outwits a parser finds no secrets and no loaders there.
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
}
