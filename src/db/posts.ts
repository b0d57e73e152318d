// Posts are shared: every read for a user goes through the user's follows.
import { sql, type Insertable, type Selectable, type Updateable } from "kysely";
import type { Cursor } from "./cursor.ts";
import type { Tables } from "./schema.ts";
import { searchParts, searchVector } from "./search.ts";
import { parseQuery } from "./search-query.ts";
import type { Handle } from "./transaction.ts";

export type Post = Omit<Selectable<Tables["posts"]>, "search" | "same">;
export type NewPost = Omit<Insertable<Tables["posts"]>, "search">;
export type PostChange = Omit<Updateable<Tables["posts"]>, "search">;

const COLUMNS = [
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

/** Rows a statement: parameters are bounded at 65,535. */
const BATCH = 500;

export async function insertPosts(tx: Handle, posts: readonly { post: NewPost; text: string }[]): Promise<void> {
  for (let start = 0; start < posts.length; start += BATCH) {
    await tx
      .insertInto("posts")
      .values(
        posts
          .slice(start, start + BATCH)
          .map(({ post, text }) => ({ ...post, search: searchVector(searchParts(post, text)) })),
      )
      .execute();
  }
}

export async function updatePost(tx: Handle, postId: string, change: PostChange, text: string): Promise<void> {
  await tx
    .updateTable("posts")
    .set({ ...change, search: searchVector(searchParts(change, text)) })
    .where("id", "=", postId)
    .execute();
}

/** By which posts of a feed these keys are known. */
export async function findPostsByKeys(
  tx: Handle,
  feedId: string,
  keys: readonly string[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (let start = 0; start < keys.length; start += 5_000) {
    const rows = await tx
      .selectFrom("postKeys")
      .select(["key", "postId"])
      .where("feedId", "=", feedId)
      .where("key", "=", sql<string>`any(${keys.slice(start, start + 5_000)})`)
      .execute();
    for (const row of rows) found.set(row.key, row.postId);
  }
  return found;
}

export async function insertPostKeys(
  tx: Handle,
  rows: readonly { feedId: string; key: string; postId: string }[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += BATCH) {
    await tx
      .insertInto("postKeys")
      .values(rows.slice(start, start + BATCH))
      .onConflict((conflict) => conflict.columns(["feedId", "key"]).doNothing())
      .execute();
  }
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

/** When the newest posts of a feed were published: its rhythm. */
export async function listPublishedAt(db: Handle, feedId: string, limit: number): Promise<Date[]> {
  const rows = await db
    .selectFrom("posts")
    .select("publishedAt")
    .where("feedId", "=", feedId)
    .orderBy("publishedAt", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => row.publishedAt);
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

const byAuthor = sql<boolean>`(follows.authors = '{}' or follows.authors && posts.authors)`;

export type ListedPost = Post & { readAt: Date | null };

/**
 * The user's posts, newest first; one row more than `limit`, so that the caller knows whether there are more.
 * Each followed feed gives its own newest from the index, and only those that are shown are read whole: so a page costs
 * by what one user follows, not by what the installation holds.
 */
export async function listPosts(
  db: Handle,
  userId: string,
  filter: {
    personId?: string | undefined;
    q?: string | undefined;
    unread?: boolean | undefined;
    cursor?: Cursor | undefined;
    limit: number;
  },
): Promise<ListedPost[]> {
  const most = filter.limit + 1;
  const { personId, unread, cursor } = filter;
  const query = filter.q === undefined ? undefined : await parseQuery(db, filter.q);
  if (filter.q !== undefined && query === undefined) return [];
  const ofPerson = personId === undefined ? sql`` : sql`and f.person_id = ${personId}`;
  const conditions = [
    sql`(feed.authors = '{}' or p.authors && feed.authors)`,
    ...(cursor ? [sql`(p.published_at, p.id) < (${cursor.at}, ${cursor.id}::uuid)`] : []),
    ...(query === undefined ? [] : [sql`p.search @@ ${query}::tsquery`]),
    ...(unread
      ? [
          sql`not exists (select 1 from post_states s where s.user_id = ${userId} and s.post_id = p.id and s.read_at is not null)`,
        ]
      : []),
  ];
  const keys = sql`
    select newest.id from (
      select f.feed_id, case when bool_or(f.authors = '{}') then '{}' else array_agg(distinct a.name) end as authors
        from follows f left join lateral unnest(f.authors) as a(name) on true
       where f.user_id = ${userId} ${ofPerson} group by f.feed_id
    ) as feed cross join lateral (
      select p.id, p.published_at from posts p
       where p.feed_id = feed.feed_id and ${sql.join(conditions, sql` and `)}
       order by p.published_at desc, p.id desc limit ${most}
    ) as newest order by newest.published_at desc, newest.id desc limit ${most}`;
  return db
    .selectFrom("posts")
    .leftJoin("postStates as state", (join) =>
      join.onRef("state.postId", "=", "posts.id").on("state.userId", "=", userId),
    )
    .select(QUALIFIED)
    .select("state.readAt")
    .where(sql<boolean>`posts.id in (${keys})`)
    .orderBy("posts.publishedAt", "desc")
    .orderBy("posts.id", "desc")
    .execute();
}

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
