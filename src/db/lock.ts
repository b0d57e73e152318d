// PGlite has no lock of its own: two processes on one folder corrupt it. SQLite's exclusive lock is the operating
// system's, so it ends with its process, however that ends; nothing is ever stored in the file.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

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
  const file = new DatabaseSync(join(dataDir, "lock"));
  try {
    file.exec("begin exclusive");
  } catch (error) {
    file.close();
    throw new LockedError(
      `${dataDir} is in use by another Door Opener. Stop that one first, or set DATA_DIR to another folder.`,
      { cause: error },
    );
  }
  return () => file.close();
}
