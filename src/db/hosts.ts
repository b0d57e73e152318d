// Hosts that asked for silence (429, 503): kept in the database, so that a restart does not forget. By the names that
// host.ts gives.
import type { Handle } from "./transaction.ts";

export async function silenceHost(db: Handle, host: string, until: Date, reason: string): Promise<void> {
  await db
    .insertInto("hosts")
    .values({ host, silentUntil: until, reason })
    .onConflict((conflict) => conflict.column("host").doUpdateSet({ silentUntil: until, reason }))
    .execute();
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
