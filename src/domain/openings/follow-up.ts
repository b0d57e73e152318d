// What follows from an opening found or put aside: the next step of whoever published it is chosen anew.
import { listFollowers, listPersonsOfPost } from "../../db/follows.ts";
import { setDismissed } from "../../db/post-states.ts";
import { findPost, findPostOfUser } from "../../db/posts.ts";
import { inTransaction } from "../../db/transaction.ts";
import type { Context } from "../context.ts";
import { assessPerson } from "../dialogue.ts";

/** For everybody who follows the post's feed, after its openings were found. May run twice; a day later it is done anyway. */
export async function renewNextSteps(context: Context, postId: string): Promise<void> {
  const post = await findPost(context.db, postId);
  for (const { userId, personId } of post ? await listFollowers(context.db, post.feedId) : []) {
    await inTransaction(context.db, (tx) => assessPerson(tx, userId, personId, context.clock.now()));
  }
}

/** The user has nothing to say about it. False where they follow no such post. */
export async function dismissPost(context: Context, userId: string, postId: string): Promise<boolean> {
  const now = context.clock.now();
  return inTransaction(context.db, async (tx) => {
    if (!(await findPostOfUser(tx, userId, postId))) return false;
    await setDismissed(tx, userId, postId, now);
    for (const { personId } of await listPersonsOfPost(tx, userId, postId)) {
      await assessPerson(tx, userId, personId, now);
    }
    return true;
  });
}
