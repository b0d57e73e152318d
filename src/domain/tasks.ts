// The one retry layer: who may work on a row, when it is tried again, and when it is given up.
import { DAY, HOUR, MINUTE } from "../clock.ts";
import type { TaskKind } from "../db/schema/shared.ts";
import { addTasks, claimTask, finishTask, postponeTask, type ClaimedTask, type NewTask } from "../db/tasks.ts";
import { inTransaction, type Tx } from "../db/transaction.ts";
import { describeError, NotYetError, PermanentError, RetryLaterError } from "../errors.ts";
import { payloadFor } from "../jobs/catalog.ts";
import type { Turn } from "../jobs/queue.ts";
import type { Context } from "./context.ts";
import { keepClaim, LEASE_MS, type KeptClaim } from "./tasks/keep-claim.ts";

/** Domain milliseconds until the next try, by how often it was tried; after the last, the task is parked. */
const WAITS = [MINUTE, 10 * MINUTE, HOUR, 6 * HOUR, DAY];

/**
 * Machine milliseconds over which tasks are spread that were in hand again and again when a process died: the one that
 * it dies of comes alone some time, and takes its neighbours with it no more.
 */
const SPREAD_MS = 60_000;

/** When to try again after `attempts` failures; undefined where it is not worth it. */
export function nextTry(attempts: number, error: unknown, now: Date): Date | undefined {
  if (error instanceof PermanentError) return undefined;
  const wait = error instanceof NotYetError ? WAITS[0] : WAITS[attempts - 1];
  if (wait === undefined) return undefined;
  if (error instanceof RetryLaterError && error.tries !== undefined && attempts >= error.tries) return undefined;
  const later = error instanceof RetryLaterError ? error.notBefore : undefined;
  return new Date(Math.max(now.getTime() + wait, later?.getTime() ?? 0));
}

type Work = (task: ClaimedTask) => Promise<(tx: Tx) => Promise<NewTask[] | undefined>>;

export type Otherwise = {
  /** What to write when the task is given up. Without it, the row is parked to be shown. */
  givenUp?: (tx: Tx, error: unknown) => Promise<NewTask[] | undefined>;
  /** What need not wait for the next try. */
  meanwhile?: () => NewTask[];
};

/**
 * Works on one task, if it is still due and nobody else has it. `work` answers what to write; the write and the end
 * of the task are one transaction. What it throws decides about another try.
 */
export async function workOn(
  context: Context,
  kind: TaskKind,
  subjectId: string,
  work: Work,
  otherwise: Otherwise = {},
): Promise<void> {
  for (;;) {
    const task = await claim(context, kind, subjectId);
    if (!task) return;
    const claimed = keepClaim(context, task);
    try {
      const { following, isOver } = await workOnce(context, task, work, { ...otherwise, claimed });
      await hint(context, following);
      // If not: it was asked for anew, and the hint that said so was one too many, because this job was still there.
      if (isOver || claimed.isHandedBack()) return;
    } finally {
      claimed.forget();
    }
  }
}

async function claim(context: Context, kind: TaskKind, subjectId: string): Promise<ClaimedTask | undefined> {
  const { db, clock, chance } = context;
  const now = clock.now();
  const after = (ms: number): Date => new Date(now.getTime() + clock.toDomain(ms));
  const times = { now, until: after(LEASE_MS), unanswered: after(LEASE_MS + chance() * SPREAD_MS) };
  return claimTask(db, kind, subjectId, times);
}

type Outcome = { following: NewTask[]; isOver: boolean };

async function workOnce(
  context: Context,
  task: ClaimedTask,
  work: Work,
  { claimed, ...otherwise }: Otherwise & { claimed: KeptClaim },
): Promise<Outcome> {
  try {
    // More claims than tries: nobody who took it ever came to an end.
    if (task.attempts > WAITS.length + 1) throw new Error("whoever worked on it ended in the middle of it");
    const write = await work(task);
    await claimed.settle();
    return await settle(context, task, write);
  } catch (error) {
    await claimed.settle();
    return await postpone(context, task, error, otherwise);
  }
}

async function settle(
  context: Context,
  task: ClaimedTask,
  write: (tx: Tx) => Promise<NewTask[] | undefined>,
): Promise<Outcome> {
  return inTransaction(context.db, async (tx) => {
    const following = (await write(tx)) ?? [];
    const isOver = await finishTask(tx, task);
    await addTasks(tx, following, context.clock.now());
    return { following, isOver };
  });
}

async function postpone(
  context: Context,
  task: ClaimedTask,
  error: unknown,
  { givenUp, meanwhile }: Otherwise,
): Promise<Outcome> {
  const now = context.clock.now();
  const again = nextTry(task.attempts, error, now);
  const attempts = error instanceof NotYetError ? task.attempts - 1 : task.attempts;
  context.logger.info(
    { task: task.kind, subject: task.subjectId, attempts, again, error: describeError(error) },
    "task failed",
  );
  if (!again && givenUp) return settle(context, task, (tx) => givenUp(tx, error));
  const following = again ? (meanwhile?.() ?? []) : [];
  const isOver = await inTransaction(context.db, async (tx) => {
    const parkedAt = again ? undefined : now;
    const outcome = { nextTryAt: again ?? now, error: describeError(error), attempts, parkedAt };
    const isPostponed = await postponeTask(tx, task, outcome);
    await addTasks(tx, following, now);
    return isPostponed;
  });
  return { following, isOver };
}

/**
 * Tells the queue about tasks that are due now. It never throws: what a request has stored is stored, also where the
 * queue is down, and the sweep finds the rows.
 * @param turn `behind` where nobody waits for them: thousands of first polls must not keep back whom a user follows now.
 */
export async function hint(
  context: Pick<Context, "queue" | "clock" | "logger">,
  tasks: readonly NewTask[],
  turn?: Turn,
): Promise<void> {
  const now = context.clock.now();
  const due = tasks.filter((task) => task.at <= now);
  for (const kind of new Set(due.map((task) => task.kind))) {
    const payloads = due.filter((task) => task.kind === kind).map((task) => payloadFor(kind, task.subjectId));
    try {
      await context.queue.enqueue(kind, payloads, turn);
    } catch (error) {
      context.logger.warn({ kind, error: describeError(error) }, "no hint was given; the sweep finds the work");
    }
  }
}
