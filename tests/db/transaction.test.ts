import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inTransaction, type Tx } from "../../src/db/transaction.ts";
import { newId } from "../../src/id.ts";
import { createQueue } from "../../src/jobs/queue.ts";
import { createLogger } from "../../src/logger.ts";
import { onEachDatabase, openTestDatabase, type TestDatabase } from "../support/database.ts";
import { createLedger, entriesOf, write } from "../support/ledger.ts";

onEachDatabase("a transaction", (kind) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase(kind);
    await createLedger(database.db);
  });
  afterAll(() => database.close());

  test("refuses the outer handle inside itself at once", async () => {
    const { db, pool } = database;
    const queue = createQueue({ pool }, createLogger("silent"));
    await queue.enqueue("brief-post", []);
    const refusal = "outer database handle";
    await inTransaction(db, async (tx) => {
      await expect(write(db, "outer", "escaped")).rejects.toThrow(refusal);
      await expect(inTransaction(db, (inner) => write(inner, "outer", "nested"))).rejects.toThrow(refusal);
      await expect(pool.query("select 1")).rejects.toThrow(refusal);
      await expect(pool.connect()).rejects.toThrow(refusal);
      await write(tx, "inner", "kept");
    });
    expect(await entriesOf(db, "outer")).toEqual([]);
    expect(await entriesOf(db, "inner")).toEqual(["kept"]);
    await queue.close();
  });

  test("refuses a job inside itself, which would be taken up before the row is there", async () => {
    const queue = createQueue({ pool: database.pool }, createLogger("silent"));
    await queue.ping();
    await inTransaction(database.db, async () => {
      await expect(queue.enqueue("brief-post", [{ postId: newId() }])).rejects.toThrow("outer database handle");
    });
    await queue.enqueue("brief-post", [{ postId: newId() }]);
    await queue.close();
  });

  test("lets the outer handle be used again by what it left running", async () => {
    const ended = Promise.withResolvers<void>();
    const after = await inTransaction(database.db, async () => ({
      written: ended.promise.then(() => write(database.db, "after", "later")),
    }));
    ended.resolve();
    await after.written;
    expect(await entriesOf(database.db, "after")).toEqual(["later"]);
  });

  test("cannot be used once it is over", async () => {
    let kept: Tx | undefined;
    await inTransaction(database.db, async (tx) => {
      kept = tx;
    });
    await expect(write(kept!, "ghost", "too late")).rejects.toThrow(/already|given back|released/i);
    expect(await entriesOf(database.db, "ghost")).toEqual([]);
  });

  test("goes back to a savepoint and keeps what stood before", async () => {
    const tx = await database.db.startTransaction().execute();
    await write(tx, "saved", "before");
    const saved = await tx.savepoint("here").execute();
    await write(saved, "saved", "undone");
    await expect(write(saved, "saved", "before")).rejects.toThrow("duplicate key");
    const back = await saved.rollbackToSavepoint("here").execute();
    await write(back, "saved", "after");
    await back.commit().execute();
    expect(await entriesOf(database.db, "saved")).toEqual(["after", "before"]);
  });

  test("says ROLLBACK to the COMMIT after an error, and COMMIT after a savepoint took the error back", async () => {
    const client = await database.pool.connect();
    await client.query("begin");
    await client.query("insert into ledger values ('commit', 'lost')");
    await expect(client.query("select 1 / 0")).rejects.toThrow("division by zero");
    await expect(client.query("select 1")).rejects.toThrow("aborted");
    expect((await client.query("commit")).command).toBe("ROLLBACK");
    await client.query("begin");
    await client.query("insert into ledger values ('commit', 'kept')");
    await client.query("savepoint here");
    await expect(client.query("select 1 / 0")).rejects.toThrow("division by zero");
    await client.query("rollback to savepoint here");
    expect((await client.query("commit")).command).toBe("COMMIT");
    client.release();
    expect(await entriesOf(database.db, "commit")).toEqual(["kept"]);
  });

  test("that swallowed an error is reported as failed, not as done", async () => {
    const swallowing = inTransaction(database.db, async (tx) => {
      await write(tx, "swallowed", "believed to be kept");
      await sql`select 1 / 0`.execute(tx).catch(() => undefined);
    });
    await expect(swallowing).rejects.toThrow("rolled back instead of committed");
    expect(await entriesOf(database.db, "swallowed")).toEqual([]);
  });

  test("is recognised behind a comment and in the middle of several statements", async () => {
    const client = await database.pool.connect();
    await client.query("-- a comment\n/* and another */ begin; insert into ledger values ('disguised', 'undone')");
    const other = write(database.db, "other", "not inside");
    await client.query("rollback");
    await other;
    await client.query("begin; insert into ledger values ('disguised', 'whole'); commit");
    await write(database.db, "other", "not waiting");
    client.release();
    expect(await entriesOf(database.db, "disguised")).toEqual(["whole"]);
    expect(await entriesOf(database.db, "other")).toEqual(["not inside", "not waiting"]);
  });
});
