// Queues in every home they may have: in PGlite, in Postgres, in Redis.
import { Redis } from "ioredis";
import { sql } from "kysely";
import { createQueue, type JobQueue, type QueueHome } from "../../src/jobs/queue.ts";
import { createLogger } from "../../src/logger.ts";
import { openTestDatabase } from "./database.ts";
import { openRedis } from "../../src/jobs/redis.ts";
import { missingPostgres } from "./postgres.ts";
import { missingRedis, startRedis } from "./redis.ts";
import { suiteUnless } from "./skip.ts";

export type HomeKind = "pglite" | "postgres" | "redis";

export type TestQueue = {
  queue: JobQueue;
  /** Where another process finds it: DATABASE_URL or REDIS_URL; empty where no other process may. */
  url: string;
  /** How many jobs there are in any state. */
  countJobs: () => Promise<number>;
  close: () => Promise<void>;
};

export async function openTestQueue(kind: HomeKind): Promise<TestQueue> {
  return kind === "redis" ? openOnRedis() : openOnDatabase(kind);
}

async function openOnDatabase(kind: "pglite" | "postgres"): Promise<TestQueue> {
  const database = await openTestDatabase(kind);
  const queue = open({ pool: database.pool });
  return {
    queue,
    url: database.place.databaseUrl ?? "",
    countJobs: async () => {
      const { rows } = await sql<{ count: number }>`select count(*) from bullmq.job`.execute(database.db);
      return rows[0]!.count;
    },
    close: async () => {
      await queue.close();
      await database.close();
    },
  };
}

async function openOnRedis(): Promise<TestQueue> {
  const server = await startRedis();
  const home = openRedis(server.url, createLogger("silent"));
  const queue = open({ redis: home });
  const redis = new Redis(server.port, "127.0.0.1");
  return {
    queue,
    url: server.url,
    countJobs: async () => (await redis.keys("door:*:*-*-*-*-*-*")).filter((key) => !key.endsWith(":lock")).length,
    close: async () => {
      await queue.close();
      home.close();
      redis.disconnect();
      await server.stop();
    },
  };
}

function open(home: QueueHome): JobQueue {
  return createQueue(home, createLogger("silent"));
}

/** The same suite on a queue in each home. */
export function onEachQueue(name: string, kinds: readonly HomeKind[], body: (kind: HomeKind) => void): void {
  const missing = { pglite: () => undefined, postgres: missingPostgres, redis: missingRedis };
  const titles = { pglite: "PGlite", postgres: "Postgres", redis: "Redis" };
  for (const kind of kinds) suiteUnless(missing[kind](), `${name} on ${titles[kind]}`, () => body(kind));
}
