// A recording on its way to a model: on the disk for as long as it is needed, and never in memory.
import { randomUUID } from "node:crypto";
import { mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import type { RecordingFile } from "../../ai/transcriber.ts";
import { PermanentError, RetryLaterError } from "../../errors.ts";
import { hostOf } from "../../host.ts";
import type { Context } from "../context.ts";
import { fetchPolitely } from "../feeds/politeness.ts";
import type { Recording } from "./recording.ts";

const ENDINGS: Readonly<Record<string, string>> = {
  "audio/mpeg": "mp3",
  "audio/mp3": "mp3",
  "audio/mp4": "m4a",
  "audio/x-m4a": "m4a",
  "audio/m4a": "m4a",
  "audio/aac": "m4a",
  "audio/ogg": "ogg",
  "audio/opus": "ogg",
  "audio/wav": "wav",
  "audio/x-wav": "wav",
  "audio/webm": "webm",
  "audio/flac": "flac",
  "video/mp4": "mp4",
  "video/x-m4v": "mp4",
  "video/quicktime": "mp4",
  "video/webm": "webm",
};
const SNIFFED = 512;

/**
 * Fetches the recording and gives it to `work`; it is gone afterwards, whatever happened.
 * @throws what the fetcher throws; PermanentError where it is no recording; what `work` throws.
 */
export async function withRecording<T>(
  context: Context,
  recording: Recording,
  work: (file: RecordingFile, bytes: number) => Promise<T>,
): Promise<T> {
  await mkdir(context.scratch, { recursive: true, mode: 0o700 });
  const path = join(context.scratch, `recording-${randomUUID()}`);
  try {
    const { type, bytes } = await save(context, recording, path);
    return await work({ path, type, name: `recording.${ENDINGS[type] ?? endingOf(recording.url)}` }, bytes);
  } finally {
    await rm(path, { force: true });
  }
}

async function save(
  context: Context,
  { url, type }: Recording,
  path: string,
): Promise<{ type: string; bytes: number }> {
  const file = await open(path, "wx", 0o600);
  let bytes = 0;
  let start = Buffer.alloc(0);
  const keep = async (piece: Uint8Array): Promise<void> => {
    if (start.length < SNIFFED) start = Buffer.concat([start, piece.subarray(0, SNIFFED)]);
    bytes += piece.length;
    try {
      await file.writeFile(piece);
    } catch (error) {
      throw new RetryLaterError("address-unreachable", "There is no room here to keep the recording for a while.", {
        cause: error,
      });
    }
  };
  try {
    const answer = await fetchPolitely(context, { url, purpose: "audio", keep });
    const host = hostOf(answer.url);
    if (answer.status === 429 || answer.status >= 500)
      throw new RetryLaterError("address-status", `${host} answered ${answer.status}.`);
    if (answer.status !== 200) throw new PermanentError("address-status", `${host} answered ${answer.status}.`);
    const served = answer.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
    if (bytes === 0 || isText(served, start.toString("latin1")))
      throw new PermanentError("address-status", `${host} sent something else in place of the recording.`);
    return { type: /^(?:audio|video)\//.test(served) ? served : type, bytes };
  } finally {
    await file.close();
  }
}

/** A page that says why there is nothing: servers send it with 200, and sometimes call it audio. */
function isText(type: string, start: string): boolean {
  return /^text\/|json|xml/.test(type) || /^\s*(?:<!doctype|<html|<\?xml|\{")/i.test(start);
}

function endingOf(url: string): string {
  return /\.(mp3|m4a|mp4|ogg|wav|webm|flac|mpga|mpeg)$/i.exec(new URL(url).pathname)?.[1]?.toLowerCase() ?? "mp3";
}
