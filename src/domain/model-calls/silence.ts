// When the model server is in trouble, all its work waits, not each task by itself: a wrong key would else park a thousand
// posts, and a server that asks for a pause would be asked by all of them.
import { z } from "zod";
import { AccessError } from "../../ai/model-errors.ts";
import type { ModelAccess } from "../../ai/model-access.ts";
import { DAY, HOUR, MINUTE } from "../../clock.ts";
import { recall, remember } from "../../db/installation.ts";
import { countFailures } from "../../db/model-calls.ts";
import type { ModelPurpose } from "../../db/schema/models.ts";
import type { TaskKind } from "../../db/schema/shared.ts";
import { holdTasks, rouseTasks } from "../../db/tasks.ts";
import { NotYetError, PermanentError, RetryLaterError } from "../../errors.ts";
import type { Context } from "../context.ts";

/** The tasks that need the model server. */
export const MODEL_TASKS: readonly TaskKind[] = ["brief-post-model", "embed-post"];

const KEY = "model-silence";
/** So many failures in a row, of whatever posts: it is the server. */
const IN_A_ROW = 5;
/** How long a post waits whose calls failed once, twice …; never given up for the server's trouble. */
const WAITS = [MINUTE, 10 * MINUTE, HOUR, 6 * HOUR, DAY];

/** @property until domain time, ISO. @property of the fingerprint of the configuration that was in trouble. */
const silence = z.object({
  until: z.iso.datetime().nullable(),
  failures: z.int(),
  why: z.string(),
  of: z.string(),
});
type Silence = z.infer<typeof silence>;

async function read({ db }: Pick<Context, "db">, access: ModelAccess): Promise<Silence | undefined> {
  const kept = await recall(db, KEY);
  const parsed = kept === undefined ? undefined : silence.safeParse(JSON.parse(kept)).data;
  return parsed?.of === access.fingerprint ? parsed : undefined;
}

/** Why the server is not asked just now, and until when; undefined where it may be asked. */
export async function findSilence(
  context: Pick<Context, "db" | "clock">,
  access: ModelAccess,
): Promise<{ until: Date; why: string } | undefined> {
  const standing = await read(context, access);
  if (!standing?.until) return undefined;
  const until = new Date(standing.until);
  return until > context.clock.now() ? { until, why: standing.why } : undefined;
}

/** The server, where it may be asked now. @throws NotYetError where it asked for a pause; PermanentError where there is none. */
export async function askable(
  context: Pick<Context, "db" | "clock" | "model">,
  evenIfSilent = false,
): Promise<ModelAccess> {
  const { model } = context;
  if (!model) throw new PermanentError("model-failed", "No model is set up.");
  const standing = evenIfSilent ? undefined : await findSilence(context, model);
  if (standing) throw new NotYetError("model-failed", standing.why, { notBefore: standing.until });
  return model;
}

/** The server answered: whatever was held goes on. */
export async function endSilence(context: Pick<Context, "db" | "clock">, access: ModelAccess): Promise<void> {
  const { db, clock } = context;
  const standing = await recall(db, KEY);
  if (standing === undefined) return;
  const wasHeld = (await read(context, access))?.until !== null;
  await remember(db, KEY, undefined);
  if (wasHeld) await rouseTasks(db, MODEL_TASKS, clock.now());
}

/**
 * Takes note of a failure. @returns what to throw in its place: NotYetError where the trouble is the server's, with the
 * moment to come back; the error itself where it is about what was asked.
 */
export async function noteTrouble(
  context: Context,
  access: ModelAccess,
  error: unknown,
  about: { postId?: string | undefined; purpose: ModelPurpose },
): Promise<unknown> {
  const isServers = error instanceof RetryLaterError && error.tries === undefined && !(error instanceof NotYetError);
  const isShut = error instanceof AccessError;
  if (!isServers && !isShut) return error;
  const { db, clock } = context;
  const now = clock.now();
  const failures = ((await read(context, access))?.failures ?? 0) + 1;
  const until = heldUntil(error, failures, now);
  const note: Silence = { until: until?.toISOString() ?? null, failures, why: error.message, of: access.fingerprint };
  await remember(db, KEY, JSON.stringify(note));
  if (until) await holdTasks(db, MODEL_TASKS, until);
  const notBefore = new Date(Math.max(until?.getTime() ?? 0, now.getTime() + (await waitFor(context, about))));
  return new NotYetError(error.kind, error.message, { cause: error, notBefore });
}

function heldUntil(error: AccessError | RetryLaterError, failures: number, now: Date): Date | undefined {
  if (error instanceof AccessError) return new Date(now.getTime() + HOUR);
  if (error.notBefore) return error.notBefore;
  const isBusy = /slow down/u.test(error.message);
  const doublings = isBusy ? failures - 1 : failures - IN_A_ROW;
  return doublings < 0 ? undefined : new Date(now.getTime() + Math.min(MINUTE * 2 ** doublings, HOUR));
}

async function waitFor(
  { db, clock }: Context,
  { postId, purpose }: { postId?: string | undefined; purpose: ModelPurpose },
): Promise<number> {
  if (postId === undefined) return WAITS[0]!;
  const since = new Date(clock.now().getTime() - 30 * DAY);
  const failed = await countFailures(db, { postId, purpose, since });
  return WAITS[Math.min(Math.max(failed, 1), WAITS.length) - 1]!;
}
