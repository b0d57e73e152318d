// What a person would read of a piece of HTML, as plain text: one line a block, nothing hidden, in linear time.
import { Parser } from "htmlparser2";
import { isHidden } from "./hidden.ts";
import { removeInvisible } from "./invisible.ts";
import { HTML_LIMITS } from "./prescan.ts";

/** Elements that end the line they stand in. */
export const BLOCK_ELEMENTS: ReadonlySet<string> = new Set(
  (
    "address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure footer form " +
    "h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre search section summary table tbody tfoot thead tr ul"
  ).split(" "),
);

const UNREAD = new Set(
  "script style template noscript title svg math iframe object embed audio video canvas textarea select datalist frameset".split(
    " ",
  ),
);
const VOID = new Set("area base br col embed hr img input link meta param source track wbr".split(" "));
const CELLS = new Set(["td", "th"]);

/**
 * Blocks become lines, cells are parted by a blank, entities are decoded, white space is folded (kept in `pre`),
 * hidden elements and invisible characters are dropped. What lies deeper than the pre-scan allows is left out.
 */
export function htmlToText(html: string): string {
  const lines: string[] = [];
  let line: string[] = [];
  let depth = 0;
  let unread = 0;
  let preformatted = 0;

  const endLine = (): void => {
    if (line.length === 0) return;
    for (const finished of finishLine(line.join(""), preformatted > 0)) lines.push(finished);
    line = [];
  };
  const parser: Parser = new Parser({
    onopentag(name, attributes) {
      if (++depth > HTML_LIMITS.depth) parser.pause();
      if (VOID.has(name)) {
        if (unread === 0 && BLOCK_ELEMENTS.has(name)) endLine();
        return;
      }
      if (unread > 0 || UNREAD.has(name) || isHidden(attributes)) {
        unread++;
        return;
      }
      if (BLOCK_ELEMENTS.has(name)) endLine();
      else if (CELLS.has(name)) line.push(" ");
      if (name === "pre") preformatted++;
    },
    ontext(text) {
      if (unread === 0) line.push(text);
    },
    onclosetag(name) {
      depth--;
      if (VOID.has(name)) return;
      if (unread > 0) {
        unread--;
        return;
      }
      if (BLOCK_ELEMENTS.has(name)) endLine();
      if (name === "pre" && preformatted > 0) preformatted--;
    },
  });
  parser.write(html);
  if (depth <= HTML_LIMITS.depth) parser.end();
  endLine();
  return lines.join("\n");
}

const CLEAN = /<(\/?)([a-z\d]+)[^>]*>|[^<]+/g;

/**
 * The same text, of HTML that comes straight from the sanitiser: every tag is whole, nothing hides, three entities are left.
 * Half of what it costs to read a feed went into parsing again what was just written.
 */
export function cleanHtmlToText(html: string): string {
  const lines: string[] = [];
  let line = "";
  let preformatted = 0;
  const endLine = (): void => {
    if (line !== "") for (const finished of finishLine(line, preformatted > 0)) lines.push(finished);
    line = "";
  };
  for (const [token, end, name] of html.matchAll(CLEAN)) {
    if (name === undefined) line += token.includes("&") ? unescaped(token) : token;
    else if (BLOCK_ELEMENTS.has(name)) {
      endLine();
      if (name === "pre") preformatted += end === "" ? 1 : -1;
    } else if (end === "" && CELLS.has(name)) line += " ";
  }
  endLine();
  return lines.join("\n");
}

function unescaped(text: string): string {
  return text.replace(/&(lt|gt|amp|quot);/g, (_, name: string) =>
    name === "lt" ? "<" : name === "gt" ? ">" : name === "amp" ? "&" : '"',
  );
}

function finishLine(raw: string, preformatted: boolean): string[] {
  const text = removeInvisible(raw);
  if (!preformatted) {
    const folded = text.replace(/\s+/g, " ").trim();
    return folded === "" ? [] : [folded];
  }
  return text
    .split(/\r\n?|\n/)
    .map((part) => part.trimEnd())
    .filter((part) => part !== "");
}
