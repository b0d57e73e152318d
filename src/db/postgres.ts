// Postgres 15 or newer through pg, with the same type parsers as the embedded database.
import pg from "pg";
import type { Pool } from "./pool.ts";
import { PARSERS } from "./types.ts";

/** @param url a postgres:// address. @param max connections. */
export function openPostgres(url: string, max = 12): Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    options: "-c search_path=public,bullmq -c idle_in_transaction_session_timeout=30000 -c timezone=UTC",
    types: {
      getTypeParser: (oid: number, format?: string) =>
        (format !== "binary" && PARSERS[oid]) || pg.types.getTypeParser(oid, format as "text"),
    },
  });
  // An idle connection that breaks is replaced by the pool at the next query, which reports what it meets.
  pool.on("error", () => undefined);
  return Object.assign(pool, { options: { ...pool.options, keepAlive: true } }) as unknown as Pool;
}
