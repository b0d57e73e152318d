// From bytes to an article; runs in a worker thread, because the libraries below can be made to hang or to overflow.
import { decodeHtml } from "../html/decode.ts";
import { prescan } from "../html/prescan.ts";
import { sanitise } from "../html/sanitise.ts";
import { htmlToText } from "../html/text.ts";
import { toStorable } from "../storable.ts";
import type { Article } from "./article.ts";
import { findContent } from "./content.ts";
import { readMetadata } from "./metadata.ts";
import { removeFurniture, removeUnseen } from "./furniture.ts";
import { baseOf, openPage } from "./page.ts";

export type ReadRequest = { bytes: Uint8Array; contentType: string | undefined; url: string };
export type ReadResult = { ok: true; article: Article } | { ok: false; reason: string };

/** Fewer characters are a caption or a notice, not something to have an opinion on. */
const TEXT_ENOUGH = 25;

export async function readArticle({ bytes, contentType, url }: ReadRequest): Promise<ReadResult> {
  const html = decodeHtml(bytes, contentType);
  const scanned = prescan(html);
  if (!scanned.ok) return { ok: false, reason: scanned.reason };
  const page = openPage(html);
  const { metadata, body } = readMetadata(page, url);
  const base = baseOf(page, url);
  simplify(page, base, metadata.title ?? url);
  removeUnseen(page);
  removeFurniture(page);
  const found = await findContent(page.documentElement.outerHTML, url);
  const candidates = [found, body === undefined ? undefined : asHtml(body), page.body.innerHTML];
  const content = candidates.find((candidate) => htmlToText(candidate ?? "").length >= TEXT_ENOUGH);
  if (content === undefined) return { ok: false, reason: "the page holds no text" };
  // Bounded again: extractors may nest deeper than what they were given.
  const text = htmlToText(content);
  const article = { ...metadata, html: sanitise(content, base), text, words: countWords(text) };
  return { ok: true, article: toStorable(article) };
}

/** Leaves what is read: no scripts or styles, addresses absolute, and a title, without which the lead extractor gives up. */
function simplify(page: Document, base: string, title: string): void {
  for (const unread of page.querySelectorAll("script, style, template, link, base, object, embed, applet"))
    unread.remove();
  for (const [selector, name] of [
    ["a[href]", "href"],
    ["img[src]", "src"],
    ["iframe[src]", "src"],
  ] as const) {
    for (const element of page.querySelectorAll(selector)) {
      const absolute = URL.parse(element.getAttribute(name) ?? "", base);
      if (absolute !== null) element.setAttribute(name, absolute.href);
    }
  }
  const heading = page.querySelector("title") ?? page.head.appendChild(page.createElement("title"));
  if ((heading.textContent ?? "").trim() === "") heading.textContent = title;
}

function asHtml(text: string): string {
  if (/<p[\s>]|<br[\s/>]/i.test(text)) return text;
  return text
    .split(/\r\n?|\n/)
    .map((line) => `<p>${line.replace(/&/g, "&amp;").replace(/</g, "&lt;")}</p>`)
    .join("\n");
}

function countWords(text: string): number {
  let words = 0;
  for (const segment of new Intl.Segmenter(undefined, { granularity: "word" }).segment(text))
    if (segment.isWordLike) words++;
  return words;
}
