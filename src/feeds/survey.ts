// One cheap streaming look at a file before anything builds a tree of it: what it is, and whether it keeps the bounds.
import { Parser } from "htmlparser2";
import { countLosses } from "./losses.ts";
import { keepNewest, tooManyPosts } from "./newest.ts";
import { createNamer, namespaceOf } from "./names.ts";

export const MAX_DEPTH = 256;
export const MAX_ELEMENTS = 500_000;
export const MAX_POSTS = 5_000;
/** How many posts with absurd nesting are taken out before the rest of the file is given up. */
const MAX_REMOVALS = 5;

export type Survey = {
  format: "rss" | "rdf" | "atom" | undefined;
  /** The first element as written. */
  root: string | undefined;
  /** RSS: the version attribute. */
  version: string | undefined;
  prefixes: Map<string, string>;
  posts: number;
  /** Markup that is not escaped stands in a title or text (which RSS does not allow). */
  nestedMarkup: boolean;
  nestedPosts: boolean;
  /** What only the reader of elements understands: `xml:base` in odd places, a namespace set by one element, base64. */
  unusual: boolean;
  /** The first element is never closed. */
  truncated: boolean;
};

const TEXTS = new Set(["title", "description", "content:encoded", "itunes:summary", "dc:description"]);
const ATOM_TEXTS = new Set(["content", "summary", "subtitle"]);
const POSTS = new Set(["item", "entry"]);

class OutOfBounds extends Error {
  readonly at: number;
  readonly bound: "depth" | "elements" | "posts";
  constructor(bound: OutOfBounds["bound"], at: number) {
    super(bound);
    this.bound = bound;
    this.at = at;
  }
}

/** Surveys an XML feed; `text` comes back without what broke the bounds, and `wrong` says so. */
export function surveyFeed(text: string): { survey: Survey; text: string; wrong: string[] } {
  const wrong: string[] = [];
  const losses = countLosses();
  let counted = false;
  for (let removals = 0; ; removals++) {
    const state = { postAt: -1 };
    const survey: Survey = {
      format: undefined,
      root: undefined,
      version: undefined,
      prefixes: new Map(),
      posts: 0,
      nestedMarkup: false,
      nestedPosts: false,
      unusual: false,
      truncated: false,
    };
    try {
      scan(text, survey, state);
      return { survey, text, wrong: [...wrong, ...losses.sentences()] };
    } catch (error) {
      if (!(error instanceof OutOfBounds)) throw error;
      if (error.bound === "posts" && !counted) {
        counted = true;
        const newest = keepNewest(text, MAX_POSTS);
        text = newest.text;
        wrong.push(tooManyPosts(newest.posts, MAX_POSTS, newest.dated));
        continue;
      }
      const resume = error.bound === "depth" && removals < MAX_REMOVALS ? endOfPost(text, error.at) : -1;
      const from = state.postAt >= 0 ? state.postAt : error.at;
      text = text.slice(0, from) + (resume > 0 ? text.slice(resume) : "");
      if (error.bound === "depth") losses.count("depth");
      else if (error.bound === "elements")
        wrong.push("The feed has far too many elements; what comes after the limit was left out.");
    }
  }
}

function endOfPost(text: string, from: number): number {
  const end = /<\/(?:[\w-]+:)?(?:item|entry)\s*>/gi;
  end.lastIndex = from;
  return end.exec(text) ? end.lastIndex : -1;
}

function scan(text: string, survey: Survey, state: { postAt: number }): void {
  const open: string[] = [];
  const nameOf = createNamer(survey.prefixes);
  let elements = 0;
  let textDepth = 0;
  let postDepth = 0;
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        if (++elements > MAX_ELEMENTS) throw new OutOfBounds("elements", parser.startIndex);
        declarePrefixes(attributes, survey.prefixes);
        const name = nameOf(tag, survey.format === "atom" ? "atom" : "rss");
        if (survey.root === undefined) recogniseRoot(tag, attributes, survey);
        if (open.push(name) > MAX_DEPTH) throw new OutOfBounds("depth", parser.startIndex);
        if (textDepth === 0 && isUnusual(name, attributes, survey)) survey.unusual = true;
        if (textDepth > 0) survey.nestedMarkup = true;
        else if (TEXTS.has(name) || (survey.format === "atom" && ATOM_TEXTS.has(name))) textDepth = open.length;
        else if (POSTS.has(name)) {
          if (postDepth > 0) survey.nestedPosts = true;
          else {
            postDepth = open.length;
            state.postAt = parser.startIndex;
          }
          if (++survey.posts > MAX_POSTS) throw new OutOfBounds("posts", parser.startIndex);
        }
      },
      onclosetag(_tag, implied) {
        if (open.length === 1 && implied) survey.truncated = true;
        if (textDepth === open.length) textDepth = 0;
        if (postDepth === open.length) {
          postDepth = 0;
          state.postAt = -1;
        }
        open.pop();
      },
    },
    { xmlMode: true, decodeEntities: false },
  );
  parser.end(text);
}

/** Where feedsmith heeds `xml:base`. */
const WITH_BASE = new Set(["feed", "entry", "content", "summary", "title"]);
const UNUSUAL = new Set(["xhtml:body", "body"]);

function isUnusual(name: string, attributes: Record<string, string>, { format }: Survey): boolean {
  if (UNUSUAL.has(name)) return true;
  for (const attribute in attributes) {
    if (attribute === "xml:base" && (format !== "atom" || !WITH_BASE.has(name))) return true;
    if (attribute === "mode" && attributes[attribute] === "base64") return true;
    if (attribute === "xmlns" && isForeign(attributes[attribute], format)) return true;
  }
  return false;
}

/** A default namespace that makes the element mean something else than its name says. */
function isForeign(address: string | undefined, format: Survey["format"]): boolean {
  const space = namespaceOf(address ?? "");
  return space !== undefined && space !== "rss" && space !== "atom" && !(space === "rdf" && format === "rdf");
}

function declarePrefixes(attributes: Record<string, string>, prefixes: Map<string, string>): void {
  for (const name in attributes) {
    if (!name.startsWith("xmlns")) continue;
    const prefix = name === "xmlns" ? "" : name.slice(6).toLowerCase();
    const address = attributes[name];
    if (address !== undefined && !prefixes.has(prefix)) prefixes.set(prefix, address);
  }
}

function recogniseRoot(tag: string, attributes: Record<string, string>, survey: Survey): void {
  survey.root = tag;
  const local = tag.slice(tag.indexOf(":") + 1).toLowerCase();
  // Files that begin in the middle are still recognised by their outermost element.
  if (local === "rss" || local === "channel" || local === "item") survey.format = "rss";
  else if (local === "rdf") survey.format = "rdf";
  else if (local === "feed" || local === "entry") survey.format = "atom";
  survey.version = Object.entries(attributes).find(([name]) => name.toLowerCase() === "version")?.[1];
}
