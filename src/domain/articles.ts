// The page of a post that its feed carries in part only. Asked for by ourselves, so robots.txt is honoured.
import { extractArticle } from "../articles/extract-article.ts";
import { findArticle, setArticleTrouble, upsertArticles } from "../db/articles.ts";
import { findPost, type Post } from "../db/posts.ts";
import type { NewTask } from "../db/tasks.ts";
import type { Tx } from "../db/transaction.ts";
import { describeError, PermanentError, RetryLaterError } from "../errors.ts";
import type { Context } from "./context.ts";
import { fetchUnasked } from "./fetch-unasked.ts";
import { workOn } from "./tasks.ts";

/** A page that takes too long to read is read so often. */
const READS = 2;

/** Fetches, extracts, cleans and stores the article; when it cannot be had, says why beside what the feed carried. */
export async function fetchArticle(context: Context, postId: string): Promise<void> {
  const { clock } = context;
  await workOn(
    context,
    "fetch-article",
    postId,
    async (task) => {
      const post = await findPost(context.db, postId);
      if (!post?.url) return async () => undefined;
      const answer = await fetchUnasked(context, post.url, "article");
      const type = answer.headers.get("content-type") ?? undefined;
      const article = await extractArticle(answer.body, type, answer.url).catch((error: unknown) => {
        // Once more may find the machine less busy; then it is the page.
        const isLast = error instanceof RetryLaterError && task.attempts >= READS;
        throw isLast ? new PermanentError(error.kind, error.message, { cause: error.cause }) : error;
      });
      const carried = await findArticle(context.db, postId);
      // A page that yields less than the feed did is no gain.
      if (article.text.length <= (carried?.text.length ?? 0)) {
        return async () => briefAgain(post, task.userId, clock.now());
      }
      return async (tx) => {
        await upsertArticles(tx, [
          {
            postId,
            source: "page",
            html: article.html,
            text: article.text,
            words: article.words,
            language: article.language ?? null,
            trouble: null,
            storedAt: clock.now(),
          },
        ]);
        return briefAgain(post, task.userId, clock.now());
      };
    },
    {
      givenUp: async (tx: Tx, error) => {
        await setArticleTrouble(tx, postId, describeError(error));
        return [{ kind: "brief-post", subjectId: postId, at: clock.now() }];
      },
      // The brief is made of what the feed carried, and made again when the page comes.
      meanwhile: () => [{ kind: "brief-post", subjectId: postId, at: clock.now() }],
    },
  );
}

function briefAgain(post: Post, userId: string | null, at: Date): NewTask[] {
  return [{ kind: "brief-post", subjectId: post.id, userId: userId ?? undefined, at }];
}
