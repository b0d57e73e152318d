// Who polls what: claims, and what comes of them. A claim's mark is its `claimedUntil`; whoever no longer holds the mark
// writes nothing.
import { sql } from "kysely";
import type { Feed } from "./feeds.ts";
import { inTransaction, type Db, type Handle, type Tx } from "./transaction.ts";

/** `wasDue` and `wasAllowed` are what stood there before the claim, which was made at `claimedAt`, put the next request off. */
export type ClaimedFeed = Feed & { claimedAt: Date; claimedUntil: Date; wasDue: Date; wasAllowed: Date };

export type ClaimTimes = {
  now: Date;
  until: Date;
  /** Least minutes before the next request; more where the feed's own row asks for more. */
  minutes: number;
};

/** "None of that host" must see the claims of all others: so they are made one after the other, over all processes. */
const CLAIMING = 5_400_100;

/** So many of the longest due are looked at for hosts that are free: many feeds of one host must not make it dear. */
const LOOKED_AT = 256;

/**
 * Takes feeds that are due, the longest due first: at most one of a host, none of a host that is silent or has another
 * claim. The next request is put off before this one goes out: a process that dies in between must not ask twice.
 * @param most.failing how many of them may be feeds that failed the last time.
 */
export async function claimDueFeeds(
  db: Db,
  times: ClaimTimes,
  most: { feeds: number; failing: number },
): Promise<ClaimedFeed[]> {
  const { now } = times;
  return inTransaction(db, async (tx) => {
    await lockClaiming(tx);
    return claim(
      tx,
      times,
      sql`
      waiting as materialized (
        select id, host, next_poll_at, failures > 0 as failing from feeds
         where orphaned_at is null and status <> 'gone' and next_poll_at <= ${now} and allowed_at <= ${now}
           and host not in (select host from busy)
         order by next_poll_at limit ${Math.max(LOOKED_AT, most.feeds * 8)}
      ), first as (
        select distinct on (host) id, next_poll_at, failing from waiting order by host, next_poll_at
      ), ranked as (
        select id, next_poll_at, failing, row_number() over (partition by failing order by next_poll_at) as nth from first
      ), chosen as (
        select id from ranked where not failing or nth <= ${most.failing} order by next_poll_at limit ${most.feeds}
      )`,
    );
  });
}

/** Takes this feed, by the same rules but for its being due: whoever asks for it does not wait for that. */
export async function claimFeed(
  db: Db,
  feedId: string,
  times: ClaimTimes,
  { evenGone = false } = {},
): Promise<ClaimedFeed | undefined> {
  const [feed] = await inTransaction(db, async (tx) => {
    await lockClaiming(tx);
    return claim(
      tx,
      times,
      sql`
      chosen as (
        select id from feeds where id = ${feedId} and allowed_at <= ${times.now}
           and (${evenGone}::boolean or status <> 'gone') and host not in (select host from busy)
      )`,
    );
  });
  return feed;
}

