// Looks again and again for what is due with hubs: to be asked for, renewed, ended. Apart from the sweep, because hubs may
// take their time.
import { keepSubscriptions } from "../src/domain/subscriptions.ts";
import type { Context } from "../src/domain/context.ts";
import { describeError } from "../src/errors.ts";
import type { Sweeping } from "./schedule.ts";

/** Machine milliseconds between two looks. */
const EVERY_MS = 10_000;

export function startSubscribing(context: Context): Sweeping {
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  const run = async (): Promise<void> => {
    try {
      await keepSubscriptions(context);
    } catch (error) {
      context.logger.error(
        { error: describeError(error) },
        "hubs could not be looked after; the next look tries again",
      );
    }
    if (closed) return;
    timer = setTimeout(() => {
      running = run();
    }, EVERY_MS);
  };
  let running = run();
  return {
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await running;
    },
  };
}
