// Takes a job from the briefs lane of the queue at this address, says which, and never finishes it.
import { openDatabase } from "../../../src/db/connect.ts";
import { createQueue, type QueueHome } from "../../../src/jobs/queue.ts";
import { openRedis } from "../../../src/jobs/redis.ts";
import { createLogger } from "../../../src/logger.ts";

const address = process.argv[2]!;
const logger = createLogger("silent");
const home: QueueHome = address.startsWith("redis:")
  ? { redis: openRedis(address, logger) }
  : { pool: (await openDatabase({ databaseUrl: address, dataDir: "" })).pool };
createQueue(home, logger).work("briefs", async (_name, payload) => {
  process.stdout.write(`${(payload as { postId: string }).postId}\n`);
  await new Promise(() => undefined);
});
