// Redis or Valkey through ioredis, as BullMQ wants it.
import { Redis } from "ioredis";
import { describeError } from "../errors.ts";
import type { Logger } from "../logger.ts";

/** Connects in the background and again after every break; commands wait meanwhile. */
export function openRedis(
  url: string,
  logger: Pick<Logger, "warn">,
): { connection: Redis; close: () => Promise<void> } {
  // BullMQ's workers block on a command for as long as there is no work: it must not be given up.
  const connection = new Redis(url, { maxRetriesPerRequest: null });
  connection.on("error", (error) => logger.warn({ error: describeError(error) }, "redis trouble"));
  return {
    connection,
    close: async () => {
      connection.disconnect();
    },
  };
}
