import type { Handle } from "./transaction.ts";

export type Answered = { requestHash: string; status: number | null; body: string | null };

/**
 * Takes the key for this request; answers what is there already where it was taken before.
 * A claim without an answer from before `abandonedBefore` died with its process and is taken over.
 */
export async function claimKey(
  db: Handle,
  userId: string,
  claim: { route: string; key: string; requestHash: string; at: Date; abandonedBefore: Date },
): Promise<Answered | undefined> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("idempotencyKeys")
    .values({ userId, route: claim.route, key: claim.key, requestHash: claim.requestHash, createdAt: claim.at })
    .onConflict((conflict) =>
      conflict
        .columns(["userId", "route", "key"])
        .doUpdateSet({ createdAt: claim.at })
        .where("idempotencyKeys.status", "is", null)
        .where("idempotencyKeys.createdAt", "<", claim.abandonedBefore)
        .where("idempotencyKeys.requestHash", "=", claim.requestHash),
    )
    .executeTakeFirst();
  if ((numInsertedOrUpdatedRows ?? 0n) > 0n) return undefined;
  return db
    .selectFrom("idempotencyKeys")
    .select(["requestHash", "status", "body"])
    .where("userId", "=", userId)
    .where("route", "=", claim.route)
    .where("key", "=", claim.key)
    .executeTakeFirst();
}

export async function storeAnswer(
  db: Handle,
  userId: string,
  answer: { route: string; key: string; status: number; body: string },
): Promise<void> {
  await db
    .updateTable("idempotencyKeys")
    .set({ status: answer.status, body: answer.body })
    .where("userId", "=", userId)
    .where("route", "=", answer.route)
    .where("key", "=", answer.key)
    .execute();
}

/** Gives the key back, so that the same request may be tried again. */
export async function releaseKey(db: Handle, userId: string, route: string, key: string): Promise<void> {
  await db
    .deleteFrom("idempotencyKeys")
    .where("userId", "=", userId)
    .where("route", "=", route)
    .where("key", "=", key)
    .execute();
}

export async function deleteKeysBefore(db: Handle, before: Date): Promise<void> {
  await db.deleteFrom("idempotencyKeys").where("createdAt", "<", before).execute();
}