async function lockClaiming(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${CLAIMING})`.execute(tx);
}

/** @param chosen further queries, the last of them `chosen`. */
async function claim(tx: Tx, times: ClaimTimes, chosen: ReturnType<typeof sql>): Promise<ClaimedFeed[]> {
  const { now, until, minutes } = times;
  const { rows } = await sql<ClaimedFeed>`
    with busy as materialized (
      select host from feeds where claimed_until > ${now} union select host from hosts where silent_until > ${now}
    ), ${chosen}, free as (
      select id, next_poll_at, allowed_at,
             ${now}::timestamptz + greatest(${minutes}, floor_minutes, asked_minutes) * interval '1 minute' as again
        from feeds
       where id in (select id from chosen) and allowed_at <= ${now} and (claimed_until is null or claimed_until <= ${now})
         for update skip locked
    )
    update feeds set claimed_until = ${until}, allowed_at = free.again, next_poll_at = free.again
      from free where feeds.id = free.id
    returning feeds.*, free.next_poll_at as was_due, free.allowed_at as was_allowed,
              ${now}::timestamptz as claimed_at`.execute(tx);
  return rows;
}

/** When something may be due that is not now: the next feed's moment, or the end of a claim. */
export async function nextLookAt(db: Handle, now: Date): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date | null }>`
    select least(
      (select min(next_poll_at) from feeds where orphaned_at is null and status <> 'gone' and next_poll_at > ${now}),
      (select min(claimed_until) from feeds where claimed_until > ${now})) as at`.execute(db);
  return rows[0]?.at ?? undefined;
}

/** What a push left in a feed's row while it was being polled. */
export type Pushed = Pick<Feed, "pushMissed" | "rhythm" | "nextPollAt">;

/**
 * Locks those of these feeds that are still held under the mark of their claim, in one order for everybody.
 * @returns by the feed's id what was pushed since; undefined where nothing was.
 */
export async function lockClaimed(tx: Tx, claims: readonly ClaimedFeed[]): Promise<Map<string, Pushed | undefined>> {
  const { rows } = await sql<Pushed & { id: string; pushedAt: Date | null }>`
    select feeds.id, feeds.pushed_at, feeds.push_missed, feeds.rhythm, feeds.next_poll_at
      from feeds join ${marksOf(claims)} on claimed.id = feeds.id and claimed.until = feeds.claimed_until
     order by feeds.id for update of feeds`.execute(tx);
  const begun = new Map(claims.map(({ id, claimedAt }) => [id, claimedAt]));
  return new Map(
    rows.map(({ id, pushedAt, ...pushed }) => [id, pushedAt && pushedAt >= begun.get(id)! ? pushed : undefined]),
  );
}

/** Gives claims back. Where nothing went out, the next request is no longer put off. */
export async function returnClaims(
  db: Handle,
  claims: readonly (ClaimedFeed & { dueAt: Date; allowedAt: Date })[],
): Promise<void> {
  const rows = claims.map(({ id, claimedUntil, dueAt, allowedAt }) => ({ id, until: claimedUntil, dueAt, allowedAt }));
  await sql`
    update feeds set claimed_until = null, next_poll_at = claimed."dueAt", allowed_at = claimed."allowedAt"
      from json_to_recordset(${JSON.stringify(rows)}::json)
        as claimed (id uuid, until timestamptz, "dueAt" timestamptz, "allowedAt" timestamptz)
     where feeds.id = claimed.id and feeds.claimed_until = claimed.until`.execute(db);
}

function marksOf(claims: readonly ClaimedFeed[]) {
  const marks = claims.map(({ id, claimedUntil }) => ({ id, until: claimedUntil }));
  return sql`json_to_recordset(${JSON.stringify(marks)}::json) as claimed (id uuid, until timestamptz)`;
}

/** The columns that a poll writes, each with its type. */
const WRITTEN = {
  kind: "text",
  format: "text",
  title: "text",
  description: "text",
  siteUrl: "text",
  picture: "text",
  authorName: "text",
  language: "text",
  status: "text",
  etag: "text",
  lastModified: "text",
  validatorsUrl: "text",
  contentHash: "text",
  nextPollAt: "timestamptz",
  allowedAt: "timestamptz",
  intervalMinutes: "integer",
  intervalReason: "text",
  floorMinutes: "integer",
  freshSeconds: "integer",
  askedMinutes: "integer",
  skipHours: "integer[]",
  skipDays: "text[]",
  rhythm: "integer[]",
  lastPolledAt: "timestamptz",
  lastOkAt: "timestamptz",
  failures: "integer",
  error: "text",
  failingSince: "timestamptz",
  trouble: "text",
  wrong: "text[]",
  movedTo: "text",
  movedSeen: "integer",
  hubUrls: "text[]",
  topicUrl: "text",
  pushMissed: "boolean",
  strangerSite: "text",
  strangerSeen: "integer",
} as const satisfies Partial<Record<keyof Feed, string>>;

export type PolledState = Pick<Feed, keyof typeof WRITTEN>;

const columnOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const SET = Object.keys(WRITTEN).map((name) => `${columnOf(name)} = polled."${name}"`);
const AS = Object.entries(WRITTEN).map(([name, type]) => `"${name}" ${type}`);

/**
 * Writes what polls have found, all of them by one statement, and ends their claims. Their hosts have answered as they
 * should, where `isWell`.
 * @param polled.restUntil until when nobody is to ask that host: the pause between two requests; null for no pause.
 * @returns the ids of those whose claim still stood. The others are somebody else's by now.
 */
export async function writePolls(
  db: Handle,
  polled: readonly { claim: ClaimedFeed; state: PolledState; restUntil: Date | null; isWell: boolean }[],
  now: Date,
): Promise<Set<string>> {
  const rows = polled.map(({ claim: { id, claimedUntil }, state, restUntil }) => ({
    ...pickPolled(state),
    id,
    mark: claimedUntil,
    restUntil,
  }));
  const well = [...new Set(polled.flatMap(({ isWell, claim: { host } }) => (isWell ? [host] : [])))];
  const written = await sql<{ id: string }>`
    with calm as (delete from hosts where host = any(${well}::text[]) and silent_until <= ${now})
    update feeds set claimed_until = polled."restUntil", ${sql.raw(SET.join(", "))}
      from json_to_recordset(${JSON.stringify(rows)}::json)
        as polled (id uuid, mark timestamptz, "restUntil" timestamptz, ${sql.raw(AS.join(", "))})
     where feeds.id = polled.id and feeds.claimed_until = polled.mark
    returning feeds.id`.execute(db);
  return new Set(written.rows.map((row) => row.id));
}

/** Those columns alone. */
export function pickPolled(state: PolledState): PolledState {
  return Object.fromEntries(
    (Object.keys(WRITTEN) as (keyof PolledState)[]).map((name) => [name, state[name]]),
  ) as PolledState;
}

/**
 * A clock that was ahead and is right again leaves moments behind that lie too far ahead. Feeds that were polled "later"
 * than now are taken to have been polled just now, with the same waits.
 */
export async function mendClock(db: Handle, now: Date): Promise<void> {
  await sql`
    update feeds set next_poll_at = next_poll_at - (last_polled_at - ${now}::timestamptz),
                     allowed_at = allowed_at - (last_polled_at - ${now}::timestamptz),
                     claimed_until = null, last_polled_at = ${now}
     where last_polled_at > ${now}::timestamptz + interval '10 minutes'`.execute(db);
  await sql`
    update hosts set silent_until = ${now}::timestamptz + interval '7 days'
     where silent_until > ${now}::timestamptz + interval '7 days'`.execute(db);
}
