// OPML as readers export it: attributes in any case, folders in folders, bad entities, broken ends. One pass over the
// text, no tree, no entity expanded but the usual ones.
import { Parser } from "htmlparser2";
import { decodeText, oneLine } from "./text.ts";

export const OPML_LIMITS = { outlines: 20_000, elements: 25_000, folders: 5 } as const;

export type Outline = {
  /** From 1. */
  line: number;
  /** One line of plain text; empty where it has none. */
  name: string;
  feedUrl?: string;
  siteUrl?: string;
  /** The folders around it, the outermost first. */
  folders: string[];
  /** What the file itself calls its categories. */
  categories: string[];
  /** Set where it stands inside an outline of `type="person"`, as our own export writes it; counts from 0. */
  person?: number;
};

export type OpmlPerson = { line: number; name: string; tags: string[] };

export type Opml = {
  isOpml: boolean;
  /** Outlines with an address, and those that hold nothing at all. */
  outlines: Outline[];
  persons: OpmlPerson[];
  /** How many different folders hold something. */
  folders: number;
  /** What was lost, as sentences. */
  wrong: string[];
};

type Open = { outline?: Outline; folders: string[]; person?: number; holds: boolean };

const OUTSIDE: Open = { folders: [], holds: true };

export function readOpml(text: string): Opml {
  const opml: Opml = { isOpml: false, outlines: [], persons: [], folders: 0, wrong: [] };
  const open: Open[] = [];
  const folderNames = new Set<string>();
  const lineOf = countLines(text);
  let elements = 0;
  let isComplete = false;
  let stopped = false;

  const stop = (sentence: string): void => {
    opml.wrong.push(sentence);
    stopped = true;
    parser.pause();
  };
  const parser: Parser = new Parser(
    {
      onopentag(tag, attributes) {
        if (stopped) return;
        const name = tag.toLowerCase();
        const around = open.at(-1) ?? OUTSIDE;
        elements += 1;
        if (name === "opml") opml.isOpml = true;
        if (elements > OPML_LIMITS.elements) return stop("The file holds too many elements; the rest was not read.");
        if (name !== "outline") return void open.push({ ...around, holds: true });
        if (opml.outlines.length >= OPML_LIMITS.outlines)
          return stop(`Only the first ${OPML_LIMITS.outlines.toLocaleString("en")} entries were read.`);
        opml.isOpml = true;
        open.push(begin(attributes, around, lineOf(parser.startIndex)));
      },
      onclosetag(tag) {
        if (stopped) return;
        if (tag.toLowerCase() === "opml") isComplete = true;
        const ended = open.pop();
        // A folder that holds nothing: as likely a feed whose address was lost.
        if (ended?.outline && !ended.holds) opml.outlines.push(ended.outline);
      },
    },
    { xmlMode: true, decodeEntities: true, lowerCaseAttributeNames: true },
  );

  function begin(attributes: Record<string, string>, around: Open, line: number): Open {
    // Whatever holds something is itself held by something that does.
    for (let at = open.length - 1; at >= 0 && !open[at]!.holds; at -= 1) open[at]!.holds = true;
    const { person } = around;
    const outline = toOutline(attributes, line, person === undefined ? around.folders : []);
    if (isPerson(attributes)) {
      opml.persons.push({ line, name: oneLine(attributes["text"]) ?? "", tags: outline.categories });
      return { person: opml.persons.length - 1, folders: [], holds: true };
    }
    if (person !== undefined) outline.person = person;
    if (outline.feedUrl === undefined && outline.siteUrl === undefined) {
      const named = outline.name === "" ? [] : [outline.name];
      const folders = [...around.folders, ...named].slice(0, OPML_LIMITS.folders);
      return { outline, folders, holds: false, ...(person !== undefined && { person }) };
    }
    opml.outlines.push(outline);
    if (outline.folders.length > 0) folderNames.add(outline.folders.join("\n"));
    // A feed is no folder, though it may never be closed.
    return { ...around, holds: true };
  }

  parser.write(text);
  // Ended, it would close what was cut off; of that no more is known than what was read already.
  if (!stopped && opml.isOpml && !isComplete)
    opml.wrong.push("The file breaks off in the middle; what came before was read.");
  opml.folders = folderNames.size;
  return opml;
}

function isPerson(attributes: Record<string, string>): boolean {
  return attributes["type"]?.trim().toLowerCase() === "person" && attributes["xmlurl"] === undefined;
}

function toOutline(attributes: Record<string, string>, line: number, folders: string[]): Outline {
  const named = [attributes["text"], attributes["title"], attributes["description"]].map((text) =>
    oneLine(decodeText(text ?? "")),
  );
  const feedUrl = address(attributes["xmlurl"]);
  // `type="link"` writes its page as `url`.
  const siteUrl = address(attributes["htmlurl"]) ?? address(attributes["url"]);
  return {
    line,
    name: named.find((name) => name !== undefined) ?? "",
    ...(feedUrl !== undefined && { feedUrl }),
    ...(siteUrl !== undefined && { siteUrl }),
    folders,
    categories: readCategories(attributes["category"]),
  };
}

/** Escaped twice is common; anything else in an address is meant as it stands. */
function address(text: string | undefined): string | undefined {
  const trimmed = text?.replaceAll("&amp;", "&").trim() ?? "";
  return trimmed === "" ? undefined : trimmed;
}

/** "tag, /News/Local" → tag, News, Local (OPML 2.0). */
function readCategories(text: string | undefined): string[] {
  return (text ?? "")
    .split(",")
    .map((category) => category.trim())
    .flatMap((category) => (category.startsWith("/") ? category.split("/").filter((part) => part !== "") : [category]))
    .flatMap((category) => oneLine(decodeText(category)) ?? []);
}

/** Line numbers of positions that only grow. */
function countLines(text: string): (position: number) => number {
  let line = 1;
  let counted = 0;
  return (position) => {
    for (let next = text.indexOf("\n", counted); next !== -1 && next < position; next = text.indexOf("\n", counted)) {
      line += 1;
      counted = next + 1;
    }
    return line;
  };
}
