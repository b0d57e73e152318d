// Who pushes which feed to us. Shared by the installation, like the feeds: no user reads it but through a follow.
import { sql, type ExpressionBuilder, type Selectable } from "kysely";
import type { Feed } from "./feeds.ts";
import type { Tables } from "./schema.ts";
import type { Handle, Tx } from "./transaction.ts";

export type Subscription = Selectable<Tables["subscriptions"]>;
export type NewSubscription = Pick<
  Subscription,
  "id" | "feedId" | "hubs" | "hub" | "topic" | "callback" | "secret" | "nextTryAt" | "createdAt"
>;
export type SubscriptionChange = Partial<Omit<Subscription, "feedId" | "hubs" | "topic" | "createdAt">>;

export async function findSubscription(db: Handle, id: string): Promise<Subscription | undefined> {
  return db.selectFrom("subscriptions").selectAll().where("id", "=", id).executeTakeFirst();
}

/** The same, held until the transaction ends: what is decided on it is written on it. */
export async function holdSubscription(tx: Tx, id: string): Promise<Subscription | undefined> {
  return tx.selectFrom("subscriptions").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
}

/** One of a feed that is being asked for already changes nothing. */
export async function insertSubscriptions(db: Handle, rows: readonly NewSubscription[]): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insertInto("subscriptions")
    .values(rows.map((row) => ({ ...row, state: "wanted" as const })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** @param states in which it must still be; false where it is not. */
export async function updateSubscription(
  db: Handle,
  id: string,
  change: SubscriptionChange,
  states?: readonly Subscription["state"][],
): Promise<boolean> {
  let query = db.updateTable("subscriptions").set(change).where("id", "=", id);
  if (states) query = query.where("state", "in", states);
  return (await query.executeTakeFirst()).numUpdatedRows > 0n;
}

export async function deleteSubscription(db: Handle, id: string): Promise<void> {
  await db.deleteFrom("subscriptions").where("id", "=", id).execute();
}

/** Once another is confirmed, those that it follows are to be ended. */
export async function endOthers(tx: Tx, kept: Pick<Subscription, "id" | "feedId">, now: Date): Promise<void> {
  await tx
    .updateTable("subscriptions")
    .set({ state: "leaving", attempts: 0, nextTryAt: now })
    .where("feedId", "=", kept.feedId)
    .where("id", "<>", kept.id)
    .where("state", "=", "active")
    .execute();
}

/** Followed feeds that offer a hub, and for which nothing is asked and nothing in force that need not be renewed yet. */
export async function listUnserved(
  db: Handle,
  { now, callbacks, limit }: { now: Date; callbacks: string; limit: number },
): Promise<Pick<Feed, "id" | "hubUrls" | "topicUrl">[]> {
  return db
    .selectFrom("feeds")
    .select(["id", "hubUrls", "topicUrl"])
    .where("topicUrl", "is not", null)
    .where("orphanedAt", "is", null)
    .where("status", "<>", "gone")
    .where(
      sql<boolean>`not exists (select from subscriptions s where s.feed_id = feeds.id and (
        s.state not in ('active', 'leaving') or (s.state = 'active' and s.next_try_at > ${now}
          and s.topic = feeds.topic_url and s.hub = any(feeds.hub_urls) and starts_with(s.callback, ${callbacks}))))`,
    )
    .orderBy("id")
    .limit(limit)
    .execute();
}

/**
 * Drops what is no longer asked for: because nobody follows the feed, or it offers something else, or we are called
 * otherwise. What is in force for a feed that nobody follows is to be ended; for one that is, its successor ends it.
 */
export async function dropUnwanted(db: Handle, now: Date, callbacks: string): Promise<void> {
  const unwanted = sql<boolean>`exists (select from feeds f where f.id = subscriptions.feed_id
    and (f.topic_url is null or f.orphaned_at is not null or f.status = 'gone'))`;
  const otherwise = sql<boolean>`(not starts_with(subscriptions.callback, ${callbacks}) or exists (select from feeds f
    where f.id = subscriptions.feed_id and (f.topic_url <> subscriptions.topic or f.hub_urls <> subscriptions.hubs)))`;
  await db
    .updateTable("subscriptions")
    .set({ state: "leaving", attempts: 0, nextTryAt: now })
    .where("state", "in", ["active", "pending"])
    .where(unwanted)
    .execute();
  await db
    .deleteFrom("subscriptions")
    .where("state", "not in", ["active", "leaving"])
    .where((eb) => eb.or([unwanted, otherwise]))
    .execute();
}

/**
 * Leases that ran out: they are asked for again, unless something else of the feed is in force or asked for. One that
 * ends after `latest` is none: a clock that was ahead is right again.
 */
export async function endLapsed(db: Handle, now: Date, latest: Date): Promise<void> {
  const isOver = (eb: ExpressionBuilder<Tables, "subscriptions">) =>
    eb.or([eb("leaseUntil", "<=", now), eb("leaseUntil", ">", latest)]);
  await db.deleteFrom("subscriptions").where("state", "=", "leaving").where(isOver).execute();
  await db
    .deleteFrom("subscriptions")
    .where("state", "=", "active")
    .where(isOver)
    .where(
      sql<boolean>`exists (select from subscriptions o where o.feed_id = subscriptions.feed_id
        and o.id <> subscriptions.id and o.state <> 'leaving')`,
    )
    .execute();
  await db
    .updateTable("subscriptions")
    .set({ state: "wanted", attempts: 0, leaseUntil: null, nextTryAt: sql<Date>`greatest(next_try_at, ${now})` })
    .where("state", "=", "active")
    .where(isOver)
    .execute();
  await db.updateTable("subscriptions").set({ nextTryAt: now }).where("nextTryAt", ">", latest).execute();
}

/**
 * Takes the longest due to be asked for or ended, and puts the next try off to `until` before anything goes out: a process
 * that dies in between must not ask twice.
 */
export async function takeDue(db: Handle, now: Date, until: Date, limit: number): Promise<Subscription[]> {
  return db
    .updateTable("subscriptions")
    .set({
      nextTryAt: until,
      attempts: sql<number>`attempts + 1`,
      state: sql<Subscription["state"]>`case state when 'leaving' then 'leaving' else 'pending' end`,
    })
    .where((eb) =>
      eb(
        "id",
        "in",
        eb
          .selectFrom("subscriptions")
          .select("id")
          .where("state", "<>", "active")
          .where("nextTryAt", "<=", now)
          .orderBy("nextTryAt")
          .limit(limit)
          .forUpdate()
          .skipLocked(),
      ),
    )
    .returningAll()
    .execute();
}

/** Whether another row of the same feed is being asked for. */
export async function isAskedElsewhere(tx: Tx, { id, feedId }: Pick<Subscription, "id" | "feedId">): Promise<boolean> {
  const row = await tx
    .selectFrom("subscriptions")
    .select("id")
    .where("feedId", "=", feedId)
    .where("id", "<>", id)
    .where("state", "not in", ["active", "leaving"])
    .executeTakeFirst();
  return row !== undefined;
}

/** Feeds that are still taken for pushed, although nothing in force pushes them to `callbacks`; undefined: to nowhere. */
export async function listNoLongerPushed(
  db: Handle,
  { now, callbacks }: { now: Date; callbacks: string | undefined },
): Promise<string[]> {
  const rows = await db
    .selectFrom("feeds")
    .select("id")
    .where("pushedUntil", "is not", null)
    .where(
      sql<boolean>`not exists (select from subscriptions s where s.feed_id = feeds.id and s.state = 'active'
        and s.lease_until > ${now} and starts_with(s.callback, ${callbacks ?? "nowhere"}))`,
    )
    .execute();
  return rows.map(({ id }) => id);
}
