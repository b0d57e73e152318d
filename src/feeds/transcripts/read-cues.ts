// WebVTT and SubRip: blocks of a line with two times and lines of text. One reader, because each is found wrongly labelled.
import { cleanLine, cleanSpeaker } from "./clean-line.ts";
import { parseStamp, STAMP } from "./stamps.ts";
import { MAX_CUES, type Cue } from "./transcript.ts";

export const TIMING = new RegExp(String.raw`^\s*(${STAMP})\s*--?>\s*(${STAMP})?`);
/** Blocks that are not said. */
const ASIDE = /^(?:NOTE|STYLE|REGION)(?:\s|$)/;
const VOICE = /<v(?:\.[^\s<>]{0,100})*\s+([^<>]{1,200})>/g;

/** A cue whose lines are kept apart: captions that roll up repeat whole lines. */
export type LinedCue = Cue & { lines: string[] };

/** Cues in the order of the file; those without text are left out. */
export function readCues(text: string): LinedCue[] {
  const cues: LinedCue[] = [];
  let open: { at: number | undefined; until: number | undefined; lines: string[] } | undefined;
  let aside = false;
  const close = (): void => {
    if (open) cues.push(...voicesOf(open));
    open = undefined;
  };
  for (const line of lines(text)) {
    const timing = line.includes(">") ? TIMING.exec(line) : null;
    if (timing) {
      // Without a blank line before it, the number of this cue was taken for text of the last.
      if (open && /^\s*\d+\s*$/.test(open.lines.at(-1) ?? "")) open.lines.pop();
      close();
      if (cues.length >= MAX_CUES) break;
      aside = false;
      open = { at: parseStamp(timing[1] ?? ""), until: parseStamp(timing[2] ?? ""), lines: [] };
    } else if (line.trim() === "") {
      close();
      aside = false;
    } else if (open) open.lines.push(line);
    else if (ASIDE.test(line)) aside = true;
    // Anything else outside a cue is its name or number.
    else if (aside) continue;
  }
  close();
  return cues.slice(0, MAX_CUES);
}

function* lines(text: string): Generator<string> {
  const end = /\r\n?|\n/g;
  let from = 0;
  for (let match = end.exec(text); match; match = end.exec(text)) {
    yield text.slice(from, match.index);
    from = end.lastIndex;
  }
  yield text.slice(from);
}

/** A cue may hold several voices; each is a cue of its own. */
function voicesOf(open: { at: number | undefined; until: number | undefined; lines: string[] }): LinedCue[] {
  const { at, until } = open;
  const whole = open.lines.join("\n");
  const parts: { speaker: string | undefined; from: number; to: number }[] = [];
  let last: { speaker: string | undefined; from: number } = { speaker: undefined, from: 0 };
  for (const voice of whole.includes("<v") ? whole.matchAll(VOICE) : []) {
    parts.push({ ...last, to: voice.index });
    last = { speaker: cleanSpeaker(voice[1], { markup: true }), from: voice.index + voice[0].length };
  }
  parts.push({ ...last, to: whole.length });
  return parts.flatMap(({ speaker, from, to }) => {
    const said = whole
      .slice(from, to)
      .split("\n")
      .map((line) => cleanLine(line, { markup: true }))
      .filter((line) => line !== "");
    return said.length === 0 ? [] : [{ at, until, speaker, text: said.join(" "), lines: said }];
  });
}
