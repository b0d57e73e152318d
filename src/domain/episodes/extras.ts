// What a feed said of an episode besides its text, as it was stored with the post.
import type { Post } from "../../db/posts.ts";
import type { ChapterRow } from "../../db/schema/shared.ts";
import type { ParsedPost } from "../../feeds/types.ts";

export type EpisodeExtras = {
  transcripts: ParsedPost["transcripts"];
  chaptersUrl: string | undefined;
  chapters: ChapterRow[];
  persons: ParsedPost["persons"];
  socialInteract: ParsedPost["socialInteract"];
  episode: number | undefined;
  season: number | undefined;
};

/** Written by `storePosts` alone, from a parsed post: only posts of earlier versions lack a part. */
export function extrasOf({ extras }: { extras: Post["extras"] }): EpisodeExtras {
  const stored = extras as Partial<EpisodeExtras>;
  return {
    transcripts: stored.transcripts ?? [],
    chaptersUrl: stored.chaptersUrl,
    chapters: stored.chapters ?? [],
    persons: stored.persons ?? [],
    socialInteract: stored.socialInteract ?? [],
    episode: stored.episode,
    season: stored.season,
  };
}

/**
 * What can be fetched for a post, as one line: another line later means that the publisher added or moved something.
 * Without queries, because some hosts sign their addresses anew with every poll. Undefined where nothing is offered.
 */
export function offerOf({
  transcripts,
  chaptersUrl,
}: Pick<ParsedPost, "transcripts"> & { chaptersUrl?: string | undefined }): string | undefined {
  const urls = [...transcripts.map(({ url }) => url), ...(chaptersUrl === undefined ? [] : [chaptersUrl])];
  return urls.length === 0 ? undefined : urls.map((url) => url.replace(/[?#].*$/s, "")).join(" ");
}
