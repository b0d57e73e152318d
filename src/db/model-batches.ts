// Batches of requests to a model: what is under way, and which of its lines did not come back yet.
import { sql, type Insertable, type Selectable } from "kysely";
import type { Tables } from "./schema.ts";
import type { Handle } from "./transaction.ts";

export type ModelBatch = Selectable<Tables["modelBatches"]>;
export type BatchLine = Selectable<Tables["modelBatchLines"]>;
export type OpenLine = BatchLine & { sent: string | null; tokensIn: number; tokensOut: number };

const KIND = "brief-post-model";

/**
 * Posts that wait for a model and for nobody in person, with who pays for each: whoever asked, else of its followers who
 * let a model work whoever used least on `day`. The oldest first.
 */
export async function listBatchable(
  db: Handle,
  { now, day, limit }: { now: Date; day: string; limit: number },
): Promise<{ postId: string; publishedAt: Date; userId: string }[]> {
  const { rows } = await sql<{ postId: string; publishedAt: Date; userId: string }>`
    with used as (select user_id, sum(tokens_in + tokens_out) as n from ai_usage where day = ${day}::date group by user_id)
    select t.subject_id as "postId", p.published_at as "publishedAt", payer.user_id as "userId"
    from tasks t
    join posts p on p.id = t.subject_id
    cross join lateral (
      select f.user_id from follows f
      join profiles pr on pr.user_id = f.user_id and pr.ai_enabled
      left join used on used.user_id = f.user_id
      where f.feed_id = p.feed_id
      order by f.user_id is not distinct from t.user_id desc, coalesce(used.n, 0), f.created_at
      limit 1) payer
    where t.kind = ${KIND} and t.parked_at is null and t.batch_id is null and not t.alone and t.next_try_at <= ${now}
      and (t.claimed_until is null or t.claimed_until <= ${now})
    order by p.published_at
    limit ${limit}`.execute(db);
  return rows;
}

