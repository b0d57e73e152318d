// A `pg.Pool` over PGlite's single session. A client holds the gate for as long as its transaction is open; any other
// statement takes it for itself alone, so a client that only LISTENs holds nothing. Whether a transaction is open is
// asked of the database after each statement, never read from the statement's text.
import { EventEmitter } from "node:events";
import { setImmediate } from "node:timers/promises";
import type { PGlite, Results } from "@electric-sql/pglite";
import { createGate, type Gate } from "./gate.ts";
import type { Pool, QueryResult, Statement } from "./pool.ts";

type Shared = { db: PGlite; gate: Gate; limitMs: number; notifications: EventEmitter };

/** @param limitMs machine milliseconds a transaction may stay open. */
export function createPglitePool(db: PGlite, limitMs: number): Pool {
  const notifications = new EventEmitter();
  notifications.setMaxListeners(0);
  const forget = db.onNotification((channel, payload) => {
    notifications.emit("notification", { channel, payload });
  });
  const shared: Shared = { db, gate: createGate(), limitMs, notifications };
  const events = new EventEmitter();
  // BullMQ adds a listener for each queue and each worker.
  events.setMaxListeners(0);
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
  /** A client's statements run in the order they were given, as pg's do. */
  readonly #line = createGate();
  #transaction: { leave: () => void; timer: NodeJS.Timeout } | undefined;
  #overdue = false;
  #released = false;

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
    const next = await this.#line.enter();
    try {
      // Without a breath between queries a busy queue would freeze the event loop.
      await setImmediate();
      // What is left of a transaction that was taken away must not run on its own.
      if (this.#overdue) throw new Error("this transaction was open for too long and has been rolled back");
      if (this.#released) throw new Error("this client was given back to the pool");
      return await this.#run(text, parameters);
    } finally {
      next();
    }
  }

  async #run(text: string, parameters: readonly unknown[]): Promise<QueryResult> {
    const { db, gate } = this.#shared;
    const before = this.#transaction;
    const leave = before?.leave ?? (await gate.enter());
    try {
      return await run(db, text, parameters);
    } finally {
      // A transaction that was given up while this ran has left already, and the session may be somebody else's.
      if (this.#transaction === before) {
        if (!db.isInTransaction()) this.#leave(leave);
        else if (!before) this.#stay(leave);
      }
    }
  }

  #stay(leave: () => void): void {
    const timer = setTimeout(() => {
      this.#overdue = true;
      void this.#rollback();
    }, this.#shared.limitMs);
    timer.unref();
    this.#transaction = { leave, timer };
    if (this.#released) void this.#rollback();
  }

  #leave(leave: () => void): void {
    clearTimeout(this.#transaction?.timer);
    this.#transaction = undefined;
    leave();
  }

  async #rollback(): Promise<void> {
    const transaction = this.#transaction;
    try {
      await this.#shared.db.exec("rollback");
    } catch (error) {
      // Closing the database has ended it too.
      if (!this.#shared.db.closed) throw error;
    } finally {
      if (transaction && this.#transaction === transaction) this.#leave(transaction.leave);
    }
  }

  release(): void {
    this.#released = true;
    this.#shared.notifications.off("notification", this.#forward);
    super.removeAllListeners();
    if (this.#transaction) void this.#rollback();
  }
}

async function run(db: PGlite, text: string, parameters: readonly unknown[]): Promise<QueryResult> {
  const results: Results[] =
    parameters.length === 0 ? await db.exec(text) : [await db.query(text, parameters as unknown[])];
  const last = results.at(-1);
  return {
    rows: last?.rows ?? [],
    rowCount: last?.rowCount ?? null,
    command: last?.command ?? "",
  };
}
