// Utterances, which may be single words, put together into paragraphs that can be read.
import { MAX_CHARACTERS, type Cue, type Segment } from "./transcript.ts";

/** A paragraph ends with a sentence once it is this long; a long pause ends it earlier, and nothing lets it grow further. */
const ENOUGH = 450;
const AFTER_A_PAUSE = 150;
const MOST = 1_100;
const PAUSE_SECONDS = 2.5;
/** Marks are put no closer. */
const MARK_SECONDS = 2;

const SENTENCE_END = /[.!?…。！？]["'”’»)\]]*$/u;
const NO_BLANK_BEFORE = /^[,.;:!?%)\]}…。、！？，]/u;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]$/u;

/** Cues in the order of their times. What comes after the bound on characters is left out. */
export function toParagraphs(cues: readonly Cue[]): Segment[] {
  const paragraphs: Segment[] = [];
  let characters = 0;
  let last: Cue | undefined;
  for (const cue of inOrder(cues).flatMap(inPieces)) {
    characters += cue.text.length + 1;
    if (characters > MAX_CHARACTERS) break;
    const paragraph = paragraphs.at(-1);
    if (paragraph === undefined || last === undefined || endsBefore(paragraph, last, cue)) paragraphs.push(begin(cue));
    else append(paragraph, cue);
    last = cue;
  }
  return paragraphs;
}

/** Parallel tracks and late corrections stand out of order; without a time, a cue stays behind the one before it. */
function inOrder(cues: readonly Cue[]): Cue[] {
  let now = 0;
  const placed = cues.map((cue) => {
    now = cue.at ?? now;
    return { cue, at: now };
  });
  return placed.toSorted((a, b) => a.at - b.at).map(({ cue }) => cue);
}

/** What somebody said in one breath over minutes, at the ends of its sentences; where each begins is not known. */
function inPieces(cue: Cue): Cue[] {
  if (cue.text.length <= MOST) return [cue];
  const pieces: string[] = [];
  let rest = cue.text;
  while (rest.length > MOST) {
    const window = rest.slice(0, MOST);
    const sentence = Math.max(...[". ", "? ", "! ", "。", "！", "？"].map((end) => window.lastIndexOf(end)));
    const cut = sentence > ENOUGH / 2 ? sentence + 1 : window.lastIndexOf(" ") > 0 ? window.lastIndexOf(" ") : MOST;
    pieces.push(rest.slice(0, cut).trim().toWellFormed());
    rest = rest.slice(cut).trimStart();
  }
  if (rest !== "") pieces.push(rest);
  return pieces.map((text, index) => ({
    at: index === 0 ? cue.at : undefined,
    until: index === pieces.length - 1 ? cue.until : undefined,
    speaker: cue.speaker,
    text,
  }));
}

function endsBefore(paragraph: Segment, last: Cue, cue: Cue): boolean {
  if (paragraph.speaker !== cue.speaker) return true;
  const { length } = paragraph.text;
  if (length + cue.text.length > MOST) return true;
  // Untimed, and nothing says that a line is less than a paragraph.
  if (last.at === undefined && cue.at === undefined) return true;
  if (!SENTENCE_END.test(paragraph.text)) return false;
  const pause = cue.at !== undefined && last.until !== undefined ? cue.at - last.until : 0;
  return length >= ENOUGH || (length >= AFTER_A_PAUSE && pause >= PAUSE_SECONDS);
}

function begin({ at, until, speaker, text }: Cue): Segment {
  return {
    ...(at !== undefined && { at }),
    ...(until !== undefined && { until }),
    ...(speaker !== undefined && { speaker }),
    text,
  };
}

function append(paragraph: Segment, cue: Cue): void {
  const blank = NO_BLANK_BEFORE.test(cue.text) || UNSPACED.test(paragraph.text) ? "" : " ";
  const offset = paragraph.text.length + blank.length;
  paragraph.text += blank + cue.text;
  if (cue.at !== undefined) {
    paragraph.at ??= cue.at;
    const marked = paragraph.marks?.at(-1)?.[1] ?? paragraph.at;
    if (cue.at >= marked + MARK_SECONDS) (paragraph.marks ??= []).push([offset, cue.at]);
  }
  const until = cue.until ?? cue.at;
  if (until !== undefined) paragraph.until = Math.max(paragraph.until ?? 0, until);
}
