// Looks again and again after batches of requests to a model: apart from the sweep, because a server may take its time.
import { keepBatches } from "../src/domain/briefs/batches.ts";
import type { Context } from "../src/domain/context.ts";
import { describeError } from "../src/errors.ts";
import type { Sweeping } from "./schedule.ts";

/** Machine milliseconds between two looks at the rows; each says itself when the server is asked again. */
const EVERY_MS = 10_000;

export function startBatching(context: Context): Sweeping {
  const state = { isClosed: false };
  let timer: NodeJS.Timeout | undefined;
  const run = async (): Promise<void> => {
    try {
      await keepBatches(context);
    } catch (error) {
      context.logger.error(
        { error: describeError(error) },
        "batches could not be looked after; the next look tries again",
      );
    }
    if (!state.isClosed) {
      timer = setTimeout(() => {
        running = run();
      }, EVERY_MS);
    }
  };
  let running = run();
  return {
    close: async () => {
      state.isClosed = true;
      clearTimeout(timer);
      await running;
    },
  };
}
