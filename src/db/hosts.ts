// Hosts that asked for silence (429, 503): kept in the database, so that a restart does not forget. By the names that
// host.ts gives.
import { sql } from "kysely";
import type { Handle } from "./transaction.ts";

export type Silence = { host: string; until: Date; reason: string };

/**
 * Keeps the longer of two silences. The host's feeds wait, too, each a little longer than the other: all of them at once
 * would earn the next silence.
 * @param spreadSeconds over which they come back.
 * @param isUnsaid the host did not say for how long: so it is counted.
 */
export async function silenceHost(
  db: Handle,
  { host, until, reason }: Silence,
  { spreadSeconds = 60, isUnsaid = false } = {},
): Promise<void> {
  await sql`
    with silence as (
      insert into hosts (host, silent_until, reason, pauses) values (${host}, ${until}, ${reason}, ${isUnsaid ? 1 : 0})
      on conflict (host) do update set silent_until = greatest(hosts.silent_until, excluded.silent_until),
        reason = excluded.reason, pauses = hosts.pauses + excluded.pauses
    )
    update feeds set allowed_at = greatest(allowed_at, ${until}),
                     next_poll_at = ${until}::timestamptz + random() * ${spreadSeconds} * interval '1 second'
     where id in (select id from feeds where host = ${host} and next_poll_at <= ${until} order by id for update)`.execute(
    db,
  );
}

/** How often in a row this host asked for silence without saying for how long. */
export async function countPauses(db: Handle, host: string): Promise<number> {
  const row = await db.selectFrom("hosts").select("pauses").where("host", "=", host).executeTakeFirst();
  return row?.pauses ?? 0;
}

/** Until when a host wants no request; undefined where it may be asked now. */
export async function silentUntil(db: Handle, host: string, now: Date): Promise<Date | undefined> {
  const row = await db
    .selectFrom("hosts")
    .select("silentUntil")
    .where("host", "=", host)
    .where("silentUntil", ">", now)
    .executeTakeFirst();
  return row?.silentUntil;
}

export async function deleteSilencesBefore(db: Handle, now: Date): Promise<void> {
  await db.deleteFrom("hosts").where("silentUntil", "<", now).execute();
}
