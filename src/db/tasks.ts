// What is still to be done: attempts, next try, last error. The only retry layer there is.
import { sql } from "kysely";
import type { TaskKind } from "./schema/shared.ts";
import type { Handle } from "./transaction.ts";

export type NewTask = { kind: TaskKind; subjectId: string; userId?: string | undefined; at: Date };
/**
 * `claimedUntil` is also the claim's mark: a task that was asked for anew meanwhile no longer carries it. `attempts` tells
 * two claims of the same moment apart.
 */
export type ClaimedTask = {
  kind: TaskKind;
  subjectId: string;
  userId: string | null;
  attempts: number;
  claimedUntil: Date;
};

/**
 * Adds tasks; one that is there already is made due again no later than `at`. One that was given up is no longer parked
 * and has all its tries again.
 */
export async function addTasks(db: Handle, tasks: readonly NewTask[], now: Date): Promise<void> {
  if (tasks.length === 0) return;
  await db
    .insertInto("tasks")
    .values(
      tasks.map((task) => ({
        kind: task.kind,
        subjectId: task.subjectId,
        userId: task.userId ?? null,
        nextTryAt: task.at,
        createdAt: now,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(["kind", "subjectId"]).doUpdateSet({
        nextTryAt: sql<Date>`least(tasks.next_try_at, excluded.next_try_at)`,
        attempts: sql<number>`case when tasks.parked_at is null then tasks.attempts else 0 end`,
        parkedAt: null,
        // whoever holds it works on old facts, and can no longer finish it: it is done again after that
        claimedUntil: null,
      }),
    )
    .execute();
}

/** Takes a due task for this process until `until`; undefined where there is none, or another holds it. */
export async function claimTask(
  db: Handle,
  kind: TaskKind,
  subjectId: string,
  times: { now: Date; until: Date },
): Promise<ClaimedTask | undefined> {
  const row = await db
    .updateTable("tasks")
    .set({ claimedUntil: times.until, attempts: sql<number>`attempts + 1` })
    .where("kind", "=", kind)
    .where("subjectId", "=", subjectId)
    .where("parkedAt", "is", null)
    .where("nextTryAt", "<=", times.now)
    .where((eb) => eb.or([eb("claimedUntil", "is", null), eb("claimedUntil", "<=", times.now)]))
    .returning(["kind", "subjectId", "userId", "attempts"])
    .executeTakeFirst();
  return row && { ...row, claimedUntil: times.until };
}

/** The task is done: call it in the transaction that stores the result. */
export async function finishTask(tx: Handle, task: ClaimedTask): Promise<void> {
  await tx
    .deleteFrom("tasks")
    .where("kind", "=", task.kind)
    .where("subjectId", "=", task.subjectId)
    .where("claimedUntil", "=", task.claimedUntil)
    .where("attempts", "=", task.attempts)
    .execute();
}

/** Another try, or with `parkedAt` none by itself. */
export async function postponeTask(
  db: Handle,
  task: ClaimedTask,
  outcome: { nextTryAt: Date; error: string; parkedAt?: Date | undefined },
): Promise<void> {
  await db
    .updateTable("tasks")
    .set({
      nextTryAt: outcome.nextTryAt,
      claimedUntil: null,
      lastError: outcome.error,
      parkedAt: outcome.parkedAt ?? null,
    })
    .where("kind", "=", task.kind)
    .where("subjectId", "=", task.subjectId)
    .where("claimedUntil", "=", task.claimedUntil)
    .where("attempts", "=", task.attempts)
    .execute();
}

export async function listDueTasks(
  db: Handle,
  now: Date,
  limit: number,
): Promise<{ kind: TaskKind; subjectId: string }[]> {
  return db
    .selectFrom("tasks")
    .select(["kind", "subjectId"])
    .where("parkedAt", "is", null)
    .where("nextTryAt", "<=", now)
    .where((eb) => eb.or([eb("claimedUntil", "is", null), eb("claimedUntil", "<=", now)]))
    .orderBy("nextTryAt")
    .limit(limit)
    .execute();
}

export async function hasTask(db: Handle, kind: TaskKind, subjectId: string): Promise<boolean> {
  const row = await db
    .selectFrom("tasks")
    .select("kind")
    .where("kind", "=", kind)
    .where("subjectId", "=", subjectId)
    .where("parkedAt", "is", null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Embedded there is one process: whatever was claimed when it starts was claimed by a dead one. */
export async function releaseAllClaims(db: Handle): Promise<void> {
  await db.updateTable("tasks").set({ claimedUntil: null }).where("claimedUntil", "is not", null).execute();
  await db.updateTable("feeds").set({ claimedUntil: null }).where("claimedUntil", "is not", null).execute();
}

/** How many briefs are being made of what the user follows, or of one person or post of theirs. */
export async function countMaking(
  db: Handle,
  userId: string,
  of: { personId?: string; postId?: string },
): Promise<number> {
  let query = db
    .selectFrom("tasks")
    .innerJoin("posts", "posts.id", "tasks.subjectId")
    .select(sql<number>`count(distinct posts.id)`.as("n"))
    .where("tasks.kind", "in", ["brief-post", "fetch-article"])
    .where("tasks.parkedAt", "is", null)
    .where("tasks.attempts", "<=", 1)
    .where((eb) => {
      let follow = eb
        .selectFrom("follows")
        .select("follows.feedId")
        .where("follows.userId", "=", userId)
        .whereRef("follows.feedId", "=", "posts.feedId");
      if (of.personId !== undefined) follow = follow.where("follows.personId", "=", of.personId);
      return eb.exists(follow);
    });
  if (of.postId !== undefined) query = query.where("posts.id", "=", of.postId);
  return (await query.executeTakeFirstOrThrow()).n;
}
