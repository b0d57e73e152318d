// By whom the posts of shared feeds are, for the choice of whom to follow in them.
import { sql } from "kysely";
import type { Handle } from "./transaction.ts";

/** @property name as the feed writes it, where it says it in full. */
export type FeedAuthor = { key: string; name: string; posts: number };

/** The newest posts of a feed that are looked at. */
const LOOKED_AT = 200;
const MOST_AUTHORS = 50;

/** Of each of these feeds, who made its newest posts, the most frequent first; feeds that one filter would not part are left out. */
export async function listFeedAuthors(db: Handle, feedIds: readonly string[]): Promise<Map<string, FeedAuthor[]>> {
  if (feedIds.length === 0) return new Map();
  const { rows } = await sql<{ feedId: string; key: string; name: string | null; posts: number; total: number }>`
    select feed.id as feed_id, a.key, count(*) as posts, max(newest.total) as total,
           coalesce(
             max(newest.author) filter (where lower(newest.author) = a.key),
             max((select p->>'name' from jsonb_array_elements(newest.persons) p where lower(p->>'name') = a.key limit 1))
           ) as name
      from unnest(${[...feedIds]}::uuid[]) as feed(id)
      cross join lateral (
        select p.author, p.authors, count(*) over () as total,
               case jsonb_typeof(p.extras->'persons') when 'array' then p.extras->'persons' else '[]'::jsonb end as persons
          from (select * from posts where posts.feed_id = feed.id order by published_at desc, id desc limit ${LOOKED_AT}) as p
      ) as newest
      cross join lateral unnest(newest.authors) as a(key)
     group by feed.id, a.key
     order by feed.id, count(*) desc, a.key`.execute(db);
  const byFeed = Map.groupBy(rows, (row) => row.feedId);
  return new Map(
    [...byFeed]
      .filter(([, authors]) => authors.length > 1 && authors.some(({ posts, total }) => posts < total))
      .map(([feedId, authors]) => [
        feedId,
        authors.slice(0, MOST_AUTHORS).map(({ key, name, posts }) => ({ key, name: name ?? inCapitals(key), posts })),
      ]),
  );
}

/** A name that only stands beside others, in the form in which it is compared. */
function inCapitals(key: string): string {
  return key.replace(/(?<=^|[\s-])\p{L}/gu, (letter) => letter.toUpperCase());
}
