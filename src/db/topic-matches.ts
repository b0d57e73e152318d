// Where in a text the words of a topic stand, by the stems of the text's language.
import { sql } from "kysely";
import { searchParts } from "./search.ts";
import { toQueryTerms } from "./terms.ts";
import type { Handle } from "./transaction.ts";

/** A word of a topic: its place in the topic, and its places in the title and in the text, in words from the beginning. */
export type WordPlaces = { place: number; title: readonly number[]; text: readonly number[] };

/**
 * By topic, its words with their places. A topic that holds nothing but stop words is left out. Of a text the first
 * 50,000 characters are read.
 * @returns `words`: how many the text has (of unspaced scripts: pairs of letters).
 */
export async function matchTopics(
  db: Handle,
  post: { title: string; text: string; language: string | null },
  topics: readonly string[],
): Promise<{ words: number; places: Map<string, WordPlaces[]> }> {
  const parts = searchParts(post, post.text);
  const words = parts.text.split(/\s+/u).length;
  if (topics.length === 0) return { words, places: new Map() };
  const { rows } = await sql<{ topic: string; place: number; title: number[] | null; text: number[] | null }>`
    with title as materialized (select lexeme, positions from unnest(to_tsvector(${parts.config}::regconfig, ${parts.title}))),
         text as materialized (select lexeme, positions from unnest(to_tsvector(${parts.config}::regconfig, ${parts.text})))
    select wanted.topic, word.positions[1] as place, title.positions as title, text.positions as text
      from unnest(${[...topics]}::text[], ${topics.map(toQueryTerms)}::text[]) as wanted(topic, terms)
     cross join lateral unnest(to_tsvector(${parts.config}::regconfig, wanted.terms)) as word
      left join title on title.lexeme = word.lexeme
      left join text on text.lexeme = word.lexeme`.execute(db);
  const places = Map.groupBy(rows, ({ topic }) => topic);
  return {
    words,
    places: new Map(
      Array.from(places, ([topic, found]) => [
        topic,
        found.map(({ place, title, text }) => ({ place, title: title ?? [], text: text ?? [] })),
      ]),
    ),
  };
}
