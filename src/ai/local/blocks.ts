// Paragraphs of a plain text, with what is no prose marked: headings, link lists, code.
import { isCodeLine, isLinkLine, opensLinkList } from "./boilerplate.ts";
import { estimateWords } from "./terms.ts";

/** `prose` is read for points; `fragment` (a heading, a list entry) only where there is no prose; `noise` never. */
export type Block = { kind: "prose" | "fragment" | "noise"; text: string; start: number };

type Line = { text: string; start: number };

const ENDS_SENTENCE = /[.!?…。！？؟।։።॥][\p{Pe}\p{Pf}"'\s]*$/u;
const FENCE = /^\s*(?:```|~~~)/u;
const BULLET = /^\s*(?:(?:[-*•–—‣▪◦●>#]+|\d{1,2}[.)]|\(?\d{1,2}\)|\[?\d{1,2}:\d{2}(?::\d{2})?\]?)\s+)+/u;
const FRAGMENT_WORDS = 9;
const LIST_RUN = 4;
const LINES_MAX = 5_000;
// The beginning of an endless line tells what it is.
const JUDGED = 2_000;

/** `text` of a block is `source.slice(start, start + text.length)`, without the list marker before it. */
export function splitBlocks(source: string): Block[] {
  const blocks: Block[] = [];
  let fenced = false;
  let inLinkList = false;
  for (const line of joinWrapped(source)) {
    if (FENCE.test(line.text)) {
      fenced = !fenced;
      continue;
    }
    const marker = BULLET.exec(line.text)?.[0].length ?? line.text.length - line.text.trimStart().length;
    const text = line.text.slice(marker).trimEnd();
    if (text === "") continue;
    const words = estimateWords(text.slice(0, JUDGED));
    const ends = ENDS_SENTENCE.test(text);
    if (opensLinkList(text) && !ends) inLinkList = true;
    else if (ends && words >= FRAGMENT_WORDS) inLinkList = false;
    const noise = fenced || inLinkList || isCodeLine(line.text.slice(0, JUDGED)) || isLinkLine(text.slice(0, JUDGED));
    const kind = noise ? "noise" : ends || words >= FRAGMENT_WORDS ? "prose" : "fragment";
    blocks.push({ kind, text, start: line.start + marker });
  }
  return demoteLists(blocks);
}

// Four unpunctuated lines in a row are a list of titles, whatever their length.
function demoteLists(blocks: Block[]): Block[] {
  const open = blocks.map(
    (block) => block.kind === "fragment" || (block.kind === "prose" && !ENDS_SENTENCE.test(block.text)),
  );
  const result = [...blocks];
  for (let from = 0; from < blocks.length; from++) {
    let to = from;
    while (open[to]) to++;
    if (to - from >= LIST_RUN)
      for (let at = from; at < to; at++) {
        const block = blocks[at];
        if (block && block.text.length < 160) result[at] = { ...block, kind: "fragment" };
      }
    if (to > from) from = to;
  }
  return result;
}

// Text wrapped at a fixed width has one paragraph on many lines; elsewhere a line is a paragraph.
function joinWrapped(source: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const text of source.split("\n", LINES_MAX)) {
    lines.push({ text, start });
    start += text.length + 1;
  }
  const goesOn = (line: Line | undefined, next: Line | undefined) =>
    line !== undefined &&
    next !== undefined &&
    line.text.length >= 50 &&
    line.text.length <= 100 &&
    !ENDS_SENTENCE.test(line.text) &&
    /^\p{Ll}/u.test(next.text) &&
    !isCodeLine(line.text);
  const wrapped = lines.filter((line, at) => goesOn(line, lines[at + 1])).length >= 3;
  const joined: Line[] = [];
  lines.forEach((line, at) => {
    const before = lines[at - 1];
    const last = joined.at(-1);
    const follows =
      goesOn(before, line) ||
      (wrapped &&
        before !== undefined &&
        before.text.length >= 50 &&
        before.text.length <= 100 &&
        line.text.trim() !== "" &&
        !BULLET.test(line.text) &&
        !ENDS_SENTENCE.test(before.text) &&
        !isCodeLine(line.text));
    if (last && follows) last.text = source.slice(last.start, line.start + line.text.length);
    else joined.push({ ...line });
  });
  return joined;
}
