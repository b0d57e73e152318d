// Fresh, migrated databases: a copy of the template each, embedded or on a Postgres of this process's own.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase, type Database } from "../../src/db/connect.ts";
import { migrate, migrateQueue } from "../../src/db/migrate.ts";
import { copyTemplate } from "../../src/db/template.ts";
import { newId } from "../../src/id.ts";
import { missingPostgres, startPostgres, type TestPostgres } from "./postgres.ts";
import { suiteUnless } from "./skip.ts";

export type DatabaseKind = "pglite" | "postgres";

/** Where a test database is: what `openDatabase` and the environment take. */
export type Place = { databaseUrl: string | undefined; dataDir: string; remove: () => Promise<void> };

export type TestDatabase = Database & { place: Place };

const TEMPLATE = "migrated";

let server: Promise<TestPostgres> | undefined;

/** The Postgres of this process, which ends with it: files that run in one process share it. */
export function sharedPostgres(): Promise<TestPostgres> {
  server ??= startPostgres().then(async (postgres) => {
    const database = await openDatabase({ databaseUrl: await postgres.createDatabase(TEMPLATE), dataDir: tmpdir() });
    try {
      await migrate(database.db);
      await migrateQueue(database.pool);
    } finally {
      await database.close();
    }
    return postgres;
  });
  return server;
}

/** A place with a migrated and empty database in it, not opened yet. */
export async function makePlace(kind: DatabaseKind): Promise<Place> {
  const dataDir = mkdtempSync(join(tmpdir(), "door-data-"));
  const clear = (): void => rmSync(dataDir, { recursive: true, force: true });
  if (kind === "pglite") {
    copyTemplate(dataDir);
    return { databaseUrl: undefined, dataDir, remove: async () => clear() };
  }
  const postgres = await sharedPostgres();
  const name = `door_${newId()}`;
  const databaseUrl = await postgres.createDatabase(name, TEMPLATE);
  return { databaseUrl, dataDir, remove: async () => (clear(), postgres.dropDatabase(name)) };
}

/** Opens a fresh database, migrated; `close` leaves nothing of it. */
export async function openTestDatabase(kind: DatabaseKind, limitMs?: number): Promise<TestDatabase> {
  const place = await makePlace(kind);
  const database = await openDatabase(place, limitMs);
  const close = async (): Promise<void> => {
    await database.close();
    await place.remove();
  };
  return { ...database, place, close };
}

/** The same suite on both databases. */
export function onEachDatabase(name: string, body: (kind: DatabaseKind) => void): void {
  suiteUnless(undefined, `${name} on PGlite`, () => body("pglite"));
  suiteUnless(missingPostgres(), `${name} on Postgres`, () => body("postgres"));
}
