// What was said, whatever it was published as: the only shape that leaves this folder.

/**
 * A paragraph of speech.
 * @property at seconds from the beginning; missing where the transcript carries no times.
 * @property speaker as the transcript calls them; missing where it does not say, never carried over from elsewhere.
 * @property marks where in `text` (UTF-16 units) which second is reached, after the beginning, in order.
 */
export type Segment = {
  at?: number;
  until?: number;
  speaker?: string;
  text: string;
  marks?: [offset: number, at: number][];
};

export type TranscriptFormat = "json" | "vtt" | "srt" | "html" | "plain";

export type Transcript = { format: TranscriptFormat; segments: Segment[] };

/** One utterance as a file has it, before utterances are put together. */
export type Cue = {
  at?: number | undefined;
  until?: number | undefined;
  speaker?: string | undefined;
  text: string;
};

/** Bytes of a file; cues and characters of it that are kept. Twelve hours of speech stay far below. */
export const MAX_TRANSCRIPT_BYTES = 10 * 1024 * 1024;
export const MAX_CUES = 100_000;
export const MAX_CHARACTERS = 1_500_000;

/** The text of all segments, a paragraph a line: what is digested, and what passages are found in. */
export function textOf(segments: readonly Segment[]): string {
  return segments.map((segment) => segment.text).join("\n");
}
