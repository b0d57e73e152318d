// JSON of the podcast namespace, and what programs that transcribe write in its place.
import { cleanLine, cleanSpeaker } from "./clean-line.ts";
import { readSeconds } from "./stamps.ts";
import { MAX_CUES, type Cue } from "./transcript.ts";

type Fields = Record<string, unknown>;

/** Undefined where it is no JSON, or none with segments. Segments may be single words. */
export function readJsonCues(text: string): Cue[] | undefined {
  const list = listIn(parse(text));
  return list?.slice(0, MAX_CUES).flatMap((one): Cue[] => {
    const { speaker, body, text: said } = one;
    const raw = typeof body === "string" ? body : typeof said === "string" ? said : "";
    const line = cleanLine(raw, { markup: false });
    if (line === "") return [];
    return [
      {
        at: readSeconds(one["startTime"] ?? one["start"]),
        until: readSeconds(one["endTime"] ?? one["end"]),
        speaker: cleanSpeaker(typeof speaker === "string" ? speaker : undefined, { markup: false }),
        text: line,
      },
    ];
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}

function listIn(value: unknown): Fields[] | undefined {
  const list = Array.isArray(value) ? value : isFields(value) ? (value["segments"] ?? value["cues"]) : undefined;
  return Array.isArray(list) ? list.filter(isFields) : undefined;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
