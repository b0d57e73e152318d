import type { Context } from "../../src/domain/context.ts";
import { embedPost } from "../../src/domain/openings/meaning.ts";
import type { PayloadOf } from "../../src/jobs/catalog.ts";

export async function handleEmbedPost(context: Context, { postId }: PayloadOf<"embed-post">): Promise<void> {
  await embedPost(context, postId);
}
