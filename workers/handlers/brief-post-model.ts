import type { Context } from "../../src/domain/context.ts";
import { briefPostWithModel } from "../../src/domain/briefs.ts";
import type { PayloadOf } from "../../src/jobs/catalog.ts";

export async function handleBriefPostModel(context: Context, { postId }: PayloadOf<"brief-post-model">): Promise<void> {
  await briefPostWithModel(context, postId);
}
