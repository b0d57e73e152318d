// One cheap streaming look at a file before anything builds a tree of it: what it is, and whether it keeps the bounds.
import { Parser } from "htmlparser2";
import { canonicalName } from "./names.ts";

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
  /** The first element is never closed. */
  truncated: boolean;
};

const TEXTS = new Set(["title", "description", "content:encoded", "itunes:summary", "dc:description"]);
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
      truncated: false,
    };
    try {
      scan(text, survey, state);
      return { survey, text, wrong };
    } catch (error) {
      if (!(error instanceof OutOfBounds)) throw error;
      const resume = error.bound === "depth" && removals < MAX_REMOVALS ? endOfPost(text, error.at) : -1;
      const from = state.postAt >= 0 ? state.postAt : error.at;
      text = text.slice(0, from) + (resume > 0 ? text.slice(resume) : "");
      wrong.push(
        error.bound === "depth"
          ? "A post is nested absurdly deep; it was left out."
          : error.bound === "posts"
            ? `The feed has more than ${MAX_POSTS} posts; the first ${MAX_POSTS} were read.`
            : "The feed has far too many elements; what comes after the limit was left out.",
      );
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
  let elements = 0;
  let textDepth = 0;
  let postDepth = 0;
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        if (++elements > MAX_ELEMENTS) throw new OutOfBounds("elements", parser.startIndex);
        declarePrefixes(attributes, survey.prefixes);
        const name = canonicalName(tag, survey.prefixes, survey.format === "atom" ? "atom" : "rss");
        if (survey.root === undefined) recogniseRoot(tag, attributes, survey);
        if (open.push(name) > MAX_DEPTH) throw new OutOfBounds("depth", parser.startIndex);
        if (textDepth > 0) survey.nestedMarkup = true;
        else if (TEXTS.has(name)) textDepth = open.length;
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
