// JSON Feed 1 and 1.1, also cut off or with control characters in it.
import { parseFeedDate } from "./dates.ts";
import { choose, tooManyPosts } from "./newest.ts";
import type { RawFeed } from "./raw.ts";
import { readWithFeedsmith } from "./read-feedsmith.ts";
import { MAX_DEPTH, MAX_POSTS } from "./survey.ts";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;
const OPEN_BRACKET = 0x5b;

/** Undefined where it is JSON of another kind. */
export function readJson(text: string, wrong: string[]): RawFeed | undefined {
  if (isTooDeep(text)) return undefined;
  let sound = text;
  if (!isJson(text)) {
    const mended = mend(text);
    if (mended === undefined) return undefined;
    wrong.push("The file is not well-formed JSON; what could be read was read.");
    sound = mended;
  }
  const value: unknown = JSON.parse(sound);
  if (!looksLikeJsonFeed(value)) return undefined;
  const items = Array.isArray(value.items) ? value.items : [];
  if (items.length <= MAX_POSTS) return read(value);
  const { kept, dated } = choose(items.length, MAX_POSTS, (at) => dateOf(items[at]));
  wrong.push(tooManyPosts(items.length, MAX_POSTS, dated));
  return read({ ...value, items: kept.map((at) => items[at] as unknown) });
}

/** What it is was told by more than its version, which feedsmith would refuse for a letter. */
function read(value: object): RawFeed | undefined {
  const rest = Object.entries(value).filter(([name]) => name.toLowerCase() !== "version");
  const feed = { ...Object.fromEntries(rest), version: "https://jsonfeed.org/version/1.1" };
  try {
    return readWithFeedsmith(feed, "json");
  } catch (error) {
    // Nothing stands in it beside the version.
    if (error instanceof Error) return undefined;
    throw error;
  }
}

function dateOf(item: unknown): number | undefined {
  if (typeof item !== "object" || item === null || !("date_published" in item)) return undefined;
  return parseFeedDate(String(item.date_published))?.getTime();
}

function looksLikeJsonFeed(value: unknown): value is { items?: unknown } {
  if (typeof value !== "object" || value === null) return false;
  if ("version" in value && typeof value.version === "string" && value.version.includes("jsonfeed.org")) return true;
  return (
    "items" in value &&
    Array.isArray(value.items) &&
    ("title" in value || "home_page_url" in value || "feed_url" in value)
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

/** Keeps the items that are sound; line breaks inside strings become blanks (outside they mean nothing). */
function mend(text: string): string | undefined {
  const clean = text.replace(/[\t\n\r]/g, " ");
  if (isJson(clean)) return clean;
  const { start, items } = itemsOf(clean);
  const sound = items.map(([from, to]) => clean.slice(from, to)).filter(isJson);
  const mended = `${clean.slice(0, start)}${sound.join(",")}]}`;
  return sound.length > 0 && isJson(mended) ? mended : undefined;
}

/** Where the top-level `items` begin, and where each whole object in them does and ends. */
function itemsOf(text: string): { start: number; items: [number, number][] } {
  const items: [number, number][] = [];
  let depth = 0;
  let inString = false;
  let start = 0;
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (inString && c === "\\") i++;
    else if (c === '"') inString = !inString;
    else if (inString) continue;
    else if (c === "{" || c === "[") {
      depth++;
      if (depth === 2 && c === "[" && /"items"\s*:\s*\[$/.test(text.slice(Math.max(0, i - 40), i + 1))) start = i + 1;
      if (depth === 3) from = i;
    } else if (c === "}" || c === "]") {
      depth--;
      if (depth === 2 && start > 0 && c === "}") items.push([from, i + 1]);
      if (depth === 1 && start > 0) break;
    }
  }
  return { start, items };
}

/** Parsers of JSON recurse; nothing sensible is nested so deep. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (inString && c === BACKSLASH) i++;
    else if (c === QUOTE) inString = !inString;
    else if (!inString && (c === OPEN_BRACE || c === OPEN_BRACKET) && ++depth > MAX_DEPTH) return true;
    else if (!inString && (c === OPEN_BRACE + 2 || c === OPEN_BRACKET + 2)) depth--;
  }
  return false;
}
