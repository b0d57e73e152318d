import type { Handle } from "./transaction.ts";

/** `status` is null while the first request is at work, or after it died. */
export type Answered = { requestHash: string; status: number | null; body: string | null };

/** Taken: what this request makes is to have the id `newId`, on every try the same. */
export type Claimed = { newId: string } | { standing: Answered };

/**
 * Takes the key for this request; answers what is there already where it was taken before.
 * A claim without an answer from before `abandonedBefore` died with its process and is taken over, with its id;
 * one from before `forgottenBefore` counts no more.
 */
export async function claimKey(
  db: Handle,
  userId: string,
  claim: {
    route: string;
    key: string;
    requestHash: string;
    newId: string;
    at: Date;
    abandonedBefore: Date;
    forgottenBefore: Date;
  },
): Promise<Claimed> {
  const { route, key, requestHash } = claim;
  await db
    .deleteFrom("idempotencyKeys")
    .where("userId", "=", userId)
    .where("route", "=", route)
    .where("key", "=", key)
    .where("createdAt", "<", claim.forgottenBefore)
    .execute();
  const taken = await db
    .insertInto("idempotencyKeys")
    .values({ userId, route, key, requestHash, newId: claim.newId, createdAt: claim.at })
    .onConflict((conflict) =>
      conflict
        .columns(["userId", "route", "key"])
        .doUpdateSet({ createdAt: claim.at })
        .where("idempotencyKeys.status", "is", null)
        .where("idempotencyKeys.createdAt", "<", claim.abandonedBefore)
        .where("idempotencyKeys.requestHash", "=", requestHash),
    )
    .returning("newId")
    .executeTakeFirst();
  if (taken) return taken;
  const standing = await db
    .selectFrom("idempotencyKeys")
    .select(["requestHash", "status", "body"])
    .where("userId", "=", userId)
    .where("route", "=", route)
    .where("key", "=", key)
    .executeTakeFirst();
  // Given back or forgotten between the two: the caller may try once more.
  return { standing: standing ?? { requestHash, status: null, body: null } };
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

/** The attempt came to nothing: the same request may be tried again at once, under the same id. */
export async function abandonKey(
  db: Handle,
  userId: string,
  { route, key, at }: { route: string; key: string; at: Date },
): Promise<void> {
  await db
    .updateTable("idempotencyKeys")
    .set({ createdAt: at })
    .where("userId", "=", userId)
    .where("route", "=", route)
    .where("key", "=", key)
    .execute();
}

export async function deleteKeysBefore(db: Handle, before: Date): Promise<void> {
  await db.deleteFrom("idempotencyKeys").where("createdAt", "<", before).execute();
}
