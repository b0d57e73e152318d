// Openings: posts on which this user could say something worth saying now, each with the reason why.
import { DAY } from "../clock.ts";
import { findBriefs } from "../db/briefs.ts";
import { listFollowers, type Follow } from "../db/follows.ts";
import { deleteOpenings, upsertOpening } from "../db/openings.ts";
import { findPerson } from "../db/people.ts";
import { findPost, type Post } from "../db/posts.ts";
import { getProfile } from "../db/profiles.ts";
import type { Reason } from "../db/schema/own.ts";
import type { Context } from "./context.ts";
import { discussionOf } from "./episodes/discussion.ts";
import { createMomentFinder } from "./episodes/moments.ts";
import { findPostText } from "./episodes/post-text.ts";
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
    const { text, segments } = await findPostText(db, postId);
    const momentOf = createMomentFinder(segments);
    const now = clock.now();
    const tooOld = post.publishedAt.getTime() < now.getTime() - OPENING_DAYS * DAY;
    // Who wants no comments is left in peace; what was found before they said so goes.
    const isUnwanted = discussionOf(post)?.disabled === true;
    const followers =
      tooOld || isUnwanted ? [] : (await listFollowers(db, post.feedId)).filter((follow) => isBy(post, follow));
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
          questions: brief?.questions.map(({ text: asked, passage }) => ({ text: asked, ...momentOf(passage) })) ?? [],
          interests: profile.interests,
          expertise: profile.expertise,
          stage: person.stage,
        }),
      });
    }
    return async (tx) => {
      if (isUnwanted) await deleteOpenings(tx, postId);
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
