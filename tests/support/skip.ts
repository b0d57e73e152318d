// What this machine lacks is said by name: a suite that did not run must not look like one that passed.
import { describe } from "vitest";

/** A suite that runs unless `missing` names what the machine lacks; then it prints `skipped: NAME: REASON`. */
export function suiteUnless(missing: string | undefined, name: string, body: () => void): void {
  if (missing !== undefined) process.stdout.write(`skipped: ${name}: ${missing}\n`);
  describe.skipIf(missing !== undefined)(missing === undefined ? name : `${name} (skipped: ${missing})`, body);
}
