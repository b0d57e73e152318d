// What a feed said, stored: each entry once, edits as edits, and only the newest as news.
import { createHash } from "node:crypto";
import { MINUTE } from "../clock.ts";
import { findReadable, upsertArticles, type NewArticle } from "../db/articles.ts";
import { holdFeed, type Feed } from "../db/feeds.ts";
import {
  findPosts,
  findPostsByKeys,
  insertPostKeys,
  listNewest,
  listNewestBriefed,
  insertPosts,
  updateCommentCounts,
  updatePost,
  type NewPost,
  type Post,
} from "../db/posts.ts";
import { addTasks, type NewTask } from "../db/tasks.ts";
import type { Handle, Tx } from "../db/transaction.ts";
import type { ParsedFeed, ParsedPost } from "../feeds/types.ts";
import { canonicalUrl } from "../html/canonical-url.ts";
import { newSharedId } from "../id.ts";
import { offerOf } from "./episodes/extras.ts";
import { findWanted } from "./episodes/wanted.ts";
import { authorKeys } from "./posts/authors.ts";
import { carriesFullText } from "./posts/full-text.ts";
import { matchEntries, withKeys, type Entry } from "./posts/identity.ts";
import { nameLanguages } from "./posts/language.ts";

/** Of a first follow, and of one poll, so many are briefed by themselves; the rest when they are opened. */
export const BRIEFED_AT_ONCE = 10;

/** How long the first brief waits for a page that the feed carries in part only, or for a transcript (domain time). */
const ARTICLE_HEAD_START = MINUTE / 6;

/** How many were new and how many were known; the ids of the newest of the new, and of those that were edited. */
export type Stored = { added: number; known: number; newest: string[]; edited: string[] };

/** Stores what is new and what was edited. What is gone from the feed stays. */
export async function storePosts(
  tx: Tx,
  feed: Pick<Feed, "id" | "kind" | "language">,
  parsed: ParsedFeed,
  now: Date,
): Promise<Stored> {
  // A push and a poll of the same feed may come at the same time: the second finds what the first has stored.
  await holdFeed(tx, feed.id);
  const entries = withKeys(parsed.posts);
  const keys = entries.flatMap((entry) => [entry.key, ...(entry.linkKey ? [entry.linkKey] : [])]);
  const known = await findPostsByKeys(tx, feed.id, keys);
  const standing = await findPosts(tx, [...new Set(known.values())]);
  const matched = matchEntries(entries, known, standing);
  const languageOf = nameLanguages(feed.language, parsed.posts);
  const rows = entries.map((entry, index) => {
    const postId = matched[index];
    const about = { kind: feed.kind, id: feed.id, language: languageOf(entry.post) };
    return { ...entry, isNew: postId === undefined, row: toRow(postId ?? newSharedId(), about, entry.post, now) };
  });
  const fresh = rows.filter((entry) => entry.isNew);
  await insertPosts(
    tx,
    fresh.map(({ row, post }) => ({ post: row, text: post.text })),
  );
  const newKeys = rows.flatMap(({ row, key, linkKey }) =>
    [key, ...(linkKey ? [linkKey] : [])]
      .filter((one) => !known.has(one))
      .map((one) => ({ feedId: feed.id, key: one, postId: row.id })),
  );
  await insertPostKeys(tx, newKeys);
  const edited = await storeEdits(
    tx,
    rows.filter((entry) => !entry.isNew),
    standing,
    now,
  );
  await upsertArticles(
    tx,
    [...fresh, ...edited].map(({ row, post }) => toArticle(row, post, now)),
  );
  const newest = fresh
    .toSorted((a, b) => b.row.publishedAt.getTime() - a.row.publishedAt.getTime())
    .slice(0, BRIEFED_AT_ONCE);
  return {
    added: fresh.length,
    known: rows.length - fresh.length,
    newest: newest.map(({ row }) => row.id),
    edited: edited.map(({ row }) => row.id),
  };
}

