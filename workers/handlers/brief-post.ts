import type { Context } from "../../src/domain/context.ts";
import { briefPost } from "../../src/domain/briefs.ts";
import type { PayloadOf } from "../../src/jobs/catalog.ts";

export async function handleBriefPost(context: Context, { postId }: PayloadOf<"brief-post">): Promise<void> {
  await briefPost(context, postId);
}
