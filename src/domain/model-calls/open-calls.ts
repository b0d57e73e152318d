// What this process asks models for just now. It ends where the switch is thrown, here or in another process, and at a stop.
import { isSwitchedOn } from "../../db/model-calls.ts";
import { describeError, NotYetError } from "../../errors.ts";
import type { Context, OpenCall } from "../context.ts";

/** Machine milliseconds between two looks at the switch: after so long at most, a call of another process ends. */
export const LOOK_EVERY_MS = 1_000;

export function switchedOff(): NotYetError {
  return new NotYetError("model-off", "The assistant is switched off.");
}

/** Runs `work` with a signal that aborts when the account's switch is thrown or the house is closed. */
export async function whileOn<T>(
  context: Context,
  userId: string,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { db, openCalls, logger } = context;
  const ending = new AbortController();
  const over = Promise.withResolvers<void>();
  const call: OpenCall = { userId, abort: (reason) => ending.abort(reason), over: over.promise };
  const look = async (): Promise<void> => {
    try {
      if (!(await isSwitchedOn(db, userId))) call.abort(switchedOff());
    } catch (error) {
      logger.warn({ error: describeError(error) }, "the switch could not be looked at");
    }
  };
  let looking = Promise.resolve();
  const timer = setInterval(() => {
    looking = look();
  }, LOOK_EVERY_MS);
  openCalls.add(call);
  try {
    const either = signal ? AbortSignal.any([signal, ending.signal]) : ending.signal;
    const answer = await work(either);
    // It came, but is not wanted any more.
    ending.signal.throwIfAborted();
    return answer;
  } finally {
    clearInterval(timer);
    await looking;
    openCalls.delete(call);
    over.resolve();
  }
}

/** Ends what is open, on one account or altogether, and waits until that is written down. */
export async function abortCalls({ openCalls }: Pick<Context, "openCalls">, userId?: string): Promise<void> {
  const ended = [...openCalls].filter((call) => userId === undefined || call.userId === userId);
  const reason = userId === undefined ? new NotYetError("model-failed", "Door Opener was shut down.") : switchedOff();
  for (const call of ended) call.abort(reason);
  await Promise.all(ended.map((call) => call.over));
}
