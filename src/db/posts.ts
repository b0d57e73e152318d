// Posts are shared: every read for a user goes through the user's follows.
import { sql, type RawBuilder, type Insertable, type Selectable, type Updateable } from "kysely";
import type { Tables } from "./schema.ts";
import { searchParts, searchVector } from "./search.ts";
import type { Handle } from "./transaction.ts";

export type Post = Omit<Selectable<Tables["posts"]>, "search" | "same">;
export type NewPost = Omit<Insertable<Tables["posts"]>, "search">;
export type PostChange = Omit<Updateable<Tables["posts"]>, "search">;

export const COLUMNS = [
  "id",
  "feedId",
  "guid",
  "url",
  "canonicalKey",
  "title",
  "author",
  "authors",
  "publishedAt",
  "firstSeenAt",
  "updatedAt",
  "kind",
  "language",
  "picture",
  "enclosures",
  "extras",
  "commentsUrl",
  "commentCount",
  "contentHash",
] as const;
const QUALIFIED = COLUMNS.map((column) => `posts.${column}` as const);

export async function updatePost(tx: Handle, postId: string, change: PostChange, text: string): Promise<void> {
  await tx
    .updateTable("posts")
    .set({ ...change, search: withSpoken(postId, searchVector(searchParts(change, text))) })
    .where("id", "=", postId)
    .execute();
}

/** Lets it be found by what it says now, and by what is said in it. */
export async function indexPost(
  tx: Handle,
  post: Pick<Post, "id" | "title" | "author" | "language">,
  text: string,
): Promise<void> {
  await tx
    .updateTable("posts")
    .set({ search: withSpoken(post.id, searchVector(searchParts(post, text))) })
    .where("id", "=", post.id)
    .execute();
}

function withSpoken(postId: string, vector: RawBuilder<string>): RawBuilder<string> {
  return sql<string>`${vector} || coalesce((select t.search from transcripts t where t.post_id = ${postId}), '')`;
}

/** What is known of these posts, by id. */
export async function findPosts(db: Handle, postIds: readonly string[]): Promise<Map<string, Post>> {
  if (postIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("posts")
    .select(COLUMNS)
    .where("id", "=", sql<string>`any(${[...postIds]}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

export async function findPost(db: Handle, postId: string): Promise<Post | undefined> {
  return db.selectFrom("posts").select(COLUMNS).where("id", "=", postId).executeTakeFirst();
}

export async function updateCommentCounts(tx: Handle, counts: readonly { id: string; count: number }[]): Promise<void> {
  for (const { id, count } of counts) {
    await tx.updateTable("posts").set({ commentCount: count }).where("id", "=", id).execute();
  }
}

/** Of these posts, the newest that have a brief. */
export async function listNewestBriefed(db: Handle, postIds: readonly string[], limit: number): Promise<string[]> {
  if (postIds.length === 0) return [];
  const rows = await db
    .selectFrom("posts")
    .select("id")
    .where("id", "=", sql<string>`any(${[...postIds]}::uuid[])`)
    .where((eb) =>
      eb.exists(eb.selectFrom("postBriefs").select("postBriefs.postId").whereRef("postBriefs.postId", "=", "posts.id")),
    )
    .orderBy("publishedAt", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** The post, where the user follows its feed. */
export async function findPostOfUser(db: Handle, userId: string, postId: string): Promise<Post | undefined> {
  return db
    .selectFrom("posts")
    .select(QUALIFIED)
    .where("posts.id", "=", postId)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("follows")
          .select("follows.feedId")
          .where("follows.userId", "=", userId)
          .whereRef("follows.feedId", "=", "posts.feedId")
          .where(byAuthor),
      ),
    )
    .executeTakeFirst();
}

/** Of a follow of some of a feed's authors alone, only their posts. */
export const byAuthor = sql<boolean>`(follows.authors = '{}' or follows.authors && posts.authors)`;

/** The newest posts of a feed by one of `authors` (none: by anybody), and whether each has a brief. */
export async function listNewest(
  db: Handle,
  feedId: string,
  limit: number,
  authors: readonly string[],
): Promise<{ id: string; briefed: boolean }[]> {
  const rows = await db
    .selectFrom("posts")
    .select("id")
    .select((eb) =>
      eb
        .exists(eb.selectFrom("postBriefs").select("postBriefs.postId").whereRef("postBriefs.postId", "=", "posts.id"))
        .as("briefed"),
    )
    .where("feedId", "=", feedId)
    .$if(authors.length > 0, (only) => only.where(sql<boolean>`authors && ${[...authors]}::text[]`))
    .orderBy("publishedAt", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => ({ id: row.id, briefed: row.briefed === true }));
}

/** The newest posts of a feed and how many there are. */
export async function summarisePosts(db: Handle, feedId: string): Promise<{ newest: Post[]; total: number }> {
  const newest = await db
    .selectFrom("posts")
    .select(COLUMNS)
    .where("feedId", "=", feedId)
    .orderBy("publishedAt", "desc")
    .limit(10)
    .execute();
  const { total } = await db
    .selectFrom("posts")
    .select(sql<number>`count(*)`.as("total"))
    .where("feedId", "=", feedId)
    .executeTakeFirstOrThrow();
  return { newest, total };
}
