// Who of a user's people a line of a file may mean, for many lines at once.
import { sql } from "kysely";
import type { Handle } from "./transaction.ts";

export type Match = {
  /** What they were found by: a feed's id, a handle's key, a name in lower case. */
  by: string;
  personId: string;
  name: string;
  why: string;
  tags: string[];
  /** Some feed of theirs is followed. */
  follows: boolean;
  /** This very import made them. */
  isOwn: boolean;
};

type Asked = { importId: string; feedIds: readonly string[]; keys: readonly string[]; names: readonly string[] };

/** The first who was there comes first. */
export async function listMatches(tx: Handle, userId: string, asked: Asked): Promise<Match[]> {
  const { rows } = await sql<Match>`
    select m.by, p.id as person_id, p.name, p.why, p.tags,
           exists (select from follows f where f.user_id = p.user_id and f.person_id = p.id) as follows,
           exists (select from import_rows r where r.user_id = p.user_id and r.person_id = p.id
             and r.import_id = ${asked.importId} and r.made ? 'person') as is_own
      from (
        select f.feed_id::text as by, f.person_id from follows f
         where f.user_id = ${userId} and f.feed_id = any(${[...asked.feedIds]}::uuid[])
        union all
        select h.key, h.person_id from handles h
         where h.user_id = ${userId} and h.key = any(${[...asked.keys]}::text[]) and h.source <> 'found'
        union all
        select lower(n.name), n.id from people n
         where n.user_id = ${userId} and lower(n.name) = any(${[...asked.names]}::text[])
      ) as m join people p on p.user_id = ${userId} and p.id = m.person_id
     order by p.created_at, p.id`.execute(tx);
  return rows;
}

/** Which of these feeds and handles a person has already. */
export async function listOwn(
  tx: Handle,
  userId: string,
  personIds: readonly string[],
): Promise<{ feeds: { personId: string; feedId: string }[]; handles: { personId: string; key: string }[] }> {
  const of = sql<string>`any(${[...personIds]}::uuid[])`;
  const feeds = await tx
    .selectFrom("follows")
    .select(["personId", "feedId"])
    .where("userId", "=", userId)
    .where("personId", "=", of)
    .execute();
  const handles = await tx
    .selectFrom("handles")
    .select(["personId", "key"])
    .where("userId", "=", userId)
    .where("personId", "=", of)
    .execute();
  return { feeds, handles };
}
