// JSON Feed 1 and 1.1, also cut off or with control characters in it.
import { emptyFeed, type RawFeed } from "./raw.ts";
import { readWithFeedsmith } from "./read-feedsmith.ts";

/** Undefined where it is JSON of another kind. */
export function readJson(text: string, wrong: string[]): RawFeed | undefined {
  let sound = text;
  if (!isJson(text)) {
    const mended = mend(text);
    if (mended === undefined) return undefined;
    wrong.push("The file is not well-formed JSON; what could be read was read.");
    sound = mended;
  }
  const value: unknown = JSON.parse(sound);
  if (!looksLikeJsonFeed(value)) return undefined;
  if (Array.isArray(value.items) && value.items.length === 0) return { ...emptyFeed("json"), ...readHead(sound) };
  return readWithFeedsmith(sound, "json");
}

function readHead(text: string): RawFeed {
  return readWithFeedsmith(text.replace(/"items"\s*:\s*\[\s*\]/, '"items":[{"id":"none"}]'), "json");
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

/** Ends the file after the last whole item; raw line breaks inside strings are escaped. */
function mend(text: string): string | undefined {
  const closers: string[] = [];
  let inString = false;
  let itemsDepth = -1;
  let lastItem = -1;
  let clean = "";
  for (let i = 0; i < text.length; i++) {
    const c = text[i] ?? "";
    if (inString && c === "\\") {
      clean += c + (text[++i] ?? "");
      continue;
    }
    clean += inString && c < " " ? " " : c;
    if (c === '"') inString = !inString;
    if (inString) continue;
    if (c === "{" || c === "[") {
      closers.push(c === "{" ? "}" : "]");
      if (c === "[" && closers.length === 2 && /"items"\s*:\s*\[$/.test(clean.slice(-40))) itemsDepth = 2;
    } else if (c === "}" || c === "]") {
      closers.pop();
      if (itemsDepth === closers.length && c === "}") lastItem = clean.length;
    }
  }
  if (closers.length === 0 && isJson(clean)) return clean;
  const cut = lastItem < 0 ? "" : `${clean.slice(0, lastItem)}]}`;
  return isJson(cut) ? cut : undefined;
}
