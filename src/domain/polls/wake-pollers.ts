// Feeds were made due that were not: the pollers look now, and not when they would have.
import { describeError } from "../../errors.ts";
import type { Context } from "../context.ts";

/** After the transaction that made them due, never inside. Without the hint they are seen within ten seconds. */
export async function wakePollers({ queue, logger }: Pick<Context, "queue" | "logger">): Promise<void> {
  try {
    await queue.enqueue("poll-feeds", [{}]);
  } catch (error) {
    logger.warn({ error: describeError(error) }, "no poller was woken; they look by themselves");
  }
}
