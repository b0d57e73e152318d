// The one retry layer: who may work on a row, when it is tried again, and when it is given up.
import { DAY, HOUR, MINUTE } from "../clock.ts";
import type { TaskKind } from "../db/schema/shared.ts";
import { addTasks, claimTask, finishTask, postponeTask, type ClaimedTask, type NewTask } from "../db/tasks.ts";
import { inTransaction, type Tx } from "../db/transaction.ts";
import { describeError, PermanentError, RetryLaterError } from "../errors.ts";
import type { Context } from "./context.ts";

/** Machine milliseconds a worker has for one task before another may take it. */
const LEASE_MS = 2 * 60_000;

/** Domain milliseconds until the next try, by how often it was tried; after the last, the task is parked. */
const WAITS = [MINUTE, 10 * MINUTE, HOUR, 6 * HOUR, DAY];

/** When to try again after `attempts` failures; undefined where it is not worth it. */
export function nextTry(attempts: number, error: unknown, now: Date): Date | undefined {
  if (error instanceof PermanentError) return undefined;
  const wait = WAITS[attempts - 1];
  if (wait === undefined) return undefined;
  const later = error instanceof RetryLaterError ? error.notBefore : undefined;
  return new Date(Math.max(now.getTime() + wait, later?.getTime() ?? 0));
}

/**
 * Works on one task, if it is still due and nobody else has it. `work` answers what to write; the write and the end
 * of the task are one transaction. What it throws decides about another try.
 */
export async function workOn(
  context: Context,
  kind: TaskKind,
  subjectId: string,
  work: (task: ClaimedTask) => Promise<(tx: Tx) => Promise<NewTask[] | undefined>>,
  otherwise: Otherwise = {},
): Promise<void> {
  const { db, clock } = context;
  const now = clock.now();
  const until = new Date(now.getTime() + clock.toDomain(LEASE_MS));
  const task = await claimTask(db, kind, subjectId, { now, until });
  if (!task) return;
  let following: NewTask[];
  try {
    const write = await work(task);
    following = await settle(context, task, write);
  } catch (error) {
    following = await postpone(context, task, error, otherwise);
  }
  // Outside of the try: a queue that is down must not turn what was just stored into a failure.
  await hint(context, following);
}

export type Otherwise = {
  /** What to write when the task is given up. Without it, the row is parked to be shown. */
  givenUp?: (tx: Tx, error: unknown) => Promise<NewTask[] | undefined>;
  /** What need not wait for the next try. */
  meanwhile?: () => NewTask[];
};

async function settle(
  context: Context,
  task: ClaimedTask,
  write: (tx: Tx) => Promise<NewTask[] | undefined>,
): Promise<NewTask[]> {
  return inTransaction(context.db, async (tx) => {
    const following = (await write(tx)) ?? [];
    await finishTask(tx, task);
    await addTasks(tx, following, context.clock.now());
    return following;
  });
}

async function postpone(
  context: Context,
  task: ClaimedTask,
  error: unknown,
  { givenUp, meanwhile }: Otherwise,
): Promise<NewTask[]> {
  const now = context.clock.now();
  const again = nextTry(task.attempts, error, now);
  context.logger.info(
    { task: task.kind, subject: task.subjectId, attempts: task.attempts, again, error: describeError(error) },
    "task failed",
  );
  if (again) {
    const tasks = meanwhile?.() ?? [];
    await inTransaction(context.db, async (tx) => {
      await postponeTask(tx, task, { nextTryAt: again, error: describeError(error) });
      await addTasks(tx, tasks, now);
    });
    return tasks;
  }
  if (givenUp) return settle(context, task, (tx) => givenUp(tx, error));
  await postponeTask(context.db, task, { nextTryAt: now, error: describeError(error), parkedAt: now });
  return [];
}

/** Tells the queue about tasks that are due now. Losing the hint loses nothing: the sweep finds the rows. */
export async function hint(context: Pick<Context, "queue" | "clock">, tasks: readonly NewTask[]): Promise<void> {
  const now = context.clock.now();
  const due = tasks.filter((task) => task.at <= now);
  for (const kind of new Set(due.map((task) => task.kind))) {
    const payloads = due.filter((task) => task.kind === kind).map((task) => ({ postId: task.subjectId }));
    await context.queue.enqueue(kind, payloads);
  }
}
