import { sql } from "kysely";
import type { Handle } from "./transaction.ts";

/** The first time counts. */
export async function markRead(db: Handle, userId: string, postId: string, at: Date): Promise<void> {
  await db
    .insertInto("postStates")
    .values({ userId, postId, readAt: at })
    .onConflict((conflict) =>
      conflict
        .columns(["userId", "postId"])
        .doUpdateSet({ readAt: sql<Date>`coalesce(post_states.read_at, excluded.read_at)` }),
    )
    .execute();
}

/** @param at when it was dismissed; null takes it back. */
export async function setDismissed(db: Handle, userId: string, postId: string, at: Date | null): Promise<void> {
  await db
    .insertInto("postStates")
    .values({ userId, postId, dismissedAt: at })
    .onConflict((conflict) => conflict.columns(["userId", "postId"]).doUpdateSet({ dismissedAt: at }))
    .execute();
}

export async function findPostState(
  db: Handle,
  userId: string,
  postId: string,
): Promise<{ readAt: Date | null; dismissedAt: Date | null } | undefined> {
  return db
    .selectFrom("postStates")
    .select(["readAt", "dismissedAt"])
    .where("userId", "=", userId)
    .where("postId", "=", postId)
    .executeTakeFirst();
}
