// What was sent to models on a user's account, as they read it.
import { sql } from "kysely";
import { toPage, type Cursor, type Page } from "./cursor.ts";
import type { ModelCall } from "./model-calls.ts";
import { byAuthor } from "./posts.ts";
import type { Handle } from "./transaction.ts";

/**
 * @property title of the post it was about; null where it was about none, or that is gone. @property isKept its text is.
 * @property isFollowed the user may still open that post.
 */
export type SentCall = Omit<ModelCall, "sent" | "day" | "userId"> & {
  title: string | null;
  isKept: boolean;
  isFollowed: boolean;
};

/** The newest first, without the texts. */
export async function listSent(
  db: Handle,
  userId: string,
  { limit, before }: { limit: number; before?: Cursor | undefined },
): Promise<Page<SentCall>> {
  let query = db
    .selectFrom("modelCalls as calls")
    .leftJoin("posts", "posts.id", "calls.postId")
    .select([
      "calls.id",
      "calls.at",
      "calls.purpose",
      "calls.postId",
      "calls.host",
      "calls.path",
      "calls.model",
      "calls.state",
      "calls.tokensIn",
      "calls.tokensOut",
      "calls.isEstimate",
      "calls.ms",
      "calls.trouble",
      "calls.dollars",
      "calls.batchId",
      "posts.title",
    ])
    .select(sql<boolean>`calls.sent is not null`.as("isKept"))
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom("follows")
            .select("follows.feedId")
            .where("follows.userId", "=", userId)
            .whereRef("follows.feedId", "=", "posts.feedId")
            .where(byAuthor),
        )
        .$castTo<boolean>()
        .as("isFollowed"),
    )
    .where("calls.userId", "=", userId)
    .orderBy("calls.at", "desc")
    .orderBy("calls.id", "desc")
    .limit(limit + 1);
  if (before) query = query.where(sql<boolean>`(calls.at, calls.id) < (${before.at}, ${before.id}::uuid)`);
  return toPage(await query.execute(), limit, ({ at, id }) => ({ at, id }));
}

/** The text of one, word for word; undefined where it is not this user's, null where it is kept no longer. */
export async function findSentText(db: Handle, userId: string, id: string): Promise<string | null | undefined> {
  const row = await db
    .selectFrom("modelCalls")
    .select("sent")
    .where("userId", "=", userId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row?.sent;
}

/** Forgets what was sent of posts in these feeds, where the user follows them no more; the counts stay. */
export async function forgetTextsOf(tx: Handle, userId: string, feedIds: readonly string[]): Promise<void> {
  if (feedIds.length === 0) return;
  await tx
    .updateTable("modelCalls")
    .set({ sent: null })
    .where("userId", "=", userId)
    .where("sent", "is not", null)
    .where((eb) =>
      eb(
        "postId",
        "in",
        eb
          .selectFrom("posts")
          .select("posts.id")
          .where("posts.feedId", "in", feedIds)
          .where((post) =>
            post.not(
              post.exists(
                post
                  .selectFrom("follows")
                  .select("follows.feedId")
                  .where("follows.userId", "=", userId)
                  .whereRef("follows.feedId", "=", "posts.feedId"),
              ),
            ),
          ),
      ),
    )
    .execute();
}
