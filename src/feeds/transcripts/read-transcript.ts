// The way of a file to what was said. Runs inside a worker thread: nothing here may be trusted to end.
import { decodeHtml } from "../../html/decode.ts";
import { nameSpeakers } from "./name-speakers.ts";
import { toParagraphs } from "./paragraphs.ts";
import { readCues, TIMING } from "./read-cues.ts";
import { readHtmlCues } from "./read-html.ts";
import { readJsonCues } from "./read-json.ts";
import { readLines } from "./read-lines.ts";
import type { Cue, Transcript, TranscriptFormat } from "./transcript.ts";
import { unroll } from "./unroll.ts";

/**
 * @property contentType the HTTP header; only its charset is believed.
 * @property declared the type that the feed gives.
 */
export type TranscriptRequest = {
  bytes: Uint8Array;
  contentType: string | undefined;
  declared?: string | undefined;
};
/** Errors lose their class on the way out of a thread, so what cannot be read is an answer. */
export type TranscriptAnswer = { ok: true; transcript: Transcript } | { ok: false; reason: string };

/** Fewer letters are a placeholder ("Coming soon"), a redirect's stub or an error that was answered with 200. */
const LEAST_CHARACTERS = 15;

export function readTranscript({ bytes, contentType, declared }: TranscriptRequest): TranscriptAnswer {
  const text = decodeHtml(bytes, contentType).replace(/^\uFEFF+/, "");
  if (text.trim() === "") return unreadable("the file is empty");
  if (looksBinary(text)) return unreadable("the file is no text");
  const format = sniffFormat(text);
  // Servers say with 200 that something is not there.
  if (format === "html" && /json|vtt|srt|subrip/i.test(declared ?? "") && !/<(?:cite|time)[\s>]/i.test(text))
    return unreadable("a web page stands in its place");
  const cues = cuesOf(format, text);
  if (cues === undefined) return unreadable("the file is JSON, but no transcript");
  const segments = toParagraphs(nameSpeakers(cues).filter((cue) => cue.text !== ""));
  const letters = segments.reduce((sum, segment) => sum + segment.text.length, 0);
  if (letters < LEAST_CHARACTERS) return unreadable("there are no words in it");
  return { ok: true, transcript: { format, segments } };
}

/** By what stands in it: servers send any of them as text/plain, and feeds name them wrongly. */
export function sniffFormat(text: string): TranscriptFormat {
  const head = text.slice(0, 20_000).trimStart();
  if (/^WEBVTT/i.test(head)) return "vtt";
  if (/^[[{]/.test(head) && !/^\[\d/.test(head)) return "json";
  if (/^<(?:!doctype|[a-z])/i.test(head)) return "html";
  const timing = head.split(/\r\n?|\n/).find((line) => TIMING.test(line));
  if (timing !== undefined) return timing.includes(",") ? "srt" : "vtt";
  return /<(?:p|br|cite|time|div|span)[\s/>]/i.test(head) ? "html" : "plain";
}

function cuesOf(format: TranscriptFormat, text: string): Cue[] | undefined {
  if (format === "json") return readJsonCues(text);
  if (format === "vtt" || format === "srt") return unroll(readCues(text));
  return believeTimes(format === "html" ? readHtmlCues(text) : readLines(text));
}

/** "12:30 is when we met" begins a sentence, not a cue: times that jump about are none. */
function believeTimes(cues: Cue[]): Cue[] {
  const times = cues.flatMap(({ at }) => at ?? []);
  const backwards = times.filter((at, index) => at < (times[index - 1] ?? 0)).length;
  const isSound = backwards <= times.length / 10 && (times.length > 1 || cues.length < 4);
  return isSound ? cues : cues.map((cue) => ({ ...cue, at: undefined, until: undefined }));
}

function looksBinary(text: string): boolean {
  const head = text.slice(0, 4_000);
  const odd = head.match(/(?![\t\n\r])\p{Cc}|\uFFFD/gu)?.length ?? 0;
  return odd > head.length / 20;
}

function unreadable(reason: string): TranscriptAnswer {
  return { ok: false, reason };
}
