// Addresses made absolute: `xml:base` first, else where the feed was served from.
import { decodeHTMLAttribute } from "entities";
import { Parser } from "htmlparser2";
import { decodeText } from "./text.ts";

/** An absolute http(s) address, or undefined: nothing else may be opened or fetched. */
export function webAddress(raw: string | undefined, base: string): string | undefined {
  const address = absoluteAddress(raw, base);
  return address !== undefined && /^https?:$/.test(address.protocol) ? spelling(raw, address) : undefined;
}

/** An address that came whole keeps its own spelling, as far as it is one: people compare it with what they see. */
function spelling(raw: string | undefined, address: URL): string {
  const plain = decodeText(raw ?? "").trim();
  return /^https?:\/\/[^\s\\"<>]+$/i.test(plain) && address.hostname === hostIn(plain) ? plain : address.href;
}

function hostIn(plain: string): string | undefined {
  return /^https?:\/\/([^/?#:@]+)/i.exec(plain)?.[1];
}

function absoluteAddress(raw: string | undefined, base: string): URL | undefined {
  const plain = decodeText(raw ?? "")
    .replace(/[\t\r\n]+\s*/g, "")
    .trim();
  if (plain === "" || plain.length > 8_000) return undefined;
  // "www.example.org/x" is meant as an address, not as a path.
  const text = /^www\.[\w-]+\.\w/i.test(plain) ? `https://${plain}` : plain;
  return URL.parse(text, base) ?? undefined;
}

/** The base that `inner` sets within `outer`; a broken or fragment-only one changes nothing. */
export function withBase(inner: string | undefined, outer: string): string {
  if (!inner?.trim()) return outer;
  const url = URL.parse(decodeText(inner).trim(), outer);
  return url && /^https?:$/.test(url.protocol) ? url.href : outer;
}

/** The relation of a link as a registered name in lower case; without one it is the page itself. */
export function relationOf(rel: string | undefined): string {
  const name = rel?.trim().toLowerCase() ?? "alternate";
  return name.replace(/^http:\/\/www\.iana\.org\/assignments\/(?:relation|link-relations)\//, "") || "alternate";
}

const ADDRESSES = new Set(["href", "src", "poster", "data-src", "cite"]);
const RELATIVE =
  /\s(?:href|src|poster|data-src|srcset|cite)\s*=\s*(?:"(?!\s*(?:[a-z][a-z\d+.-]*:|#))|'(?!\s*(?:[a-z][a-z\d+.-]*:|#))|[^\s"'>:]+[\s>])/i;

/** A tag with an address in it, whatever that looks like. */
const ADDRESSED = /\s(?:href|src|poster|data-src|srcset|cite)\s*=/i;

/** A tag as it should be written, so that nothing has to be parsed to know where it ends. */
const WHOLE_TAG = /<\/?[a-z][a-z\d]*(?:\s+[a-z][\w:-]*(?:\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>=`]+))?)*\s*\/?>/gi;

/** In these what looks like a tag is none. */
const RAW = /<(?:script|style|textarea|title|xmp|iframe|no(?:script|embed|frames)|plaintext|svg|math)(?![a-z])/i;

/** As `absoluteMarkup` has it, of one whole tag. */
function absoluteTag(tag: string, base: string): string {
  const changes: [string, string][] = [];
  const seen = new Set<string>();
  for (const [, written = "", double, single, bare] of tag.matchAll(
    /\s([a-z][\w:-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/gi,
  )) {
    const name = written.toLowerCase();
    const value = decodeHTMLAttribute(double ?? single ?? bare ?? "");
    const next = ADDRESSES.has(name) ? resolved(value, base) : name === "srcset" ? resolvedSet(value, base) : value;
    if (next !== value && !seen.has(name)) changes.push([name, next]);
    seen.add(name);
  }
  return changes.reduce((changed, [name, value]) => withAttribute(changed, name, value), tag);
}

/** Relative addresses inside markup made absolute; everything else stays byte for byte as it was. */
export function absoluteMarkup(html: string, base: string): string {
  if (!RELATIVE.test(html)) return html;
  if (!RAW.test(html) && !/<[a-z!?]/i.test(html.replace(WHOLE_TAG, ""))) {
    return html.replace(WHOLE_TAG, (tag) => (ADDRESSED.test(tag) ? absoluteTag(tag, base) : tag));
  }
  const parts: string[] = [];
  let kept = 0;
  let tagStart = 0;
  let changes: [string, string][] = [];
  let seen = new Set<string>();
  const parser = new Parser(
    {
      onopentagname() {
        tagStart = parser.startIndex;
        changes = [];
        seen = new Set();
      },
      onattribute(name, value) {
        const next = ADDRESSES.has(name) ? resolved(value, base) : name === "srcset" ? resolvedSet(value, base) : value;
        // Of two of one name the first counts.
        if (next !== value && !seen.has(name)) changes.push([name, next]);
        seen.add(name);
      },
      onopentag() {
        if (changes.length === 0 || tagStart < kept) return;
        let tag = html.slice(tagStart, parser.endIndex + 1);
        for (const [name, value] of changes) tag = withAttribute(tag, name, value);
        parts.push(html.slice(kept, tagStart), tag);
        kept = parser.endIndex + 1;
      },
    },
    { decodeEntities: true, lowerCaseAttributeNames: true, recognizeSelfClosing: true },
  );
  parser.end(html);
  parts.push(html.slice(kept));
  return parts.join("");
}

function withAttribute(tag: string, name: string, value: string): string {
  const quoted = value.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
  return tag.replace(attributePattern(name), (_, start: string) => `${start}"${quoted}"`);
}

const patterns = new Map<string, RegExp>();

/** Kept, because a text may have tens of thousands of links. The names are the few that this module knows. */
function attributePattern(name: string): RegExp {
  const kept = patterns.get(name) ?? new RegExp(`(\\s${name}\\s*=\\s*)(?:"[^"]*"|'[^']*'|[^\\s"'>]+)`, "i");
  patterns.set(name, kept);
  return kept;
}

/** Fragments stay: they point into the same text. */
function resolved(value: string, base: string): string {
  const plain = value.trim();
  if (plain === "" || plain.startsWith("#") || /^[a-z][a-z\d+.-]*:/i.test(plain)) return value;
  return URL.parse(plain, base)?.href ?? value;
}

function resolvedSet(value: string, base: string): string {
  if (/\bdata:/i.test(value)) return value;
  return value
    .split(/,\s+/)
    .map((part) => part.trim().replace(/^\S+/, (address) => resolved(address, base)))
    .join(", ");
}
