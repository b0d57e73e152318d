// Who lets a model work from now on, or follows what nobody had read so far, wants what is there already read too.
import { listUnasked, listWithoutModelBrief, shareTasks } from "../../db/model-wishes.ts";
import { addTasks, type NewTask } from "../../db/tasks.ts";
import type { Handle } from "../../db/transaction.ts";

/** Of older posts so many, the newest: nobody pays for years at one click. */
const CAUGHT_UP = 40;

/** For somebody who just switched models on. */
export async function catchUp(tx: Handle, userId: string, now: Date): Promise<NewTask[]> {
  return wantModelBriefs(tx, await listWithoutModelBrief(tx, userId, CAUGHT_UP), userId, now);
}

/** The tasks that are missing, on the user's account; what another asked for already is paid by either. */
export async function wantModelBriefs(
  tx: Handle,
  postIds: readonly string[],
  userId: string,
  now: Date,
): Promise<NewTask[]> {
  const unasked = await listUnasked(tx, postIds);
  const tasks = unasked.map((subjectId): NewTask => ({ kind: "brief-post-model", subjectId, userId, at: now }));
  await addTasks(tx, tasks, now);
  await shareTasks(tx, postIds, userId);
  return tasks;
}
