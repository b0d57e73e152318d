// What was said in an episode, as the publisher has it: fetched once, best form first, and its chapters with it.
import { inTransaction, type Tx } from "../db/transaction.ts";
import { findPost, type Post } from "../db/posts.ts";
import { addTasks, hasTask, type NewTask } from "../db/tasks.ts";
import {
  findChapters,
  findTranscript,
  upsertChapters,
  upsertTranscript,
  type NewTranscript,
} from "../db/transcripts.ts";
import { describeError, PermanentError } from "../errors.ts";
import { readChapters, type Chapter } from "../feeds/chapters.ts";
import { parseTranscript } from "../feeds/transcripts/parse-transcript.ts";
import { rankSources } from "../feeds/transcripts/rank-sources.ts";
import { decodeHtml } from "../html/decode.ts";
import type { Context } from "./context.ts";
import { extrasOf, offerOf } from "./episodes/extras.ts";
import { storeTranscript } from "./episodes/store-transcript.ts";
import { findWanted } from "./episodes/wanted.ts";
import { fetchUnasked } from "./fetch-unasked.ts";
import { hint, workOn } from "./tasks.ts";

const MAX_CHAPTER_BYTES = 1_000_000;

/** A post is opened whose transcript was never asked for: it is now. */
export async function wantTranscript(context: Context, userId: string, postId: string): Promise<void> {
  const { db, clock } = context;
  if (!(await findWanted(db, [postId])).has(postId) || (await hasTask(db, "fetch-transcript", postId))) return;
  const task: NewTask = { kind: "fetch-transcript", subjectId: postId, userId, at: clock.now() };
  await addTasks(db, [task], clock.now());
  await hint(context, [task]);
}

/** Fetches and stores both; where no transcript can be had, says why. Afterwards the post is briefed again. */
export async function fetchTranscript(context: Context, postId: string): Promise<void> {
  const { db, clock } = context;
  const briefAgain = (userId: string | null): NewTask[] => [
    { kind: "brief-post", subjectId: postId, userId: userId ?? undefined, at: clock.now() },
  ];
  await workOn(
    context,
    "fetch-transcript",
    postId,
    async (task) => {
      const post = await findPost(db, postId);
      const offered = post && offerOf(extrasOf(post));
      if (!post || offered === undefined) return async () => undefined;
      const chapters = await tried(async () => fetchChapters(context, post));
      const standing = await findTranscript(db, postId);
      const transcript = await tried(async () =>
        standing?.offered === offered && standing.format !== null ? undefined : fetchBest(context, post, offered),
      );
      const write = async (tx: Tx): Promise<NewTask[]> => {
        if (chapters.value) await upsertChapters(tx, { postId, chapters: chapters.value, storedAt: clock.now() });
        if (transcript.value) await storeTranscript(tx, transcript.value);
        return transcript.value ? briefAgain(task.userId) : [];
      };
      const again = transcript.later ?? chapters.later;
      if (again === undefined) return write;
      // What is there is not kept waiting for what may come.
      const following = await inTransaction(db, async (tx) => {
        const tasks = await write(tx);
        await addTasks(tx, tasks, clock.now());
        return tasks;
      });
      await hint(context, following);
      throw again;
    },
    {
      givenUp: async (tx, error) => {
        const post = await findPost(tx, postId);
        const offered = post && offerOf(extrasOf(post));
        if (offered !== undefined) await upsertTranscript(tx, nothing(postId, offered, error, clock.now()));
        return briefAgain(null);
      },
      // The brief is made of the show notes, and made again when the transcript comes.
      meanwhile: () => briefAgain(null),
    },
  );
}

type Tried<T> = { value?: T | undefined; later?: unknown };

/** What may come later is kept apart from what is there. */
async function tried<T>(work: () => Promise<T>): Promise<Tried<T>> {
  try {
    return { value: await work() };
  } catch (error) {
    return { later: error };
  }
}

/** Undefined where there are none, or none that can be read: chapters are a comfort. */
async function fetchChapters(context: Context, post: Post): Promise<Chapter[] | undefined> {
  const { chaptersUrl } = extrasOf(post);
  if (chaptersUrl === undefined || (await findChapters(context.db, post.id))) return undefined;
  try {
    const answer = await fetchUnasked(context, chaptersUrl, "transcript");
    if (answer.body.byteLength > MAX_CHAPTER_BYTES) return undefined;
    return readChapters(decodeHtml(answer.body, answer.headers.get("content-type") ?? undefined), answer.url);
  } catch (error) {
    if (error instanceof PermanentError) return undefined;
    throw error;
  }
}

/** The best that can be read; none at all is an answer too. @throws what may pass, where nothing could be read. */
async function fetchBest(context: Context, post: Post, offered: string): Promise<NewTranscript | undefined> {
  const { clock } = context;
  let refusal: unknown;
  let later: unknown;
  for (const source of rankSources(extrasOf(post).transcripts, post.language)) {
    try {
      const answer = await fetchUnasked(context, source.url, "transcript");
      const read = await parseTranscript(answer.body, answer.headers.get("content-type") ?? undefined, source.type);
      return {
        postId: post.id,
        format: read.format,
        source: source.url,
        language: source.language ?? post.language,
        segments: read.segments,
        offered,
        trouble: null,
        storedAt: clock.now(),
      };
    } catch (error) {
      if (error instanceof PermanentError) refusal ??= error;
      else later ??= error;
    }
  }
  if (later !== undefined) throw later;
  // Only chapters are offered: nothing is missing.
  return { ...nothing(post.id, offered, refusal, clock.now()), ...(refusal === undefined && { trouble: null }) };
}

function nothing(postId: string, offered: string, error: unknown, storedAt: Date): NewTranscript {
  return {
    postId,
    format: null,
    source: null,
    language: null,
    segments: [],
    offered,
    trouble: describeError(error),
    storedAt,
  };
}
