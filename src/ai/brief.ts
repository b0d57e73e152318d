// The digest of a post: what both methods, the model and the local one, hand back.

/**
 * A piece of a brief and where it comes from.
 * @property text plain text on one line, as shown to the user.
 * @property passage a verbatim substring of the post's plain text (line breaks included).
 */
export type Sourced = { text: string; passage: string };

/**
 * @property gist plain text, at most `GIST_WORDS` words.
 * @property points the post's key points, the most important first: at most 7, none where only the title is known.
 * @property quotes what may be quoted word for word; `text` is the passage on one line, without its quotation marks.
 * @property questions what the author asks; none rather than invented ones.
 * @property by `extract`: sentences of the post chosen by the local method; `model`: written by a model, passages checked.
 */
export type Brief = {
  gist: string;
  points: Sourced[];
  quotes: Sourced[];
  questions: Sourced[];
  by: "extract" | "model";
};

export const GIST_WORDS = 45;
export const POINTS_MAX = 7;
export const QUOTES_MAX = 5;
export const QUESTIONS_MAX = 5;

const TITLE_CHARACTERS = 300;

/** The brief of a post of which nothing but the title is known: it says so. */
export function briefOfTitle(title: string, by: Brief["by"] = "extract"): Brief {
  const shown = title.replaceAll(/\s+/gu, " ").trim().slice(0, TITLE_CHARACTERS);
  const gist = shown === "" ? "Neither a title nor a text is known." : `Only the title is known: ${shown}`;
  return { gist, points: [], quotes: [], questions: [], by };
}
