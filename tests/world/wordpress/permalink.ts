import type { Post } from "../things.ts";

/** As "day and name" permalinks are. */
export function pathOf(post: Post): string {
  return `/${post.at.toISOString().slice(0, 10).replaceAll("-", "/")}/${post.slug}/`;
}
