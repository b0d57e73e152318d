// A stored feed in the shape in which discovery finds one.
import type { Feed } from "../../db/feeds.ts";
import type { Post } from "../../db/posts.ts";
import type { ParsedFeed } from "../../feeds/types.ts";
import type { FetchAnswer } from "../../net/fetcher.ts";

export function toParsed(feed: Feed, newest: readonly Post[]): ParsedFeed {
  return {
    format: feed.format as ParsedFeed["format"],
    title: feed.title,
    ...(feed.description !== null && { description: feed.description }),
    ...(feed.siteUrl !== null && { siteUrl: feed.siteUrl }),
    ...(feed.picture !== null && { picture: feed.picture }),
    ...(feed.authorName !== null && { author: { name: feed.authorName } }),
    skipHours: [],
    skipDays: [],
    wrong: [],
    posts: newest.map((post) => ({
      identity: post.id,
      title: post.title,
      ...(post.url !== null && { url: post.url }),
      ...(post.author !== null && { author: post.author }),
      publishedAt: post.publishedAt,
      html: "",
      text: "",
      enclosures: post.enclosures,
      categories: [],
      transcripts: [],
      persons: [],
      socialInteract: [],
      inReplyTo: [],
    })),
  };
}

/** What the server would say, without asking it. */
export function notModified(feed: Feed): FetchAnswer {
  return {
    status: 304,
    url: feed.url,
    headers: new Headers(),
    body: new Uint8Array(),
    complete: true,
    redirects: [],
    permanentUrl: undefined,
    receivedAt: feed.lastOkAt ?? feed.createdAt,
  };
}
