import type { Context } from "../../src/domain/context.ts";
import { fetchArticle } from "../../src/domain/articles.ts";
import type { PayloadOf } from "../../src/jobs/catalog.ts";

export async function handleFetchArticle(context: Context, { postId }: PayloadOf<"fetch-article">): Promise<void> {
  await fetchArticle(context, postId);
}
