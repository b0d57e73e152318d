// Posts as they are shown: with their brief, and opened, with the whole text and what the user said about them.
import { findArticle, type StoredArticle } from "../db/articles.ts";
import { findBriefs, type StoredBrief } from "../db/briefs.ts";
import { listComments, type Comment } from "../db/comments.ts";
import { toPage, type Cursor, type Page } from "../db/cursor.ts";
import { findPostOfUser, listPosts, type Post } from "../db/posts.ts";
import { getProfile } from "../db/profiles.ts";
import { hasTask } from "../db/tasks.ts";
import type { Handle } from "../db/transaction.ts";
import type { Context } from "./context.ts";
import { addBriefings } from "./posts.ts";
import { hint } from "./tasks.ts";

export type PostView = Post & { brief: StoredBrief | null };

export type ListedView = PostView & { readAt: Date | null };

export type PostsFilter = { personId?: string | undefined; q?: string | undefined; unread?: boolean | undefined };

/** Newest first. */
export async function listReading(
  db: Handle,
  userId: string,
  filter: PostsFilter & { cursor?: Cursor | undefined; limit: number },
): Promise<Page<ListedView>> {
  const page = toPage(await listPosts(db, userId, filter), filter.limit, (post) => ({
    at: post.publishedAt,
    id: post.id,
  }));
  const briefs = await findBriefsFor(
    db,
    userId,
    page.items.map((post) => post.id),
  );
  return { items: page.items.map((post) => ({ ...post, brief: briefs.get(post.id) ?? null })), next: page.next };
}

/** A user who keeps models off is shown no model's brief. */
export async function findBriefsFor(
  db: Handle,
  userId: string,
  postIds: readonly string[],
): Promise<Map<string, StoredBrief>> {
  if (postIds.length === 0) return new Map();
  const { aiEnabled } = await getProfile(db, userId);
  return findBriefs(db, postIds, aiEnabled);
}

export type OpenPost = PostView & { article: StoredArticle | undefined; comments: Comment[] };

/** The whole post. One that was never briefed is now: it was opened. */
export async function openPost(context: Context, userId: string, postId: string): Promise<OpenPost | undefined> {
  const { db } = context;
  const post = await findPostOfUser(db, userId, postId);
  if (!post) return undefined;
  const brief = (await findBriefsFor(db, userId, [postId])).get(postId) ?? null;
  if (!brief && !(await hasTask(db, "brief-post", postId))) {
    await hint(context, await addBriefings(db, [postId], { now: context.clock.now(), userId }));
  }
  return { ...post, brief, article: await findArticle(db, postId), comments: await listComments(db, userId, postId) };
}
