// Vectors that a model made of texts, by the text's hash and the model: shared, and never asked for twice.
import { sql } from "kysely";
import type { Handle } from "./transaction.ts";

/** The model that made the newest vector; undefined where there is none. Vectors of two models cannot be compared. */
export async function findEmbeddingModel(db: Handle): Promise<string | undefined> {
  const row = await db
    .selectFrom("embeddings")
    .select("model")
    .orderBy("usedAt", "desc")
    .orderBy("model")
    .limit(1)
    .executeTakeFirst();
  return row?.model;
}

/** By hash, those that there are. */
export async function findVectors(
  db: Handle,
  model: string | undefined,
  hashes: readonly string[],
): Promise<Map<string, Float32Array>> {
  if (model === undefined || hashes.length === 0) return new Map();
  const rows = await db
    .selectFrom("embeddings")
    .select(["contentHash", "vector"])
    .where("model", "=", model)
    .where("contentHash", "=", sql<string>`any(${[...hashes]}::text[])`)
    .execute();
  return new Map(rows.map(({ contentHash, vector }) => [contentHash, fromText(vector)]));
}

export async function storeVectors(
  tx: Handle,
  model: string,
  made: readonly { contentHash: string; vector: readonly number[] }[],
  at: Date,
): Promise<void> {
  if (made.length === 0) return;
  await tx
    .insertInto("embeddings")
    .values(made.map(({ contentHash, vector }) => ({ contentHash, model, vector: toText(vector), usedAt: at })))
    .onConflict((conflict) => conflict.columns(["contentHash", "model"]).doUpdateSet({ usedAt: at }))
    .execute();
}

export async function deleteEmbeddingsBefore(db: Handle, at: Date): Promise<void> {
  await db.deleteFrom("embeddings").where("usedAt", "<", at).execute();
}

function toText(vector: readonly number[]): string {
  return Buffer.from(Float32Array.from(vector).buffer).toString("base64");
}

function fromText(text: string): Float32Array {
  const bytes = Buffer.from(text, "base64");
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}
