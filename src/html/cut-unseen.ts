// Leaves out of the source what no browser would show, before anything that ignores styles makes it visible.
import { Parser } from "htmlparser2";
import { isHidden } from "./hidden.ts";

const MAY_BE_UNSEEN = /hidden|style|<iframe/i;
const VOID = new Set("area base br col embed hr img input link meta param source track wbr".split(" "));

/** Cuts hidden elements and the fallback inside frames. @param html that passed the pre-scan; the result is as untrusted as it was. */
export function cutUnseen(html: string): string {
  if (!MAY_BE_UNSEEN.test(html)) return html;
  const kept: string[] = [];
  let from = 0;
  let cut: { at: number; hidden: boolean; depth: number } | undefined;
  let depth = 0;
  const parser: Parser = new Parser({
    onopentag(name, attributes) {
      depth++;
      if (cut !== undefined) return;
      const hidden = isHidden(attributes);
      if (!hidden && name !== "iframe") return;
      cut = { at: hidden ? parser.startIndex : parser.endIndex + 1, hidden, depth };
    },
    onclosetag(name, implied) {
      if (depth-- !== cut?.depth) return;
      // What was hidden goes with its end tag; a frame keeps its own so that it stays closed.
      const end = VOID.has(name) || (cut.hidden && !implied) ? parser.endIndex + 1 : parser.startIndex;
      kept.push(html.slice(from, cut.at));
      from = Math.max(cut.at, end);
      cut = undefined;
    },
  });
  parser.end(html);
  kept.push(html.slice(from));
  return kept.join("");
}
