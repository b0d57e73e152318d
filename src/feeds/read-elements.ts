// The last resort: htmlparser2 reads anything, cut off, unclosed or wrongly nested, and never fails.
import { Parser } from "htmlparser2";
import type { Element } from "./elements.ts";
import { withBase } from "./links.ts";
import { canonicalName, namespaceOf } from "./names.ts";
import type { Survey } from "./survey.ts";

/** Elements whose inner markup is kept as it is written, not taken apart. */
const TEXTS = new Set([
  ..."title description summary subtitle tagline content rights copyright info atom:summary atom:content".split(" "),
  ..."content:encoded itunes:summary itunes:subtitle dc:description media:description media:title xhtml:body body".split(
    " ",
  ),
]);
/** They can only mean that what was open before was never closed. */
const STRUCTURE = new Set(["item", "entry", "channel"]);

type Open = { element: Element; innerStart: number; base: string };

/**
 * The whole file as a tree whose root is nameless. Every `xml:base` is resolved against those around it.
 * @param url where the file was served from
 */
export function readElements(text: string, survey: Survey, url: string): Element {
  const root: Element = { name: "", attributes: {}, text: "", markup: false, children: [] };
  const open: (Open | undefined)[] = [];
  let inText: Open | undefined;
  let textDepth = 0;
  const own = survey.format === "atom" ? "atom" : "rss";
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        const name = nameOf(tag, attributes, survey.prefixes, own);
        if (inText && STRUCTURE.has(name)) inText = undefined;
        if (inText) {
          inText.element.markup = true;
          open.push(undefined);
          return;
        }
        const element: Element = { name, attributes: lowerCased(attributes), text: "", markup: false, children: [] };
        const outer = open.findLast((one) => one !== undefined);
        (outer?.element ?? root).children.push(element);
        const base = withBase(element.attributes["xml:base"], outer?.base ?? url);
        if (element.attributes["xml:base"] !== undefined) element.attributes["xml:base"] = base;
        const entry = { element, innerStart: parser.endIndex + 1, base };
        open.push(entry);
        // `media:content`, `source` and the like are structures although Atom's `content` is not.
        if (TEXTS.has(name)) {
          inText = entry;
          textDepth = open.length;
        }
      },
      ontext(data) {
        const top = inText ?? open.at(-1);
        if (top && !top.element.markup) top.element.text += data;
      },
      onclosetag() {
        const closed = open.pop();
        if (!inText || closed !== inText || open.length + 1 !== textDepth) return;
        const { element, innerStart } = inText;
        if (element.markup)
          element.text = withoutSections(text.slice(innerStart, Math.max(innerStart, parser.startIndex)));
        inText = undefined;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(text);
  return root;
}

/** An element may set a namespace for itself alone: `<creator xmlns="http://purl.org/dc/elements/1.1/">`. */
function nameOf(
  tag: string,
  attributes: Record<string, string>,
  prefixes: Survey["prefixes"],
  own: "atom" | "rss",
): string {
  const set = tag.includes(":") || attributes.xmlns === undefined ? undefined : namespaceOf(attributes.xmlns);
  if (set === undefined || set === "rss" || set === "rdf" || set === own) return canonicalName(tag, prefixes, own);
  return set === "atom" ? tag.toLowerCase() : `${set}:${tag.toLowerCase()}`;
}

function lowerCased(attributes: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name.toLowerCase(), value]));
}

function withoutSections(markup: string): string {
  return markup.replace(/<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)/g, "$1");
}
