// One Kysely over one pool, on PGlite and on Postgres: the same SQL, the same rows.
import { CamelCasePlugin, Kysely, PostgresDialect, sql } from "kysely";
import type { Config } from "../config.ts";
import { openPglite } from "./pglite.ts";
import { TRANSACTION_LIMIT_MS, type Pool } from "./pool.ts";
import { openPostgres } from "./postgres.ts";
import type { Tables } from "./schema.ts";
import { guardPool, type Db } from "./transaction.ts";

export type Database = {
  db: Db;
  /** For the queue: the same session or connections as `db`. */
  pool: Pool;
  embedded: boolean;
  close: () => Promise<void>;
};

/**
 * Opens the database that the configuration names. Migrations are the caller's next step.
 * @param limitMs machine milliseconds after which a transaction that was never ended is rolled back.
 */
export async function openDatabase(
  config: Pick<Config, "databaseUrl" | "dataDir">,
  limitMs: number = TRANSACTION_LIMIT_MS,
): Promise<Database> {
  const { databaseUrl, dataDir } = config;
  const raw = databaseUrl ? openPostgres(databaseUrl, limitMs) : await openPglite(dataDir, limitMs);
  const pool = guardPool(raw);
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: pool as never }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  return { db, pool, embedded: databaseUrl === undefined, close: () => db.destroy() };
}

/** Whether the database answers at all. */
export async function pingDatabase(db: Db): Promise<void> {
  await sql`select 1`.execute(db);
}
