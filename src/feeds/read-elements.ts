// The last resort: htmlparser2 reads anything, cut off, unclosed or wrongly nested, and never fails.
import { Parser } from "htmlparser2";
import type { Element } from "./elements.ts";
import { canonicalName } from "./names.ts";
import type { Survey } from "./survey.ts";

/** Elements whose inner markup is kept as it is written, not taken apart. */
const TEXTS = new Set([
  ..."title description summary subtitle tagline content rights copyright info atom:summary atom:content".split(" "),
  ..."content:encoded itunes:summary itunes:subtitle dc:description media:description media:title xhtml:body".split(
    " ",
  ),
]);
/** They can only mean that what was open before was never closed. */
const STRUCTURE = new Set(["item", "entry", "channel"]);

type Open = { element: Element; innerStart: number };

/** The whole file as a tree whose root is nameless. */
export function readElements(text: string, survey: Survey): Element {
  const root: Element = { name: "", attributes: {}, text: "", markup: false, children: [] };
  const open: (Open | undefined)[] = [];
  let inText: Open | undefined;
  let textDepth = 0;
  const own = survey.format === "atom" ? "atom" : "rss";
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        const name = canonicalName(tag, survey.prefixes, own);
        if (inText && STRUCTURE.has(name)) inText = undefined;
        if (inText) {
          inText.element.markup = true;
          open.push(undefined);
          return;
        }
        const element: Element = { name, attributes: lowerCased(attributes), text: "", markup: false, children: [] };
        const parent = open.findLast((one) => one !== undefined)?.element ?? root;
        parent.children.push(element);
        const entry = { element, innerStart: parser.endIndex + 1 };
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

function lowerCased(attributes: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name.toLowerCase(), value]));
}

function withoutSections(markup: string): string {
  return markup.replace(/<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)/g, "$1");
}
