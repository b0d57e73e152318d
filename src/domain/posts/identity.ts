// By what a post is known again within its feed (data.md, Identity).
import { createHash } from "node:crypto";
import type { Post } from "../../db/posts.ts";
import type { ParsedPost } from "../../feeds/types.ts";

/**
 * @property key hash of the guid, else of the link, else of title and text: guids may be of any length.
 * @property linkKey hash of the link, where it is the entry's own and not its key already.
 */
export type Entry = { post: ParsedPost; key: string; linkKey: string | undefined };

/** A link that several entries share names none of them. */
export function withKeys(posts: readonly ParsedPost[]): Entry[] {
  const links = new Map<string, number>();
  for (const post of posts) if (post.url) links.set(post.url, (links.get(post.url) ?? 0) + 1);
  return posts.map((post) => {
    const isOwn = post.url !== undefined && links.get(post.url) === 1;
    const link = `link:${post.url}`;
    return { post, key: hash(post.identity), linkKey: isOwn && link !== post.identity ? hash(link) : undefined };
  });
}

function hash(name: string): string {
  return createHash("sha256").update(name).digest("base64url");
}

/**
 * Which stored post each entry is; undefined for a new one. Guids decide first. A link decides only for what no guid
 * has claimed, and only where title or date agree as well: a feed that rotates its guids must not flood anybody, and a
 * feed whose entries all link to the show's page must not lose any.
 */
export function matchEntries(
  entries: readonly Entry[],
  known: ReadonlyMap<string, string>,
  standing: ReadonlyMap<string, Post>,
): (string | undefined)[] {
  const taken = new Set<string>();
  const matched = entries.map((entry) => {
    const postId = known.get(entry.key);
    if (postId === undefined || taken.has(postId)) return undefined;
    taken.add(postId);
    return postId;
  });
  return entries.map((entry, index) => {
    if (matched[index] !== undefined || entry.linkKey === undefined) return matched[index];
    const postId = known.get(entry.linkKey);
    const post = postId === undefined ? undefined : standing.get(postId);
    if (!post || taken.has(post.id) || !isSame(entry.post, post)) return undefined;
    taken.add(post.id);
    return post.id;
  });
}

function isSame(entry: ParsedPost, post: Post): boolean {
  return entry.title === post.title || entry.publishedAt?.getTime() === post.publishedAt.getTime();
}
