// What somebody looks for, as Postgres looks for it: by the words as they stand, and by their stems in every language.
import { sql } from "kysely";
import { CONFIGS } from "./search.ts";
import { toQueryTerms } from "./terms.ts";
import type { Handle } from "./transaction.ts";

/** A `tsquery` in text form, for `::tsquery`. */
export type SearchQuery = string;

/** The words and stems that a query wants: what is to be highlighted. */
export function lexemesOf(query: SearchQuery): string[] {
  const wanted = query.split(" & !(")[0] ?? "";
  const found = Array.from(wanted.matchAll(/'((?:[^']|'')+)'/g), ([, lexeme = ""]) => lexeme.replaceAll("''", "'"));
  return [...new Set(found)].filter((lexeme) => !lexeme.startsWith("lang/"));
}

/** Words, "phrases", -without, this or that. */
const WITHOUT = /(^|\s)-\s*("[^"]*"?|[^\s"]+)/g;

/** Letters of scripts without spaces are stored in pairs: one alone is looked for as the beginning of a pair. */
const LONE = /'([\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\uac00-\ud7af])'(?!:)/g;

/** @returns undefined where the text holds nothing to look for. */
export async function parseQuery(db: Handle, text: string): Promise<SearchQuery | undefined> {
  const unwanted = Array.from(text.matchAll(WITHOUT), ([, , words = ""]) => words);
  const wanted = await parseWords(db, text.replaceAll(WITHOUT, "$1"));
  if (wanted === undefined) return undefined;
  const without = await Promise.all(unwanted.map((words) => parseWords(db, words)));
  return [wanted, ...without.flatMap((query) => (query === undefined ? [] : [`!(${query})`]))].join(" & ");
}

/** The same words in every language, each only for texts of that language; those that say the same are said once. */
async function parseWords(db: Handle, words: string): Promise<string | undefined> {
  const terms = toQueryTerms(words);
  const configs = ["simple", ...new Set(Object.values(CONFIGS))];
  const { rows } = await sql<{ config: string; query: string }>`
    select config, websearch_to_tsquery(config::regconfig, ${terms})::text as query
      from unnest(${configs}::text[]) as config where querytree(websearch_to_tsquery(config::regconfig, ${terms})) not in ('', 'T')`.execute(
    db,
  );
  const plain = rows.find(({ config }) => config === "simple")?.query;
  if (plain === undefined) return undefined;
  const stems = Map.groupBy(
    rows.filter(({ query }) => query !== plain),
    ({ query }) => query,
  );
  const stemmed = Array.from(
    stems,
    ([query, of]) => `((${query}) & (${of.map(({ config }) => `'lang/${config}'`).join(" | ")}))`,
  );
  return `(${[`(${plain})`, ...stemmed].join(" | ").replaceAll(LONE, "'$1':*")})`;
}
