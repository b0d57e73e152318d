// What the rules need of the world, handed to them by app.ts: no rule reaches for anything else.
import type { ModelAccess, TranscriberAccess } from "../ai/model-access.ts";
import type { Chance } from "../chance.ts";
import type { Clock } from "../clock.ts";
import type { ClaimedTask } from "../db/tasks.ts";
import type { Db } from "../db/transaction.ts";
import type { JobQueue } from "../jobs/queue.ts";
import type { Logger } from "../logger.ts";
import type { Fetcher } from "../net/fetcher.ts";
import type { Robots } from "../net/robots.ts";
import type { Lookups } from "./discovery/lookups.ts";
import type { Directories } from "./discovery/search/directories.ts";

/** @property abort ends it; what comes of it is dropped. @property over resolves when nothing of it is left to write. */
export type OpenCall = { userId: string; abort: (reason: Error) => void; over: Promise<void> };

export type Context = {
  db: Db;
  clock: Clock;
  chance: Chance;
  queue: Pick<JobQueue, "enqueue">;
  /** What this process works on just now. */
  inHand: Set<ClaimedTask>;
  fetcher: Fetcher;
  robots: Robots;
  logger: Logger;
  /** Undefined where no model is configured: everything works without. Asked by `model-calls` only. */
  model: ModelAccess | undefined;
  /** Undefined where no model for it is configured. Asked by `model-calls` only. */
  transcriber: TranscriberAccess | undefined;
  /** What this process asks models for just now. */
  openCalls: Set<OpenCall>;
  /** A folder for files that are needed for a moment; what is left in it after a crash is removed at start. */
  scratch: string;
  /** Tokens an account may use on one day. */
  dailyTokens: number;
  /** Where people are looked for by name. */
  directories: Directories;
  lookups: Lookups;
  /** Where hubs call us, with what counts as out there; undefined where nobody out there can: nothing is subscribed to. */
  push: { callbacks: string; allow: readonly string[] } | undefined;
  poll: { minutesMin: number; minutesMax: number };
};
