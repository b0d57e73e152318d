// Numbered SQL files with human names, applied once and forward only, also when several processes start together:
// kysely's migrator takes an advisory lock and runs them in one transaction.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runMigrations as runQueueMigrations } from "bullmq";
import { sql } from "kysely";
import { Migrator, type Migration } from "kysely/migration";
import { projectRoot } from "../root.ts";
import type { Pool } from "./pool.ts";
import type { Db } from "./transaction.ts";

const FOLDER = join(projectRoot(), "src", "db", "migrations");

/** All migrations by name, in order. */
export function readMigrations(): Record<string, Migration> {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith(".sql"));
  return Object.fromEntries(
    files.sort().map((name) => [
      name.slice(0, -".sql".length),
      {
        up: async (db: Db) => {
          await sql.raw(readFileSync(join(FOLDER, name), "utf8")).execute(db);
        },
      } satisfies Migration,
    ]),
  );
}

/**
 * Brings the schema up to date; answers the names of what was applied.
 * @throws the first error, with nothing of that run applied.
 */
export async function migrate(db: Db): Promise<string[]> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(readMigrations()) },
    migrationTableName: "schema_migrations",
    migrationLockTableName: "schema_migrations_lock",
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw new Error("the database could not be brought up to date", { cause: error });
  return (results ?? []).map((result) => result.migrationName);
}

/** BullMQ's own tables, in their own schema, where the queue lives in this database. */
export async function migrateQueue(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await runQueueMigrations(client as never, "bullmq");
  } finally {
    client.release();
  }
}
