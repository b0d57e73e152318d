// Everybody who may know a person is asked at the same time, and what each says is there as soon as it is said.
import { SECOND } from "../../../clock.ts";
import { DoorError, describeError } from "../../../errors.ts";
import { z } from "zod";
import { findNotice } from "../../../db/installation.ts";
import type { Context } from "../../context.ts";
import { applePodcastsSearch } from "./apple-podcasts.ts";
import { createAsk } from "./ask.ts";
import { blueskySearch } from "./bluesky.ts";
import { cleanHit } from "./clean-hit.ts";
import { gitHubSearch } from "./github.ts";
import { mastodonSearch } from "./mastodon.ts";
import { mailDomainSearch, webFingerSearch } from "./own-domain.ts";
import { rankHits, type SourcedHit } from "./rank.ts";
import type { NameQuery, NameSearch, SearchSource } from "./types.ts";
import { prepareWebSearches } from "./web-searches.ts";

const SOURCES: readonly SearchSource[] = [
  webFingerSearch,
  mailDomainSearch,
  applePodcastsSearch,
  mastodonSearch,
  blueskySearch,
  gitHubSearch,
];

/** Machine milliseconds after which a source is no longer waited for. */
const SOURCE_MS = 8 * SECOND;

export type RunningSearch = {
  /** What is known by now. */
  state: () => NameSearch;
  /** Resolves when nobody is waited for any more; never rejects. */
  done: Promise<void>;
};

/** Of the demo: its people are not in any directory, and nobody real is to be asked about them. */
const MADE_UP = "In this made-up world nobody else can be looked up.";

/** Starts asking. @param signal ends it. */
export function searchNames(context: Context, query: NameQuery, signal: AbortSignal): RunningSearch {
  const sources = SOURCES.filter((source) => source.suits(query, context));
  const hits: SourcedHit[] = [];
  const notes: string[] = [];
  const waiting = new Set(sources);
  const now = context.clock.now();
  let isMadeUp = false;

  async function askOne(source: SearchSource): Promise<void> {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(context.directories.waitMs ?? SOURCE_MS)]);
    try {
      const ask = createAsk(context, source.requests, limit);
      const found = await orAborted(source.find(query, { context, ask, signal: limit }), limit);
      const clean = found.flatMap((hit) => cleanHit(hit) ?? []);
      hits.push(...clean.map((hit) => ({ ...hit, source: source.id, title: source.title })));
    } catch (error) {
      notes.push(`${source.title} could not be searched: ${tell(context, source, error, limit)}`);
    } finally {
      waiting.delete(source);
    }
  }

  async function askAll(): Promise<void> {
    isMadeUp = await isDemo(context);
    if (isMadeUp) {
      waiting.clear();
      notes.push(MADE_UP);
    } else await Promise.all(sources.map(askOne));
  }

  const done = askAll();
  return {
    state: () => ({
      query,
      candidates: rankHits(query, hits, now),
      searches: isMadeUp ? [] : prepareWebSearches(query),
      notes: [...notes],
      waiting: [...waiting].map(({ title }) => title),
    }),
    done,
  };
}

/** A notice on every page stands in the demo alone. Where that cannot be told, nobody is asked. */
async function isDemo({ db, logger }: Context): Promise<boolean> {
  try {
    return (await findNotice(db)) !== undefined;
  } catch (error) {
    logger.error({ error: describeError(error) }, "nobody knows whether this is the demo");
    return true;
  }
}

/** A sentence for the user; what is no trouble of the source is one of ours and goes to the log. */
function tell(context: Context, source: SearchSource, error: unknown, limit: AbortSignal): string {
  if (limit.aborted) return "it did not answer in time.";
  if (error instanceof DoorError) return error.message;
  if (error instanceof z.ZodError) return "its answer has another shape than we know.";
  context.logger.error({ source: source.id, error: describeError(error) }, "a search failed");
  return "something went wrong on our side.";
}

/** Some work waits for its turn behind other work and hears no signal there. */
async function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
  });
  return Promise.race([work, aborted]);
}
