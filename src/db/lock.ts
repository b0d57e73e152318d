// PGlite has no lock of its own: two processes on one folder corrupt it. The lock is a file that names its holder by
// process id and start time, so that a killed process's lock can be taken over and a reused id is no mistake.
import { execFileSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";

/** Another living process holds the data folder. */
export class LockedError extends Error {
  override get name(): string {
    return "LockedError";
  }
}

/**
 * Locks `dataDir` for this process until the answer is called or the process ends.
 * @throws LockedError where a living process holds it.
 */
export function lockFolder(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, "lock");
  const mine = `${process.pid} ${startTime(process.pid) ?? ""}`;
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (create(file, mine)) {
      return () => {
        if (read(file) === mine) rmSync(file, { force: true });
      };
    }
    const holder = read(file);
    if (holder !== undefined && isAlive(holder)) {
      const [pid] = holder.split(" ");
      throw new LockedError(
        `${dataDir} is in use by another Door Opener (process ${pid}). Stop that one first, or set DATA_DIR to another folder.`,
      );
    }
    rmSync(file, { force: true });
  }
  throw new LockedError(`${dataDir} could not be locked: other processes keep taking the lock.`);
}

function create(file: string, content: string): boolean {
  try {
    const handle = openSync(file, "wx", 0o600);
    writeSync(handle, content);
    closeSync(handle);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function isAlive(holder: string): boolean {
  const [pid = "", ...since] = holder.split(" ");
  if (!/^\d+$/.test(pid)) return false;
  const now = startTime(Number(pid));
  return now !== undefined && (since.join(" ") === "" || since.join(" ") === now);
}

/** When a process started, in whatever form the system tells it; undefined where there is no such process. */
function startTime(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? undefined : fields[19];
  } catch {
    // no /proc here (macOS), or no such process: ps knows
    try {
      return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim() || undefined;
    } catch {
      return undefined;
    }
  }
}
