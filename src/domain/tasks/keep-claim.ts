// A claim is short, so that the work of a killed process is soon another's, and is renewed for as long as the work goes on.
import { renewClaim, returnClaim, type ClaimedTask } from "../../db/tasks.ts";
import { describeError } from "../../errors.ts";
import type { Context } from "../context.ts";

/** Machine milliseconds after the last sign of life of a worker before another may take its task. */
export const LEASE_MS = 30_000;

const RENEW_EVERY_MS = LEASE_MS / 3;

export type KeptClaim = {
  /** No more renewing: from here on `task.claimedUntil` is what stands in the row. */
  settle: () => Promise<void>;
  /** A stop could not wait for it any longer: it is somebody else's. */
  isHandedBack: () => boolean;
  /** The task is in hand no longer. */
  forget: () => void;
};

/** Renews the claim of `task` until it is settled; a stop can hand it back until it is forgotten. */
export function keepClaim(context: Context, task: ClaimedTask): KeptClaim {
  const { db, clock, inHand, logger } = context;
  let renewing = Promise.resolve();
  const renew = async (): Promise<void> => {
    const until = new Date(clock.now().getTime() + clock.toDomain(LEASE_MS));
    try {
      if (await renewClaim(db, task, until)) task.claimedUntil = until;
      else clearInterval(timer);
    } catch (error) {
      // The claim may run out; then the work is done twice and written once.
      logger.warn({ task: task.kind, error: describeError(error) }, "a claim could not be renewed");
    }
  };
  const timer = setInterval(() => {
    renewing = renewing.then(renew);
  }, RENEW_EVERY_MS);
  inHand.add(task);
  return {
    settle: async () => {
      clearInterval(timer);
      await renewing;
    },
    isHandedBack: () => !inHand.has(task),
    forget: () => void inHand.delete(task),
  };
}

/** What is in hand is free for others at once, and no try is used up. Whatever still works on it ends nothing any more. */
export async function handBack({ db, clock, inHand }: Pick<Context, "db" | "clock" | "inHand">): Promise<number> {
  const tasks = [...inHand];
  inHand.clear();
  for (const task of tasks) await returnClaim(db, task, clock.now());
  return tasks.length;
}
