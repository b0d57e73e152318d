// By what a post is known again within its feed (data.md, Identity). Hashed: guids may be of any length.
import { createHash } from "node:crypto";
import type { ParsedPost } from "../../feeds/types.ts";

/**
 * Keys of a post, the surest first: its guid; its link, where no other entry has the same (a feed that rotates its
 * guids must not flood anybody); else a hash of title and text.
 */
export function identityKeys(post: ParsedPost, linkIsItsOwn: boolean): string[] {
  const names = [post.identity];
  if (linkIsItsOwn && post.url !== undefined) names.push(`link:${post.url}`);
  return [...new Set(names)].map((name) => createHash("sha256").update(name).digest("base64url"));
}
