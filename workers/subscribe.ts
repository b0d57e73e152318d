// Looks again and again for what is due with hubs: to be asked for, renewed, ended. Apart from the sweep, because hubs may
// take their time.
import { keepSubscriptions } from "../src/domain/subscriptions.ts";
import type { Context } from "../src/domain/context.ts";
import { describeError, RetryLaterError } from "../src/errors.ts";
import type { Sweeping } from "./schedule.ts";

/** Machine milliseconds between two looks. */
const EVERY_MS = 10_000;

export function startSubscribing(context: Context): Sweeping {
  let timer: NodeJS.Timeout | undefined;
  const stopping = new AbortController();
  const run = async (): Promise<void> => {
    try {
      await keepSubscriptions(context, stopping.signal);
    } catch (error) {
      context.logger.error(
        { error: describeError(error) },
        "hubs could not be looked after; the next look tries again",
      );
    }
    if (stopping.signal.aborted) return;
    timer = setTimeout(() => {
      running = run();
    }, EVERY_MS);
  };
  let running = run();
  return {
    close: async () => {
      // A hub that takes its time must not delay a stop.
      stopping.abort(new RetryLaterError("address-unreachable", "Door Opener was shut down."));
      clearTimeout(timer);
      await running;
    },
  };
}
