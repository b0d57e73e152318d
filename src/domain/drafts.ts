// What stands in the studio's box: saved at every pause, and never silently over what another window saved meanwhile.
import type { Channel } from "../channels/channel-ids.ts";
import { insertComment, listComments, lockComment, lockDrafts, updateComment, type Comment } from "../db/comments.ts";
import { listPersonsOfPost } from "../db/follows.ts";
import { findPostOfUser } from "../db/posts.ts";
import { deleteTouch } from "../db/touches.ts";
import { inTransaction } from "../db/transaction.ts";
import { newId } from "../id.ts";
import type { Context } from "./context.ts";
import { assessPerson } from "./dialogue.ts";

/** `text` empty or missing: the take is posted as it is. */
export type Words = { take: string; text?: string | undefined; channel: Channel };

/**
 * `elsewhere`: another window saved other words since; `gone`: the draft was posted or thrown away. Nothing is written then.
 */
export type Kept = { state: "saved" | "elsewhere"; draft: Comment } | { state: "gone" };

/**
 * Saves the draft of a post, or begins it.
 * @param seen the version whose words the writer has before them, 0 for none; undefined where the last one to write wins.
 * @returns undefined where the user follows no such post.
 */
export async function keepDraft(
  context: Context,
  userId: string,
  postId: string,
  words: Words,
  seen?: number,
): Promise<Kept | undefined> {
  const post = await findPostOfUser(context.db, userId, postId);
  const [person] = await listPersonsOfPost(context.db, userId, postId);
  if (!post || !person) return undefined;
  const now = context.clock.now();
  const text = words.text === undefined || words.text === "" ? words.take : words.text;
  const written = { take: words.take, text, channel: words.channel, updatedAt: now };
  return inTransaction(context.db, async (tx): Promise<Kept> => {
    await lockDrafts(tx, userId, postId);
    const draft = (await listComments(tx, userId, postId)).find((comment) => comment.status === "draft");
    if (!draft) {
      if (seen !== undefined && seen > 0) return { state: "gone" };
      const begun = { id: newId(), postId, personId: person.personId, createdAt: now, ...written };
      return { state: "saved", draft: await insertComment(tx, userId, begun) };
    }
    if (draft.take === words.take && draft.text === text && draft.channel === words.channel)
      return { state: "saved", draft };
    if (seen !== undefined && seen !== draft.version) return { state: "elsewhere", draft };
    const changed = await updateComment(tx, userId, draft.id, written);
    return changed ? { state: "saved", draft: changed } : { state: "gone" };
  });
}

/**
 * It was not posted after all: a draft again, and off the timeline.
 * @returns `seen` where it was found on their page, `other` where another draft about the post has begun: nothing is
 *   changed then. Undefined where there is no such comment.
 */
export async function takeBack(
  context: Context,
  userId: string,
  commentId: string,
): Promise<"done" | "seen" | "other" | undefined> {
  const now = context.clock.now();
  return inTransaction(context.db, async (tx) => {
    const comment = await lockComment(tx, userId, commentId);
    if (!comment) return undefined;
    if (comment.status === "draft") return "done";
    if (comment.status !== "posted") return "seen";
    if (comment.postId !== null) {
      await lockDrafts(tx, userId, comment.postId);
      const others = await listComments(tx, userId, comment.postId);
      if (others.some(({ status }) => status === "draft")) return "other";
    }
    if (comment.touchId !== null) await deleteTouch(tx, userId, comment.touchId);
    const change = { status: "draft", postedAt: null, touchId: null, updatedAt: now } as const;
    await updateComment(tx, userId, commentId, change);
    await assessPerson(tx, userId, comment.personId, now);
    return "done";
  });
}
