// Takes away what stands in the way of every reader: what precedes the feed, control characters, the document type.

export type Prepared = { text: string; wrong: string[] };

/** A feed's first element, or the declaration before it. */
const START = /<\?xml[\s?]|<(?:[\w-]+:)?(?:rss|feed|rdf)[\s>]/i;

const JSON_START = /\{\s*"version"\s*:\s*"https?:\\?\/\\?\/(?:www\.)?jsonfeed\.org/;

/** Half of an emoji each, as programs write them that count in 16 bits. */
const HALVES = /&#(x[dD][89abAB][\da-fA-F]{2}|5[56]\d{3});&#(x[dD][c-fC-F][\da-fA-F]{2}|5[67]\d{3});/g;

/** Quick to look for, which the exact one is not. */
const MAY_BE_CONTROL = /[^\t\n\r\x20-\x7E\u00A0-\uFFFD]/;
const CONTROL = /(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu;

/** Entity declarations are dropped with the document type, so nothing is ever expanded or fetched. */
export function prepareFeed(decoded: string): Prepared {
  const wrong: string[] = [];
  let text = decoded.replace(/^\uFEFF+/, "");
  const cleaned = MAY_BE_CONTROL.test(text) ? text.replace(CONTROL, "") : text;
  if (cleaned.length !== text.length) {
    wrong.push("Control characters that a feed may not contain were left out.");
    text = cleaned;
  }
  // As XML has it; every reader shall see the same.
  if (text.includes("\r")) text = text.replace(/\r\n?/g, "\n");
  if (/&#(?:x[dD][89abAB]|5[56])/.test(text)) text = text.replace(HALVES, wholeCharacter);
  const trimmed = text.trimStart();
  if (trimmed.length !== text.length) wrong.push("The file begins with blanks.");
  text = trimmed;
  if (text.startsWith("{") || isPage(text)) return { text, wrong };
  const start = text.search(START);
  if (start < 0 && JSON_START.test(text)) {
    wrong.push("Something else stands before the feed; it was left out.");
    return { text: text.slice(text.search(JSON_START)), wrong };
  }
  if (start > 0 && !text.startsWith("<!")) {
    wrong.push("Something else stands before the feed; it was left out.");
    text = text.slice(start);
  }
  return withoutDocumentType(text, wrong);
}

function wholeCharacter(written: string, high: string, low: string): string {
  const [first, second] = [high, low].map((half) => Number(half.replace(/^x/, "0x")));
  const character = String.fromCharCode(first ?? 0, second ?? 0);
  return character.isWellFormed() ? character : written;
}

/** Whether the first element is that of a web page. */
export function isPage(text: string): boolean {
  const rest = text.slice(0, 20_000).replace(/^(?:\s+|<\?[^>]*>|<!--[\s\S]*?-->)*/, "");
  return /^<!doctype\s+html\b/i.test(rest) || /^(?:<!doctype[^>]*>\s*)?<(?:html|head|body)[\s>]/i.test(rest);
}

function withoutDocumentType(text: string, wrong: string[]): Prepared {
  const start = text.slice(0, 50_000).search(/<!doctype/i);
  if (start < 0) return { text, wrong };
  const end = endOfDocumentType(text, start);
  if (/<!entity/i.test(text.slice(start, end))) {
    wrong.push("The file declares entities of its own; they were not expanded.");
  }
  return { text: text.slice(0, start) + text.slice(end), wrong };
}

function endOfDocumentType(text: string, start: number): number {
  let quote = "";
  let depth = 0;
  for (let i = start; i < text.length; i++) {
    const c = text[i] ?? "";
    if (quote !== "") quote = c === quote ? "" : quote;
    else if (c === '"' || c === "'") quote = c;
    else if (c === "[") depth++;
    else if (c === "]") depth--;
    else if (c === ">" && depth <= 0) return i + 1;
  }
  return text.length;
}