/** Puts the task into the batch; false where somebody is at it, or waits for it. */
export async function joinBatch(tx: Handle, postId: string, batchId: string, now: Date): Promise<boolean> {
  const done = await tx
    .updateTable("tasks")
    .set({ batchId })
    .where("kind", "=", KIND)
    .where("subjectId", "=", postId)
    .where("batchId", "is", null)
    .where("parkedAt", "is", null)
    .where("alone", "=", false)
    .where((eb) => eb.or([eb("claimedUntil", "is", null), eb("claimedUntil", "<=", now)]))
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** It goes into no batch. */
export async function keepAlone(db: Handle, postId: string): Promise<void> {
  await db
    .updateTable("tasks")
    .set({ alone: true })
    .where("kind", "=", KIND)
    .where("subjectId", "=", postId)
    .where("batchId", "is", null)
    .execute();
}

/** The batch in which the same words are asked about already. */
export async function findBatchOfWords(db: Handle, textHash: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("modelBatchLines")
    .innerJoin("modelBatches", "modelBatches.id", "modelBatchLines.batchId")
    .select("modelBatches.id")
    .where("textHash", "=", textHash)
    .where("modelBatches.state", "in", ["sending", "running"])
    .executeTakeFirst();
  return row?.id;
}

/** Somebody waits for this post: it is asked for by itself, at once and on their account. False where it is in no batch. */
export async function leaveBatch(db: Handle, postId: string, userId: string, now: Date): Promise<boolean> {
  const done = await db
    .updateTable("tasks")
    .set({ batchId: null, alone: true, nextTryAt: now, userId })
    .where("kind", "=", KIND)
    .where("subjectId", "=", postId)
    .where("batchId", "is not", null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** It did not come back with an answer that can be used: it is asked for by itself. */
export async function releaseTask(tx: Handle, line: BatchLine): Promise<void> {
  await tx
    .updateTable("tasks")
    .set({ batchId: null, alone: true })
    .where("kind", "=", KIND)
    .where("subjectId", "=", line.postId)
    .where("batchId", "=", line.batchId)
    .execute();
}

/** All that wait in it wait no longer. */
export async function releaseTasks(tx: Handle, batchId: string): Promise<void> {
  await tx.updateTable("tasks").set({ batchId: null, alone: true }).where("batchId", "=", batchId).execute();
}

/** The answer is stored: who waits for it in the batch, or left it and was not asked for yet, waits no longer. */
export async function endTask(tx: Handle, line: BatchLine, now: Date): Promise<void> {
  await tx
    .deleteFrom("tasks")
    .where("kind", "=", KIND)
    .where("subjectId", "=", line.postId)
    .where((eb) => eb.or([eb("batchId", "is", null), eb("batchId", "=", line.batchId)]))
    .where((eb) => eb.or([eb("claimedUntil", "is", null), eb("claimedUntil", "<=", now)]))
    .execute();
}

export async function insertBatch(tx: Handle, batch: Insertable<Tables["modelBatches"]>): Promise<void> {
  await tx.insertInto("modelBatches").values(batch).execute();
}

export async function insertLine(tx: Handle, line: Insertable<Tables["modelBatchLines"]>): Promise<void> {
  await tx.insertInto("modelBatchLines").values(line).execute();
}

export async function setBatch(
  db: Handle,
  id: string,
  change: Partial<
    Pick<ModelBatch, "state" | "serverId" | "inputFile" | "size" | "failures" | "submittedAt" | "nextLookAt">
  >,
): Promise<void> {
  await db.updateTable("modelBatches").set(change).where("id", "=", id).execute();
}

/** From one state to another, if it is still in that one. */
export async function moveBatch(
  db: Handle,
  id: string,
  from: ModelBatch["state"],
  to: ModelBatch["state"],
): Promise<void> {
  await db.updateTable("modelBatches").set({ state: to }).where("id", "=", id).where("state", "=", from).execute();
}

export async function findBatch(db: Handle, id: string): Promise<ModelBatch | undefined> {
  return db.selectFrom("modelBatches").selectAll().where("id", "=", id).executeTakeFirst();
}

export async function listDueBatches(db: Handle, now: Date): Promise<ModelBatch[]> {
  return db
    .selectFrom("modelBatches")
    .selectAll()
    .where("state", "<>", "over")
    .where("nextLookAt", "<=", now)
    .orderBy("nextLookAt")
    .execute();
}

/** Its lines that did not come back yet, with what was sent. */
export async function listLines(db: Handle, batchId: string): Promise<OpenLine[]> {
  return db
    .selectFrom("modelBatchLines")
    .innerJoin("modelCalls", "modelCalls.id", "modelBatchLines.callId")
    .selectAll("modelBatchLines")
    .select(["modelCalls.sent", "modelCalls.tokensIn", "modelCalls.tokensOut"])
    .where("modelBatchLines.batchId", "=", batchId)
    .orderBy("modelCalls.id")
    .execute();
}

/** True for the one who ends it. */
export async function takeLine(tx: Handle, callId: string): Promise<boolean> {
  const gone = await tx.deleteFrom("modelBatchLines").where("callId", "=", callId).executeTakeFirst();
  return gone.numDeletedRows > 0n;
}

/** The switch was thrown: nothing waits for them any more, and what comes is thrown away. */
export async function dropBatches(tx: Handle, userId: string, now: Date): Promise<void> {
  const dropped = await tx
    .updateTable("modelBatches")
    .set({ state: "dropped", nextLookAt: now, failures: 0 })
    .where("userId", "=", userId)
    .where("state", "in", ["sending", "running", "late"])
    .returning("id")
    .execute();
  for (const { id } of dropped)
    await tx.updateTable("tasks").set({ batchId: null }).where("batchId", "=", id).execute();
}

/** What of the user's is under way: how many posts did not come back yet, and since when. */
export async function findUnderWay(db: Handle, userId: string): Promise<{ posts: number; since: Date } | undefined> {
  const row = await db
    .selectFrom("modelBatches")
    .innerJoin("modelBatchLines", "modelBatchLines.batchId", "modelBatches.id")
    .select((eb) => [sql<number>`count(*)`.as("posts"), eb.fn.min("modelBatches.createdAt").as("since")])
    .where("modelBatches.userId", "=", userId)
    .where("modelBatches.state", "in", ["sending", "running", "late"])
    .executeTakeFirstOrThrow();
  return row.posts > 0 ? row : undefined;
}
