// What Today suggests: three slots a user and day. A slot is filled once and stays used when what was in it is gone.
import type { Selectable } from "kysely";
import type { Tables } from "./schema.ts";
import type { Handle } from "./transaction.ts";

export type Suggestion = Selectable<Tables["suggestions"]>;

export const SLOTS = [1, 2, 3] as const;

/** The newest day that has any, in the order of the slots. */
export async function listNewestSuggestions(db: Handle, userId: string): Promise<Suggestion[]> {
  return db
    .selectFrom("suggestions")
    .selectAll()
    .where("userId", "=", userId)
    .where("day", "=", (eb) =>
      eb
        .selectFrom("suggestions as newest")
        .select((one) => one.fn.max<string>("newest.day").as("day"))
        .where("newest.userId", "=", userId),
    )
    .orderBy("slot")
    .execute();
}

/**
 * Fills slots that are free. Where another process was faster with a slot, a post or a person of that day, theirs
 * stands: read again what there is.
 */
export async function fillSlots(
  tx: Handle,
  userId: string,
  filled: readonly Omit<Suggestion, "userId">[],
): Promise<void> {
  if (filled.length === 0) return;
  await tx
    .insertInto("suggestions")
    .values(filled.map((one) => ({ ...one, userId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** To whom this post was suggested since then, over all users: for their next steps, never for an answer to a user. */
export async function listSuggestedTo(
  db: Handle,
  postId: string,
  since: Date,
): Promise<{ userId: string; personId: string | null }[]> {
  return db
    .selectFrom("suggestions")
    .select(["userId", "personId"])
    .where("postId", "=", postId)
    .where("givenAt", ">=", since)
    .execute();
}
