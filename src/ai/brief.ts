// The digest of a post: what both methods, the model and the local one, hand back.
import type { BriefKind, Warning } from "../db/schema/shared.ts";

/**
 * A piece of a brief and where it comes from.
 * @property text plain text on one line, as shown to the user.
 * @property passage a verbatim substring of the post's plain text (line breaks included).
 * @property nth which of several places where the passage stands, from 1; missing where it is the first.
 */
export type Sourced = { text: string; passage: string; nth?: number };

/** What a post does: told by its title and its form, or by a model. Never to be confused with the kind of its feed. */
export const BRIEF_KINDS = [
  "opinion",
  "how-to",
  "story",
  "news",
  "announcement",
  "review",
  "research",
  "interview",
  "question",
  "links",
  "note",
  "other",
] as const satisfies readonly BriefKind[];

/** Where there is one of these nothing is drafted: nobody grieves to be met. */
export const WARNINGS = ["grief", "illness", "layoffs"] as const satisfies readonly Warning[];

/**
 * @property gist plain text, at most `GIST_WORDS` words.
 * @property points the post's key points, the most important first: at most 7, none where only the title is known.
 * @property quotes what may be quoted word for word; `text` is the passage on one line, without its quotation marks.
 * @property questions what the author asks or leaves open; none rather than invented ones.
 * @property topics what it is about, the weightiest first: at most 5, in small letters, each word of which stands in the post.
 * @property whole false where the text was too long to be read to its end.
 * @property by `extract`: sentences of the post chosen by the local method; `model`: written by a model, passages checked.
 */
export type Brief = {
  gist: string;
  points: Sourced[];
  quotes: Sourced[];
  questions: Sourced[];
  kind: BriefKind;
  topics: string[];
  warnings: Warning[];
  whole: boolean;
  by: "extract" | "model";
};

export const GIST_WORDS = 45;
export const POINTS_MAX = 7;
export const QUOTES_MAX = 5;
export const QUESTIONS_MAX = 5;
export const TOPICS_MAX = 5;

const TITLE_CHARACTERS = 300;

/** The brief of a post of which nothing but the title is known: it says so. */
export function briefOfTitle(title: string, by: Brief["by"] = "extract"): Brief {
  const shown = title.replaceAll(/\s+/gu, " ").trim().slice(0, TITLE_CHARACTERS);
  const gist = shown === "" ? "Neither a title nor a text is known." : `Only the title is known: ${shown}`;
  return { gist, points: [], quotes: [], questions: [], kind: "other", topics: [], warnings: [], whole: true, by };
}
