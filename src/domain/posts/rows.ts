// An entry of a feed as the rows that are kept of it. Pure.
import { hash } from "node:crypto";
import type { NewArticle } from "../../db/articles.ts";
import type { Feed } from "../../db/feeds.ts";
import type { NewPost } from "../../db/posts.ts";
import type { ParsedPost } from "../../feeds/types.ts";
import { canonicalUrl } from "../../html/canonical-url.ts";
import { offerOf } from "../episodes/extras.ts";
import { authorKeys } from "./authors.ts";
import { carriesFullText } from "./full-text.ts";

export type PostRow = NewPost & { publishedAt: Date };

export function toRow(id: string, feed: Pick<Feed, "id" | "kind" | "language">, post: ParsedPost, now: Date): PostRow {
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
    // A transcript often comes hours after the episode.
    contentHash: hash(
      "sha256",
      `${post.title ?? ""}\n${post.html}\n${post.url ?? ""}${offerOf(post) ?? ""}`,
      "base64url",
    ),
  };
}

/** A post without a title is called by its first words. */
function titleOf(post: ParsedPost): string {
  if (post.title !== undefined && post.title !== "") return post.title.slice(0, 1_000);
  const words = post.text.replace(/\s+/g, " ").trim();
  if (words === "") return post.url ?? "Untitled";
  return words.length <= 80 ? words : `${words.slice(0, 80).replace(/\s+\S*$/, "")}…`;
}

export function toArticle(row: PostRow, post: ParsedPost, now: Date): NewArticle {
  return {
    postId: row.id,
    source: carriesFullText(post) ? "feed" : "excerpt",
    html: post.html,
    text: post.text,
    words: post.text === "" ? 0 : (post.text.match(/\s+/g)?.length ?? 0) + 1,
    storedAt: now,
  };
}
