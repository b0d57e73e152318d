import { sql, type Insertable, type Selectable, type Updateable } from "kysely";
import { alike } from "./copies.ts";
import type { Tables } from "./schema.ts";
import type { Handle } from "./transaction.ts";

export type Comment = Selectable<Tables["comments"]>;
export type CommentChange = Omit<Updateable<Tables["comments"]>, "version">;

/** Until the transaction ends nobody else begins or changes a draft about this post. */
export async function lockDrafts(tx: Handle, userId: string, postId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`drafts:${userId}:${postId}`}, 0))`.execute(tx);
}

/** One with this id already is answered as it stands. */
export async function insertComment(
  tx: Handle,
  userId: string,
  comment: Omit<Insertable<Tables["comments"]>, "userId">,
): Promise<Comment> {
  const inserted = await tx
    .insertInto("comments")
    .values({ ...comment, userId })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .returningAll()
    .executeTakeFirst();
  if (inserted) return inserted;
  return tx
    .selectFrom("comments")
    .selectAll()
    .where("userId", "=", userId)
    .where("id", "=", comment.id)
    .executeTakeFirstOrThrow();
}

export async function findComment(db: Handle, userId: string, commentId: string): Promise<Comment | undefined> {
  return db
    .selectFrom("comments")
    .selectAll()
    .where("userId", "=", userId)
    .where("id", "=", commentId)
    .executeTakeFirst();
}

/** The same, held until the transaction ends. */
export async function lockComment(tx: Handle, userId: string, commentId: string): Promise<Comment | undefined> {
  return tx
    .selectFrom("comments")
    .selectAll()
    .where("userId", "=", userId)
    .where("id", "=", commentId)
    .forUpdate()
    .executeTakeFirst();
}

/** What the user wrote about a post, or about a copy of it in another feed of the same person, newest first. */
export async function listComments(db: Handle, userId: string, postId: string): Promise<Comment[]> {
  return db
    .selectFrom("comments")
    .selectAll()
    .where("userId", "=", userId)
    .where(sql<boolean>`post_id in ${alike(userId, postId)}`)
    .orderBy("createdAt", "desc")
    .execute();
}

/** The last that the user posted anywhere, newest first. */
export async function listOwnComments(
  db: Handle,
  userId: string,
  limit: number,
): Promise<Pick<Comment, "id" | "text" | "postedAt">[]> {
  return db
    .selectFrom("comments")
    .select(["id", "text", "postedAt"])
    .where("userId", "=", userId)
    .where("status", "!=", "draft")
    .orderBy("createdAt", "desc")
    .limit(limit)
    .execute();
}

export async function updateComment(
  tx: Handle,
  userId: string,
  commentId: string,
  change: CommentChange,
): Promise<Comment | undefined> {
  return tx
    .updateTable("comments")
    .set((eb) => ({ ...change, version: eb("version", "+", 1) }))
    .where("userId", "=", userId)
    .where("id", "=", commentId)
    .returningAll()
    .executeTakeFirst();
}

export async function deleteComment(tx: Handle, userId: string, commentId: string): Promise<Comment | undefined> {
  return tx
    .deleteFrom("comments")
    .where("userId", "=", userId)
    .where("id", "=", commentId)
    .returningAll()
    .executeTakeFirst();
}
