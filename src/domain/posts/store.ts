// What feeds said, stored: each entry once, edits as edits. Of many feeds at once, because a round trip costs as much for
// one post as for a hundred.
import type { Feed } from "../../db/feeds.ts";
import { listStoredSince, upsertArticles } from "../../db/articles.ts";
import { findPostsByKeys, insertPostKeys, insertPosts } from "../../db/incoming-posts.ts";
import { findPosts, updateCommentCounts, updatePost, type Post } from "../../db/posts.ts";
import type { Tx } from "../../db/transaction.ts";
import type { ParsedFeed } from "../../feeds/types.ts";
import { newSharedId } from "../../id.ts";
import { matchEntries, withKeys, type Entry } from "./identity.ts";
import { nameLanguages } from "./language.ts";
import { toArticle, toRow, type PostRow } from "./rows.ts";

/** Of a first follow, and of one poll, so many are briefed by themselves; the rest when they are opened. */
export const BRIEFED_AT_ONCE = 10;

/** @property lastOkAt null where nothing of the feed can be stored yet: then nothing is looked for. */
export type StoredFeed = Pick<Feed, "id" | "kind" | "language"> & Partial<Pick<Feed, "lastOkAt">>;

/** @property pushedSince posts that were stored since then are not edited: what a hub pushed is newer than what is here. */
export type News = { feed: StoredFeed; parsed: ParsedFeed; pushedSince?: Date | undefined };

/**
 * How many were new and how many were known; the ids of the newest of the new, and of those that were edited; when the
 * new ones were published.
 */
export type Stored = { added: number; known: number; newest: string[]; edited: string[]; publishedAt: Date[] };

type StoredEntry = Entry & { row: PostRow; isNew: boolean };

/**
 * Stores what is new and what was edited. What is gone from a feed stays.
 * @returns by the feed's id what was stored of it.
 */
export async function storeNews(tx: Tx, news: readonly News[], now: Date): Promise<Map<string, Stored>> {
  const keyed = news.map((one) => ({ ...one, entries: withKeys(one.parsed.posts) }));
  const asked = keyed.filter(({ feed }) => feed.lastOkAt !== null);
  const known = await findPostsByKeys(
    tx,
    asked.flatMap(({ feed, entries }) => keysOf(entries).map((key) => ({ feedId: feed.id, key }))),
  );
  const standing = await findPosts(tx, [...new Set([...known.values()].flatMap((keys) => [...keys.values()]))]);
  const matched = keyed.map(({ feed, parsed, entries, pushedSince }) => {
    const keys = known.get(feed.id) ?? new Map<string, string>();
    return {
      feed,
      keys,
      pushedSince,
      rows: toRows(feed, parsed, { entries, postIds: matchEntries(entries, keys, standing) }, now),
    };
  });
  const rows = matched.flatMap((one) => one.rows);
  await insertPosts(
    tx,
    rows.flatMap(({ row, post, isNew }) => (isNew ? [{ post: row, article: toArticle(row, post, now) }] : [])),
  );
  await insertPostKeys(
    tx,
    matched.flatMap(({ feed, keys, rows: ours }) =>
      ours.flatMap((entry) =>
        keysOf([entry])
          .filter((key) => !keys.has(key))
          .map((key) => ({ feedId: feed.id, key, postId: entry.row.id })),
      ),
    ),
  );
  const newer = await listNewer(tx, matched);
  const edited = await storeEdits(
    tx,
    rows.filter((entry) => !entry.isNew && !newer.has(entry.row.id)),
    standing,
    now,
  );
  return new Map(matched.map(({ feed, rows: ours }) => [feed.id, summarise(ours, edited)]));
}

/** Posts of which we hold a newer word than the one that came. */
async function listNewer(
  tx: Tx,
  matched: readonly { rows: readonly StoredEntry[]; pushedSince: Date | undefined }[],
): Promise<Set<string>> {
  const newer = new Set<string>();
  for (const { rows, pushedSince } of matched) {
    if (!pushedSince) continue;
    const known = rows.filter(({ isNew }) => !isNew).map(({ row }) => row.id);
    for (const id of await listStoredSince(tx, known, pushedSince)) newer.add(id);
  }
  return newer;
}

function keysOf(entries: readonly Entry[]): string[] {
  return entries.flatMap(({ key, linkKey }) => (linkKey === undefined ? [key] : [key, linkKey]));
}

function toRows(
  feed: StoredFeed,
  parsed: ParsedFeed,
  { entries, postIds }: { entries: readonly Entry[]; postIds: readonly (string | undefined)[] },
  now: Date,
): StoredEntry[] {
  const languageOf = nameLanguages(feed.language, parsed.posts);
  return entries.map((entry, index) => {
    const about = { kind: feed.kind, id: feed.id, language: languageOf(entry.post) };
    const id = postIds[index];
    return { ...entry, isNew: id === undefined, row: toRow(id ?? newSharedId(), about, entry.post, now) };
  });
}

function summarise(rows: readonly StoredEntry[], edited: ReadonlySet<string>): Stored {
  const fresh = rows.filter(({ isNew }) => isNew).map(({ row }) => row);
  const newest = fresh.toSorted((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime()).slice(0, BRIEFED_AT_ONCE);
  return {
    added: fresh.length,
    known: rows.length - fresh.length,
    newest: newest.map(({ id }) => id),
    edited: rows.filter(({ row }) => edited.has(row.id)).map(({ row }) => row.id),
    publishedAt: fresh.map(({ publishedAt }) => publishedAt),
  };
}

/** Posts that were known, and say something else now; their ids. Removed ones stay. */
async function storeEdits(
  tx: Tx,
  entries: readonly StoredEntry[],
  known: ReadonlyMap<string, Post>,
  now: Date,
): Promise<Set<string>> {
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
  await upsertArticles(
    tx,
    edited.map(({ row, post }) => toArticle(row, post, now)),
  );
  return new Set(edited.map(({ row }) => row.id));
}
