// What a search looks through: shared posts through the user's follows, and the user's own rows.
import { sql } from "kysely";
import { isCopy } from "./copies.ts";
import type { Post } from "./posts.ts";
import { searchVector } from "./search.ts";
import type { SearchQuery } from "./search-query.ts";
import type { Handle } from "./transaction.ts";

export type FoundPost = Pick<Post, "id" | "title" | "url" | "kind" | "language" | "publishedAt"> & {
  text: string;
  /** What is said in it, where what is looked for stands there. */
  said: string | null;
  saidLanguage: string | null;
  personId: string;
  personName: string;
  rank: number;
};

/** Of very many hits the newest are ranked: to weigh a hit its vector must be read whole. */
const RANKED = 400;
/** Characters from which an excerpt is taken. */
const EXCERPTED = 20_000;

/** Of what is said. */
const SAID = 50_000;

/** The best first. */
export async function searchPosts(
  db: Handle,
  userId: string,
  query: SearchQuery,
  filter: { personId?: string | undefined; limit: number },
): Promise<FoundPost[]> {
  const ofPerson = filter.personId === undefined ? sql`` : sql`and f.person_id = ${filter.personId}`;
  const follows = sql`follows f where f.user_id = ${userId} and f.feed_id = p.feed_id ${ofPerson} and (f.authors = '{}' or f.authors && p.authors)`;
  const { rows } = await sql<FoundPost>`
    with hit as materialized (
      select p.id, p.search from posts p
       where p.search @@ ${query}::tsquery and exists (select 1 from ${follows})
       order by p.published_at desc, p.id desc limit ${RANKED}
    ), best as materialized (
      select hit.id, ts_rank('{0.1, 0.2, 0.6, 1}', hit.search, ${query}::tsquery, 1) as rank from hit
       order by rank desc, id limit ${2 * filter.limit}
    )
    select p.id, p.title, p.url, p.kind, p.language, p.published_at, best.rank, owner.id as person_id, owner.name as person_name,
           coalesce(left((select a.text from articles a where a.post_id = p.id), ${EXCERPTED}), '') as text,
           left(spoken.text, ${SAID}) as said, spoken.language as said_language
      from best join posts p on p.id = best.id
      join lateral (
        select person.id, person.name from people person
         where person.user_id = ${userId} and person.id = (select f.person_id from ${follows} order by f.created_at limit 1)
      ) as owner on true
      left join lateral (
        select t.language, (select string_agg(one.value ->> 'text', E'\\n' order by one.nth)
                              from jsonb_array_elements(t.segments) with ordinality as one(value, nth)) as text
          from transcripts t where t.post_id = p.id and t.search @@ ${query}::tsquery
      ) as spoken on true
     where not ${isCopy({ userId, personId: filter.personId }, sql`o.search @@ ${query}::tsquery`)}
     order by best.rank desc, p.published_at desc, p.id limit ${filter.limit}`.execute(db);
  return rows;
}

export type OwnRow = {
  type: "person" | "comment" | "touch";
  id: string;
  personId: string;
  personName: string;
  postId: string | null;
  at: Date;
  text: string;
};

/** The newest own rows of a type that are looked into for one search. */
const CANDIDATES = 300;

/**
 * People, comments and touches in whose text all of `patterns` (`like` patterns) stand, the newest first: few enough to
 * be looked at word by word.
 */
export async function listOwnCandidates(
  db: Handle,
  userId: string,
  patterns: readonly string[],
  filter: { personId?: string | undefined },
): Promise<OwnRow[]> {
  const ofPerson = filter.personId === undefined ? sql`` : sql`and p.id = ${filter.personId}`;
  const fits = sql`one.text ilike all (${[...patterns]}::text[])`;
  const { rows } = await sql<OwnRow>`
    (select 'person' as type, p.id, p.id as person_id, p.name as person_name, null::uuid as post_id, p.created_at as at, one.text
       from people p cross join lateral (select concat_ws(E'\\n', p.name, nullif(p.about, ''), nullif(p.why, ''), nullif(array_to_string(p.tags, ', '), ''),
              (select string_agg(h.url, ' ') from handles h where h.user_id = p.user_id and h.person_id = p.id)) as text) as one
      where p.user_id = ${userId} ${ofPerson} and ${fits} order by p.created_at desc limit ${CANDIDATES})
    union all
    (select 'comment', c.id, p.id, p.name, c.post_id, c.created_at, one.text
       from comments c join people p on p.user_id = c.user_id and p.id = c.person_id
       cross join lateral (select case when c.text = c.take then c.text else concat_ws(E'\\n', c.text, c.take) end as text) as one
      where c.user_id = ${userId} ${ofPerson} and ${fits} order by c.created_at desc limit ${CANDIDATES})
    union all
    (select 'touch', t.id, p.id, p.name, t.post_id, t.at, one.text
       from touches t join people p on p.user_id = t.user_id and p.id = t.person_id
       cross join lateral (select t.text) as one
      where t.user_id = ${userId} ${ofPerson} and t.source <> 'comment' and ${fits} order by t.at desc limit ${CANDIDATES})`.execute(
    db,
  );
  return rows;
}

/** Of these texts (as terms, each with its config) those that the query finds, by index, with their rank. */
export async function matchTexts(
  db: Handle,
  query: SearchQuery,
  texts: readonly { config: string; text: string }[],
): Promise<Map<number, number>> {
  if (texts.length === 0) return new Map();
  const vector = searchVector({
    config: sql<string>`one.config`,
    title: sql<string>`one.text`,
    author: sql<string>`''`,
    text: sql<string>`''`,
  });
  const { rows } = await sql<{ nth: number; rank: number }>`
    select nth::integer as nth, ts_rank(vector, ${query}::tsquery, 1) as rank
      from (select one.nth, ${vector} as vector
              from unnest(${texts.map(({ config }) => config)}::text[], ${texts.map(({ text }) => text)}::text[])
                   with ordinality as one(config, text, nth)) as weighed
     where vector @@ ${query}::tsquery`.execute(db);
  return new Map(rows.map(({ nth, rank }) => [nth - 1, rank]));
}

/** Of these words those whose stem in that language is among `lexemes`. */
export async function matchWords(
  db: Handle,
  lexemes: readonly string[],
  words: readonly { config: string; word: string }[],
): Promise<{ config: string; word: string }[]> {
  if (words.length === 0) return [];
  const { rows } = await sql<{ config: string; word: string }>`
    select distinct config, word from unnest(${words.map(({ config }) => config)}::text[], ${words.map(({ word }) => word)}::text[]) as one(config, word)
     where tsvector_to_array(to_tsvector(config::regconfig, word)) && ${[...lexemes]}::text[]`.execute(db);
  return rows;
}
