// Who asks a model for something just now, so that nobody asks for the same beside them.
import type { Handle } from "./transaction.ts";

/** False where somebody else has it. */
export async function takeLease(
  db: Handle,
  lease: { key: string; holder: string; until: Date; now: Date },
): Promise<boolean> {
  const { key, holder, until, now } = lease;
  const row = await db
    .insertInto("modelLeases")
    .values({ key, holder, until })
    .onConflict((conflict) =>
      conflict.column("key").doUpdateSet({ holder, until }).where("modelLeases.until", "<=", now),
    )
    .returning("holder")
    .executeTakeFirst();
  return row !== undefined;
}

/** Keeps it until then, or ends it with a moment that has passed. */
export async function setLease(db: Handle, lease: { key: string; holder: string; until: Date }): Promise<void> {
  await db
    .updateTable("modelLeases")
    .set({ until: lease.until })
    .where("key", "=", lease.key)
    .where("holder", "=", lease.holder)
    .execute();
}

export async function deleteLeasesBefore(db: Handle, before: Date): Promise<void> {
  await db.deleteFrom("modelLeases").where("until", "<", before).execute();
}
