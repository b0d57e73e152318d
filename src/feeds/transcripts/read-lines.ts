// Plain text: a paragraph a line, with times and names where somebody put them.
import { cleanLine, cleanSpeaker } from "./clean-line.ts";
import { parseStamp, STAMP } from "./stamps.ts";
import { MAX_CUES, type Cue } from "./transcript.ts";

/** "[00:12:34] …", "(1:02) …", "0:53 – …", or nothing but the time. */
const TIMED = new RegExp(String.raw`^[[(]?(${STAMP})[\])]?(?:\s+[-–—:]?\s*|\s*$)(.*)$`, "s");
/** "Ann Lee (00:12):", "Ann Lee  0:12": who speaks next, and since when. */
const HEADED = new RegExp(
  String.raw`^(\p{Lu}[^:()[\]]{0,60}?)\s*(?:[[(](${STAMP})[\])]|\s(${STAMP}))\s*:?(?:\s+(.*))?$`,
  "su",
);

/** A line that carries only a time, or a time and a name, speaks for those that follow it. */
export function readLines(text: string): Cue[] {
  const cues: Cue[] = [];
  let at: number | undefined;
  let speaker: string | undefined;
  for (const raw of text.split(/\r\n?|\n/)) {
    if (cues.length >= MAX_CUES) break;
    const line = cleanLine(raw, { markup: false });
    if (line === "") continue;
    const timed = TIMED.exec(line);
    const headed = timed ? null : line.length < 2_000 ? HEADED.exec(line) : null;
    const stamp = parseStamp(timed?.[1] ?? headed?.[2] ?? headed?.[3] ?? "");
    if (stamp !== undefined) at = stamp;
    if (stamp !== undefined && headed) speaker = cleanSpeaker(headed[1], { markup: false });
    const said = stamp === undefined ? line : (timed?.[2] ?? headed?.[4] ?? "");
    if (said !== "") {
      cues.push({ at, speaker, text: said });
      at = undefined;
    }
  }
  return cues;
}
