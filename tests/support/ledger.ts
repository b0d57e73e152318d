// A table of our own in a test database, to see whose write is there and whose is not.
import { sql } from "kysely";
import type { Db, Handle } from "../../src/db/transaction.ts";

export async function createLedger(db: Db): Promise<void> {
  await sql`create table ledger (writer text not null, entry text not null, unique (writer, entry))`.execute(db);
}

export async function write(db: Handle, writer: string, entry: string): Promise<void> {
  await sql`insert into ledger (writer, entry) values (${writer}, ${entry})`.execute(db);
}

/** What this writer has written, in order of the alphabet. */
export async function entriesOf(db: Handle, writer: string): Promise<string[]> {
  const found = await sql<{ entry: string }>`select entry from ledger where writer = ${writer} order by entry`.execute(
    db,
  );
  return found.rows.map((row) => row.entry);
}

/** From here on, other writers wait until this transaction ends: on both databases. */
export async function holdLedger(tx: Handle): Promise<void> {
  await sql`lock table ledger in exclusive mode`.execute(tx);
}
