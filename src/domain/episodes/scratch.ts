// The folder for files that are needed for a moment.
import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { wallNow } from "../../clock.ts";

/** Removes what a crash left behind: whatever was last written more than `ageMs` milliseconds ago. */
export function clearFolder(folder: string, ageMs: number): void {
  let names: string[] = [];
  try {
    names = readdirSync(folder);
  } catch {
    // There is no such folder yet.
  }
  for (const path of names.map((name) => join(folder, name))) {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat?.isFile() && stat.mtimeMs <= wallNow() - ageMs) rmSync(path, { force: true });
  }
}
