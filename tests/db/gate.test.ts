import { setImmediate } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inTransaction, type Tx } from "../../src/db/transaction.ts";
import { newId } from "../../src/id.ts";
import { createQueue, type JobQueue } from "../../src/jobs/queue.ts";
import { createLogger } from "../../src/logger.ts";
import { onEachDatabase, openTestDatabase, type TestDatabase } from "../support/database.ts";
import { createLedger, entriesOf, write } from "../support/ledger.ts";

const JOBS = 30;
const FAILED = /changed my mind|duplicate key|rolled back|aborted/i;

onEachDatabase("one session for everybody", (kind) => {
  let database: TestDatabase;
  let queue: JobQueue;
  beforeAll(async () => {
    database = await openTestDatabase(kind);
    await createLedger(database.db);
    queue = createQueue({ pool: database.pool }, createLogger("silent"));
  });
  afterAll(async () => {
    await queue.close();
    await database.close();
  });

  /** Ways in which a transaction fails after it has written. */
  const failures: ((tx: Tx, entry: string) => Promise<void>)[] = [
    async () => {
      throw new Error("changed my mind");
    },
    async (tx, entry) => write(tx, "doomed", `${entry} a`),
    // The error is caught, but Postgres keeps nothing of a transaction in which a statement failed.
    async (tx, entry) => write(tx, "doomed", `${entry} a`).catch(() => undefined),
    // Rolled back while other statements of it are still on their way.
    async (tx, entry) => {
      await write(tx, "doomed", `${entry} b`);
      const more = kind === "pglite" ? [write(tx, "doomed", `${entry} c`), write(tx, "doomed", `${entry} d`)] : [];
      await Promise.all([...more, write(tx, "doomed", `${entry} a`)]);
    },
  ];

  const fail = async (entry: string, how: number): Promise<void> => {
    await inTransaction(database.db, async (tx) => {
      await write(tx, "doomed", `${entry} a`);
      for (let pause = 0; pause < how; pause += 1) await setImmediate();
      await failures[how % failures.length]!(tx, entry);
    });
  };

  test("failing transactions take nobody else's write or job with them, keep nothing, and nothing waits for ever", async () => {
    const ids = Array.from({ length: JOBS }, () => newId());
    const seen: string[] = [];
    const all = Promise.withResolvers<void>();
    queue.work("briefs", async (_name, payload) => {
      const { postId } = payload as { postId: string };
      await expect(fail(`in the job ${postId}`, seen.length)).rejects.toThrow(FAILED);
      await inTransaction(database.db, (tx) => write(tx, "job", `job ${postId}`));
      seen.push(postId);
      if (seen.length === JOBS) all.resolve();
    });
    await Promise.all(
      ids.map(async (postId, index) => {
        const failing = fail(`outside ${postId}`, index).catch((error: Error) => error.message);
        const enqueued = queue.enqueue("brief-post", [{ postId }]);
        const written = write(database.db, "outer", `outer ${postId}`);
        const kept = inTransaction(database.db, (tx) => write(tx, "kept", `kept ${postId}`));
        await Promise.all([enqueued, written, kept]);
        expect(await failing).toMatch(FAILED);
      }),
    );
    await all.promise;
    expect(seen.toSorted()).toEqual(ids.toSorted());
    for (const writer of ["job", "outer", "kept"]) {
      expect(await entriesOf(database.db, writer)).toEqual(ids.map((id) => `${writer} ${id}`).toSorted());
    }
    expect(await entriesOf(database.db, "doomed")).toEqual([]);
  });
});
