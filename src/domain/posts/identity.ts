// By what a post is known again within its feed (data.md, Identity).
import { hash } from "node:crypto";
import type { Post } from "../../db/posts.ts";
import type { ParsedPost } from "../../feeds/types.ts";
import { canonicalUrl } from "../../html/canonical-url.ts";

/**
 * @property key hash of the guid, else of the link, else of title and text: guids may be of any length.
 * @property linkKey hash of the page that the link leads to, however it is spelt, where it is the entry's own.
 */
export type Entry = { post: ParsedPost; key: string; linkKey: string | undefined };

/** A link that several entries share names none of them. */
export function withKeys(posts: readonly ParsedPost[]): Entry[] {
  const links = new Map<string, number>();
  const pages = posts.map((post) => (post.url ? pageOf(post.url) : undefined));
  for (const page of pages) if (page !== undefined) links.set(page, (links.get(page) ?? 0) + 1);
  return posts.map((post, index) => {
    const page = pages[index];
    const isOwn = page !== undefined && links.get(page) === 1;
    return { post, key: toKey(post.identity), linkKey: isOwn ? toKey(`page:${page}`) : undefined };
  });
}

/** Without the scheme and what campaigns add; the fragment stays, because some feeds tell their entries apart by it. */
function pageOf(url: string): string {
  const fragment = url.includes("#") ? (URL.parse(url)?.hash ?? "") : "";
  return canonicalUrl(url).replace(/^https?:\/\//, "") + fragment;
}

function toKey(name: string): string {
  return hash("sha256", name, "base64url");
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
    const post = postId === undefined ? undefined : standing.get(postId);
    if (postId === undefined || taken.has(postId) || (post && isAnother(entry.post, post))) return undefined;
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

/** Page, title and date are all others: a feed that gives every post the same guid has published the next one. */
function isAnother(entry: ParsedPost, post: Post): boolean {
  if (entry.url === undefined || post.url === null || entry.title === undefined || entry.publishedAt === undefined)
    return false;
  return pageOf(entry.url) !== pageOf(post.url) && !isSame(entry, post);
}

function isSame(entry: ParsedPost, post: Post): boolean {
  return entry.title === post.title || entry.publishedAt?.getTime() === post.publishedAt.getTime();
}
