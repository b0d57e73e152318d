// What writes down a recording: any server that speaks the OpenAI transcriptions API. One attempt a call.
import { openAsBlob } from "node:fs";
import { machineNow, MINUTE, type Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import { DoorError, PermanentError } from "../errors.ts";
import type { Logger } from "../logger.ts";
import { openConnection, orAborted, serverHost } from "./connection.ts";
import type { Ledger } from "./ledger.ts";
import { isFree, isFormatRefused, toModelError } from "./model-errors.ts";
import { patientFetch } from "./patient-fetch.ts";

/** @property name as a server is told of it: its ending says what it is. */
export type RecordingFile = { path: string; name: string; type: string };

/**
 * @property document JSON with `segments`, as they were answered; one without times where the server gives none.
 * @property seconds how long the recording is, where the server says so.
 */
export type WrittenDown = { document: string; seconds: number | undefined };

export type Transcriber = {
  model: string;
  /** Where recordings are sent, for people. */
  host: string;
  /** Bytes of a file that the server takes; undefined where it has said nothing about it. */
  mostBytes: number | undefined;
  /**
   * @throws PermanentError (`model-failed`) where asking again cannot help; RetryLaterError (`model-failed`) where the
   *   server is busy, down or slow. The signal's reason where the caller aborted.
   */
  writeDown: (file: RecordingFile, ledger: Ledger, about: Listening) => Promise<WrittenDown>;
};

/** @property tokens what a recording of so many seconds counts for; of undefined, the best guess. */
export type Listening = { tokens: (seconds: number | undefined) => number; signal?: AbortSignal };

/** How the answer is asked for, the one that says most first; servers that refuse one are asked in the next. */
const FORMATS = ["verbose_json", "json", "text"] as const;
type Format = (typeof FORMATS)[number];

const TIME_LIMIT = 120 * MINUTE;
const OPENAI_MOST_BYTES = 25 * 1024 * 1024;
const OPENAI_HOST = "api.openai.com";

/** @param options.timeLimit machine milliseconds for one recording; two hours. */
export function createTranscriber(
  config: NonNullable<Config["transcription"]>,
  options: { logger: Logger; clock: Clock; timeLimit?: number },
): Transcriber {
  const timeLimit = options.timeLimit ?? TIME_LIMIT;
  const { model } = config;
  const host = serverHost(config);
  let connection: ReturnType<typeof openConnection> | undefined;
  // OpenAI's models of this name know no segments, and a recording is not sent twice to learn that.
  let format: Format = model.startsWith("gpt-4o") ? "json" : "verbose_json";

  const send = async (recording: RecordingFile, used: Format, ledger: Ledger, about: Required<Listening>) => {
    const client = await (connection ??= openConnection(config, timeLimit, patientFetch));
    const blob = await openAsBlob(recording.path, { type: recording.type });
    const file = new File([blob], recording.name, { type: recording.type });
    const { name, type } = recording;
    const text = JSON.stringify({ model, response_format: used, file: { name, type, bytes: blob.size } });
    const sending = { path: "audio/transcriptions", model, text, tokensIn: about.tokens(undefined), tokensOut: 0 };
    const end = await ledger(sending);
    const start = machineNow();
    const ended = async (seconds: number | undefined, spent: number, trouble: string | undefined): Promise<void> =>
      end({
        tokensIn: spent,
        tokensOut: 0,
        isEstimate: true,
        ms: Math.round(machineNow() - start),
        seconds,
        trouble,
      });
    try {
      const { signal } = about;
      const asked = client.audio.transcriptions.create({ model, file, response_format: used }, { signal });
      const written = toWritten(await orAborted<unknown>(asked, signal));
      await ended(written.seconds, about.tokens(written.seconds), undefined);
      return written;
    } catch (error) {
      // A server that says no does not charge; one that falls silent may.
      const trouble = about.signal.aborted ? "It was given up." : toTranscriptionError(error, undefined).message;
      await ended(undefined, isFree(error) ? 0 : about.tokens(undefined), trouble);
      throw error;
    }
  };

  const ask = async (recording: RecordingFile, ledger: Ledger, about: Required<Listening>): Promise<WrittenDown> => {
    for (let used = format; ;) {
      try {
        const answer = await send(recording, used, ledger, about);
        format = used;
        return answer;
      } catch (error) {
        const next = FORMATS[FORMATS.indexOf(used) + 1];
        // A refusal that is about the recording would only be said again.
        if (next === undefined || !isFormatRefused(error) || !/format/i.test(messageOf(error))) throw error;
        options.logger.info({ model, refused: used, next }, "the model server does not know this response format");
        used = next;
      }
    }
  };

  const writeDown = async (recording: RecordingFile, ledger: Ledger, about: Listening): Promise<WrittenDown> => {
    const limit = AbortSignal.timeout(timeLimit);
    const { signal, tokens } = about;
    const start = machineNow();
    try {
      const either = signal ? AbortSignal.any([limit, signal]) : limit;
      const answer = await ask(recording, ledger, { tokens, signal: either });
      options.logger.info(
        { model, seconds: answer.seconds, ms: Math.round(machineNow() - start) },
        "the model wrote a recording down",
      );
      return answer;
    } catch (error) {
      signal?.throwIfAborted();
      throw toTranscriptionError(error, limit.aborted ? timeLimit : undefined);
    }
  };

  const toTranscriptionError = (error: unknown, reached: number | undefined): DoorError => {
    if (!(error instanceof DoorError) && reached === undefined) {
      const refusal = refusalOf(error);
      if (refusal !== undefined) return new PermanentError("model-failed", refusal);
    }
    return toModelError(error, { timeLimit: reached, clock: options.clock, apiKey: config.apiKey });
  };

  return {
    model,
    host,
    mostBytes: host === OPENAI_HOST ? OPENAI_MOST_BYTES : undefined,
    writeDown,
  };
}

/** What is said of a recording, and not of a text. */
function refusalOf(error: unknown): string | undefined {
  const status = error instanceof Error && "status" in error ? error.status : undefined;
  if (status === 413) return "The recording is larger than the model server takes.";
  if (status !== 400 && status !== 415 && status !== 422) return undefined;
  const message = messageOf(error);
  if (/duration|longer than|too long/i.test(message)) return "The recording is longer than this model takes.";
  return /audio|file|decode|corrupt|media|unsupported/i.test(message)
    ? "The model server could not read the recording."
    : undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : "";
}

/** Servers answer in the form that they like, whatever they were asked for. */
function toWritten(answer: unknown): WrittenDown {
  if (typeof answer === "string")
    return { document: JSON.stringify({ segments: [{ text: answer }] }), seconds: undefined };
  if (typeof answer !== "object" || answer === null)
    throw new PermanentError("model-failed", "The model server's answer is no transcript.");
  const { segments, text, duration } = answer as Record<string, unknown>;
  const hasSegments = Array.isArray(segments) && segments.length > 0;
  const seconds = Number(duration);
  return {
    document: JSON.stringify({ segments: hasSegments ? segments : [{ text }] }),
    seconds: Number.isFinite(seconds) && seconds > 0 ? seconds : undefined,
  };
}
