import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "../../src/db/connect.ts";
import { migrate, readMigrations } from "../../src/db/migrate.ts";
import type { Db } from "../../src/db/transaction.ts";
import { onEachDatabase, openTestDatabase, sharedPostgres, type TestDatabase } from "../support/database.ts";
import { missingPostgres } from "../support/postgres.ts";
import { startNode, type NodeProcess } from "../support/processes.ts";
import { suiteUnless } from "../support/skip.ts";

/** Shared by the installation, and yet with a user: who asked for the work. */
const SHARED = ["tasks"];

onEachDatabase("the schema", (kind) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase(kind);
  });
  afterAll(() => database.close());

  test("is up to date after one run, and a second one changes nothing", async () => {
    expect(await migrate(database.db)).toEqual([]);
    const applied = await sql<{ name: string }>`select name from schema_migrations order by name`.execute(database.db);
    expect(applied.rows.map(({ name }) => name)).toEqual(Object.keys(readMigrations()));
  });

  test("begins an index with the user wherever there is one, and goes with them", async () => {
    const owned = await tablesWithUser(database.db);
    expect(owned).toContain("people");
    const { rows } = await sql<{ name: string; leads: boolean; cascades: boolean }>`
      select c.relname as name,
        exists (select from pg_index i where i.indrelid = c.oid and i.indkey[0] = a.attnum) as leads,
        exists (select from pg_constraint f where f.conrelid = c.oid and f.contype = 'f' and f.conkey = array[a.attnum]
          and f.confrelid = 'users'::regclass and f.confdeltype = 'c') as cascades
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'user_id'
      where c.relname = any(${owned}) and c.relkind = 'r'`.execute(database.db);
    expect(rows.toSorted((a, b) => a.name.localeCompare(b.name))).toEqual(
      owned.map((name) => ({ name, leads: true, cascades: true })),
    );
  });
});

suiteUnless(missingPostgres(), "migrations", () => {
  test("make the same schema on PGlite and on Postgres", async () => {
    const both = await Promise.all([openTestDatabase("pglite"), openTestDatabase("postgres")]);
    const [embedded, server] = await Promise.all(both.map(({ db }) => describeSchema(db)));
    expect(embedded).toEqual(server);
    expect(embedded!.length).toBeGreaterThan(100);
    await Promise.all(both.map(({ close }) => close()));
  });

  test("are applied once when several processes start together", async () => {
    const postgres = await sharedPostgres();
    const databaseUrl = await postgres.createDatabase("together");
    const processes: NodeProcess[] = Array.from({ length: 4 }, () => startNode("migrate.ts", [databaseUrl]));
    const lines = await Promise.all(processes.map(async (process) => process.line()));
    for (const process of processes) process.say("go");
    const applied = await Promise.all(processes.map((process) => process.line()));
    await Promise.all(processes.map((process) => process.ended));
    expect(lines).toEqual(processes.map(() => "ready"));
    const names = Object.keys(readMigrations()).join(",");
    expect(applied.toSorted()).toEqual(["", "", "", names]);
    const database = await openDatabase({ databaseUrl, dataDir: "" });
    const queue = await sql<{ version: number }>`select version from bullmq.migration order by version`.execute(
      database.db,
    );
    const versions = queue.rows.map(({ version }) => version);
    expect(versions).toEqual([...new Set(versions)]);
    expect(versions.length).toBeGreaterThan(0);
    await database.close();
  });

  test("go forward only: a database of a newer version is left alone", async () => {
    const database = await openTestDatabase("postgres");
    await sql`insert into schema_migrations (name, timestamp) values ('9999-from-the-future', '2030-01-01')`.execute(
      database.db,
    );
    await expect(migrate(database.db)).rejects.toThrow("could not be brought up to date");
    await database.close();
  });
});

async function tablesWithUser(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'user_id' order by table_name`.execute(db);
  return rows.map(({ name }) => name).filter((name) => !SHARED.includes(name));
}

/** One line for each column, index and constraint of ours. */
async function describeSchema(db: Db): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select concat_ws(' ', 'column', table_name, column_name, udt_name, is_nullable, column_default) as line
      from information_schema.columns where table_schema = 'public'
    union all
    select concat('index ', indexdef) from pg_indexes where schemaname = 'public'
    union all
    -- Postgres 18 also lists NOT NULL as constraints; the columns above say it already
    select concat_ws(' ', 'constraint', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint
      where connamespace = 'public'::regnamespace and contype <> 'n'
    order by line`.execute(db);
  return rows.map(({ line }) => line).toSorted();
}
