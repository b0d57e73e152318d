// The embedded database: PGlite, tuned for a small footprint (measured in docs/decisions/002).
import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { createPglitePool } from "./pglite-pool.ts";
import { TRANSACTION_LIMIT_MS, type Pool } from "./pool.ts";
import { PARSERS } from "./types.ts";

const START_PARAMS = [
  "--single",
  "-F",
  "-O",
  "-j",
  ...[
    "search_path=public,bullmq",
    "timezone=UTC",
    "exit_on_error=false",
    "log_checkpoints=false",
    "max_worker_processes=0",
    "max_parallel_workers=0",
    "max_parallel_workers_per_gather=0",
    "max_parallel_maintenance_workers=0",
    "io_method=sync",
    "shared_buffers=16MB",
    "max_wal_size=64MB",
  ].flatMap((setting) => ["-c", setting]),
];

const MEGABYTE = 1024 * 1024;

/**
 * Opens (or makes) the database in `dataDir`/postgres. The caller holds the folder's lock.
 * @param limitMs machine milliseconds a transaction may stay open.
 */
export async function openPglite(dataDir: string, limitMs: number = TRANSACTION_LIMIT_MS): Promise<Pool> {
  const folder = join(dataDir, "postgres");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const db = await PGlite.create({
    dataDir: folder,
    startParams: START_PARAMS,
    initialMemory: 128 * MEGABYTE,
    parsers: PARSERS,
  });
  return createPglitePool(db, limitMs);
}
