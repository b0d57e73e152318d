import type { Context } from "../../src/domain/context.ts";
import { fetchTranscript } from "../../src/domain/transcripts.ts";
import type { PayloadOf } from "../../src/jobs/catalog.ts";

export async function handleFetchTranscript(
  context: Context,
  { postId }: PayloadOf<"fetch-transcript">,
): Promise<void> {
  await fetchTranscript(context, postId);
}
