import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestDatabase, type TestDatabase } from "../support/database.ts";
import { createLedger, entriesOf, write } from "../support/ledger.ts";

// pg does the same by itself, but warns of code that relies on it.
describe("a client of the embedded database", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase("pglite");
    await createLedger(database.db);
  });
  afterAll(() => database.close());

  test("runs what was not waited for in the order it was given", async () => {
    const client = await database.pool.connect();
    const statements = [
      "begin",
      "insert into ledger values ('line', 'one')",
      "select 1 / 0",
      "insert into ledger values ('line', 'two')",
      "commit",
    ];
    const settled = await Promise.allSettled(statements.map((statement) => client.query(statement)));
    expect(settled.map(({ status }) => status)).toEqual([
      "fulfilled",
      "fulfilled",
      "rejected",
      "rejected",
      "fulfilled",
    ]);
    client.release();
    expect(await entriesOf(database.db, "line")).toEqual([]);
  });

  test("is of no use once it was given back, and leaves no transaction open", async () => {
    const client = await database.pool.connect();
    await client.query("begin");
    await client.query("insert into ledger values ('returned', 'undone')");
    client.release();
    await expect(client.query("insert into ledger values ('returned', 'alone')")).rejects.toThrow("given back");
    await write(database.db, "other", "free to go");
    expect(await entriesOf(database.db, "returned")).toEqual([]);
  });

  test("does not let a statement through alone that waited while its transaction was taken away", async () => {
    const hasty = await openTestDatabase("pglite", 100);
    await createLedger(hasty.db);
    const client = await hasty.pool.connect();
    const statements = [
      "begin",
      "insert into ledger values ('queued', 'one')",
      "select count(md5(n::text)) from generate_series(1, 600000) n",
      "insert into ledger values ('queued', 'two')",
      "commit",
    ];
    const settled = await Promise.allSettled(statements.map((statement) => client.query(statement)));
    client.release();
    const done = settled.at(-1)?.status === "fulfilled";
    expect(await entriesOf(hasty.db, "queued")).toEqual(done ? ["one", "two"] : []);
    await hasty.close();
  });

  test("hears nothing more once it was given back", async () => {
    const { pool } = database;
    const heard: string[] = [];
    const client = await pool.connect();
    client.on("notification", (message) => heard.push((message as { payload: string }).payload));
    await client.query("listen news");
    await pool.query("select pg_notify('news', 'heard')");
    client.release();
    await pool.query("select pg_notify('news', 'unheard')");
    await pool.query("select 1");
    expect(heard).toEqual(["heard"]);
  });
});
