import { afterAll, beforeAll, expect, test } from "vitest";
import { inTransaction } from "../../src/db/transaction.ts";
import { sql } from "kysely";
import { onEachDatabase, openTestDatabase, type TestDatabase } from "../support/database.ts";
import { createLedger, entriesOf, write } from "../support/ledger.ts";

onEachDatabase("a client that listens", (kind) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase(kind);
    await createLedger(database.db);
  });
  afterAll(() => database.close());

  test("holds nothing and hears what was committed, not what was rolled back", async () => {
    const { db, pool } = database;
    const heard: string[] = [];
    const last = Promise.withResolvers<void>();
    const client = await pool.connect();
    client.on("notification", (message) => {
      const { channel, payload } = message as { channel: string; payload: string };
      if (channel === "news") heard.push(payload);
      if (payload === "last") last.resolve();
    });
    await client.query("-- as BullMQ does it\nlisten news");
    await write(db, "listener", "not blocked");
    await sql`select pg_notify('news', 'first')`.execute(db);
    const failing = inTransaction(db, async (tx) => {
      await sql`select pg_notify('news', 'never')`.execute(tx);
      throw new Error("changed my mind");
    });
    await expect(failing).rejects.toThrow("changed my mind");
    await inTransaction(db, async (tx) => {
      await sql`select pg_notify('news', 'last')`.execute(tx);
    });
    await last.promise;
    expect(heard).toEqual(["first", "last"]);
    expect(await entriesOf(db, "listener")).toEqual(["not blocked"]);
    client.release(true);
  });
});
