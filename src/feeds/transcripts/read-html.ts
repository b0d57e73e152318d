// HTML: `<cite>` says who, `<time>` since when, anything else is what was said. Nothing of the markup comes through.
import { Parser } from "htmlparser2";
import { isHidden } from "../../html/hidden.ts";
import { HTML_LIMITS } from "../../html/prescan.ts";
import { BLOCK_ELEMENTS } from "../../html/text.ts";
import { cleanLine, cleanSpeaker } from "./clean-line.ts";
import { readLines } from "./read-lines.ts";
import { parseStamp } from "./stamps.ts";
import { MAX_CUES, type Cue } from "./transcript.ts";

const UNREAD = new Set(
  "script style template noscript noembed noframes title head nav svg math iframe object embed audio video canvas textarea select form button".split(
    " ",
  ),
);
const VOID = new Set("area base br col embed hr img input link meta param source track wbr".split(" "));

export function readHtmlCues(html: string): Cue[] {
  const cues: Cue[] = [];
  let line: string[] = [];
  let label: string[] | undefined;
  let unread = 0;
  let depth = 0;
  let at: number | undefined;
  let speaker: string | undefined;

  const endLine = (): void => {
    const text = cleanLine(line.join(""), { markup: false });
    line = [];
    if (text === "" || cues.length >= MAX_CUES) return;
    // Pages put times and names into the text as well.
    for (const cue of readLines(text)) {
      cues.push({ at: cue.at ?? at, speaker: cue.speaker ?? speaker, text: cue.text });
      at = undefined;
    }
  };
  const endLabel = (name: string): void => {
    const text = (label ?? []).join("");
    label = undefined;
    endLine();
    if (name === "time") at = parseStamp(cleanLine(text, { markup: false })) ?? at;
    else speaker = cleanSpeaker(text, { markup: false });
  };
  const parser: Parser = new Parser({
    onopentag(name, attributes) {
      // What lies deeper is left out: reading it costs more than it can be worth.
      if (++depth > HTML_LIMITS.depth) parser.pause();
      if (VOID.has(name)) {
        if (name === "br") endLine();
      } else if (unread > 0 || UNREAD.has(name) || isHidden(attributes)) unread++;
      else if (name === "cite" || name === "time") {
        endLine();
        label = [];
      } else if (BLOCK_ELEMENTS.has(name)) endLine();
    },
    ontext(text) {
      if (unread === 0) (label ?? line).push(text);
    },
    onclosetag(name) {
      depth--;
      if (VOID.has(name)) return;
      if (unread > 0) unread--;
      else if (name === "cite" || name === "time") endLabel(name);
      else if (BLOCK_ELEMENTS.has(name)) endLine();
    },
  });
  parser.write(html);
  if (depth <= HTML_LIMITS.depth) parser.end();
  endLine();
  return cues;
}
