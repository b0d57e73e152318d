// What a database server does by itself and PGlite does not: it never calls fsync, and it has no autovacuum.
import { open, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Pool } from "./pool.ts";

export type Upkeep = { close: () => Promise<void> };

/** Machine milliseconds. */
const EVERY = { syncLog: 1_000, syncFiles: 60_000, vacuumQueue: 10 * 60_000, vacuumAll: 6 * 3_600_000 } as const;

/**
 * Brings what was written to the disk: the write-ahead log every second, all else every minute. So a power cut costs at
 * most the last second, unless it falls into a checkpoint whose files were not yet written (docs/decisions/002).
 */
export function startUpkeep(pool: Pool, dataDir: string, onTrouble: (error: unknown) => void): Upkeep {
  const folder = join(dataDir, "postgres");
  const chores = [
    every(EVERY.syncLog, syncChanged([join(folder, "pg_wal")]), onTrouble),
    every(
      EVERY.syncFiles,
      syncChanged([join(folder, "global"), join(folder, "pg_xact"), join(folder, "base")]),
      onTrouble,
    ),
    every(EVERY.vacuumQueue, () => vacuumQueue(pool), onTrouble),
    every(EVERY.vacuumAll, () => vacuum(pool, ""), onTrouble),
  ];
  return {
    close: async () => {
      await Promise.all(chores.map((chore) => chore.close()));
    },
  };
}

/** Jobs come and go by the thousand; their tables are swept most often. */
async function vacuumQueue(pool: Pool): Promise<void> {
  await vacuum(pool, "bullmq.job, bullmq.event");
  await vacuum(pool, "public.tasks");
}

async function vacuum(pool: Pool, tables: string): Promise<void> {
  await pool.query(`vacuum (analyze) ${tables}`);
}

/** @returns a chore that syncs every file that changed since its last run. */
function syncChanged(folders: readonly string[]): () => Promise<void> {
  let since = 0;
  return async () => {
    let newest = since;
    for (const folder of folders) {
      for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue;
        const path = join(entry.parentPath, entry.name);
        const changed = await changedAt(path);
        if (changed === undefined || changed <= since) continue;
        newest = Math.max(newest, changed);
        await syncFile(path);
      }
    }
    since = newest;
  };
}

async function syncFile(path: string): Promise<void> {
  try {
    const file = await open(path, "r+");
    try {
      await file.datasync();
    } finally {
      await file.close();
    }
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

async function changedAt(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).mtimeMs;
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

/** Postgres removes and renames its files meanwhile. */
function isGone(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

function every(ms: number, work: () => Promise<void>, onTrouble: (error: unknown) => void): Upkeep {
  let running: Promise<void> | undefined;
  const timer = setInterval(() => {
    running ??= work()
      .catch(onTrouble)
      .finally(() => {
        running = undefined;
      });
  }, ms);
  timer.unref();
  return {
    close: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
