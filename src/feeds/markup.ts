// RSS never says whether a text is HTML, and some programs escape it once too often: guessed here, once for all readers.
import { decodeHTML } from "entities";

const ELEMENTS =
  "a abbr acronym address article aside audio b bdi bdo big blockquote body br button canvas caption center cite code col dd del details dfn " +
  "div dl dt em embed figcaption figure font footer form h[1-6] head header hr html i iframe img input ins kbd label li main map mark " +
  "nav object ol p picture pre q rp rt ruby s samp script section small source span strike strong style sub summary sup svg table tbody " +
  "td template textarea tfoot th thead time title tr track tt u ul var video wbr";
const NAMES = ELEMENTS.replaceAll(" ", "|");

/** A tag that HTML knows, a comment, or anything that is closed again. */
const TAG = new RegExp(String.raw`<\/?(?:${NAMES})(?=[\s/>])|<!--|<\/[a-z][\w:-]*\s*>`, "i");
const ENTITY = /&(?:#\d+|#x[\da-f]+|[a-z]+\d*);/i;
/** How a text begins whose every tag was escaped twice. */
const ESCAPED = new RegExp(
  String.raw`^\s*&lt;(?:p|div|h[1-6]|ul|ol|table|blockquote|img|a|br|span|strong|em|figure|section|article|pre)(?=[\s/]|&gt;)`,
  "i",
);

/** Whether a text that may be either has any markup, be it only an entity. */
export function looksLikeHtml(text: string): boolean {
  return TAG.test(text) || ENTITY.test(text);
}

/** Angle brackets that are no tags ("List<String>") as what they are. */
export function withoutFalseTags(text: string): string {
  return TAG.test(text) ? text : text.replace(/<(?=[a-z!/?])/gi, "&lt;");
}

/** HTML that was escaped once too often, unescaped; anything else as it was. A text that shows code has a tag of its own. */
export function unescapedTwice(html: string): string {
  return ESCAPED.test(html) && !TAG.test(html) ? decodeHTML(html) : html;
}
