// Of which posts a model's brief is wanted and not under way.
import { sql, type ExpressionBuilder } from "kysely";
import type { Tables } from "./schema.ts";
import type { MadeBy } from "./schema/shared.ts";
import type { Handle } from "./transaction.ts";

function briefsOf(eb: ExpressionBuilder<Tables, "posts">, madeBy: MadeBy) {
  return eb
    .selectFrom("postBriefs")
    .select("postBriefs.briefId")
    .whereRef("postBriefs.postId", "=", "posts.id")
    .where("postBriefs.madeBy", "=", madeBy);
}

/** The newest posts of what the user follows that have a brief, but none by a model. */
export async function listWithoutModelBrief(db: Handle, userId: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom("posts")
    .select("posts.id")
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("follows")
          .select("follows.feedId")
          .where("follows.userId", "=", userId)
          .whereRef("follows.feedId", "=", "posts.feedId")
          .where(sql<boolean>`(follows.authors = '{}' or follows.authors && posts.authors)`),
      ),
    )
    .where((eb) => eb.exists(briefsOf(eb, "extract")))
    .where((eb) => eb.not(eb.exists(briefsOf(eb, "model"))))
    .orderBy("posts.publishedAt", "desc")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Of these posts: those without a model's brief that no task is about to get one for. */
export async function listUnasked(db: Handle, postIds: readonly string[]): Promise<string[]> {
  if (postIds.length === 0) return [];
  const rows = await db
    .selectFrom("posts")
    .select("posts.id")
    .where("posts.id", "in", postIds)
    .where((eb) => eb.not(eb.exists(briefsOf(eb, "model"))))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("tasks")
            .select("tasks.subjectId")
            .where("tasks.kind", "=", "brief-post-model")
            .where("tasks.parkedAt", "is", null)
            .whereRef("tasks.subjectId", "=", "posts.id"),
        ),
      ),
    )
    .execute();
  return rows.map(({ id }) => id);
}

/** Two want the same posts read: neither pays alone any more. */
export async function shareTasks(db: Handle, postIds: readonly string[], userId: string): Promise<void> {
  if (postIds.length === 0) return;
  await db
    .updateTable("tasks")
    .set({ userId: null })
    .where("kind", "=", "brief-post-model")
    .where("subjectId", "in", postIds)
    .where(sql<boolean>`user_id is distinct from ${userId}::uuid`)
    .where("userId", "is not", null)
    .execute();
}
