import { capitalise, countOf } from "../words.ts";
import { PollingNote } from "./polling-note.tsx";

/** Tells that briefs are being made, until none is. See `PollingNote`. */
export type ProgressNoteProps = { making: number; page: string; part: string; also?: readonly string[] | undefined };

export function ProgressNote({ making, page, part, also }: ProgressNoteProps) {
  if (making === 0) return null;
  return (
    <PollingNote page={page} part={part} also={also}>
      {capitalise(countOf(making, "brief is", "briefs are"))} being made. They appear here by themselves;{" "}
      <a href={page}>look now</a>.
    </PollingNote>
  );
}
