// What kysely and BullMQ need of a `pg.Pool`: the seam behind which PGlite and Postgres look the same.

/** Machine milliseconds after which a transaction that was never ended is rolled back. */
export const TRANSACTION_LIMIT_MS = 30_000;

export type QueryResult = { rows: Record<string, unknown>[]; rowCount: number | null; command: string };

/** The statement as pg takes it: text and values, or one object of both. */
export type Statement = string | { text: string; values?: readonly unknown[] };

export type PoolClient = {
  query: (statement: Statement, values?: readonly unknown[]) => Promise<QueryResult>;
  release: (destroy?: boolean | Error) => void;
  on: (event: string, listener: (...args: unknown[]) => void) => unknown;
  removeListener: (event: string, listener: (...args: unknown[]) => void) => unknown;
  removeAllListeners: (event?: string) => unknown;
};

export type Pool = {
  connect: () => Promise<PoolClient>;
  query: (statement: Statement, values?: readonly unknown[]) => Promise<QueryResult>;
  end: () => Promise<void>;
  on: (event: string, listener: (...args: unknown[]) => void) => unknown;
  removeAllListeners: (event?: string) => unknown;
  options: { keepAlive: boolean };
};
