// Takes a job from the briefs lane of the queue at this address, says which, and never finishes it.
import { openDatabase } from "../../../src/db/connect.ts";
import { createQueue, type QueueHome } from "../../../src/jobs/queue.ts";
import { createLogger } from "../../../src/logger.ts";

const address = new URL(process.argv[2]!);
const home: QueueHome =
  address.protocol === "redis:"
    ? { redis: { host: address.hostname, port: Number(address.port) } }
    : { pool: (await openDatabase({ databaseUrl: address.href, dataDir: "" })).pool };
createQueue(home, createLogger("silent")).work("briefs", async (_name, payload) => {
  process.stdout.write(`${(payload as { postId: string }).postId}\n`);
  await new Promise(() => undefined);
});
