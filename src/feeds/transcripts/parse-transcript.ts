// Transcripts are hostile until read: each is read in a worker thread that is killed at its limits.
import { Piscina } from "piscina";
import { PermanentError } from "../../errors.ts";
import type { TranscriptAnswer, TranscriptRequest } from "./read-transcript.ts";
import { MAX_TRANSCRIPT_BYTES, type Transcript } from "./transcript.ts";

const TIME_LIMIT_MS = 10_000;
const IDLE_MS = 2_000;
const MEMORY_MB = 256;

let pool: Piscina<TranscriptRequest, TranscriptAnswer> | undefined;
let turn: Promise<unknown> = Promise.resolve();

/**
 * @param contentType the HTTP header, of which only the charset is believed.
 * @param declared the type that the feed gives: where it names another form, a web page is none.
 * @throws PermanentError `transcript-unreadable` where nothing that was said can be read, or reading costs too much;
 *   `too-large` above 10 MB.
 */
export async function parseTranscript(
  bytes: Uint8Array,
  contentType: string | undefined,
  declared?: string,
): Promise<Transcript> {
  if (bytes.byteLength > MAX_TRANSCRIPT_BYTES)
    throw new PermanentError("too-large", "The transcript is larger than 10 MB.");
  // One at a time, and the time limit counts reading only.
  const mine = turn.then(() => readInThread({ bytes, contentType, declared }));
  turn = mine.catch(() => undefined);
  const answer = await mine;
  if (!answer.ok) throw new PermanentError("transcript-unreadable", `No transcript could be read: ${answer.reason}.`);
  return answer.transcript;
}

/** Ends the reader thread; a later transcript starts a new one. */
export async function closeTranscriptReader(): Promise<void> {
  const closing = pool;
  pool = undefined;
  await closing?.destroy();
}

async function readInThread(request: TranscriptRequest): Promise<TranscriptAnswer> {
  const timeout = AbortSignal.timeout(TIME_LIMIT_MS);
  try {
    pool ??= createPool();
    return await pool.run(request, { name: "read", signal: timeout });
  } catch (error) {
    const why = timeout.aborted ? "it takes more than 10 seconds to read" : "it cannot be read";
    throw new PermanentError("transcript-unreadable", `No transcript could be read: ${why}.`, { cause: error });
  }
}

function createPool(): Piscina<TranscriptRequest, TranscriptAnswer> {
  const extension = import.meta.url.endsWith(".ts") ? "ts" : "js";
  const made = new Piscina({
    filename: new URL(`transcript-worker.${extension}`, import.meta.url).href,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: IDLE_MS,
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  // A worker that ends while it is being killed has no task left to fail; without a listener it would end the process.
  made.on("error", () => undefined);
  return made;
}
