// What the user says about a post: it begins with their own take, and nothing leaves without their click.
import type { Channel } from "../channels/channel-ids.ts";
import {
  deleteComment,
  findComment,
  insertComment,
  listComments,
  lockComment,
  updateComment,
  type Comment,
} from "../db/comments.ts";
import { listPersonsOfPost } from "../db/follows.ts";
import { findPost, findPostOfUser, type Post } from "../db/posts.ts";
import { deleteTouch, insertTouch, updateTouch } from "../db/touches.ts";
import { inTransaction, type Handle, type Tx } from "../db/transaction.ts";
import { PermanentError } from "../errors.ts";
import { newId } from "../id.ts";
import { refuseUnconfirmed } from "./assists/confirmed.ts";
import { coach } from "./coach/coach.ts";
import type { CoachVerdict } from "./coach/verdict.ts";
import type { Context } from "./context.ts";
import { channelOfDiscussion, discussionOf } from "./episodes/discussion.ts";
import { findPostText } from "./episodes/post-text.ts";
import { assessPerson } from "./dialogue.ts";
import { keepSlots } from "./openings/follow-up.ts";

/** @returns undefined where the user follows no such post. */
export async function draftComment(
  context: Context,
  userId: string,
  postId: string,
  input: { id?: string | undefined; take: string; text?: string | undefined; channel?: Channel | undefined },
): Promise<Comment | undefined> {
  const now = context.clock.now();
  const post = await findPostOfUser(context.db, userId, postId);
  if (!post) return undefined;
  const [person] = await listPersonsOfPost(context.db, userId, postId);
  if (!person) return undefined;
  return insertComment(context.db, userId, {
    id: input.id ?? newId(),
    postId,
    personId: person.personId,
    take: input.take,
    text: input.text ?? input.take,
    channel: input.channel ?? channelOf(post),
    createdAt: now,
    updatedAt: now,
  });
}

