// The text of a post: what was said in it, where that is known, else what was written.
import { findArticle } from "../../db/articles.ts";
import type { SegmentRow } from "../../db/schema/shared.ts";
import type { Handle } from "../../db/transaction.ts";
import { findTranscript } from "../../db/transcripts.ts";
import { textOf } from "../../feeds/transcripts/transcript.ts";

/**
 * @property text plain, a paragraph a line; empty where only the title is known.
 * @property written what was written besides: show notes, where there is a transcript.
 * @property segments of the transcript; none where the text is not one.
 */
export type PostText = { text: string; written: string; language: string | null; segments: readonly SegmentRow[] };

export async function findPostText(db: Handle, postId: string): Promise<PostText> {
  const article = await findArticle(db, postId);
  const transcript = await findTranscript(db, postId);
  const written = article?.text ?? "";
  if (!transcript || transcript.segments.length === 0) {
    return { text: written, written: "", language: article?.language ?? null, segments: [] };
  }
  return {
    text: textOf(transcript.segments),
    written,
    language: transcript.language,
    segments: transcript.segments,
  };
}
