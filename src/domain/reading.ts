// Posts as they are shown: with their brief, and opened, with the whole text and what the user said about them.
import { findArticle, type StoredArticle } from "../db/articles.ts";
import { findBriefs } from "../db/briefs.ts";
import { listComments, type Comment } from "../db/comments.ts";
import { toPage, type Cursor, type Page } from "../db/cursor.ts";
import { leaveBatch } from "../db/model-batches.ts";
import { isSwitchedOn } from "../db/model-calls.ts";
import { listPosts } from "../db/post-lists.ts";
import { findPostOfUser, type Post } from "../db/posts.ts";
import { getProfile } from "../db/profiles.ts";
import type { ChapterRow } from "../db/schema/shared.ts";
import { addTasks, findTask, hasTask, type NewTask } from "../db/tasks.ts";
import type { Handle } from "../db/transaction.ts";
import { findChapters, findTranscript, type StoredTranscript } from "../db/transcripts.ts";
import { hasGist, wantedGists, withReadersGists, type ShownBrief } from "./briefs/gists.ts";
import type { Context } from "./context.ts";
import { chaptersInText } from "../feeds/chapters.ts";
import { discussionOf, type Discussion } from "./episodes/discussion.ts";
import { extrasOf } from "./episodes/extras.ts";
import { findTranscription, type Transcription } from "./episodes/transcription.ts";
import { addBriefings } from "./posts.ts";
import { hint } from "./tasks.ts";
import { wantTranscript } from "./transcripts.ts";

export type PostView = Post & { brief: ShownBrief | null };

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
): Promise<Map<string, ShownBrief>> {
  if (postIds.length === 0) return new Map();
  const { aiEnabled, languages } = await getProfile(db, userId);
  return withReadersGists(db, await findBriefs(db, postIds, aiEnabled), languages ?? []);
}

export type OpenPost = PostView & {
  article: StoredArticle | undefined;
  /** Without segments where it was looked for in vain; undefined where none was looked for yet, or is offered. */
  transcript: StoredTranscript | undefined;
  /** It is offered, and still to be fetched. */
  transcriptPending: boolean;
  /** Whether a model can write down what is said; null where that is no question. */
  transcription: Transcription | null;
  chapters: ChapterRow[];
  discussion: Discussion | null;
  comments: Comment[];
};

/** The whole post. One that was never briefed, or whose transcript was never fetched, is now: it was opened. */
export async function openPost(context: Context, userId: string, postId: string): Promise<OpenPost | undefined> {
  const { db } = context;
  const post = await findPostOfUser(db, userId, postId);
  if (!post) return undefined;
  const brief = (await findBriefsFor(db, userId, [postId])).get(postId) ?? null;
  if (!brief && !(await hasTask(db, "brief-post", postId))) {
    await hint(context, await addBriefings(db, [postId], { now: context.clock.now(), userId }));
  }
  await wantAlone(context, userId, postId);
  if (brief) await wantGist(context, userId, brief, postId);
  await wantTranscript(context, userId, postId);
  const article = await findArticle(db, postId);
  return {
    ...post,
    brief,
    article,
    transcript: await findTranscript(db, postId),
    transcriptPending: await hasTask(db, "fetch-transcript", postId),
    transcription: await findTranscription(context, userId, post),
    chapters: await chaptersOf(db, post, article),
    discussion: discussionOf(post),
    comments: await listComments(db, userId, postId),
  };
}

/** Who opens a post waits for no batch: it is asked about at once. What the batch says is used where it comes first. */
async function wantAlone(context: Context, userId: string, postId: string): Promise<void> {
  const { db, clock } = context;
  if (!context.model || !(await isSwitchedOn(db, userId))) return;
  const now = clock.now();
  if (await leaveBatch(db, postId, userId, now))
    await hint(context, [{ kind: "brief-post-model", subjectId: postId, userId, at: now }]);
}

/** A gist in a language of the reader's, where a model may be asked for it and there is none yet. */
async function wantGist(context: Context, userId: string, brief: ShownBrief, postId: string): Promise<void> {
  const { db, clock } = context;
  if (!context.model || brief.madeBy !== "model" || brief.inYourLanguage) return;
  const [language] = (await getProfile(db, userId)).languages ?? [];
  const isWanted = (await wantedGists(db, postId, brief.language)).some((one) => one === language);
  if (language === undefined || !isWanted || (await hasGist(db, brief.id, language))) return;
  // Also where it was given up: nobody pays for it again by reading the page again.
  if (await findTask(db, "brief-post-model", postId)) return;
  const task: NewTask = { kind: "brief-post-model", subjectId: postId, userId, at: clock.now() };
  await addTasks(db, [task], clock.now());
  await hint(context, [task]);
}

/** Those that were published apart, else those in the feed, else a list of moments in the text about a recording. */
async function chaptersOf(db: Handle, post: Post, article: StoredArticle | undefined): Promise<ChapterRow[]> {
  const fetched = (await findChapters(db, post.id)) ?? [];
  if (fetched.length > 0) return fetched;
  const { chapters } = extrasOf(post);
  if (chapters.length > 0) return chapters;
  return post.kind === "podcast" || post.kind === "video" ? chaptersInText(article?.text ?? "") : [];
}
