// Batches of briefs: begun where many old posts wait, looked at now and then, and ended, whatever becomes of them.
import { readResult } from "../../ai/batches.ts";
import { HOUR } from "../../clock.ts";
import { findBatch, listDueBatches, listLines, moveBatch, releaseTasks, setBatch } from "../../db/model-batches.ts";
import type { ModelBatch } from "../../db/model-batches.ts";
import { inTransaction } from "../../db/transaction.ts";
import { describeError, DoorError, RetryLaterError } from "../../errors.ts";
import type { Context } from "../context.ts";
import { deleteFiles, findAgain, handIn, LOOK_EVERY_MS, noteBatches, onBatch } from "../model-calls/batches.ts";
import { withLease } from "../model-calls/lease.ts";
import { endLine, storeResult } from "./batch-results.ts";
import { findCrowds, planBatch } from "./plan-batch.ts";

/** After so long posts wait for it no more. */
const LATE_MS = 26 * HOUR;
/** After so long what never came back is given up. */
const GIVEN_UP_MS = 52 * HOUR;
/** So often it is handed in; after that each post is asked about by itself. */
const TRIES = 6;

/** Looks once after all that is due. May run in many processes at the same time, and be killed at any point. */
export async function keepBatches(context: Context): Promise<void> {
  const { db, clock, model } = context;
  if (!model) return;
  for (const { id } of await listDueBatches(db, clock.now())) await lookAfter(context, id);
  for (const [userId, posts] of await findCrowds(context)) await begin(context, userId, posts);
}

async function begin(context: Context, userId: string, posts: readonly string[]): Promise<void> {
  const batch = await orLater(context, () =>
    withLease(context, `batches of ${userId}`, () => planBatch(context, userId, posts)),
  );
  if (batch) await holding(context, batch.id, (one) => submit(context, one));
}

async function lookAfter(context: Context, id: string): Promise<void> {
  await holding(context, id, async (batch) => {
    if (batch.host !== context.model?.host) return giveUp(context, batch, "Another model server was set up.", true);
    const serverId = batch.serverId ?? (await findAgain(context, batch));
    if (serverId !== undefined) return look(context, { ...batch, serverId });
    if (batch.state === "dropped") return giveUp(context, batch, "The assistant was switched off.");
    if (batch.failures >= TRIES) return giveUp(context, batch, "The model server did not take the batch.");
    return submit(context, batch);
  });
}

async function submit(context: Context, batch: ModelBatch): Promise<void> {
  if (await handIn(context, batch)) return;
  await noteBatches(context, false);
  const now = (await findBatch(context.db, batch.id)) ?? batch;
  await giveUp(context, now, "The model server takes no batches.");
}

async function look(context: Context, batch: ModelBatch & { serverId: string }): Promise<void> {
  const { db, clock } = context;
  const { id, serverId } = batch;
  const age = clock.now().getTime() - batch.createdAt.getTime();
  if (age > GIVEN_UP_MS) return giveUp(context, batch, "It never came back.", true);
  const found = await onBatch(context, batch, (batches, ledger, signal) => batches.look(serverId, ledger, signal));
  if (!found) return giveUp(context, batch, "The model server knows this batch no more.", true);
  if (found.isOver) return finish(context, batch, found.files);
  const isLate = batch.state === "running" && age > LATE_MS;
  if (isLate) {
    await moveBatch(db, id, "running", "late");
    await inTransaction(db, (tx) => releaseTasks(tx, id));
  }
  if (isLate || batch.state === "dropped")
    await onBatch(context, batch, (batches, ledger, signal) => batches.cancel(serverId, ledger, signal));
}

/** Its results are stored, one by one and in any order; then its files go. */
async function finish(context: Context, batch: ModelBatch, files: readonly string[]): Promise<void> {
  const lines = new Map((await listLines(context.db, batch.id)).map((line) => [line.callId, line]));
  let isGone = false;
  for (const file of files) {
    const said = await onBatch(context, batch, (batches, ledger, signal) => batches.read(file, ledger, signal));
    if (!said) isGone = true;
    for (const one of said ?? []) {
      const result = readResult(one);
      const line = result && lines.get(result.id);
      if (!line) continue;
      lines.delete(line.callId);
      await storeResult(context, batch, line, result);
    }
  }
  await giveUp(context, batch, "It did not come back with its batch.", isGone, files);
}

/** What is left of it goes the ordinary way, and its files go. `isLost`: the server may have done it all the same. */
async function giveUp(
  context: Context,
  batch: ModelBatch,
  why: string,
  isLost = false,
  files: readonly string[] = [],
): Promise<void> {
  const { db, clock, model } = context;
  for (const line of await listLines(db, batch.id)) await endLine(context, batch, line, why, isLost);
  await inTransaction(db, (tx) => releaseTasks(tx, batch.id));
  // Where its files cannot be deleted, that is tried for days, and not for ever.
  const isOld = clock.now().getTime() - batch.createdAt.getTime() > 2 * GIVEN_UP_MS;
  if (batch.host === model?.host && !isOld) await deleteFiles(context, batch, files);
  await setBatch(db, batch.id, { state: "over" });
}

/** One worker at a time; what fails is looked at again later, no sooner than the server asked for. */
async function holding(context: Context, id: string, work: (batch: ModelBatch) => Promise<void>): Promise<void> {
  const { db, clock } = context;
  const after = (ms: number): Date => new Date(clock.now().getTime() + ms);
  await orLater(context, () =>
    withLease(context, `batch ${id}`, async () => {
      const batch = await findBatch(db, id);
      if (!batch || batch.state === "over") return;
      await setBatch(db, id, { nextLookAt: after(LOOK_EVERY_MS), failures: batch.failures + 1 });
      try {
        await work(batch);
        await setBatch(db, id, { failures: 0 });
      } catch (error) {
        const asked = error instanceof RetryLaterError ? (error.notBefore?.getTime() ?? 0) : 0;
        const isOff = error instanceof DoorError && error.kind === "model-off";
        const soonest = clock.now().getTime() + (isOff ? 0 : LOOK_EVERY_MS);
        await setBatch(db, id, { nextLookAt: new Date(Math.max(soonest, asked)) });
        throw error;
      }
    }),
  );
}

/** What is about the server or the account is for later; the rest is thrown. */
async function orLater<T>(context: Context, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DoorError)) throw error;
    context.logger.info({ error: describeError(error) }, "a batch is looked after later");
    return undefined;
  }
}
