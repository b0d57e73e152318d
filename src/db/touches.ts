import { sql, type Insertable, type Selectable } from "kysely";
import { isCopy } from "./copies.ts";
import type { Tables } from "./schema.ts";
import type { Handle } from "./transaction.ts";

export type Touch = Selectable<Tables["touches"]>;

/** Stores the touch once per identity; answers the one that stands and whether it is new. */
export async function insertTouch(
  tx: Handle,
  userId: string,
  touch: Omit<Insertable<Tables["touches"]>, "userId">,
): Promise<{ touch: Touch; isNew: boolean }> {
  const inserted = await tx
    .insertInto("touches")
    .values({ ...touch, userId })
    .onConflict((conflict) => conflict.columns(["userId", "personId", "channel", "identity"]).doNothing())
    .returningAll()
    .executeTakeFirst();
  if (inserted) return { touch: inserted, isNew: true };
  const standing = await tx
    .selectFrom("touches")
    .selectAll()
    .where("userId", "=", userId)
    .where("personId", "=", touch.personId)
    .where("channel", "=", touch.channel)
    .where("identity", "=", touch.identity)
    .executeTakeFirstOrThrow();
  return { touch: standing, isNew: false };
}

export async function updateTouch(
  tx: Handle,
  userId: string,
  touchId: string,
  change: { text: string; channel: string; passedCoach?: boolean | null },
): Promise<void> {
  await tx.updateTable("touches").set(change).where("userId", "=", userId).where("id", "=", touchId).execute();
}

/** Removes it; answers what it was. */
export async function deleteTouch(tx: Handle, userId: string, touchId: string): Promise<Touch | undefined> {
  return tx
    .deleteFrom("touches")
    .where("userId", "=", userId)
    .where("id", "=", touchId)
    .returningAll()
    .executeTakeFirst();
}

/** The whole dialogue with one person, oldest first. */
export async function listTouches(db: Handle, userId: string, personId: string): Promise<Touch[]> {
  return db
    .selectFrom("touches")
    .selectAll()
    .where("userId", "=", userId)
    .where("personId", "=", personId)
    .orderBy("at")
    .orderBy("id")
    .execute();
}

export type TimelineRow = {
  id: string;
  type: "touch" | "post";
  kind: string;
  direction: "outbound" | "inbound";
  channel: string;
  at: Date;
  url: string | null;
  text: string | null;
  postId: string | null;
  source: string;
};

/** Touches and posts of one person, newest first; one row more than `limit`. */
export async function listTimeline(
  db: Handle,
  userId: string,
  personId: string,
  page: { cursor?: { at: Date; id: string } | undefined; limit: number },
): Promise<TimelineRow[]> {
  const { at, id } = page.cursor ?? { at: new Date(8.64e15), id: "ffffffff-ffff-ffff-ffff-ffffffffffff" };
  const before = (when: string, key: string) =>
    sql`(${sql.ref(when)}, ${sql.ref(key)}) < (${page.cursor ? at : sql`'infinity'`}::timestamptz, ${id}::uuid)`;
  const rows = await sql<TimelineRow>`
    select * from (
      (select t.id, 'touch' as type, t.kind, t.direction, t.channel, t.at, t.url, t.text, t.post_id, t.source
         from touches t
        where t.user_id = ${userId} and t.person_id = ${personId} and ${before("t.at", "t.id")}
        order by t.at desc, t.id desc limit ${page.limit + 1})
      union all
      (select p.id, 'post', p.kind, 'inbound', case p.kind when 'video' then 'youtube' when 'podcast' then 'podcast' else 'blog' end,
              p.published_at, p.url, p.title, p.id, 'feed'
         from follows f cross join lateral (
           select p.* from posts p
            where p.feed_id = f.feed_id and (f.authors = '{}' or f.authors && p.authors) and ${before("p.published_at", "p.id")}
              and not ${isCopy({ userId, personId })}
            order by p.published_at desc, p.id desc limit ${page.limit + 1}
         ) as p
        where f.user_id = ${userId} and f.person_id = ${personId}
        order by p.published_at desc, p.id desc limit ${page.limit + 1})
    ) as line order by at desc, id desc limit ${page.limit + 1}`.execute(db);
  return rows.rows;
}

export type WaitingReply = {
  id: string;
  at: Date;
  text: string | null;
  url: string | null;
  personId: string;
  name: string;
  picture: string | null;
  postId: string | null;
  postTitle: string | null;
};

/** What people said to the user and nobody has answered: the last word of a dialogue, where it is theirs. */
export async function listWaitingReplies(db: Handle, userId: string, limit = 10): Promise<WaitingReply[]> {
  const rows = await sql<WaitingReply>`
    select last.id, last.at, last.text, last.url, p.id as person_id, p.name, p.picture, last.post_id, posts.title as post_title
      from people p
      join lateral (
        select t.* from touches t
         where t.user_id = p.user_id and t.person_id = p.id
           and t.kind in ('comment', 'reply', 'mention', 'webmention', 'email')
         order by t.at desc, t.id desc limit 1
      ) as last on true
      left join posts on posts.id = last.post_id
     where p.user_id = ${userId} and p.last_touch_at is not null and last.direction = 'inbound' and p.stage <> 'declined'
     order by last.at desc limit ${limit}`.execute(db);
  return rows.rows;
}
