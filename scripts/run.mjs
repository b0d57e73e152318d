// Runs a program so that whoever stops us stops it too, with everything it started. Node 18 or newer, no dependencies.
import { spawn } from "node:child_process";
import { constants } from "node:os";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * @param {string} command @param {string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, stdout?: "ignore" | "inherit" }} options
 * @returns {Promise<number>} its exit code; our own process ends where a signal stopped us.
 */
export function run(command, args, { cwd, env = process.env, stdout = "ignore" }) {
  return new Promise((resolve, reject) => {
    // Its own process group: npm and what npm runs end together, also when only our own process was told to.
    const out = stdout === "inherit" ? 2 : "ignore";
    const child = spawn(command, args, { cwd, env, stdio: ["ignore", out, "inherit"], detached: true });
    const forward = SIGNALS.map((signal) => {
      const stop = () => {
        endGroup(child.pid, signal);
        process.exit(128 + constants.signals[signal]);
      };
      process.on(signal, stop);
      return () => process.off(signal, stop);
    });
    const settle = (finish) => {
      for (const off of forward) off();
      finish();
    };
    child.once("error", (error) => settle(() => reject(error)));
    child.once("exit", (code) => settle(() => resolve(code ?? 1)));
  });
}

function endGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // It ended by itself meanwhile.
    if (error.code !== "ESRCH") throw error;
  }
}

/** What a person may want to read while waiting: never on stdout, which belongs to the command that follows. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}
