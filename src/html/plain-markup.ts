// The quick way through the sanitiser for what most posts are: paragraphs, emphasis, lists, links and pictures, cleanly written.
import { decodeHTMLStrict } from "entities";
import { isHidden } from "./hidden.ts";
import { removeInvisible } from "./invisible.ts";
import { safeLink } from "./links.ts";
import { pictureElement } from "./media.ts";

const LONGEST = 100_000;
const DEEPEST = 60;
/** What may be kept of an element, or hides it without a style, takes the long way, wherever it stands. */
const UNUSUAL = /hidden|\s(?:dir|lang|start|reversed)\s*=/i;
const ENTITY =
  /&(?:amp|lt|gt|quot|nbsp|[lr][sd]quo|hellip|[mn]dash|[lr]aquo|eacute|copy|bull|middot|#0{0,2}[1-9]\d{1,5}|#x[1-9a-f][\da-f]{1,4});/g;
const ATTRIBUTE = /\s+([a-z][a-z\d-]*)=(?:"([^"<>]*)"|'([^'<>]*)')/g;
/** A piece of text, an entity, an end tag, or a start tag whose attributes are all quoted: nothing else is plain. */
const TOKEN = new RegExp(
  String.raw`([^<>&]+)|(${ENTITY.source})|<\/([a-z][a-z\d]*)>|<([a-z][a-z\d]*)((?:\s+[a-z][a-z\d-]*=(?:"[^"<>]{0,2000}"|'[^'<>]{0,2000}')){0,30})(\s*\/)?>`,
  "y",
);

const VOID = new Set(["br", "hr"]);
/** They end an open paragraph, so that they may not stand in one. */
const BLOCKS = new Set("p div blockquote ul ol h1 h2 h3 h4 h5 h6 pre hr figure section".split(" "));
const INLINE = new Set("a em strong b i s u code span sub sup small br figcaption li img".split(" "));

type Marks = {
  /** `rel` of every link. */
  rel: string;
  /** What a link without a target becomes. */
  plain: string;
};
type Attributes = Record<string, string>;

/**
 * Exactly what the long way makes of the same HTML, or undefined where this is no plain markup. What comes out is
 * made of the names above, of text without angle brackets, and of links that are safe: by construction, nothing else.
 */
export function sanitisePlain(html: string, baseUrl: string | undefined, marks: Marks): string | undefined {
  if (html.length > LONGEST || UNUSUAL.test(html)) return undefined;
  const open: string[] = [];
  const ends: string[] = [];
  let out = "";
  for (let at = 0; at < html.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(html);
    if (token === null) return undefined;
    const [, text, entity, closed, opened, written = "", slash] = token;
    if (text !== undefined) out += removeInvisible(text);
    else if (entity !== undefined) out += removeInvisible(escapeText(decodeHTMLStrict(entity)));
    else if (closed !== undefined) {
      if (open.pop() !== closed) return undefined;
      out += `</${ends.pop()}>`;
    } else if (opened !== undefined) {
      const tag = startTag(opened, { written, isClosed: slash !== undefined, open, baseUrl, marks });
      if (tag === undefined) return undefined;
      out += tag.out;
      if (tag.end === undefined) continue;
      open.push(opened);
      ends.push(tag.end);
    }
  }
  return open.length === 0 ? out : undefined;
}

type Place = { written: string; isClosed: boolean; open: readonly string[]; baseUrl: string | undefined; marks: Marks };

/** What is written for it, and what will close it; undefined where it is not plain. */
function startTag(
  name: string,
  { written, isClosed, open, baseUrl, marks }: Place,
): { out: string; end?: string } | undefined {
  if (!mayStandIn(open, name) || (written.includes("style=") && hides(written))) return undefined;
  if (VOID.has(name)) return { out: `<${name} />` };
  if (name === "img") {
    const attributes = attributesOf(written);
    return attributes && { out: picture(attributes, open.includes("a"), baseUrl, marks) };
  }
  if (isClosed) return undefined;
  if (name !== "a") return { out: `<${name}>`, end: name };
  const attributes = attributesOf(written);
  if (attributes === undefined) return undefined;
  const href = safeLink(attributes["href"], baseUrl);
  return href === undefined ? { out: `<${marks.plain}>`, end: marks.plain } : { out: linkTo(href, marks), end: "a" };
}

/** Where no end tag is left out and nothing has to be put right. */
function mayStandIn(open: readonly string[], name: string): boolean {
  if (open.length > DEEPEST) return false;
  if (BLOCKS.has(name)) return !open.includes("p");
  if (!INLINE.has(name)) return false;
  const parent = open.at(-1);
  if (name === "li") return parent === "ul" || parent === "ol";
  return name !== "a" || !open.includes("a");
}

/** Cut with all that is in it, by the long way. */
function hides(written: string): boolean {
  const attributes = attributesOf(written);
  return attributes === undefined || isHidden(attributes);
}

/** The first of each name; undefined where a value has an ampersand that is no plain entity. */
function attributesOf(written: string): Attributes | undefined {
  const attributes: Attributes = {};
  for (const [, name = "", double, single] of written.matchAll(ATTRIBUTE)) {
    const value = double ?? single ?? "";
    if (value.includes("&") && value.replace(ENTITY, "").includes("&")) return undefined;
    if (!Object.hasOwn(attributes, name)) attributes[name] = decodeHTMLStrict(value);
  }
  return attributes;
}

function picture(attributes: Attributes, insideLink: boolean, baseUrl: string | undefined, marks: Marks): string {
  const shown = pictureElement(attributes, baseUrl);
  if (shown === undefined) return "";
  const text = removeInvisible(escapeText(shown.text));
  return shown.href === undefined || insideLink ? `<span>${text}</span>` : `${linkTo(shown.href, marks)}${text}</a>`;
}

function linkTo(href: string, { rel }: Marks): string {
  return `<a href="${escapeText(href).replace(/"/g, "&quot;")}" rel="${rel}">`;
}

function escapeText(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
