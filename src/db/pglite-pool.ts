// A `pg.Pool` over PGlite's single session. A client takes the gate at BEGIN and gives it back at COMMIT or
// ROLLBACK; any other statement takes it for itself alone, so a client that only LISTENs holds nothing.
import { EventEmitter } from "node:events";
import { setImmediate } from "node:timers/promises";
import type { PGlite, Results } from "@electric-sql/pglite";
import { createGate, type Gate } from "./gate.ts";
import type { Pool, QueryResult, Statement } from "./pool.ts";

/** Machine milliseconds after which a transaction that was never ended is rolled back. */
const TRANSACTION_LIMIT_MS = 30_000;

const BEGINS = /^\s*(begin|start\s+transaction)\b/i;
const COMMITS = /^\s*(commit|end)\b/i;
const ROLLS_BACK = /^\s*(rollback|abort)\b(?!\s+(to|prepared))/i;
const BACK_TO_SAVEPOINT = /^\s*rollback\s+to\b/i;
const WRITES = /^\s*(insert|update|delete|merge|with)\b/i;

type Shared = { db: PGlite; gate: Gate; limitMs: number; notifications: EventEmitter };

/** @param limitMs machine milliseconds a transaction may stay open. */
export function createPglitePool(db: PGlite, limitMs: number = TRANSACTION_LIMIT_MS): Pool {
  const notifications = new EventEmitter();
  notifications.setMaxListeners(0);
  const forget = db.onNotification((channel, payload) => {
    notifications.emit("notification", { channel, payload });
  });
  const shared: Shared = { db, gate: createGate(), limitMs, notifications };
  const events = new EventEmitter();
  const pool: Pool = {
    connect: async () => new PgliteClient(shared),
    query: async (statement, values) => {
      const client = new PgliteClient(shared);
      try {
        return await client.query(statement, values);
      } finally {
        client.release();
      }
    },
    end: async () => {
      forget();
      await db.close();
    },
    on: (event, listener) => {
      events.on(event, listener);
      return pool;
    },
    removeAllListeners: (event) => {
      events.removeAllListeners(event);
      return pool;
    },
    options: { keepAlive: true },
  };
  return pool;
}

class PgliteClient extends EventEmitter {
  readonly #shared: Shared;
  readonly #forward = (message: unknown): void => {
    this.emit("notification", message);
  };
  #transaction: { leave: () => void; timer: NodeJS.Timeout; aborted: boolean } | undefined;
  #overdue = false;

  constructor(shared: Shared) {
    super();
    this.#shared = shared;
    this.on("newListener", (event) => {
      if (event === "notification" && this.listenerCount("notification") === 0) {
        shared.notifications.on("notification", this.#forward);
      }
    });
  }

  async query(statement: Statement, values?: readonly unknown[]): Promise<QueryResult> {
    const text = typeof statement === "string" ? statement : statement.text;
    const parameters = (typeof statement === "string" ? values : (statement.values ?? values)) ?? [];
    // Without a breath between queries a busy queue would freeze the event loop.
    await setImmediate();
    // What is left of a transaction that was taken away must not run on its own.
    if (this.#overdue) throw new Error("this transaction was open for too long and has been rolled back");
    if (this.#transaction) return this.#inTransaction(text, parameters);
    const leave = await this.#shared.gate.enter();
    if (!BEGINS.test(text)) {
      try {
        return await run(this.#shared.db, text, parameters);
      } finally {
        leave();
      }
    }
    try {
      const result = await run(this.#shared.db, text, parameters);
      const timer = setTimeout(() => void this.#giveUp(), this.#shared.limitMs);
      timer.unref();
      this.#transaction = { leave, timer, aborted: false };
      return result;
    } catch (error) {
      leave();
      throw error;
    }
  }

  async #inTransaction(text: string, parameters: readonly unknown[]): Promise<QueryResult> {
    const transaction = this.#transaction!;
    const ends = COMMITS.test(text) || ROLLS_BACK.test(text);
    try {
      const result = await run(this.#shared.db, text, parameters);
      if (BACK_TO_SAVEPOINT.test(text)) transaction.aborted = false;
      // Postgres answers ROLLBACK to the COMMIT of a transaction in which a statement failed.
      if (ends) result.command = COMMITS.test(text) && !transaction.aborted ? "COMMIT" : "ROLLBACK";
      return result;
    } catch (error) {
      transaction.aborted = true;
      throw error;
    } finally {
      if (ends) this.#leave();
    }
  }

  #leave(): void {
    if (!this.#transaction) return;
    clearTimeout(this.#transaction.timer);
    const { leave } = this.#transaction;
    this.#transaction = undefined;
    leave();
  }

  async #giveUp(): Promise<void> {
    this.#overdue = true;
    await this.#rollback();
  }

  async #rollback(): Promise<void> {
    try {
      await this.#shared.db.exec("rollback");
    } finally {
      this.#leave();
    }
  }

  release(): void {
    this.#shared.notifications.off("notification", this.#forward);
    super.removeAllListeners();
    if (this.#transaction) void this.#rollback();
  }
}

async function run(db: PGlite, text: string, parameters: readonly unknown[]): Promise<QueryResult> {
  const results: Results[] =
    parameters.length === 0 ? await db.exec(text) : [await db.query(text, parameters as unknown[])];
  const last = results.at(-1);
  const writes = WRITES.test(text);
  return {
    rows: (last?.rows ?? []),
    rowCount: writes ? (last?.affectedRows ?? 0) : (last?.rows.length ?? 0),
    command: writes ? "UPDATE" : "SELECT",
  };
}
