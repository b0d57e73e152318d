// Whether an episode can be written down, and what that would take: said before anybody asks for it.
import { pricePerMinute } from "../../ai/minute-prices.ts";
import type { TranscriberAccess } from "../../ai/model-access.ts";
import { tokensUsed } from "../../db/ai-usage.ts";
import type { Post } from "../../db/posts.ts";
import { getProfile } from "../../db/profiles.ts";
import { findTask, hasTask } from "../../db/tasks.ts";
import { findTranscript } from "../../db/transcripts.ts";
import { hostOf } from "../../host.ts";
import { RULES } from "../../net/limits.ts";
import type { Context } from "../context.ts";
import { recordingOf, type Recording } from "./recording.ts";

/**
 * @property trouble why it did not succeed before, as a sentence.
 * @property again when it is tried again; null while it is being worked on.
 */
export type Transcription =
  | {
      state: "offered";
      from: string;
      model: string;
      to: string;
      seconds: number | null;
      bytes: number | null;
      dollars: number | null;
      trouble: string | null;
    }
  | { state: "under-way"; trouble: string | null; again: Date | null }
  | { state: "closed"; why: string };

/** What a minute counts against the tokens of a day: about what models that are paid by token take for it. */
const TOKENS_PER_MINUTE = 1_000;
/** Where neither feed nor model says how long it is: speech is published at about this rate. */
const BYTES_PER_MINUTE = 960_000;

export function tokensFor(length: { seconds: number | undefined; bytes: number }): number {
  const minutes = length.seconds === undefined ? length.bytes / BYTES_PER_MINUTE : length.seconds / 60;
  return Math.max(1, Math.ceil(minutes)) * TOKENS_PER_MINUTE;
}

/** Null where there is nothing to write down, or nobody to do it. */
export async function findTranscription(context: Context, userId: string, post: Post): Promise<Transcription | null> {
  const { db, clock, transcriber } = context;
  if (!transcriber || !(await getProfile(db, userId)).aiEnabled) return null;
  const recording = recordingOf(post, transcriber.mostBytes);
  if (!recording || (await findTranscript(db, post.id))?.format != null) return null;
  if (await hasTask(db, "fetch-transcript", post.id)) return null;
  const task = await findTask(db, "transcribe-episode", post.id);
  if (task && task.parkedAt === null) {
    const waits = task.nextTryAt > clock.now() && task.claimedUntil === null;
    return { state: "under-way", trouble: task.lastError, again: waits ? task.nextTryAt : null };
  }
  const why = tooLarge(recording, transcriber);
  if (why !== undefined) return { state: "closed", why };
  if (!(await hasBudget(context, userId)))
    return { state: "closed", why: "What models may do for you today is used up. It can be written down tomorrow." };
  const { seconds = null, bytes = null } = recording;
  const price = pricePerMinute(transcriber.host, transcriber.model);
  return {
    state: "offered",
    from: hostOf(recording.url),
    model: transcriber.model,
    to: transcriber.host,
    seconds,
    bytes,
    dollars: price === undefined || seconds === null ? null : (price * seconds) / 60,
    trouble: task?.lastError ?? null,
  };
}

export async function hasBudget({ db, clock, dailyTokens }: Context, userId: string): Promise<boolean> {
  return (await tokensUsed(db, userId, clock.now().toISOString().slice(0, 10))) < dailyTokens;
}

function tooLarge({ bytes = 0 }: Recording, { host, mostBytes = Infinity }: TranscriberAccess): string | undefined {
  const size = `The recording has about ${megabytes(bytes)} MB`;
  if (bytes > RULES.audio.bytes)
    return `${size}, and Door Opener fetches no more than ${megabytes(RULES.audio.bytes)} MB.`;
  return bytes > mostBytes
    ? `${size}, and ${host} takes no more than ${megabytes(mostBytes)} MB, so it cannot be written down there.`
    : undefined;
}

export function megabytes(bytes: number): number {
  return Math.round(bytes / 1_000_000);
}
