// Redis or Valkey through ioredis, as BullMQ wants it.
import { Redis } from "ioredis";
import { describeError } from "../errors.ts";
import type { Logger } from "../logger.ts";

export type RedisHome = {
  /** For those who add jobs: while Redis is away a command fails at once, for a hint is not worth waiting for. */
  adding: Redis;
  /** For workers: their commands block for as long as there is no work, and must not be given up. */
  working: Redis;
  close: () => void;
};

/** Connects in the background, and again after every break. */
export function openRedis(url: string, logger: Pick<Logger, "warn">): RedisHome {
  const adding = new Redis(url, { maxRetriesPerRequest: 0, enableOfflineQueue: false });
  const working = new Redis(url, { maxRetriesPerRequest: null });
  const both = [adding, working];
  for (const connection of both) {
    // BullMQ adds a listener for each queue and each worker.
    connection.setMaxListeners(0);
    connection.on("error", (error) => logger.warn({ error: describeError(error) }, "redis trouble"));
  }
  return { adding, working, close: () => both.forEach((connection) => connection.disconnect()) };
}
