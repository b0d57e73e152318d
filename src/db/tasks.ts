// What is still to be done: attempts, next try, last error. The only retry layer there is.
import { sql, type ExpressionBuilder } from "kysely";
import type { Tables } from "./schema.ts";
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
 * and has all its tries again. In the order of their subjects, so that two who add the same never wait for each other.
 */
export async function addTasks(db: Handle, tasks: readonly NewTask[], now: Date): Promise<void> {
  if (tasks.length === 0) return;
  await db
    .insertInto("tasks")
    .values(
      tasks.toSorted(bySubject).map((task) => ({
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
        lastError: null,
        // whoever holds it works on old facts, and can no longer finish it: it is done again after that
        claimedUntil: null,
      }),
    )
    .execute();
}

function bySubject(a: NewTask, b: NewTask): number {
  return a.subjectId < b.subjectId ? -1 : a.subjectId > b.subjectId ? 1 : 0;
}

/**
 * Takes a due task for this process until `until`; undefined where there is none, or another holds it. From the third
 * claim on it is not due before `unanswered`, unless this one comes to an end: whoever held it may have died of it.
 */
export async function claimTask(
  db: Handle,
  kind: TaskKind,
  subjectId: string,
  times: { now: Date; until: Date; unanswered: Date },
): Promise<ClaimedTask | undefined> {
  const row = await db
    .updateTable("tasks")
    .set({
      claimedUntil: times.until,
      attempts: sql<number>`attempts + 1`,
      nextTryAt: sql<Date>`case when attempts < 2 then next_try_at else ${times.unanswered} end`,
    })
    .where("kind", "=", kind)
    .where("subjectId", "=", subjectId)
    .where("parkedAt", "is", null)
    .where("batchId", "is", null)
    .where("nextTryAt", "<=", times.now)
    .where((eb) => eb.or([eb("claimedUntil", "is", null), eb("claimedUntil", "<=", times.now)]))
    .returning(["kind", "subjectId", "userId", "attempts"])
    .executeTakeFirst();
  return row && { ...row, claimedUntil: times.until };
}

/** Still the same claim: nobody asked for the task anew, and nobody took it over. */
function isHeld({ kind, subjectId, claimedUntil, attempts }: ClaimedTask) {
  return (eb: ExpressionBuilder<Tables, "tasks">) => eb.and({ kind, subjectId, claimedUntil, attempts });
}

/** Keeps a claim until `until`; false where it is held no longer. */
export async function renewClaim(db: Handle, task: ClaimedTask, until: Date): Promise<boolean> {
  const renewed = await db.updateTable("tasks").set({ claimedUntil: until }).where(isHeld(task)).executeTakeFirst();
  return renewed.numUpdatedRows > 0n;
}

/** Gives a claim back as if it had never been taken: due at once, and no try is used up. */
export async function returnClaim(db: Handle, task: ClaimedTask, now: Date): Promise<void> {
  await db
    .updateTable("tasks")
    .set({ claimedUntil: null, attempts: task.attempts - 1, nextTryAt: now })
    .where(isHeld(task))
    .execute();
}

/**
 * The task is done: call it in the transaction that stores the result. False where it was asked for anew meanwhile; then
 * it stays, with all its tries.
 */
export async function finishTask(tx: Handle, task: ClaimedTask): Promise<boolean> {
  const done = await tx.deleteFrom("tasks").where(isHeld(task)).executeTakeFirst();
  if (done.numDeletedRows > 0n) return true;
  const { kind, subjectId } = task;
  await tx
    .updateTable("tasks")
    .set({ attempts: 0 })
    .where((eb) => eb.and({ kind, subjectId }))
    .where("claimedUntil", "is", null)
    .execute();
  return false;
}

/** Another try, or with `parkedAt` none by itself. `attempts` says how many were used up. False as for `finishTask`. */
export async function postponeTask(
  db: Handle,
  task: ClaimedTask,
  outcome: { nextTryAt: Date; error: string; attempts: number; parkedAt?: Date | undefined },
): Promise<boolean> {
  const { nextTryAt, error, attempts, parkedAt } = outcome;
  const postponed = await db
    .updateTable("tasks")
    .set({ nextTryAt, claimedUntil: null, lastError: error, attempts, parkedAt: parkedAt ?? null })
    .where(isHeld(task))
    .executeTakeFirst();
  return postponed.numUpdatedRows > 0n;
}

/** The longest due first; of one kind, or of all. */
export async function listDueTasks(
  db: Handle,
  now: Date,
  limit: number,
  kind?: TaskKind,
): Promise<{ kind: TaskKind; subjectId: string }[]> {
  return db
    .selectFrom("tasks")
    .$if(kind !== undefined, (query) => query.where("kind", "=", kind!))
    .select(["kind", "subjectId"])
    .where("parkedAt", "is", null)
    .where("batchId", "is", null)
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

export type StandingTask = {
  nextTryAt: Date;
  claimedUntil: Date | null;
  lastError: string | null;
  parkedAt: Date | null;
};

export async function findTask(db: Handle, kind: TaskKind, subjectId: string): Promise<StandingTask | undefined> {
  return db
    .selectFrom("tasks")
    .select(["nextTryAt", "claimedUntil", "lastError", "parkedAt"])
    .where("kind", "=", kind)
    .where("subjectId", "=", subjectId)
    .executeTakeFirst();
}

/** Embedded there is one process: whatever was claimed when it starts was claimed by a dead one. */
export async function releaseAllClaims(db: Handle): Promise<void> {
  await db.updateTable("tasks").set({ claimedUntil: null }).where("claimedUntil", "is not", null).execute();
  await db.updateTable("feeds").set({ claimedUntil: null }).where("claimedUntil", "is not", null).execute();
}

/**
 * How many briefs are being made of what the user follows, or of one person of theirs. To the making belongs the look for
 * openings that follows a new brief; one that a user asked for, by following or by other interests, is none.
 */
export async function countMaking(db: Handle, userId: string, of: { personId?: string }): Promise<number> {
  const query = db
    .selectFrom("tasks")
    .innerJoin("posts", "posts.id", "tasks.subjectId")
    .select(sql<number>`count(distinct posts.id)`.as("n"))
    .where((eb) =>
      eb.or([
        eb("tasks.kind", "in", ["brief-post", "fetch-article", "fetch-transcript"]),
        eb.and([eb("tasks.kind", "=", "find-openings"), eb("tasks.userId", "is", null)]),
      ]),
    )
    .where("tasks.parkedAt", "is", null)
    .where("tasks.lastError", "is", null)
    .where((eb) => {
      let follow = eb
        .selectFrom("follows")
        .select("follows.feedId")
        .where("follows.userId", "=", userId)
        .whereRef("follows.feedId", "=", "posts.feedId");
      if (of.personId !== undefined) follow = follow.where("follows.personId", "=", of.personId);
      return eb.exists(follow);
    });
  return (await query.executeTakeFirstOrThrow()).n;
}

/** None of these kinds is due before `until`; what is in hand goes on. */
export async function holdTasks(db: Handle, kinds: readonly TaskKind[], until: Date): Promise<void> {
  await db
    .updateTable("tasks")
    .set({ nextTryAt: until })
    .where("kind", "in", kinds)
    .where("parkedAt", "is", null)
    .where("claimedUntil", "is", null)
    .where("nextTryAt", "<", until)
    .execute();
}

/** All of these kinds that wait for another try are due now. */
export async function rouseTasks(db: Handle, kinds: readonly TaskKind[], now: Date): Promise<void> {
  await db
    .updateTable("tasks")
    .set({ nextTryAt: now })
    .where("kind", "in", kinds)
    .where("parkedAt", "is", null)
    .where("claimedUntil", "is", null)
    .where("nextTryAt", ">", now)
    .execute();
}
