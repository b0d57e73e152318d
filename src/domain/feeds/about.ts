// What a feed says of itself.
import type { Feed } from "../../db/feeds.ts";
import { feedKind } from "../../feeds/kind.ts";
import type { ParsedFeed } from "../../feeds/types.ts";

export type About = Pick<Feed, "kind" | "format" | "description" | "siteUrl" | "picture" | "authorName" | "language">;

/** All of it but the title. @param url where it was served from. */
export function aboutOf(parsed: ParsedFeed, url: string): About {
  return {
    kind: feedKind(parsed, url),
    format: parsed.format,
    description: parsed.description ?? null,
    siteUrl: parsed.siteUrl ?? null,
    picture: parsed.picture ?? null,
    authorName: parsed.author?.name ?? null,
    language: parsed.language ?? null,
  };
}
