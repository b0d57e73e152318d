// The command line as a process of its own, as `npm run cli` starts it.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { projectRoot } from "../../src/root.ts";

export type Ended = { code: number; stdout: string; stderr: string };

/** Runs dist/src/cli.js on a data folder. */
export function cli(dataDir: string, words: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  const program = join(projectRoot(), "dist", "src", "cli.js");
  const all = { PATH: process.env["PATH"], DATA_DIR: dataDir, FETCH_ALLOW: "127.0.0.0/8", ...env };
  return new Promise((resolve) => {
    execFile(process.execPath, ["--liftoff-only", program, ...words], { env: all }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}
