// What is made of a feed's posts: each stored once, edits as edits, and only the newest as news.
import { MINUTE } from "../clock.ts";
import { findReadable } from "../db/articles.ts";
import { holdFeed } from "../db/feeds.ts";
import { listNewest, listNewestBriefed } from "../db/posts.ts";
import { listWantedPosts } from "../db/follows.ts";
import { addTasks, type NewTask } from "../db/tasks.ts";
import type { Handle, Tx } from "../db/transaction.ts";
import type { ParsedFeed } from "../feeds/types.ts";
import { wantModelBriefs } from "./model-calls/wishes.ts";
import { findWanted } from "./episodes/wanted.ts";
import { BRIEFED_AT_ONCE, storeNews, type Stored, type StoredFeed } from "./posts/store.ts";

/** How long the first brief waits for a page that the feed carries in part only, or for a transcript (domain time). */
const ARTICLE_HEAD_START = MINUTE / 6;

/** Stores what is new in one feed and what was edited. What is gone from the feed stays. */
export async function storePosts(tx: Tx, feed: StoredFeed, parsed: ParsedFeed, now: Date): Promise<Stored> {
  // A push and a poll of the same feed may come at the same time: the second finds what the first has stored.
  await holdFeed(tx, feed.id);
  return (await storeNews(tx, [{ feed, parsed }], now)).get(feed.id)!;
}

/**
 * Writes down that these posts are to be briefed: after their page where the feed carried a part only, and after what
 * was said in them where that is published.
 * @param at.userId on whose follow or click.
 * @returns the tasks, to be hinted after the transaction.
 */
export async function addBriefings(
  tx: Handle,
  postIds: readonly string[],
  at: { now: Date; userId?: string | undefined },
): Promise<NewTask[]> {
  const ids = await listWantedPosts(tx, postIds);
  const wanted = await findWanted(tx, ids);
  const tasks = (await findReadable(tx, ids)).flatMap((post): NewTask[] => {
    const task = (kind: NewTask["kind"]): NewTask => ({ kind, subjectId: post.id, userId: at.userId, at: at.now });
    const hasPage = post.source === "excerpt" && post.trouble === null && post.url !== null;
    const first = [
      ...(hasPage ? [task("fetch-article")] : []),
      ...(wanted.has(post.id) ? [task("fetch-transcript")] : []),
    ];
    const brief = task("brief-post");
    if (first.length === 0) return [brief];
    return [...first, { ...brief, at: new Date(at.now.getTime() + ARTICLE_HEAD_START) }];
  });
  await addTasks(tx, tasks, at.now);
  return tasks;
}

/** Of edited posts, which are briefed again: those that have a brief, and no more at once than new ones would be. */
export async function toBriefAgain(tx: Handle, postIds: readonly string[]): Promise<string[]> {
  return listNewestBriefed(tx, postIds, BRIEFED_AT_ONCE);
}

/**
 * For a new follower: the newest posts of the feed are briefed, or looked at again for what this user could say, and read
 * by a model where nobody let one do so.
 */
export async function welcome(
  tx: Handle,
  feedId: string,
  userId: string,
  now: Date,
  authors: readonly string[] = [],
): Promise<NewTask[]> {
  const newest = await listNewest(tx, feedId, BRIEFED_AT_ONCE, authors);
  const briefed = newest.filter((post) => post.briefed);
  const tasks = briefed.map((post): NewTask => ({ kind: "find-openings", subjectId: post.id, userId, at: now }));
  await addTasks(tx, tasks, now);
  const unbriefed = newest.filter((post) => !post.briefed).map((post) => post.id);
  const ids = briefed.map((post) => post.id);
  const read = await wantModelBriefs(tx, ids, userId, now);
  return [...tasks, ...read, ...(await addBriefings(tx, unbriefed, { now, userId }))];
}
