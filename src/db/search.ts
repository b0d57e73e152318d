// How a text becomes findable: one vector a post, made with the language of the post.
import { sql, type Expression, type RawBuilder } from "kysely";
import { toTerms } from "./terms.ts";

/** Characters of a text that are searched. */
const SEARCHED = 50_000;

/** Postgres's stemmers by ISO 639-1; any other language is searched by its words as they stand. */
export const CONFIGS: Readonly<Record<string, string>> = {
  ar: "arabic",
  hy: "armenian",
  eu: "basque",
  ca: "catalan",
  da: "danish",
  nl: "dutch",
  en: "english",
  fi: "finnish",
  fr: "french",
  de: "german",
  el: "greek",
  hi: "hindi",
  hu: "hungarian",
  id: "indonesian",
  ga: "irish",
  it: "italian",
  lt: "lithuanian",
  ne: "nepali",
  nb: "norwegian",
  no: "norwegian",
  nn: "norwegian",
  pt: "portuguese",
  ro: "romanian",
  ru: "russian",
  sr: "serbian",
  es: "spanish",
  sv: "swedish",
  ta: "tamil",
  tr: "turkish",
  yi: "yiddish",
};

/** The columns from which a search vector is made; texts are terms already. */
export type SearchParts = { config: string; title: string; author: string; text: string };

/** @param post.language ISO 639-1 or BCP 47 (`de-AT`). */
export function searchParts(
  post: { title?: string | undefined; author?: string | null | undefined; language?: string | null | undefined },
  text: string,
): SearchParts {
  return {
    config: configOf(post.language),
    title: toTerms(post.title ?? ""),
    author: toTerms(post.author ?? ""),
    // Pairs of letters are many: of unspaced scripts less is enough to fill a vector.
    text: toTerms(text.slice(0, SEARCHED)).slice(0, 2 * SEARCHED),
  };
}

export function configOf(language: string | null | undefined): string {
  return CONFIGS[language?.split(/[-_]/)[0]?.toLowerCase() ?? ""] ?? "simple";
}

/** What is said in an episode, in its own language: joined to the vector of its post. */
export function spokenVector(language: string | null | undefined, text: string): RawBuilder<string> {
  const config = configOf(language);
  const terms = searchParts({}, text).text;
  return sql<string>`to_tsvector(${config}::regconfig, ${terms}) || array_to_tsvector(array[${`lang/${config}`}])`;
}

/**
 * What a search finds a post by: title (in its words as they stand, and by their stems) before author before text, and
 * the language, so that stems are compared within one language only.
 * @param parts values of `searchParts`, or references to columns that hold them.
 */
export function searchVector(parts: {
  [K in keyof SearchParts]: string | Expression<string>;
}): RawBuilder<string> {
  const { config, title, author, text } = parts;
  return sql<string>`setweight(to_tsvector('simple', ${title}), 'A') || setweight(to_tsvector(${config}::regconfig, ${title}), 'A') || setweight(to_tsvector('simple', ${author}), 'B') || to_tsvector(${config}::regconfig, ${text}) || array_to_tsvector(array['lang/' || ${config}])`;
}
