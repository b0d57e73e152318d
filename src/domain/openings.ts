// Openings: posts on which this user could say something worth saying now, each with the reason why.
import { DAY } from "../clock.ts";
import { findArticle } from "../db/articles.ts";
import { findBriefs } from "../db/briefs.ts";
import { listFollowers, type Follow } from "../db/follows.ts";
import { upsertOpening } from "../db/openings.ts";
import { findPerson } from "../db/people.ts";
import { findPost, type Post } from "../db/posts.ts";
import { getProfile } from "../db/profiles.ts";
import type { Reason } from "../db/schema/own.ts";
import type { Context } from "./context.ts";
import { scoreOpening } from "./openings/score.ts";
import { workOn } from "./tasks.ts";

/** Older posts are no openings: a comment on them comes too late to be seen. */
export const OPENING_DAYS = 30;

/** For everybody who follows the post's feed: scores it and stores the opening with its reasons. */
export async function findOpenings(context: Context, postId: string): Promise<void> {
  await workOn(context, "find-openings", postId, async () => {
    const { db, clock } = context;
    const post = await findPost(db, postId);
    if (!post) return async () => undefined;
    const brief = (await findBriefs(db, [postId], false)).get(postId);
    const text = (await findArticle(db, postId))?.text ?? "";
    const now = clock.now();
    const tooOld = post.publishedAt.getTime() < now.getTime() - OPENING_DAYS * DAY;
    const followers = tooOld ? [] : (await listFollowers(db, post.feedId)).filter((follow) => isBy(post, follow));
    const scored: { follow: Follow; opening: { score: number; reasons: Reason[] } }[] = [];
    for (const follow of followers) {
      const profile = await getProfile(db, follow.userId);
      const person = await findPerson(db, follow.userId, follow.personId);
      if (!person) continue;
      scored.push({
        follow,
        opening: scoreOpening({
          now,
          post: { title: post.title, text, publishedAt: post.publishedAt, commentCount: post.commentCount },
          questions: brief?.questions.map((question) => question.text) ?? [],
          interests: profile.interests,
          expertise: profile.expertise,
          stage: person.stage,
        }),
      });
    }
    return async (tx) => {
      for (const { follow, opening } of scored) {
        await upsertOpening(tx, follow.userId, { postId, personId: follow.personId, ...opening, at: now });
      }
      return [];
    };
  });
}

function isBy(post: Post, follow: Follow): boolean {
  return follow.authors.length === 0 || follow.authors.some((name) => post.authors.includes(name));
}
