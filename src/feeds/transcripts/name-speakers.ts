// "Travis: When you first get started": the name in front of what is said, where it is one.
import type { Cue } from "./transcript.ts";

const WORD = String.raw`(?:\p{Lu}[\p{L}\p{M}\p{N}'’._-]{0,30}|\d{1,3}|(?:de|del|der|den|di|da|la|le|of|van|von|ter|bin|al))`;
const NAMED = new RegExp(
  String.raw`^(?:>>+|[-–—])?\s*((?:\p{Lu}[\p{L}\p{M}\p{N}'’._-]{0,30})(?:[ _]${WORD}){0,3})\s?:\s+(?=\S)`,
  "u",
);

/**
 * Takes names off the text and gives them to the cues, and to those that follow until somebody else speaks. A word with a
 * colon is a name only where it comes twice or begins the whole: "Remember: …" is said once.
 */
export function nameSpeakers(cues: readonly Cue[]): Cue[] {
  const counts = new Map<string, number>();
  const first = cues.find((cue) => cue.text !== "");
  for (const cue of cues) {
    const name = nameIn(cue);
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + (cue === first ? 2 : 1));
  }
  let speaking: string | undefined;
  return cues.map((cue) => {
    const name = nameIn(cue);
    const isName = name !== undefined && (counts.get(name) ?? 0) > 1;
    const text = isName ? cue.text.replace(NAMED, "") : cue.text;
    speaking = (isName ? name : cue.speaker) ?? speaking;
    return { ...cue, text, speaker: speaking };
  });
}

function nameIn({ text, speaker }: Cue): string | undefined {
  return speaker === undefined ? NAMED.exec(text)?.[1]?.trim() : undefined;
}
