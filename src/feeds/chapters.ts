// Chapters of a recording, as JSON of the podcast namespace, as Podlove's simple chapters, or as lines of a text.
import { compact } from "./raw.ts";
import { webAddress } from "./links.ts";
import { oneLine, plainText } from "./text.ts";
import { parseStamp, readSeconds, STAMP } from "./transcripts/stamps.ts";

/** @property at seconds from the beginning. */
export type Chapter = { at: number; title: string; url?: string; picture?: string };

const MOST = 500;
const TITLE_CHARACTERS = 300;

type Given = {
  at: number | undefined;
  title: string | undefined;
  url?: string | undefined;
  picture?: string | undefined;
};

/** In the order of their times, each moment once; those without a time or a title are left out. */
export function toChapters(given: readonly Given[], base: string): Chapter[] {
  const found = new Map<number, Chapter>();
  for (const { at, title, url, picture } of given) {
    const plain = plainText({ value: title ?? "", kind: "guess" })?.slice(0, TITLE_CHARACTERS);
    if (at === undefined || plain === undefined || found.has(at) || found.size >= MOST) continue;
    found.set(
      at,
      compact<Chapter>({ at, title: plain, url: webAddress(url, base), picture: webAddress(picture, base) }),
    );
  }
  return Array.from(found.values()).toSorted((a, b) => a.at - b.at);
}

/** `application/json+chapters`; undefined where it is something else. Silent chapters (`toc: false`) are left out. */
export function readChapters(text: string, base: string): Chapter[] | undefined {
  const list = listIn(text);
  return (
    list &&
    toChapters(
      list.flatMap((one): Given[] => {
        if (typeof one !== "object" || one === null) return [];
        const { startTime, title, url, img, toc } = one as Record<string, unknown>;
        if (toc === false) return [];
        return [{ at: readSeconds(startTime), title: textOf(title), url: textOf(url), picture: textOf(img) }];
      }),
      base,
    )
  );
}

function listIn(text: string): unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const list = typeof value === "object" && value !== null && "chapters" in value ? value.chapters : undefined;
    return Array.isArray(list) ? list.slice(0, 5_000) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

const STAMPED = new RegExp(String.raw`^[\s>•*·▶►⏱️–—-]{0,8}[[(]?(${STAMP})[\])]?\s*[-–—:|•.]?\s*(\S.*)$`, "su");
const STAMPED_LAST = new RegExp(String.raw`^(\S.{0,300}?)\s*[-–—:|]?\s*[[(]?(${STAMP})[\])]?$`, "su");
/** Fewer are times that are spoken of. */
const LEAST = 3;

/**
 * The list of moments in a description: lines that begin with a time ("00:00 Intro"), or all end with one, in rising
 * order. Empty where there is no such list.
 */
export function chaptersInText(text: string): Chapter[] {
  const lines = text.slice(0, 200_000).split("\n");
  for (const read of [stampFirst, stampLast]) {
    const given = lines.flatMap((line) => (line.length < 500 ? read(line) : []));
    const rising = given.every(({ at }, index) => index === 0 || at > (given[index - 1]?.at ?? 0));
    // A list that begins late is a list of something else.
    if (given.length >= LEAST && rising && (given[0]?.at ?? 0) < 600) return toChapters(given, "https://none.invalid/");
  }
  return [];
}

function stampFirst(line: string): { at: number; title: string | undefined }[] {
  const [, stamp = "", title] = STAMPED.exec(line) ?? [];
  const at = parseStamp(stamp);
  return at === undefined ? [] : [{ at, title: oneLine(title) }];
}

function stampLast(line: string): { at: number; title: string | undefined }[] {
  const [, title, stamp = ""] = STAMPED_LAST.exec(line) ?? [];
  const at = parseStamp(stamp);
  return at === undefined ? [] : [{ at, title: oneLine(title) }];
}
