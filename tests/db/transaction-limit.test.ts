import { setTimeout } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "../../src/db/connect.ts";
import { inTransaction } from "../../src/db/transaction.ts";
import { makePlace, onEachDatabase, openTestDatabase, type TestDatabase } from "../support/database.ts";
import { createLedger, entriesOf, holdLedger, write } from "../support/ledger.ts";

// Long enough for a few statements on a busy machine.
const LIMIT_MS = 400;

/** What each says to the statement after: PGlite through our pool, Postgres through pg. */
const TAKEN_AWAY = /open for too long|terminat|not queryable/i;

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
    await expect(client.query("insert into ledger values ('forgotten', 'late')")).rejects.toThrow(TAKEN_AWAY);
    await expect(client.query("commit")).rejects.toThrow(TAKEN_AWAY);
    client.release(true);
    expect(await entriesOf(database.db, "forgotten")).toEqual([]);
    expect(await entriesOf(database.db, "other")).toEqual(["patient"]);
  });

  test("fails for the code that forgot it, and gives its place back", async () => {
    for (let round = 0; round < 2; round += 1) {
      const holding = Promise.withResolvers<void>();
      const remembered = Promise.withResolvers<void>();
      const stuck = inTransaction(database.db, async (tx) => {
        await write(tx, "stuck", `early ${round}`);
        await holdLedger(tx);
        holding.resolve();
        await remembered.promise;
        await write(tx, "stuck", `late ${round}`);
      });
      const failed = stuck.catch((error: Error) => error.message);
      await holding.promise;
      await write(database.db, "waiting", `${round}`);
      remembered.resolve();
      expect(await failed).toMatch(TAKEN_AWAY);
    }
    // as many as there are connections: none was lost
    const clients = await Promise.all(Array.from({ length: 12 }, () => database.pool.connect()));
    for (const client of clients) client.release();
    expect(await entriesOf(database.db, "waiting")).toHaveLength(2);
    expect(await entriesOf(database.db, "stuck")).toEqual([]);
  });

  test("is whole or nothing where one statement lasts about as long as the limit", async () => {
    const rows = 100_000;
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
});

onEachDatabase("closing with a transaction open", (kind) => {
  test("keeps nothing of it and disturbs nobody later", async () => {
    const place = await makePlace(kind);
    const first = await openDatabase(place, LIMIT_MS);
    await createLedger(first.db);
    const client = await first.pool.connect();
    await client.query("begin");
    await client.query("insert into ledger values ('open', 'never')");
    client.release(true);
    await first.close();
    // past the limit: an error that nobody handles would fail this run
    await setTimeout(2 * LIMIT_MS);
    const second = await openDatabase(place);
    expect(await entriesOf(second.db, "open")).toEqual([]);
    await second.close();
    await place.remove();
  });
});
