// A page as a document that other code can rely on: always with a head and a body that holds what is to be seen.
import { parseHTML } from "linkedom";

/** @param html decoded and pre-scanned. */
export function openPage(html: string): Document {
  const whole = /<html[\s>]/i.test(html) ? html : `<!doctype html><html><head></head><body>${html}</body></html>`;
  const { document } = parseHTML(whole);
  const root = document.documentElement;
  let { body } = document;
  const strays = [...root.childNodes].filter((node) => node !== document.head && node !== body);
  // linkedom builds no body of its own where the page leaves its tags out, as HTML allows.
  if (strays.length > 0) body.append(...strays);
  for (const lost of document.head.querySelectorAll("p, div, article, main, section, h1, h2")) body.append(lost);
  ({ body } = document);
  return document;
}

/** Where relative addresses of the page start from. */
export function baseOf(document: Document, url: string): string {
  const declared = URL.parse(document.querySelector("base[href]")?.getAttribute("href") ?? "", url);
  return declared !== null && /^https?:$/.test(declared.protocol) ? declared.href : url;
}
