import type { Context } from "../../src/domain/context.ts";
import { transcribeEpisode } from "../../src/domain/transcriptions.ts";
import type { PayloadOf } from "../../src/jobs/catalog.ts";

export async function handleTranscribeEpisode(
  context: Context,
  { postId }: PayloadOf<"transcribe-episode">,
): Promise<void> {
  await transcribeEpisode(context, postId);
}
