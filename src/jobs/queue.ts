// The queue is a hint: BullMQ on Redis where there is one, else on the database itself. Attempts are counted in rows,
// never here.
import { createPostgresBackend, Queue, Worker, withBackend } from "bullmq";
import type { Pool } from "../db/pool.ts";
import { describeError } from "../errors.ts";
import type { Logger } from "../logger.ts";
import { JOBS, LANES, type JobName, type PayloadOf } from "./catalog.ts";
import type { Lane } from "./define-job.ts";
import type { RedisHome } from "./redis.ts";

export type JobQueue = {
  /**
   * Says "look now". Call it after the transaction that wrote the row, never inside.
   * @param turn `behind` what somebody waits for, where nobody waits for this.
   * @throws where the queue does not take it within a few seconds.
   */
  enqueue: <Name extends JobName>(name: Name, payloads: readonly PayloadOf<Name>[], turn?: Turn) => Promise<void>;
  /** Starts a worker for one lane in this process; the answer stops it, waiting for what it has in hand. */
  work: (lane: Lane, handle: (name: JobName, payload: unknown) => Promise<void>) => LaneWorker;
  ping: () => Promise<void>;
  close: () => Promise<void>;
};

export type Turn = "first" | "behind";

export type LaneWorker = {
  close: () => Promise<void>;
  /** Hears what a handler threw; trouble with the queue itself is logged. */
  onError: (listener: (error: Error) => void) => void;
};

/** Where jobs wait: the database's own pool, or Redis. */
export type QueueHome = { pool: Pool } | { redis: RedisHome };

// Done or failed, a job leaves nothing behind: the row tells what became of it.
const JOB_OPTIONS = { attempts: 1, removeOnComplete: true, removeOnFail: true } as const;

// A killed process's jobs run again after seconds, not a minute.
const RECOVERY = { lockDuration: 10_000, stalledInterval: 5_000, maxStalledCount: 1_000 } as const;

/** BullMQ takes jobs without a priority first. */
const BEHIND = 10;

/** Machine milliseconds to wait for the queue where a user may be waiting too. */
const ANSWER_MS = 5_000;

/** @param prefix keeps several installations on one Redis apart. */
export function createQueue(home: QueueHome, logger: Pick<Logger, "warn">, prefix = "door"): JobQueue {
  // Both have the same constructors; their types differ only in what a connection is.
  const classes = ("redis" in home ? { Queue, Worker } : withBackend(createPostgresBackend)) as {
    Queue: typeof Queue;
    Worker: typeof Worker;
  };
  const connectionFor = (part: "adding" | "working") =>
    ({ connection: ("redis" in home ? home.redis[part] : home.pool) as never, prefix }) as const;
  const lanes = Object.keys(LANES) as Lane[];
  const queues = new Map(
    lanes.map((lane) => {
      const queue = new classes.Queue(lane, { ...connectionFor("adding"), defaultJobOptions: JOB_OPTIONS });
      queue.on("error", (error) => logger.warn({ lane, error: describeError(error) }, "queue trouble"));
      return [lane, queue];
    }),
  );
  const workers: LaneWorker[] = [];
  return {
    enqueue: async (name, payloads, turn = "first") => {
      const job = JOBS.find((candidate) => candidate.name === name)!;
      const items = payloads.map((payload) => ({
        name,
        data: payload,
        opts: {
          jobId: `${name}-${(job.key as (p: unknown) => string)(payload)}`,
          ...(turn === "behind" && { priority: BEHIND }),
        },
      }));
      if (items.length > 0) await inTime(queues.get(job.lane)!.addBulk(items));
    },
    work: (lane, handle) => {
      const worker = new classes.Worker(
        lane,
        async (job) => {
          await handle(job.name as JobName, job.data);
        },
        { ...connectionFor("working"), concurrency: LANES[lane].concurrency, ...RECOVERY },
      );
      // Without a listener BullMQ prints the whole error, and with it the connection and its password.
      worker.on("error", (error) => logger.warn({ lane, error: describeError(error) }, "queue trouble"));
      const running: LaneWorker = {
        // With Redis away there is nobody to tell what became of a job, and waiting for that would not end.
        close: () => worker.close("redis" in home && home.redis.working.status !== "ready"),
        onError: (listener) => {
          worker.on("failed", (_job, error) => listener(error));
        },
      };
      workers.push(running);
      return running;
    },
    ping: async () => {
      await inTime(queues.get("feeds")!.getWaitingCount());
    },
    close: async () => {
      await Promise.all(workers.map(({ close }) => close()));
      await Promise.all([...queues.values()].map((queue) => queue.close()));
    },
  };
}

/** Gives up the waiting, not the command: what comes late is done late. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the queue did not answer within ${ANSWER_MS / 1_000} s`)), ANSWER_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
