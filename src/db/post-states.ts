// What a user has read and put aside. An article that two feeds of a person carry is read and put aside once.
import { sql } from "kysely";
import { alike } from "./copies.ts";
import type { Handle } from "./transaction.ts";

/** The first time counts. */
export async function markRead(db: Handle, userId: string, postId: string, at: Date): Promise<void> {
  await sql`insert into post_states (user_id, post_id, read_at)
    select ${userId}, one.id, ${at} from ${alike(userId, postId)} as one(id)
    on conflict (user_id, post_id) do update set read_at = coalesce(post_states.read_at, excluded.read_at)`.execute(db);
}

/** @param at when it was dismissed; null takes it back. */
export async function setDismissed(db: Handle, userId: string, postId: string, at: Date | null): Promise<void> {
  await sql`insert into post_states (user_id, post_id, dismissed_at)
    select ${userId}, one.id, ${at}::timestamptz from ${alike(userId, postId)} as one(id)
    on conflict (user_id, post_id) do update set dismissed_at = excluded.dismissed_at`.execute(db);
}

export async function findPostState(
  db: Handle,
  userId: string,
  postId: string,
): Promise<{ readAt: Date | null; dismissedAt: Date | null } | undefined> {
  return db
    .selectFrom("postStates")
    .select((eb) => [eb.fn.min("readAt").as("readAt"), eb.fn.min("dismissedAt").as("dismissedAt")])
    .where("userId", "=", userId)
    .where(sql<boolean>`post_id in ${alike(userId, postId)}`)
    .executeTakeFirst();
}
