// The one gate through which HTML of strangers reaches a page of ours. What is not on the lists below does not exist.
import sanitizeHtml from "sanitize-html";
import { cutUnseen } from "./cut-unseen.ts";
import { removeInvisible } from "./invisible.ts";
import { safeLink } from "./links.ts";
import { pictureElement, videoLink } from "./media.ts";
import { sanitisePlain } from "./plain-markup.ts";
import { HTML_LIMITS, prescan } from "./prescan.ts";
import { htmlToText } from "./text.ts";

/** Every element that may come out, with every attribute it may carry. `dir` and `lang` may stand on all. */
export const ALLOWED_ELEMENTS: Readonly<Record<string, readonly string[]>> = {
  a: ["href", "rel"],
  abbr: ["title"],
  ol: ["start", "reversed"],
  td: ["colspan", "rowspan"],
  th: ["colspan", "rowspan", "scope"],
  time: ["datetime"],
  ...Object.fromEntries(
    (
      "article aside b bdi blockquote br caption cite code dd del details dfn div dl dt em figcaption figure footer " +
      "h1 h2 h3 h4 h5 h6 header hr i ins kbd li main mark p pre q rp rt ruby s samp section small span strong sub summary sup " +
      "table tbody tfoot thead tr u ul var wbr"
    )
      .split(" ")
      .map((name) => [name, []]),
  ),
};

/** Dropped with all that is in them; other unlisted elements only lose their tags. */
const DROPPED = (
  "script style template noscript noembed noframes iframe object embed applet svg math canvas audio video textarea select " +
  "option optgroup datalist button xmp plaintext title dialog frameset"
).split(" ");

const LINK_REL = "nofollow noopener noreferrer ugc";
/** What an element becomes that may not stand where it stands. Allowed itself: sanitize-html mixes up its end tags where one that is not is renamed. */
const PLAIN = "span";

/** Where an element may only stand inside another: alone it would close the page's own list or table around it. */
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  li: ["ul", "ol"],
  dt: ["dl"],
  dd: ["dl"],
  summary: ["details"],
  caption: ["table"],
  thead: ["table"],
  tbody: ["table"],
  tfoot: ["table"],
  tr: ["table"],
  td: ["table"],
  th: ["table"],
  rt: ["ruby"],
  rp: ["ruby"],
};

const ATTRIBUTE_VALUES: Readonly<Record<string, RegExp>> = {
  dir: /^(?:ltr|rtl|auto)$/i,
  lang: /^[a-z]{2,3}(?:-[a-z\d]{2,8}){0,3}$/i,
  start: /^-?\d{1,6}$/,
  reversed: /^$/,
  colspan: /^[1-9]\d?$/,
  rowspan: /^[1-9]\d?$/,
  scope: /^(?:row|col|rowgroup|colgroup)$/i,
  datetime: /^[\w:.+ -]{1,40}$/,
  title: /^[^]{1,300}$/,
};

/** Made once: a feed has fifty texts. The most frequent elements first, because sanitize-html looks them up one after the other. */
const FIXED_OPTIONS = {
  allowedTags: Array.from(
    new Set(["p", "a", "br", "em", "strong", "li", "span", "div", ...Object.keys(ALLOWED_ELEMENTS)]),
  ),
  allowedAttributes: { ...mutableCopy(ALLOWED_ELEMENTS), "*": ["dir", "lang"] },
  allowedSchemes: ["http", "https", "mailto"],
  allowProtocolRelative: false,
  disallowedTagsMode: "discard",
  nonTextTags: DROPPED,
  nestingLimit: HTML_LIMITS.depth,
  textFilter: removeInvisible,
} satisfies sanitizeHtml.IOptions;

/**
 * Clean, balanced HTML: no scripts, styles, forms, frames, drawings, pictures (a link says where one is), ids, classes or handlers.
 * @param baseUrl address the HTML came from, for relative links; without it they lose their target.
 */
export function sanitise(html: string, baseUrl: string | undefined): string {
  // Nothing that could be a tag or an entity: most titles and notes.
  if (!/[<&]/.test(html)) return removeInvisible(escapeText(html));
  return sanitisePlain(html, baseUrl, { rel: LINK_REL, plain: PLAIN }) ?? sanitiseThoroughly(html, baseUrl);
}

/** The long way, which everything may take. */
export function sanitiseThoroughly(html: string, baseUrl: string | undefined): string {
  if (!prescan(html).ok) return asParagraphs(htmlToText(html));
  const open = new Map<string, number>();
  const count = (name: string): number => open.get(name) ?? 0;
  return sanitizeHtml(cutUnseen(html), {
    ...FIXED_OPTIONS,
    onOpenTag: (name) => void open.set(name, count(name) + 1),
    onCloseTag: (name) => void open.set(name, count(name) - 1),
    transformTags: {
      img: (_, attributes) => linkOrText("img", pictureElement(attributes, baseUrl), count("a") > 0),
      iframe: (_, attributes) => linkOrText("iframe", videoLink(attributes, baseUrl), count("a") > 0),
      "*": (name, attributes) => {
        if (NEEDS[name]?.every((parent) => count(parent) === 0)) return { tagName: PLAIN, attribs: {} };
        if (name !== "a") return { tagName: name, attribs: keepValid(attributes) };
        const href = count("a") > 1 ? undefined : safeLink(attributes.href, baseUrl);
        return href === undefined
          ? { tagName: PLAIN, attribs: {} }
          : { tagName: "a", attribs: { href, rel: LINK_REL } };
      },
    },
  });
}

function linkOrText(
  name: string,
  shown: { text: string; href?: string } | undefined,
  insideLink: boolean,
): { tagName: string; attribs: Record<string, string>; text?: string } {
  if (shown === undefined) return { tagName: name, attribs: {} };
  if (shown.href === undefined || insideLink) return { tagName: "span", attribs: {}, text: shown.text };
  return { tagName: "a", attribs: { href: shown.href, rel: LINK_REL }, text: shown.text };
}

function keepValid(attributes: Record<string, string>): Record<string, string> {
  const names = Object.keys(attributes);
  if (names.length === 0) return attributes;
  return Object.fromEntries(
    Object.entries(attributes).filter(([name, value]) =>
      Object.hasOwn(ATTRIBUTE_VALUES, name) ? ATTRIBUTE_VALUES[name]?.test(value) : true,
    ),
  );
}

function mutableCopy(lists: Readonly<Record<string, readonly string[]>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, [...list]]));
}

function asParagraphs(text: string): string {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => `<p>${escapeText(line)}</p>`)
    .join("\n");
}

function escapeText(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
