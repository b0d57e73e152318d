// Using the outer handle inside a transaction would wait for ever on one database and escape the transaction
// on the other; so it throws at once, on both.
import { AsyncLocalStorage } from "node:async_hooks";
import type { Kysely, Transaction } from "kysely";
import type { Pool } from "./pool.ts";
import type { Tables } from "./schema.ts";

export type Db = Kysely<Tables>;
export type Tx = Transaction<Tables>;
/** Whatever can run a query: the outer handle, or a transaction. */
export type Handle = Db | Tx;

const current = new AsyncLocalStorage<{ open: boolean }>();

/** Runs `work` in one transaction: all of it or nothing. No network inside; jobs are enqueued after it. */
export async function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    const mark = { open: true };
    try {
      return await current.run(mark, () => work(tx));
    } finally {
      mark.open = false;
    }
  });
}

/** The same pool, refusing whoever comes from inside an open transaction. */
export function guardPool(pool: Pool): Pool {
  const refuse = (): void => {
    if (current.getStore()?.open)
      throw new Error("the outer database handle was used inside a transaction: use its tx");
  };
  return {
    ...pool,
    connect: async () => {
      refuse();
      return pool.connect();
    },
    query: async (statement, values) => {
      refuse();
      return pool.query(statement, values);
    },
    end: () => pool.end(),
    on: (event, listener) => pool.on(event, listener),
    removeAllListeners: (event) => pool.removeAllListeners(event),
  };
}
