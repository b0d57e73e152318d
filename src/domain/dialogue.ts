// The dialogue with a person: touches in, stage and readiness out, in one transaction.
import { createHash } from "node:crypto";
import type { Channel } from "../channels/channel-ids.ts";
import { DAY } from "../clock.ts";
import { listFollowedFeeds } from "../db/follows.ts";
import { findLastPostAt, findPerson, lockPerson, updatePerson } from "../db/people.ts";
import { listPosts } from "../db/post-lists.ts";
import { findPostOfUser } from "../db/posts.ts";
import { deleteTouch, insertTouch, listTouches, type Touch } from "../db/touches.ts";
import { getProfile } from "../db/profiles.ts";
import { inTransaction, type Handle, type Tx } from "../db/transaction.ts";
import { PermanentError } from "../errors.ts";
import { canonicalUrl } from "../html/canonical-url.ts";
import { isId, newId } from "../id.ts";
import type { Context } from "./context.ts";
import { readAnswering } from "./openings/dialogues.ts";
import { findSuggested } from "./openings/plate.ts";
import { assess } from "./readiness/assess.ts";
import type { Facts, Touch as JudgedTouch } from "./readiness/facts.ts";
import { toJudged } from "./readiness/judged.ts";
import { nextStep } from "./readiness/next-step.ts";
import type { Readiness } from "./readiness/readiness.ts";
import type { Stage } from "./readiness/stages.ts";
import type { Direction, TouchKind } from "./touch-kinds.ts";

export type NewTouch = {
  /** Where the caller can name the row: the same id is the same touch. */
  id?: string | undefined;
  kind: TouchKind;
  direction: Direction;
  channel: Channel;
  at?: Date | undefined;
  url?: string | undefined;
  text?: string | undefined;
  postId?: string | undefined;
};

/**
 * Puts a touch on the timeline; stage and readiness follow at once.
 * @returns undefined where the user has no such person.
 * @throws PermanentError `invalid-input` for a post the user does not follow or a moment to come.
 */
export async function logTouch(
  context: Context,
  userId: string,
  personId: string,
  input: NewTouch,
): Promise<Touch | undefined> {
  const now = context.clock.now();
  if (input.at && input.at > now)
    throw new PermanentError("invalid-input", "A touch cannot lie in the future.", { field: "at" });
  return inTransaction(context.db, async (tx) => {
    if (!(await findPerson(tx, userId, personId))) return undefined;
    const post =
      input.postId !== undefined && isId(input.postId) ? await findPostOfUser(tx, userId, input.postId) : undefined;
    if (input.postId !== undefined && !post)
      throw new PermanentError("invalid-input", "There is no such post among those you follow.", { field: "postId" });
    const { touch } = await insertTouch(tx, userId, {
      id: input.id ?? newId(),
      personId,
      kind: input.kind,
      direction: input.direction,
      channel: input.channel,
      at: input.at ?? now,
      url: input.url ?? null,
      text: input.text ?? null,
      postId: input.postId ?? null,
      about: post?.canonicalKey ?? (input.url === undefined ? null : canonicalUrl(input.url)),
      source: "user",
      identity: identityOf(input),
      createdAt: now,
    });
    await assessPerson(tx, userId, personId, now);
    return touch;
  });
}

/**
 * What was logged twice with its time is one touch; without a time, each is its own. The address says what it is
 * about (contract.md), so it alone does not make two touches one.
 */
function identityOf(touch: NewTouch): string {
  if (!touch.at) return `user:${touch.id ?? newId()}`;
  const facts = [touch.kind, touch.direction, touch.at.toISOString(), touch.url, touch.postId, touch.text];
  return `user:${createHash("sha256").update(JSON.stringify(facts)).digest("base64url")}`;
}

export async function removeTouch(context: Context, userId: string, touchId: string): Promise<boolean> {
  return inTransaction(context.db, async (tx) => {
    const touch = await deleteTouch(tx, userId, touchId);
    if (!touch) return false;
    await assessPerson(tx, userId, touch.personId, context.clock.now());
    return true;
  });
}

/** Judges anew and stores stage, readiness and next step. Call it in the transaction of whatever changed. */
export async function assessPerson(
  tx: Tx,
  userId: string,
  personId: string,
  now: Date,
): Promise<Readiness | undefined> {
  // Two judgements at once would store the older one last: the second waits, and sees what the first saw and more.
  await lockPerson(tx, userId, personId);
  const judged = await judge(tx, userId, personId, now);
  if (!judged) return undefined;
  const { readiness, facts } = judged;
  const touches = facts.touches;
  await updatePerson(tx, userId, personId, {
    stage: readiness.stage,
    readiness: readiness.probability,
    nextStep: nextStep({
      stage: readiness.stage,
      readiness,
      opening: await findSuggested(tx, userId, personId, now),
      replyWaiting: isReplyWaiting(touches),
      following: facts.person.following,
    }),
    assessedAt: now,
    lastTouchAt: touches.at(-1)?.at ?? null,
    ...readAnswering(touches, now),
  });
  return readiness;
}

/** The judgement as of now, without storing it. */
export async function readinessOf(context: Context, userId: string, personId: string): Promise<Readiness | undefined> {
  return (await judge(context.db, userId, personId, context.clock.now()))?.readiness;
}

async function judge(
  db: Handle,
  userId: string,
  personId: string,
  now: Date,
): Promise<{ readiness: Readiness; facts: Facts } | undefined> {
  const person = await findPerson(db, userId, personId);
  if (!person) return undefined;
  const follows = await listFollowedFeeds(db, userId, { personId });
  const profile = await getProfile(db, userId);
  const facts: Facts = {
    now,
    touches: (await listTouches(db, userId, personId)).map(toJudged),
    person: {
      name: person.name,
      following: follows.length > 0,
      lastActiveAt: (await findLastPostAt(db, userId, [personId])).get(personId) ?? null,
    },
    budget: { limit: profile.inviteBudget, used: 0 },
    medianDaysBetweenPosts: medianDays(
      (await listPosts(db, userId, { personId, limit: PACE_POSTS })).map((post) => post.publishedAt),
    ),
    previousStage: person.stage as Stage,
  };
  return { readiness: assess(facts), facts };
}

/** A person's pace is read off so many of their newest posts. */
const PACE_POSTS = 30;

/** Newest first in, median of the gaps out, in days; null with fewer than three posts. */
function medianDays(publishedAt: readonly Date[]): number | null {
  const gaps = publishedAt.slice(1).map((older, index) => (publishedAt[index]!.getTime() - older.getTime()) / DAY);
  return gaps.length < 2 ? null : gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)]!;
}

function isReplyWaiting(touches: readonly JudgedTouch[]): boolean {
  const said = touches.filter((touch) => ["comment", "reply", "mention", "email", "webmention"].includes(touch.kind));
  return said.at(-1)?.direction === "inbound";
}
