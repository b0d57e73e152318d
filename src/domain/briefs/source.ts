// What a brief is made of: the text of a post as it stands just now, where it divides itself, and what it is known by.
import { createHash } from "node:crypto";
import { RANKS, type Border } from "../../ai/brief-parts.ts";
import type { Brief } from "../../ai/brief.ts";
import { detectLanguage } from "../../ai/local/language.ts";
import type { NewBrief } from "../../db/briefs.ts";
import { findPost } from "../../db/posts.ts";
import type { ChapterRow, SegmentRow } from "../../db/schema/shared.ts";
import type { Handle } from "../../db/transaction.ts";
import { findChapters } from "../../db/transcripts.ts";
import { newSharedId } from "../../id.ts";
import { extrasOf } from "../episodes/extras.ts";
import { findPostText } from "../episodes/post-text.ts";

/**
 * @property language ISO 639-1, or "und". @property contentHash of title and text, letter by letter.
 * @property textHash of the same without white space: what was asked about it once is not asked again.
 */
export type Source = {
  title: string;
  text: string;
  language: string;
  borders: Border[];
  contentHash: string;
  textHash: string;
};

export async function readSource(db: Handle, postId: string): Promise<Source | undefined> {
  const post = await findPost(db, postId);
  if (!post) return undefined;
  const { text, segments, ...known } = await findPostText(db, postId);
  const language = known.language ?? detectLanguage(`${post.title}\n${text}`) ?? post.language ?? "und";
  const chapters = segments.length === 0 ? [] : ((await findChapters(db, postId)) ?? extrasOf(post).chapters);
  return {
    title: post.title,
    text,
    language: language.toLowerCase().split(/[-_]/u)[0] ?? "und",
    borders: bordersOf(segments, chapters),
    ...hashesOf(post.title, text),
  };
}

export function hashesOf(title: string, text: string): Pick<Source, "contentHash" | "textHash"> {
  const hash = (what: string) => createHash("sha256").update(what).digest("base64url");
  return { contentHash: hash(`${title}\n${text}`), textHash: hash(`${title}\n${text}`.replaceAll(/\s+/gu, "")) };
}

/** Where chapters begin and speakers take turns, in the text of the transcript. */
export function bordersOf(segments: readonly SegmentRow[], chapters: readonly Pick<ChapterRow, "at">[]): Border[] {
  const starts = chapters.map(({ at }) => at);
  let place = 0;
  let before: SegmentRow | undefined;
  return segments.flatMap((segment): Border[] => {
    const at = place;
    place += segment.text.length + 1;
    const last = before;
    before = segment;
    // A chapter that begins within the second is this one.
    const isChapter = starts.some((start) => start > (last?.at ?? -1) + 1 && start <= (segment.at ?? -1) + 1);
    if (isChapter) return [{ at, rank: RANKS.chapter }];
    return segment.speaker === undefined || segment.speaker === last?.speaker ? [] : [{ at, rank: RANKS.speaker }];
  });
}

export type Making = { promptHash: string; model: string; at: Date; tokensIn?: number; tokensOut?: number };

export function toRow(
  brief: Brief,
  source: Pick<Source, "contentHash" | "textHash" | "language">,
  { promptHash, model, at, tokensIn = 0, tokensOut = 0 }: Making,
): NewBrief & { id: string } {
  return {
    id: newSharedId(),
    contentHash: source.contentHash,
    textHash: source.textHash,
    promptHash,
    model,
    language: source.language,
    gist: brief.gist,
    points: JSON.stringify(brief.points),
    quotes: JSON.stringify(brief.quotes),
    questions: JSON.stringify(brief.questions),
    kind: brief.kind,
    topics: brief.topics,
    warnings: brief.warnings,
    whole: brief.whole,
    tokensIn,
    tokensOut,
    createdAt: at,
  };
}
