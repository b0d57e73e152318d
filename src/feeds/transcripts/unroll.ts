// Captions made for a screen roll up: each cue repeats the last line or the last words of the one before.
import type { LinedCue } from "./read-cues.ts";
import type { Cue } from "./transcript.ts";

/** Only where so many cues repeat the one before is it a habit of the file; else people do say things twice. */
const HABIT = 0.3;
/** Longer overlaps are not looked for. */
const MOST_WORDS = 60;

/** Every word once, each cue with what is new in it. */
export function unroll(cues: readonly LinedCue[]): Cue[] {
  const repeats = cues.filter((cue, index) => overlap(cues[index - 1], cue) > 0).length;
  if (cues.length < 3 || repeats < cues.length * HABIT) return cues.map(({ lines: _lines, ...cue }) => cue);
  let shown: LinedCue | undefined;
  return cues.flatMap((cue): Cue[] => {
    const words = wordsOf(cue);
    const fresh = words.slice(overlap(shown, cue)).join(" ");
    // What is seen now ends with this cue, also where nothing of it was new.
    shown = cue;
    const { at, until, speaker } = cue;
    return fresh === "" ? [] : [{ at, until, speaker, text: fresh }];
  });
}

/** How many words at the beginning of a cue stood at the end of the one before it: a whole line of it at least. */
function overlap(before: LinedCue | undefined, cue: LinedCue): number {
  if (!before || !follows(before, cue)) return 0;
  const [old, now] = [wordsOf(before).slice(-MOST_WORDS), wordsOf(cue).slice(0, MOST_WORDS)];
  const least = Math.min(before.lines.at(-1)?.split(" ").length ?? 1, old.length);
  for (let length = Math.min(old.length, now.length); length >= least; length -= 1) {
    if (now.slice(0, length).join(" ") === old.slice(old.length - length).join(" ")) return length;
  }
  return 0;
}

function follows(before: LinedCue, cue: LinedCue): boolean {
  if (before.at === undefined || cue.at === undefined) return false;
  return cue.at >= before.at && cue.at - (before.until ?? before.at) < 2;
}

function wordsOf(cue: LinedCue): string[] {
  return cue.text.split(" ");
}
