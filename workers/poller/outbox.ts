// What visits found, kept for a moment so that many are written at once, and for as long as the database cannot be reached.
import type { Polling } from "../../src/domain/polls.ts";
import type { Outcome } from "../../src/domain/polls/visit.ts";
import { writeOutcomes } from "../../src/domain/polls/write.ts";
import { describeError } from "../../src/errors.ts";

export type Outbox = {
  add: (outcome: Outcome) => void;
  /** More is waiting than should be held in memory: nothing is to be fetched until it is written. */
  isFull: () => boolean;
  /** Writes what is left; what cannot be written within a moment is given up, its claims run out. */
  close: () => Promise<void>;
};

/** Machine milliseconds that an outcome waits for others. */
const COLLECT_MS = 250;
const RETRY_MS = 1_000;
const TRIES_AT_END = 5;

/** Most feeds and posts of one transaction: everybody else waits for it, where the database is embedded. */
const BATCH = { feeds: 64, posts: 200 } as const;
/** Feeds and posts that may wait. */
const FULL = { feeds: 256, posts: 1_000 } as const;

/** @param onWritten hears that claims have ended. */
export function createOutbox(polling: Polling, onWritten: () => void): Outbox {
  const waiting: Outcome[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> | undefined;

  /** Writes until nothing waits. @returns false where the database could not be reached. */
  async function flush(): Promise<boolean> {
    while (waiting.length > 0) {
      const batch = waiting.splice(0, countFirst(waiting));
      try {
        await writeOutcomes(polling, batch);
      } catch (error) {
        waiting.unshift(...batch);
        polling.logger.warn({ error: describeError(error) }, "polls could not be written; tried again soon");
        return false;
      }
      onWritten();
    }
    return true;
  }

  function schedule(ms: number): void {
    timer ??= setTimeout(() => {
      timer = undefined;
      if (writing) return;
      writing = flush().then((done) => {
        writing = undefined;
        if (waiting.length > 0) schedule(done ? 0 : RETRY_MS);
      });
    }, ms);
  }

  return {
    add: (outcome) => {
      waiting.push(outcome);
      schedule(isBatch(waiting) ? 0 : COLLECT_MS);
    },
    isFull: () => waiting.length >= FULL.feeds || countPosts(waiting) >= FULL.posts,
    close: async () => {
      clearTimeout(timer);
      await writing;
      clearTimeout(timer);
      for (let tries = 0; tries < TRIES_AT_END && !(await flush()); tries += 1) {
        await new Promise((done) => setTimeout(done, RETRY_MS / 2));
      }
    },
  };
}

function countPosts(outcomes: readonly Outcome[]): number {
  return outcomes.reduce((sum, outcome) => sum + (outcome.kind === "read" ? outcome.parsed.posts.length : 0), 0);
}

function isBatch(waiting: readonly Outcome[]): boolean {
  return waiting.length >= BATCH.feeds || countPosts(waiting) >= BATCH.posts;
}

/** How many of the first fit into a batch; one does in any case. */
function countFirst(waiting: readonly Outcome[]): number {
  let posts = 0;
  const end = waiting.findIndex((outcome, index) => {
    posts += countPosts([outcome]);
    return index > 0 && (index >= BATCH.feeds || posts > BATCH.posts);
  });
  return end === -1 ? waiting.length : end;
}
