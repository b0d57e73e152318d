// The one way to a server's batches: on whose account, what is known of the server, and how one is handed in, never twice.
import { toLine, type Batches } from "../../ai/batches.ts";
import type { Ledger } from "../../ai/ledger.ts";
import type { Model } from "../../ai/client.ts";
import { modelOf } from "../../ai/model-access.ts";
import { MINUTE } from "../../clock.ts";
import { recall, remember } from "../../db/installation.ts";
import { listLines, moveBatch, setBatch, type ModelBatch } from "../../db/model-batches.ts";
import { PermanentError } from "../../errors.ts";
import type { Context } from "../context.ts";
import { onAccount } from "../model-calls.ts";

/** Domain milliseconds between two looks at a batch. */
export const LOOK_EVERY_MS = 10 * MINUTE;

const KEY = "model-batches";

type Work<T> = (batches: Batches, ledger: Ledger, signal: AbortSignal) => Promise<T>;

/** Whatever is asked about one batch. Throws as `askModel`; what was dropped is ended also while the switch is off. */
export async function onBatch<T>(context: Context, batch: ModelBatch, work: Work<T>): Promise<T> {
  const isDropped = batch.state === "dropped";
  const payer = { userId: batch.userId, purpose: "brief" as const, evenIfOff: isDropped, evenIfSilent: isDropped };
  return onAccount(context, payer, undefined, (model, ledger, signal) => work(model.batches, ledger, signal));
}

/** Whether the server takes batches: asked once and kept, as long as it is the same server. */
export async function knowsBatches(context: Context, userId: string): Promise<boolean> {
  const { db, model } = context;
  if (!model) return false;
  const kept = await recall(db, KEY);
  if (kept === `${model.fingerprint} yes`) return true;
  if (kept === `${model.fingerprint} no`) return false;
  const payer = { userId, purpose: "brief" as const };
  const can = await onAccount(context, payer, undefined, (one, ledger, signal) => one.hasBatches(ledger, signal));
  await noteBatches(context, can);
  return can;
}

export async function noteBatches({ db, model }: Pick<Context, "db" | "model">, can: boolean): Promise<void> {
  if (model) await remember(db, KEY, `${model.fingerprint} ${can ? "yes" : "no"}`);
}

/** What needs to know the model's ways, and sends nothing. */
export async function withModel<T>({ model }: Pick<Context, "model">, work: (model: Model) => Promise<T>): Promise<T> {
  if (!model) throw new PermanentError("model-failed", "No model is set up.");
  return work(modelOf(model));
}

/**
 * Hands the batch in: its lines as a file, then the batch. Both are noted as soon as the server named them.
 * @returns false where the server takes none. Throws as `askModel`: whether the server has it then is found out by `findAgain`.
 */
export async function handIn(context: Context, batch: ModelBatch): Promise<boolean> {
  const { db } = context;
  const file =
    batch.inputFile ??
    (await onBatch(context, batch, async (batches, ledger, signal) => {
      const lines = (await listLines(db, batch.id)).flatMap(({ callId, sent }) => (sent ? [toLine(callId, sent)] : []));
      return batches.upload(batch.id, lines, ledger, signal);
    }));
  if (file === undefined) return false;
  await setBatch(db, batch.id, { inputFile: file });
  const serverId = await onBatch(context, batch, (batches, ledger, signal) =>
    batches.create(batch.id, file, ledger, signal),
  );
  if (serverId === undefined) return false;
  await noteServerId(context, batch, serverId);
  return true;
}

/** The batch that the server took and nobody noted, noted now; undefined where it took none. */
export async function findAgain(context: Context, batch: ModelBatch): Promise<string | undefined> {
  const found = await onBatch(context, batch, (batches, ledger, signal) => batches.find(batch.id, ledger, signal));
  if (!found) return undefined;
  if (found.inputFile !== undefined) await setBatch(context.db, batch.id, { inputFile: found.inputFile });
  await noteServerId(context, batch, found.id);
  return found.id;
}

async function noteServerId({ db, clock }: Context, batch: ModelBatch, serverId: string): Promise<void> {
  await setBatch(db, batch.id, { serverId, submittedAt: clock.now(), failures: 0 });
  await moveBatch(db, batch.id, "sending", "running");
}

/** Deletes all files of a batch at the server, also those whose upload nobody noted. */
export async function deleteFiles(context: Context, batch: ModelBatch, others: readonly string[]): Promise<void> {
  await onBatch(context, batch, async (batches, ledger, signal) => {
    const uploads = await batches.listUploads(batch.id, ledger, signal);
    const known = batch.inputFile === null ? [] : [batch.inputFile];
    for (const file of new Set([...known, ...uploads, ...others])) await batches.remove(file, ledger, signal);
  });
}
