// Postgres 15 or newer through pg, with the same type parsers as the embedded database.
import pg from "pg";
import { TRANSACTION_LIMIT_MS, type Pool } from "./pool.ts";
import { PARSERS } from "./types.ts";

const CONNECTIONS = 12;

/** @param url a postgres:// address. @param limitMs machine milliseconds a transaction may stay idle. */
export function openPostgres(url: string, limitMs: number = TRANSACTION_LIMIT_MS): Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    options: `-c search_path=public,bullmq -c idle_in_transaction_session_timeout=${limitMs} -c timezone=UTC`,
    types: {
      getTypeParser: (oid: number, format?: string) =>
        (format !== "binary" && PARSERS[oid]) || pg.types.getTypeParser(oid, format as "text"),
    },
  });
  // BullMQ adds a listener for each queue and each worker.
  pool.setMaxListeners(0);
  // An idle connection that breaks is replaced by the pool at the next query, which reports what it meets.
  pool.on("error", () => undefined);
  // So is one that breaks while somebody holds it between two statements, which the server does to a transaction that is
  // open for too long: its holder's next statement fails. Without a listener the whole process would end.
  pool.on("connect", (client) => client.on("error", () => undefined));
  return Object.assign(pool, { options: { ...pool.options, keepAlive: true } }) as unknown as Pool;
}
