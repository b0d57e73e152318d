// Titles, names and the like: plain text out of whatever was escaped, once or twice.
import { decodeHTML, decodeHTMLStrict } from "entities";
import { removeInvisible } from "../html/invisible.ts";
import type { RawText } from "./raw.ts";

/** Characters of one line that are kept. */
export const MAX_LINE = 1_000;

/** Tags that people put into titles; anything else in angle brackets was meant as text. */
const INLINE =
  /<\/?(?:a|abbr|b|bdi|br|cite|code|del|div|em|font|h[1-6]|i|img|ins|kbd|mark|p|q|s|small|span|strong|sub|sup|tt|u|wbr)(?:\s[^<>]*)?\/?>/gi;

/** One line without markup, at most 1,000 characters; undefined where nothing is left. */
export function plainText(raw: RawText | undefined): string | undefined {
  if (!raw) return undefined;
  const value = raw.value.slice(0, 20_000);
  const text =
    raw.kind === "text" || raw.kind === "claimed"
      ? value
      : value.replace(/<!--[\s\S]*?-->/g, "").replace(INLINE, (tag) => (/^<(?:br|p|div)/i.test(tag) ? " " : ""));
  return oneLine(decodeText(text));
}

/** Entities decoded, and decoded again where they were escaped twice. A lone "&copy" without its semicolon stays. */
export function decodeText(text: string): string {
  if (!text.includes("&")) return text;
  const once = decodeHTMLStrict(text);
  return /&(?:#\d+|#x[\da-f]+|[a-z]+\d*);/i.test(once) ? decodeHTML(once) : once;
}

/** Blanks folded, and what nobody sees removed: direction marks turn a name round. */
export function oneLine(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const line = removeInvisible(text.slice(0, 20_000))
    .replace(/[\s\u00A0]+/g, " ")
    .trim()
    .slice(0, MAX_LINE);
  return line === "" ? undefined : line;
}

/** Plain text as hostile-free HTML, paragraphs and line breaks kept. */
export function textAsHtml(text: string): string {
  const escaped = text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  const paragraphs = escaped.split(/\n\s*\n/).filter((part) => part.trim() !== "");
  return paragraphs.map((part) => `<p>${part.trim().replace(/\n/g, "<br>")}</p>`).join("\n");
}
