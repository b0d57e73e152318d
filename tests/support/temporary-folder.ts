// One folder for all that a run of the tests leaves on the disk: servers that end with their process cannot tidy up.
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Vitest calls it before the first worker starts, and what it answers after the last one has ended. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "door-tests-"));
  // Postgres runs as a user of its own, and has its folder in here
  chmodSync(folder, 0o711);
  process.env["TMPDIR"] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
