// Runs a program so that whoever stops us stops it too, with everything it started. Node 18 or newer, no dependencies.
import { spawn } from "node:child_process";
import { constants } from "node:os";

// npm tells only its shell to stop, and the shell does not pass it on: then we are an orphan, and stop as well.
const PARENT = process.ppid;
const WATCH_MS = 200;

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * @param {string} command @param {string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, stdout?: "ignore" | "inherit", complaints?: string[] }} options
 * `complaints` collects what it writes to stderr instead of showing it.
 * @returns {Promise<number>} its exit code; our own process ends where a signal stopped us.
 */
export function run(command, args, { cwd, env = process.env, stdout = "ignore", complaints }) {
  return new Promise((resolve, reject) => {
    // Its own process group: npm and what npm runs end together, also when only our own process was told to.
    const out = stdout === "inherit" ? 2 : "ignore";
    const stdio = ["ignore", out, complaints ? "pipe" : "inherit"];
    const child = spawn(command, args, { cwd, env, stdio, detached: true });
    child.stderr?.setEncoding("utf8").on("data", (text) => complaints.push(text));
    const forward = SIGNALS.map((signal) => {
      const stop = () => {
        endGroup(child.pid);
        process.exit(128 + constants.signals[signal]);
      };
      process.on(signal, stop);
      return () => process.off(signal, stop);
    });
    const watch = setInterval(() => process.ppid !== PARENT && process.kill(process.pid, "SIGTERM"), WATCH_MS);
    const settle = (finish) => {
      clearInterval(watch);
      for (const off of forward) off();
      finish();
    };
    child.once("error", (error) => settle(() => reject(error)));
    child.once("close", (code) => settle(() => resolve(code ?? 1)));
  });
}

/** At once: an installing npm does not heed a polite word, and whatever is half done is done again the next time. */
function endGroup(pid) {
  try {
    process.kill(-pid, "SIGKILL");
  } catch (error) {
    // It ended by itself meanwhile.
    if (error.code !== "ESRCH") throw error;
  }
}

/** What a person may want to read while waiting: never on stdout, which belongs to the command that follows. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}
