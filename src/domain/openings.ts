// Openings: posts on which this user could say something worth saying. Here the facts are found that stay as they are;
// what moves with time and with the dialogue is added when they are read (openings/rank.ts).
import { DAY } from "../clock.ts";
import { findBriefs, type StoredBrief } from "../db/briefs.ts";
import { listFollowers } from "../db/follows.ts";
import { deleteOpenings, upsertOpening, type NewOpening } from "../db/openings.ts";
import { findPost, type Post } from "../db/posts.ts";
import { getProfile } from "../db/profiles.ts";
import type { NewTask } from "../db/tasks.ts";
import { fold } from "../db/terms.ts";
import type { Context } from "./context.ts";
import { discussionOf } from "./episodes/discussion.ts";
import { createMomentFinder } from "./episodes/moments.ts";
import { findPostText } from "./episodes/post-text.ts";
import { chooseAsked } from "./openings/asked.ts";
import { findCloseness, joined } from "./openings/meaning.ts";
import { findStrengths, touchingOf } from "./openings/relevance.ts";
import { OPENING_DAYS } from "./openings/weights.ts";
import { isBy } from "./posts/authors.ts";
import { workOn } from "./tasks.ts";

/** A brief's topics that are kept: what an author can put there is bounded. */
const TOPICS_KEPT = 5;

/** For everybody who follows the post's feed: what it has to do with them, by the brief that each of them may see. */
export async function findOpenings(context: Context, postId: string): Promise<void> {
  await workOn(context, "find-openings", postId, async () => {
    const { db, clock } = context;
    const post = await findPost(db, postId);
    if (!post) return async () => undefined;
    const now = clock.now();
    const tooOld = post.publishedAt.getTime() < now.getTime() - OPENING_DAYS * DAY;
    // Who wants no comments is left in peace; what was found before they said so goes.
    const isUnwanted = discussionOf(post)?.disabled === true;
    const followers =
      tooOld || isUnwanted ? [] : (await listFollowers(db, post.feedId)).filter((follow) => isBy(post, follow));
    const find = await prepare(context, post);
    const found: { userId: string; opening: NewOpening }[] = [];
    const following: NewTask[] = [];
    for (const { userId, personId } of followers) {
      const { feedId, publishedAt } = post;
      const { isMissing, ...facts } = await find(userId);
      found.push({ userId, opening: { postId, personId, feedId, publishedAt, ...facts, createdAt: now } });
      if (isMissing) following.push({ kind: "embed-post", subjectId: postId, at: now });
    }
    return async (tx) => {
      if (isUnwanted) await deleteOpenings(tx, postId);
      for (const { userId, opening } of found) await upsertOpening(tx, userId, opening);
      return following.slice(0, 1);
    };
  });
}

type Found = Omit<NewOpening, "postId" | "personId" | "feedId" | "publishedAt" | "createdAt"> & {
  /** A vector of the post or of what was named is still to be asked for. */
  isMissing: boolean;
};

/** The post is read once, whoever follows it. */
async function prepare({ db, model }: Context, post: Post): Promise<(userId: string) => Promise<Found>> {
  const { text, written, segments, language } = await findPostText(db, post.id);
  const momentOf = createMomentFinder(segments);
  const extract = (await findBriefs(db, [post.id], false)).get(post.id);
  const best = (await findBriefs(db, [post.id], true)).get(post.id);
  const about = { title: post.title, text: joined(written, text), language: language ?? post.language };
  return async (userId) => {
    const { interests, expertise, aiEnabled } = await getProfile(db, userId);
    const brief = aiEnabled ? best : extract;
    const topics = topicsOf(brief);
    const named = [...new Set([...interests, ...expertise])];
    const strengths = await findStrengths(db, { ...about, topics }, named);
    const { closeness, isMissing } = await findCloseness(db, about, aiEnabled ? named : []);
    const touching = (names: readonly string[]) =>
      touchingOf(
        names.map((name) => ({ name, strength: Math.max(strengths.get(name) ?? 0, closeness.get(name) ?? 0) })),
      );
    const [interest, known] = [touching(interests), touching(expertise)];
    const asked = chooseAsked(
      (brief?.questions ?? []).map((one) => {
        const moment = momentOf(one.passage);
        return { text: one.text, ...(moment && { at: moment.at, speaker: moment.speaker }) };
      }),
    );
    return {
      interest: interest.strength,
      interestIn: [...interest.names],
      expertise: known.strength,
      expertiseIn: [...known.names],
      question: asked && JSON.stringify(asked),
      topics,
      isMissing: model !== undefined && isMissing,
    };
  };
}

function topicsOf(brief: StoredBrief | undefined): string[] {
  const topics = brief?.topics ?? [];
  return [...new Set(topics.map((topic) => fold(topic).trim()))].filter((topic) => topic !== "").slice(0, TOPICS_KEPT);
}