/** Where people answer to this kind of post. */
export function channelOf(post: Pick<Post, "kind" | "url" | "extras">): Channel {
  const asked = channelOfDiscussion(discussionOf(post));
  if (asked) return asked;
  const host = post.url === null ? "" : new URL(post.url).hostname;
  if (/(^|\.)youtube\.com$|^youtu\.be$/.test(host)) return "youtube";
  if (/(^|\.)bsky\.app$/.test(host)) return "bluesky";
  if (/(^|\.)github\.com$/.test(host)) return "github";
  if (post.kind === "forum") return "forum";
  if (post.kind === "podcast") return "podcast";
  if (post.kind === "microblog" && /\/@[^/]+\//.test(post.url ?? "")) return "mastodon";
  return "blog";
}

export async function editComment(
  context: Context,
  userId: string,
  commentId: string,
  edit: { take?: string | undefined; text?: string | undefined; channel?: Channel | undefined },
): Promise<Comment | undefined> {
  const change = {
    ...(edit.take !== undefined && { take: edit.take }),
    ...(edit.text !== undefined && { text: edit.text }),
    ...(edit.channel !== undefined && { channel: edit.channel }),
  };
  return inTransaction(context.db, async (tx) => {
    const before = await lockComment(tx, userId, commentId);
    const comment = await updateComment(tx, userId, commentId, { ...change, updatedAt: context.clock.now() });
    // What stands on the timeline is what the comment says, and counts for that.
    if (comment?.touchId != null) {
      const { text, channel } = comment;
      const judged = text === before?.text ? {} : { passedCoach: await passes(tx, userId, comment) };
      await updateTouch(tx, userId, comment.touchId, { text, channel, ...judged });
      await assessPerson(tx, userId, comment.personId, context.clock.now());
    }
    return comment;
  });
}

/** The comment and, where it was posted, its touch. */
export async function removeComment(context: Context, userId: string, commentId: string): Promise<boolean> {
  return inTransaction(context.db, async (tx) => {
    const comment = await deleteComment(tx, userId, commentId);
    if (!comment) return false;
    if (comment.touchId !== null) await deleteTouch(tx, userId, comment.touchId);
    await assessPerson(tx, userId, comment.personId, context.clock.now());
    return true;
  });
}

/**
 * The user says that they posted it. The touch stands on the timeline once, however often this is said.
 * @throws PermanentError `invalid-input` for a moment to come; `conflict` where something in it is a model's and nobody
 *   confirmed it.
 */
export async function markPosted(
  context: Context,
  userId: string,
  commentId: string,
  said: { url?: string | null | undefined; at?: Date | undefined },
): Promise<Comment | undefined> {
  const now = context.clock.now();
  if (said.at && said.at > now)
    throw new PermanentError("invalid-input", "A comment cannot have been posted in the future.", {
      field: "at",
    });
  const draft = await findComment(context.db, userId, commentId);
  if (draft?.status === "draft") await keepSlots(context, userId, draft);
  return inTransaction(context.db, async (tx) => {
    const comment = await lockComment(tx, userId, commentId);
    if (!comment) return undefined;
    if (comment.status === "draft") await refuseUnconfirmed(tx, userId, comment);
    const postedAt = said.at ?? comment.postedAt ?? now;
    const url = said.url === undefined ? comment.url : said.url;
    const standing = comment.touchId === null ? undefined : await deleteTouch(tx, userId, comment.touchId);
    const passedCoach = standing ? standing.passedCoach : await passes(tx, userId, comment);
    const touchId = await putOnTimeline(tx, userId, { ...comment, url, postedAt, passedCoach }, now);
    const status = comment.status === "draft" ? "posted" : comment.status;
    const posted = await updateComment(tx, userId, commentId, { status, url, postedAt, touchId, updatedAt: now });
    await assessPerson(tx, userId, comment.personId, now);
    return posted;
  });
}

/** What the coach says of these words is kept: what was posted does not change when the coach learns. */
async function passes(tx: Tx, userId: string, comment: Comment): Promise<boolean | null> {
  if (comment.postId === null) return null;
  const { text, take, channel, postId, id } = comment;
  const verdict = await coachText(tx, userId, { text, take, channel: channel as Channel, postId, exceptCommentId: id });
  return verdict?.ready ?? null;
}

async function putOnTimeline(
  tx: Tx,
  userId: string,
  comment: Comment & { postedAt: Date; passedCoach: boolean | null },
  now: Date,
): Promise<string> {
  const post = comment.postId === null ? undefined : await findPost(tx, comment.postId);
  const { touch } = await insertTouch(tx, userId, {
    id: newId(),
    personId: comment.personId,
    kind: "comment",
    direction: "outbound",
    channel: comment.channel,
    at: comment.postedAt,
    url: comment.url ?? post?.url ?? null,
    text: comment.text,
    postId: comment.postId,
    about: post?.canonicalKey ?? null,
    passedCoach: comment.passedCoach,
    source: "comment",
    identity: `comment:${comment.id}`,
    createdAt: now,
  });
  return touch.id;
}

/** Of a longer post the coach reads the beginning: 10,000 words, so that it answers while one types. */
const COACH_READS = 60_000;

/** The coach's verdict on a text about a post; without a post it judges the text alone. */
export async function coachText(
  db: Handle,
  userId: string,
  input: {
    text: string;
    take?: string | undefined;
    postId?: string | undefined;
    channel: Channel;
    exceptCommentId?: string | undefined;
  },
): Promise<CoachVerdict | undefined> {
  const about = input.postId === undefined ? undefined : await findPostOfUser(db, userId, input.postId);
  if (input.postId !== undefined && !about) return undefined;
  const earlier = about ? await listComments(db, userId, about.id) : [];
  const comments = earlier
    .filter((one) => one.status !== "draft" && one.id !== input.exceptCommentId)
    .map((one) => one.text);
  return coach({
    text: input.text,
    ...(input.take !== undefined && { take: input.take }),
    channel: input.channel,
    ...(about && {
      post: {
        title: about.title,
        ...(about.author !== null && { author: about.author }),
        text: await textToCoach(db, about.id),
        comments,
      },
    }),
  });
}

/** What was said, and what was written about it: a take may speak to either. */
async function textToCoach(db: Handle, postId: string): Promise<string> {
  const { text, written } = await findPostText(db, postId);
  return (written === "" ? text : `${written}\n${text}`).slice(0, COACH_READS);
}
