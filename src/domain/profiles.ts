// Who the user is: what interests them decides which posts are openings.
import { DAY } from "../clock.ts";
import { getProfile, updateProfile, type Profile } from "../db/profiles.ts";
import { dropBatches } from "../db/model-batches.ts";
import { addTasks } from "../db/tasks.ts";
import { listOpenedPosts } from "../db/openings.ts";
import { inTransaction } from "../db/transaction.ts";
import type { Context } from "./context.ts";
import { abortCalls } from "./model-calls/open-calls.ts";
import { catchUp } from "./model-calls/wishes.ts";
import { OPENING_DAYS } from "./openings/weights.ts";
import { hint } from "./tasks.ts";

type Editable = Omit<Profile, "userId" | "updatedAt">;

/** Only what is given changes. */
export type ProfileEdit = { [Field in keyof Editable]?: Editable[Field] | undefined };

/** Of the posts that may be openings so many are looked at again when interests change, or when models are let in or out. */
const LOOK_AGAIN = 1_000;

export async function editProfile(context: Context, userId: string, edit: ProfileEdit): Promise<Profile> {
  const now = context.clock.now();
  const { handles, ...plain } = edit;
  const { profile, tasks } = await inTransaction(context.db, async (tx) => {
    const before = await getProfile(tx, userId);
    const given = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined));
    const after = await updateProfile(tx, userId, {
      ...given,
      ...(handles && { handles: JSON.stringify(handles) }),
      updatedAt: now,
    });
    const isMoved = (["interests", "expertise", "aiEnabled"] as const).some(
      (field) => String(before[field]) !== String(after[field]),
    );
    const since = new Date(now.getTime() - OPENING_DAYS * DAY);
    const posts = isMoved ? await listOpenedPosts(tx, userId, since, LOOK_AGAIN) : [];
    const again = posts.map((subjectId) => ({ kind: "find-openings" as const, subjectId, userId, at: now }));
    await addTasks(tx, again, now);
    if (!after.aiEnabled) await dropBatches(tx, userId, now);
    const read = context.model && after.aiEnabled && !before.aiEnabled ? await catchUp(tx, userId, now) : [];
    return { profile: after, tasks: [...again, ...read] };
  });
  // Another process looks at the switch every second; this one knows.
  if (!profile.aiEnabled) await abortCalls(context, userId);
  await hint(context, tasks);
  return profile;
}
