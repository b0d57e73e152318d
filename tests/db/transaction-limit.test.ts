import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inTransaction } from "../../src/db/transaction.ts";
import { onEachDatabase, openTestDatabase, type TestDatabase } from "../support/database.ts";
import { createLedger, entriesOf, holdLedger, write } from "../support/ledger.ts";

const LIMIT_MS = 100;

onEachDatabase("a transaction that is never ended", (kind) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase(kind, LIMIT_MS);
    await createLedger(database.db);
  });
  afterAll(() => database.close());

  test("is rolled back, lets the others go on, and none of its later statements counts", async () => {
    const client = await database.pool.connect();
    await client.query("begin");
    await client.query("insert into ledger values ('forgotten', 'early')");
    await client.query("lock table ledger in exclusive mode");
    // waits until the limit has passed
    await write(database.db, "other", "patient");
    await expect(client.query("insert into ledger values ('forgotten', 'late')")).rejects.toThrow();
    await expect(client.query("commit")).rejects.toThrow();
    client.release(true);
    expect(await entriesOf(database.db, "forgotten")).toEqual([]);
    expect(await entriesOf(database.db, "other")).toEqual(["patient"]);
  });

  test("fails for the code that forgot it, and gives its place back", async () => {
    // more often than there are connections
    for (let round = 0; round < 13; round += 1) {
      const holding = Promise.withResolvers<void>();
      const remembered = Promise.withResolvers<void>();
      const stuck = inTransaction(database.db, async (tx) => {
        await write(tx, "stuck", `early ${round}`);
        await holdLedger(tx);
        holding.resolve();
        await remembered.promise;
        await write(tx, "stuck", `late ${round}`);
      });
      const failed = expect(stuck).rejects.toThrow();
      await holding.promise;
      await write(database.db, "waiting", `${round}`);
      remembered.resolve();
      await failed;
    }
    expect(await entriesOf(database.db, "waiting")).toHaveLength(13);
    expect(await entriesOf(database.db, "stuck")).toEqual([]);
  });

  test("is whole or nothing where one statement lasts about as long as the limit", async () => {
    const rows = 60_000;
    for (let attempt = 0; attempt < 8; attempt += 1) {
      const slow = inTransaction(database.db, async (tx) => {
        await write(tx, `slow ${attempt}`, `before ${attempt}`);
        // some of these pass the limit while they run, on any machine
        await sql`select count(md5(n::text)) from generate_series(1, ${rows * (attempt + 1)}) n`.execute(tx);
        await write(tx, `slow ${attempt}`, `after ${attempt}`);
      });
      const between = write(database.db, "between", `between ${attempt}`);
      const outcome = await slow.then(
        () => 2,
        () => 0,
      );
      await between;
      expect(await entriesOf(database.db, `slow ${attempt}`)).toHaveLength(outcome);
    }
    expect(await entriesOf(database.db, "between")).toHaveLength(8);
  });

  // pg itself keeps a client's statements in line, and warns of code that relies on it
  if (kind === "pglite") {
    test("does not let a statement through that waited behind it", async () => {
      const client = await database.pool.connect();
      const statements = [
        "begin",
        "insert into ledger values ('queued', 'one')",
        "select count(md5(n::text)) from generate_series(1, 600000) n",
        "insert into ledger values ('queued', 'two')",
        "commit",
      ];
      const settled = await Promise.allSettled(statements.map((statement) => client.query(statement)));
      client.release(true);
      const done = settled.at(-1)?.status === "fulfilled";
      expect(await entriesOf(database.db, "queued")).toEqual(done ? ["one", "two"] : []);
    });
  }
});

onEachDatabase("closing with a transaction open", (kind) => {
  test("keeps nothing of it and disturbs nobody later", async () => {
    const database = await openTestDatabase(kind, LIMIT_MS);
    await createLedger(database.db);
    const client = await database.pool.connect();
    await client.query("begin");
    await client.query("insert into ledger values ('open', 'never')");
    client.release(kind === "postgres");
    await database.close();
    // past the limit; an unhandled rejection would fail the run
    await new Promise((resolve) => setTimeout(resolve, 2 * LIMIT_MS));
  });
});
