// What follows from an opening found, taken or put aside: the next step of whoever published it is chosen anew.
import { DAY } from "../../clock.ts";
import { listPersonsOfPost } from "../../db/follows.ts";
import { setDismissed } from "../../db/post-states.ts";
import { findPostOfUser } from "../../db/posts.ts";
import { listSuggestedTo } from "../../db/suggestions.ts";
import type { Touch } from "../../db/touches.ts";
import { inTransaction } from "../../db/transaction.ts";
import type { Context } from "../context.ts";
import { assessPerson, logTouch, type NewTouch } from "../dialogue.ts";
import { suggestToday } from "../today.ts";

/** For everybody to whom the post is suggested just now, after its facts were found anew. May run twice. */
export async function renewNextSteps({ db, clock }: Context, postId: string): Promise<void> {
  const now = clock.now();
  for (const { userId, personId } of await listSuggestedTo(db, postId, new Date(now.getTime() - 2 * DAY))) {
    if (personId !== null) await inTransaction(db, (tx) => assessPerson(tx, userId, personId, now));
  }
}

/**
 * Before the user speaks to somebody: where that is one of those who are suggested, what was shown until now uses its
 * slots, so that nothing comes in the place of what is said.
 */
export async function keepSlots(
  context: Pick<Context, "db" | "clock">,
  userId: string,
  spoken: { personId: string; postId?: string | null | undefined },
): Promise<void> {
  await suggestToday(context, userId, {
    actsOn: (one) => one.personId === spoken.personId || one.postId === spoken.postId,
  });
}

/** `logTouch` for what the user did just now: a word to somebody who is suggested today takes the suggestion. */
export async function noteTouch(
  context: Context,
  userId: string,
  personId: string,
  touch: NewTouch,
): Promise<Touch | undefined> {
  if (touch.direction === "outbound") await keepSlots(context, userId, { personId, postId: touch.postId });
  return logTouch(context, userId, personId, touch);
}

/** The user has nothing to say about it, and is shown less of the kind. False where they follow no such post. */
export async function dismissPost(context: Context, userId: string, postId: string): Promise<boolean> {
  // What was shown until now uses its slots: nothing comes in the place of what is put aside.
  await suggestToday(context, userId, { actsOn: () => true });
  return setAside(context, userId, postId, context.clock.now());
}

/** As if it had never been put aside: it stands where it stood, and lowers nothing any more. */
export async function takeDismissalBack(context: Context, userId: string, postId: string): Promise<boolean> {
  return setAside(context, userId, postId, null);
}

async function setAside(context: Context, userId: string, postId: string, at: Date | null): Promise<boolean> {
  return inTransaction(context.db, async (tx) => {
    if (!(await findPostOfUser(tx, userId, postId))) return false;
    await setDismissed(tx, userId, postId, at);
    for (const { personId } of await listPersonsOfPost(tx, userId, postId)) {
      await assessPerson(tx, userId, personId, context.clock.now());
    }
    return true;
  });
}
