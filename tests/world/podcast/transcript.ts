// What was said in an episode, in the two shapes that podcasts publish (podcast namespace: WebVTT with voices, JSON 1.0.0).
import { createRandom } from "../random.ts";
import type { Post } from "../things.ts";

type Segment = { speaker: string; startTime: number; endTime: number; body: string };

const GUESTS = ["Ayo Lind", "Marta Veil", "Ruben Osei", "Hanne Castell"];
/** About as fast as people talk. */
const WORDS_PER_SECOND = 2.6;

/** Host and guest in turn, a sentence at a time; times in seconds. */
export function transcribe(episode: Post): Segment[] {
  const guest = createRandom(episode.key).pick(GUESTS);
  const sentences = episode.paragraphs.flatMap((text) => text.split(/(?<=[.?!])\s+/u));
  const opening = `Welcome to ${episode.by.title}. With me is ${guest}, and we talk about one thing: ${episode.title.toLowerCase()}.`;
  let time = 0;
  return [opening, ...sentences].map((body, index) => {
    const startTime = time;
    time = round(time + body.split(" ").length / WORDS_PER_SECOND + 0.4);
    return { speaker: index % 3 === 0 ? episode.by.name : guest, startTime, endTime: round(time - 0.2), body };
  });
}

/** As `itunes:duration` has it: M:SS. */
export function lengthOf(segments: readonly Segment[]): string {
  const seconds = Math.ceil(segments.at(-1)?.endTime ?? 0);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

export function asJson(segments: readonly Segment[]): string {
  return JSON.stringify({ version: "1.0.0", segments });
}

export function asVtt(segments: readonly Segment[]): string {
  const cues = segments.map(
    ({ speaker, startTime, endTime, body }) =>
      `${clock(startTime)} --> ${clock(endTime)}\n<v ${speaker}>${body.replaceAll("&", "&amp;")}`,
  );
  return `WEBVTT\n\n${cues.join("\n\n")}\n`;
}

function clock(seconds: number): string {
  const part = (value: number): string => String(Math.floor(value)).padStart(2, "0");
  const millis = String(Math.round((seconds % 1) * 1_000)).padStart(3, "0");
  return `${part(seconds / 3_600)}:${part((seconds / 60) % 60)}:${part(seconds % 60)}.${millis}`;
}

function round(seconds: number): number {
  return Math.round(seconds * 1_000) / 1_000;
}
