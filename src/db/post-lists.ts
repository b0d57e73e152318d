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
  const siblings = await listSiblings(db, userId, filter.personId);
  const piece = most + SPARE;
  // Where people have several feeds, every other line may be a copy: looked for at once, looked at as far as needed.
  const window = siblings.length > 0 ? 2 * piece : piece;
  const shown: ListedPost[] = [];
  let cursor = filter.cursor;
  for (;;) {
    const candidates = await listCandidates(db, userId, { ...filter, cursor, limit: window }, query);
    for (let from = 0; from < candidates.length && shown.length < most; from += piece)
      shown.push(...(await readShown(db, userId, filter, query, candidates.slice(from, from + piece), siblings)));
    const last = candidates.at(-1);
    if (shown.length >= most || candidates.length < window || !last) return shown.slice(0, most);
    cursor = { at: last.publishedAt, id: last.id };
  }
}

type Candidate = { id: string; publishedAt: Date };

/** What is to be shown before copies are left out; words are looked up in their own index. */
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
  if (!query) return mergeFeeds(db, { userId, ofPerson, conditions, limit });
  const statement = sql<Candidate>`
    select p.id, p.published_at from posts p
     where p.search @@ ${query}::tsquery and ${conditions} and exists (
       select 1 from follows f where f.user_id = ${userId} and f.feed_id = p.feed_id ${ofPerson}
          and (f.authors = '{}' or f.authors && p.authors))
     order by p.published_at desc, p.id desc limit ${limit}`;
  return (await statement.execute(db)).rows;
}

/** So many of each feed are read at first. */
const OF_EACH = 6;

/**
 * Each followed feed gives its own newest from the index, so that a page costs by what one user follows, not by what the
 * installation holds. Of most feeds a few are on a page: only those whose last of these is still newer than the page's
 * last are asked for as many as a page has.
 */
async function mergeFeeds(
  db: Handle,
  of: { userId: string; ofPerson: RawBuilder<unknown>; conditions: RawBuilder<unknown>; limit: number },
): Promise<Candidate[]> {
  const newest = (feed: RawBuilder<unknown>, limit: RawBuilder<unknown>) => sql`(
    select p.id, p.published_at from posts p
     where p.feed_id = ${feed}.feed_id and (${feed}.authors = '{}' or p.authors && ${feed}.authors) and ${of.conditions}
     order by p.published_at desc, p.id desc limit ${limit})`;
  const statement = sql<Candidate>`
    with feed as materialized (
      select f.feed_id, case when bool_or(f.authors = '{}') then '{}' else array_agg(distinct a.name) end as authors
        from follows f left join lateral unnest(f.authors) as a(name) on true
       where f.user_id = ${of.userId} ${of.ofPerson} group by f.feed_id
    ), few as materialized (
      select feed.feed_id, feed.authors, one.id, one.published_at
        from feed cross join lateral ${newest(sql`feed`, sql`${OF_EACH}`)} as one
    ), long as materialized (
      select feed_id, authors from few group by feed_id, authors
      having count(*) = ${OF_EACH} and min(published_at) >= coalesce(
        (select published_at from few order by published_at desc offset ${of.limit - 1} limit 1), '-infinity')
    )
    select id, published_at from (
      select id, published_at from few where feed_id not in (select feed_id from long)
      union all
      select one.id, one.published_at from long cross join lateral ${newest(sql`long`, sql`${of.limit}`)} as one
    ) as merged order by published_at desc, id desc limit ${of.limit}`;
  return (await statement.execute(db)).rows;
}

/** Of the candidates those that are no copies, whole. */
async function readShown(
  db: Handle,
  userId: string,
  { personId, unread }: Filter,
  query: SearchQuery | undefined,
  candidates: readonly Candidate[],
  siblings: readonly string[],
): Promise<ListedPost[]> {
  if (candidates.length === 0) return [];
  const whose = { userId, personId };
  const mayStandFor: RawBuilder<unknown> = query ? sql`o.search @@ ${query}::tsquery` : sql`true`;
  const hasSiblings = sql`p.feed_id = any(${[...siblings]}::uuid[])`;
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
