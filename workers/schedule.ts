// The sweep: finds due rows that no job looked at, and does the daily chores. A plain timer in every worker process,
// because a scheduler kept in the queue would be lost with the queue.
import { DAY } from "../src/clock.ts";
import { deleteEmbeddingsBefore } from "../src/db/embeddings.ts";
import { deleteOrphansBefore } from "../src/db/feeds.ts";
import { deleteSilencesBefore } from "../src/db/hosts.ts";
import { deleteKeysBefore } from "../src/db/idempotency-keys.ts";
import { listUnassessed } from "../src/db/people.ts";
import { listDueTasks } from "../src/db/tasks.ts";
import { inTransaction } from "../src/db/transaction.ts";
import type { TaskKind } from "../src/db/schema/shared.ts";
import type { Context } from "../src/domain/context.ts";
import { assessPerson } from "../src/domain/dialogue.ts";
import { tidyModelCalls } from "../src/domain/model-calls/upkeep.ts";
import { describeError } from "../src/errors.ts";
import { payloadFor } from "../src/jobs/catalog.ts";

/** Machine milliseconds between sweeps. */
const SWEEP_EVERY_MS = 10_000;

/** Of each kind: thousands of pages that wait for their turn must not hide a brief. */
const TASKS_AT_ONCE = 500;
const KINDS: readonly TaskKind[] = [
  "brief-post",
  "brief-post-model",
  "find-openings",
  "embed-post",
  "fetch-article",
  "fetch-transcript",
  "transcribe-episode",
  "import-people",
  "follow-row",
];
const PEOPLE_AT_ONCE = 100;

/** Feeds without a follower go after so long. */
const ORPHAN_DAYS = 30;
/** What a model made for comparing goes after so long: what is still wanted is asked for again. */
const EMBEDDING_DAYS = 90;
/** Each may take thousands of posts with it; the next sweep takes the next. */
const ORPHANS_AT_ONCE = 20;

export type Sweeping = { close: () => Promise<void> };

/** Sweeps at once and then on and on. */
export function startSweeping(context: Context): Sweeping {
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  const run = async (): Promise<void> => {
    try {
      await sweep(context);
    } catch (error) {
      context.logger.error({ error: describeError(error) }, "sweep failed; the next one tries again");
    }
    if (!closed) {
      timer = setTimeout(() => {
        running = run();
      }, SWEEP_EVERY_MS);
    }
  };
  let running = run();
  return {
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await running;
    },
  };
}

/** Looks once for everything that is due. May run in many processes at the same time. */
export async function sweep(context: Context): Promise<void> {
  const { db, clock } = context;
  const now = clock.now();
  // First, because they need no queue.
  for (const { userId, id } of await listUnassessed(db, new Date(now.getTime() - DAY), PEOPLE_AT_ONCE)) {
    await inTransaction(db, (tx) => assessPerson(tx, userId, id, now));
  }
  await deleteOrphansBefore(db, new Date(now.getTime() - ORPHAN_DAYS * DAY), ORPHANS_AT_ONCE);
  await deleteSilencesBefore(db, new Date(now.getTime() - 2 * DAY));
  await deleteEmbeddingsBefore(db, new Date(now.getTime() - EMBEDDING_DAYS * DAY));
  await deleteKeysBefore(db, new Date(now.getTime() - DAY));
  await tidyModelCalls(context);
  await hintAtDue(context, now);
}

async function hintAtDue({ db, queue }: Context, now: Date): Promise<void> {
  for (const kind of KINDS) {
    const tasks = await listDueTasks(db, now, TASKS_AT_ONCE, kind);
    await queue.enqueue(
      kind,
      tasks.map((task) => payloadFor(kind, task.subjectId)),
      "behind",
    );
  }
}
