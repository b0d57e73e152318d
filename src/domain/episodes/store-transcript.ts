import { findArticle } from "../../db/articles.ts";
import { findPost, indexPost } from "../../db/posts.ts";
import type { Tx } from "../../db/transaction.ts";
import { upsertTranscript, type NewTranscript } from "../../db/transcripts.ts";

/** Stores what was said, and lets the post be found by it. */
export async function storeTranscript(tx: Tx, transcript: NewTranscript): Promise<void> {
  await upsertTranscript(tx, transcript);
  const post = await findPost(tx, transcript.postId);
  if (post) await indexPost(tx, post, (await findArticle(tx, post.id))?.text ?? "");
}
