// The user's posts, newest first. An article that two feeds of a person carry is one line.
import { sql, type RawBuilder } from "kysely";
import { firstReadAt, isCopy, listSiblings } from "./copies.ts";
import type { Cursor } from "./cursor.ts";
import { COLUMNS, type Post } from "./posts.ts";
import { parseQuery, type SearchQuery } from "./search-query.ts";
import type { Handle } from "./transaction.ts";

export type ListedPost = Post & { readAt: Date | null };

type Filter = {
  personId?: string | undefined;
  q?: string | undefined;
  unread?: boolean | undefined;
  cursor?: Cursor | undefined;
  limit: number;
};

/** Rows looked at beyond those asked for, because some may be copies. */
const SPARE = 10;

/** One row more than `limit`, so that the caller knows whether there are more. */
export async function listPosts(db: Handle, userId: string, filter: Filter): Promise<ListedPost[]> {
  const query = filter.q === undefined ? undefined : await parseQuery(db, filter.q);
  if (filter.q !== undefined && query === undefined) return [];
  const most = filter.limit + 1;
  const window = most + SPARE;
  const shown: ListedPost[] = [];
  let cursor = filter.cursor;
  for (;;) {
    const candidates = await listCandidates(db, userId, { ...filter, cursor, limit: window }, query);
    shown.push(...(await readShown(db, userId, filter, query, candidates)));
    const last = candidates.at(-1);
    if (shown.length >= most || candidates.length < window || !last) return shown.slice(0, most);
    cursor = { at: last.publishedAt, id: last.id };
  }
}

type Candidate = { id: string; publishedAt: Date };

/**
 * What is to be shown before copies are left out. Each followed feed gives its own newest from the index, so that a page
 * costs by what one user follows, not by what the installation holds; words are looked up in their own index.
 */
async function listCandidates(
  db: Handle,
  userId: string,
  { personId, unread, cursor, limit }: Filter,
  query: SearchQuery | undefined,
): Promise<Candidate[]> {
  const ofPerson = personId === undefined ? sql`` : sql`and f.person_id = ${personId}`;
  const conditions = sql.join(
    [
      sql`true`,
      ...(cursor ? [sql`(p.published_at, p.id) < (${cursor.at}, ${cursor.id}::uuid)`] : []),
      ...(unread
        ? [
            sql`not exists (select 1 from post_states s where s.user_id = ${userId} and s.post_id = p.id and s.read_at is not null)`,
          ]
        : []),
    ],
    sql` and `,
  );
  const statement = query
    ? sql<Candidate>`
      select p.id, p.published_at from posts p
       where p.search @@ ${query}::tsquery and ${conditions} and exists (
         select 1 from follows f where f.user_id = ${userId} and f.feed_id = p.feed_id ${ofPerson}
            and (f.authors = '{}' or f.authors && p.authors))
       order by p.published_at desc, p.id desc limit ${limit}`
    : sql<Candidate>`
      select newest.id, newest.published_at from (
        select f.feed_id, case when bool_or(f.authors = '{}') then '{}' else array_agg(distinct a.name) end as authors
          from follows f left join lateral unnest(f.authors) as a(name) on true
         where f.user_id = ${userId} ${ofPerson} group by f.feed_id
      ) as feed cross join lateral (
        select p.id, p.published_at from posts p
         where p.feed_id = feed.feed_id and (feed.authors = '{}' or p.authors && feed.authors) and ${conditions}
         order by p.published_at desc, p.id desc limit ${limit}
      ) as newest order by newest.published_at desc, newest.id desc limit ${limit}`;
  return (await statement.execute(db)).rows;
}

/** Of the candidates those that are no copies, whole. */
async function readShown(
  db: Handle,
  userId: string,
  { personId, unread }: Filter,
  query: SearchQuery | undefined,
  candidates: readonly Candidate[],
): Promise<ListedPost[]> {
  if (candidates.length === 0) return [];
  const whose = { userId, personId };
  const mayStandFor: RawBuilder<unknown> = query ? sql`o.search @@ ${query}::tsquery` : sql`true`;
  const siblings = await listSiblings(db, userId);
  const hasSiblings = sql`p.feed_id = any(${siblings}::uuid[])`;
  const ownReadAt = sql`(select s.read_at from post_states s where s.user_id = ${userId} and s.post_id = p.id)`;
  const rows = await db
    .selectFrom("posts as p")
    .select(COLUMNS)
    .select(sql<Date | null>`case when ${hasSiblings} then ${firstReadAt(whose)} else ${ownReadAt} end`.as("readAt"))
    .where("p.id", "=", sql<string>`any(${candidates.map(({ id }) => id)}::uuid[])`)
    .where(sql<boolean>`case when ${hasSiblings} then not ${isCopy(whose, mayStandFor)} else true end`)
    .orderBy("p.publishedAt", "desc")
    .orderBy("p.id", "desc")
    .execute();
  return unread ? rows.filter((row) => row.readAt === null) : rows;
}
