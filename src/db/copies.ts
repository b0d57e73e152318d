// The same article in several feeds of one person: one line for the user, a row a feed below (data.md, Identity).
import { sql, type RawBuilder } from "kysely";
import type { Handle } from "./transaction.ts";

type Whose = { userId: string; personId?: string | undefined };

/** How far apart two addresses of one blog may date the same post. */
const DATES_APART = "2 days";

/**
 * What stands after `from` for the copies `o` of a post `p` (an alias of `posts` in the query around it), with `f` the
 * follow of `p` and `g` that of `o`. A link is a name where its feed gives it to one post only; where all episodes link
 * to the show's page, the title must agree. Between an address and the one that replaced it, title and date say it too.
 */
function copies({ userId, personId }: Whose): RawBuilder<unknown> {
  const ofPerson = personId === undefined ? sql`` : sql`and f.person_id = ${personId}`;
  const isOwnLink = (post: string) =>
    sql`not exists (select 1 from posts x where x.same = p.same and x.feed_id = ${sql.ref(`${post}.feed_id`)} and x.id <> ${sql.ref(`${post}.id`)})`;
  return sql`follows f
    join follows g on g.user_id = f.user_id and g.person_id = f.person_id and g.feed_id <> f.feed_id
    join lateral (
      select o.id, o.authors, o.first_seen_at, o.search from posts o
       where o.same = p.same and o.feed_id = g.feed_id and (o.title = p.title or ${isOwnLink("p")} and ${isOwnLink("o")})
      union all
      select o.id, o.authors, o.first_seen_at, o.search from posts o
       where (f.ended_at is null) <> (g.ended_at is null) and o.feed_id = g.feed_id and o.title = p.title
         and o.same is distinct from p.same
         and o.published_at between p.published_at - ${DATES_APART}::interval and p.published_at + ${DATES_APART}::interval
    ) as o on true
   where f.user_id = ${userId} ${ofPerson} and f.feed_id = p.feed_id
     and (f.authors = '{}' or f.authors && p.authors) and (g.authors = '{}' or g.authors && o.authors)`;
}

/**
 * Whether another row stands for the post `p` of the query around it: of a living address before one that was replaced,
 * then the one that was seen first.
 * @param also what must be true of that other row `o`, so that it may stand for this one.
 */
export function isCopy(whose: Whose, also: RawBuilder<unknown> = sql`true`): RawBuilder<boolean> {
  return sql<boolean>`exists (select 1 from ${copies(whose)} and ${also}
     and (g.ended_at is not null, o.first_seen_at, o.id) < (f.ended_at is not null, p.first_seen_at, p.id))`;
}

/** When the user first read the post `p` of the query around it, or a copy of it. */
export function firstReadAt(whose: Whose): RawBuilder<Date | null> {
  return sql<Date | null>`(select min(s.read_at) from post_states s
     where s.user_id = ${whose.userId} and s.read_at is not null
       and (s.post_id = p.id or s.post_id in (select o.id from ${copies(whose)})))`;
}

/** Whether `condition` holds for the post `p` of the query around it or for a copy: it names the post's id as `one.id`. */
export function holdsForAny(whose: Whose, condition: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`exists (select 1 from (select p.id union all select o.id from ${copies(whose)}) as one where ${condition})`;
}

/** The post and its copies, for a statement that touches them all. */
export function alike(userId: string, postId: string): RawBuilder<string> {
  return sql<string>`(select ${postId}::uuid union all select o.id from posts p join lateral (select o.id from ${copies({ userId })}) as o on true where p.id = ${postId}::uuid)`;
}

/** The user's feeds that share their person (this one, or any) with another one: only their posts can have copies. */
export async function listSiblings(db: Handle, userId: string, personId?: string): Promise<string[]> {
  const { rows } = await sql<{ feedId: string }>`
    select distinct unnest(array_agg(feed_id)) as feed_id from follows
     where user_id = ${userId} ${personId === undefined ? sql`` : sql`and person_id = ${personId}`} group by person_id having count(*) > 1`.execute(
    db,
  );
  return rows.map(({ feedId }) => feedId);
}