type StoredEntry = Entry & { row: NewPost & { publishedAt: Date } };

/** Posts that were known, and say something else now. Removed ones stay. */
async function storeEdits(
  tx: Tx,
  entries: readonly StoredEntry[],
  known: ReadonlyMap<string, Post>,
  now: Date,
): Promise<StoredEntry[]> {
  await updateCommentCounts(
    tx,
    entries.flatMap(({ row }) =>
      known.get(row.id)!.commentCount === row.commentCount || row.commentCount == null
        ? []
        : [{ id: row.id, count: row.commentCount }],
    ),
  );
  const edited = entries.filter(({ row }) => known.get(row.id)!.contentHash !== row.contentHash);
  for (const { row, post } of edited) {
    const { id, feedId: _feed, firstSeenAt: _seen, ...change } = row;
    // A date that was put for a missing or a future one stands.
    const isSaid = post.publishedAt !== undefined && post.publishedAt < now;
    const publishedAt = isSaid ? row.publishedAt : known.get(id)!.publishedAt;
    await updatePost(tx, id, { ...change, publishedAt, updatedAt: row.updatedAt ?? now }, post.text);
  }
  return edited;
}

function toRow(
  id: string,
  feed: Pick<Feed, "id" | "kind" | "language">,
  post: ParsedPost,
  now: Date,
): NewPost & { publishedAt: Date } {
  const extras = {
    chaptersUrl: post.chaptersUrl,
    chapters: post.chapters,
    episode: post.episode,
    season: post.season,
    transcripts: post.transcripts,
    persons: post.persons,
    socialInteract: post.socialInteract,
    commentFeedUrl: post.commentFeedUrl,
    categories: post.categories,
    inReplyTo: post.inReplyTo,
  };
  return {
    id,
    feedId: feed.id,
    guid: post.guid?.slice(0, 2_000) ?? null,
    url: post.url ?? null,
    canonicalKey: post.url === undefined ? null : canonicalUrl(post.url),
    title: titleOf(post),
    author: post.author ?? null,
    authors: authorKeys(post),
    // A date in the future is clamped to now; no date means first seen.
    publishedAt: post.publishedAt && post.publishedAt < now ? post.publishedAt : now,
    firstSeenAt: now,
    updatedAt: post.updatedAt ?? null,
    kind: post.enclosures.some((file) => file.type?.startsWith("audio/")) ? "podcast" : feed.kind,
    language: feed.language,
    picture: post.picture ?? null,
    enclosures: JSON.stringify(post.enclosures),
    extras: JSON.stringify(extras),
    commentsUrl: post.commentsUrl ?? null,
    commentCount: post.commentCount ?? null,
    contentHash: createHash("sha256")
      .update(`${post.title ?? ""}\n${post.html}\n${post.url ?? ""}`)
      // A transcript often comes hours after the episode.
      .update(offerOf(post) ?? "")
      .digest("base64url"),
  };
}

/** A post without a title is called by its first words. */
function titleOf(post: ParsedPost): string {
  if (post.title !== undefined && post.title !== "") return post.title.slice(0, 1_000);
  const words = post.text.replace(/\s+/g, " ").trim();
  if (words === "") return post.url ?? "Untitled";
  return words.length <= 80 ? words : `${words.slice(0, 80).replace(/\s+\S*$/, "")}…`;
}

function toArticle(row: NewPost, post: ParsedPost, now: Date): NewArticle {
  return {
    postId: row.id,
    source: carriesFullText(post) ? "feed" : "excerpt",
    html: post.html,
    text: post.text,
    words: post.text === "" ? 0 : post.text.split(/\s+/).length,
    storedAt: now,
  };
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
  const wanted = await findWanted(tx, postIds);
  const tasks = (await findReadable(tx, postIds)).flatMap((post): NewTask[] => {
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

/** For a new follower: the newest posts of the feed are briefed, or looked at again for what this user could say. */
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
  return [...tasks, ...(await addBriefings(tx, unbriefed, { now, userId }))];
}
