// The page of a post that its feed carries in part only. Asked for by ourselves, so robots.txt is honoured.
import { extractArticle } from "../articles/extract-article.ts";
import { findArticle, setArticleTrouble, upsertArticles } from "../db/articles.ts";
import { silenceHost, silentUntil } from "../db/hosts.ts";
import { findPost, type Post } from "../db/posts.ts";
import type { NewTask } from "../db/tasks.ts";
import type { Tx } from "../db/transaction.ts";
import { describeError, NotYetError, PermanentError, RetryLaterError } from "../errors.ts";
import { hostOf } from "../host.ts";
import { parseRetryAfter } from "../net/caching.ts";
import type { Context } from "./context.ts";
import { workOn } from "./tasks.ts";

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
      const article = await readPage(context, post.url);
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

async function readPage(context: Context, url: string) {
  const now = context.clock.now();
  const host = hostOf(url);
  const quietUntil = await silentUntil(context.db, host, now);
  if (quietUntil) throw new NotYetError("address-status", `${host} asked for silence`, { notBefore: quietUntil });
  if (!(await context.robots.mayFetch(url))) {
    throw new PermanentError("robots-refused", `${host} asks programs not to read this page.`);
  }
  const answer = await context.fetcher.fetch({ url, purpose: "article" });
  if (answer.status === 429 || answer.status === 503) {
    const notBefore = parseRetryAfter(answer.headers, now);
    if (notBefore) await silenceHost(context.db, host, notBefore, `answered ${answer.status}`);
    throw new RetryLaterError("address-status", `${host} answered ${answer.status}`, notBefore ? { notBefore } : {});
  }
  if (answer.status >= 500) throw new RetryLaterError("address-status", `${host} answered ${answer.status}`);
  const isElsewhere = new URL(answer.url).origin !== new URL(url).origin;
  if (isElsewhere && !(await context.robots.mayFetch(answer.url))) {
    throw new PermanentError("robots-refused", `${new URL(answer.url).host} asks programs not to read this page.`);
  }
  if (answer.status !== 200) throw new PermanentError("address-status", `${host} answered ${answer.status}`);
  return extractArticle(answer.body, answer.headers.get("content-type") ?? undefined, answer.url);
}
