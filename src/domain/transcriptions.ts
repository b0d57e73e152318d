// What is said in an episode that publishes no transcript: a model listens and writes it down, when somebody asks for it.
import { detectLanguage } from "../ai/local/language.ts";
import { findPostOfUser, type Post } from "../db/posts.ts";
import { getProfile } from "../db/profiles.ts";
import { addTasks, type NewTask } from "../db/tasks.ts";
import { findTranscript, type NewTranscript } from "../db/transcripts.ts";
import { describeError, DoorError, NotYetError, PermanentError, RetryLaterError } from "../errors.ts";
import { parseTranscript } from "../feeds/transcripts/parse-transcript.ts";
import { textOf } from "../feeds/transcripts/transcript.ts";
import type { TranscriberAccess } from "../ai/model-access.ts";
import type { Context } from "./context.ts";
import { extrasOf, offerOf } from "./episodes/extras.ts";
import { withRecording } from "./episodes/fetch-recording.ts";
import { recordingOf, type Recording } from "./episodes/recording.ts";
import { storeTranscript } from "./episodes/store-transcript.ts";
import { findTranscription, hasBudget, megabytes, tokensFor, type Transcription } from "./episodes/transcription.ts";
import { writeDown } from "./model-calls.ts";
import { spentForToday } from "./model-calls/ledger.ts";
import { hint, workOn } from "./tasks.ts";

/**
 * Somebody asks for it, on their account. The answer is what can be done about it, as it was before: only where it is
 * `offered` it is begun. Undefined where they do not follow the post.
 */
export async function wantTranscription(
  context: Context,
  userId: string,
  postId: string,
): Promise<Transcription | { state: "none" } | undefined> {
  const { db, clock } = context;
  const post = await findPostOfUser(db, userId, postId);
  if (!post) return undefined;
  const found = await findTranscription(context, userId, post);
  if (found?.state !== "offered") return found ?? { state: "none" };
  const task: NewTask = { kind: "transcribe-episode", subjectId: postId, userId, at: clock.now() };
  await addTasks(db, [task], clock.now());
  await hint(context, [task]);
  return found;
}

/** Fetches the recording, has it written down and stores that once. Afterwards the post is briefed again. */
export async function transcribeEpisode(context: Context, postId: string): Promise<void> {
  const { db, clock, transcriber } = context;
  await workOn(context, "transcribe-episode", postId, async ({ userId }) => {
    const post = userId === null ? undefined : await findPostOfUser(db, userId, postId);
    const recording = post && recordingOf(post, transcriber?.mostBytes);
    const isWanted = userId !== null && (await getProfile(db, userId)).aiEnabled && !(await isKnown(context, postId));
    // Whoever asked for it left, or wants no model any more; or the publisher was faster.
    if (!transcriber || !recording || !isWanted) return async () => undefined;
    // Said before a recording is fetched for nothing; the ledger holds the budget.
    if (!(await hasBudget(context, userId))) throw spentForToday(clock.now());
    const transcript = await listen(context, { transcriber, userId }, post, recording).catch((error: unknown) =>
      tellPlainly(context, error),
    );
    return async (tx) => {
      // Two may have listened at once: the first is stored.
      if ((await findTranscript(tx, postId))?.format != null) return [];
      await storeTranscript(tx, transcript);
      return [{ kind: "brief-post", subjectId: postId, userId, at: clock.now() }];
    };
  });
}

async function isKnown({ db }: Context, postId: string): Promise<boolean> {
  return (await findTranscript(db, postId))?.format != null;
}

async function listen(
  context: Context,
  { transcriber, userId }: { transcriber: TranscriberAccess; userId: string },
  post: Post,
  recording: Recording,
): Promise<NewTranscript> {
  const { mostBytes = Infinity, host } = transcriber;
  return withRecording(context, recording, async (file, bytes) => {
    if (bytes > mostBytes) {
      const sentence = `The recording has ${megabytes(bytes)} MB, and ${host} takes no more than ${megabytes(mostBytes)} MB.`;
      throw new PermanentError("too-large", sentence);
    }
    const { document } = await writeDown(context, { userId, purpose: "recording", postId: post.id }, file, {
      tokens: (seconds) => tokensFor({ seconds: seconds ?? recording.seconds, bytes }),
    });
    const { segments } = await parseTranscript(new TextEncoder().encode(document), "application/json").catch(
      (error: unknown) => {
        throw new PermanentError("transcript-unreadable", "The model heard no words in it.", { cause: error });
      },
    );
    return {
      postId: post.id,
      format: "model",
      source: transcriber.model,
      language: detectLanguage(textOf(segments)) ?? post.language,
      segments,
      offered: offerOf(extrasOf(post)) ?? "",
      trouble: null,
      storedAt: context.clock.now(),
    };
  });
}

/** The task keeps what is shown to people; what servers said besides is for the log. @throws always. */
function tellPlainly({ logger }: Context, error: unknown): never {
  logger.info({ error: describeError(error) }, "a recording could not be written down");
  if (!(error instanceof DoorError)) throw new RetryLaterError("model-failed", "Something went wrong on our side.");
  const { kind, message } = error;
  if (error instanceof PermanentError) throw new PermanentError(kind, message);
  const again = error instanceof NotYetError ? NotYetError : RetryLaterError;
  throw new again(kind, message, error instanceof RetryLaterError ? { notBefore: error.notBefore! } : {});
}
