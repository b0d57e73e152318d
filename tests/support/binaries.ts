// Finds and starts the machine's own servers, so that none of them outlives the test that started it.
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The path of a program, from `folders` first and then from the search path. */
export function findBinary(name: string, folders: readonly string[] = []): string | undefined {
  const path = [...folders, ...(process.env["PATH"] ?? "").split(delimiter)];
  return path.map((folder) => join(folder, name)).find((file) => existsSync(file));
}

/** Arguments that run a program as another user (undefined: as ourselves). */
export function asUser(user: string | undefined): string[] {
  if (user === undefined) return [];
  const setpriv = findBinary("setpriv");
  return setpriv
    ? [setpriv, `--reuid=${user}`, `--regid=${user}`, "--clear-groups", "--"]
    : [findBinary("runuser") ?? "runuser", "-u", user, "--"];
}

/**
 * Starts a server that the kernel ends with us where it can (Linux with setpriv): a killed test run leaves nothing.
 * Resolves once its output matches `ready`.
 * @throws with what it printed, where it ends before that.
 */
export async function startServer(command: readonly string[], ready: RegExp): Promise<ChildProcess> {
  const setpriv = findBinary("setpriv");
  const bound = setpriv && process.platform === "linux" ? [setpriv, "--pdeathsig", "KILL", "--"] : [];
  // setpriv understands one --pdeathsig beside a change of user
  const whole =
    command[0] === setpriv && setpriv ? [setpriv, "--pdeathsig", "KILL", ...command.slice(1)] : [...bound, ...command];
  const child = spawn(whole[0]!, whole.slice(1), { stdio: ["ignore", "pipe", "pipe"] });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let output = "";
  const read = (chunk: Buffer): void => {
    output = (output + chunk.toString()).slice(-4_000);
    if (ready.test(output)) resolve();
  };
  child.stdout.on("data", read);
  child.stderr.on("data", read);
  child.once("error", reject);
  child.once("exit", () => reject(new Error(`${command.join(" ")} ended early:\n${output}`)));
  await promise;
  return child;
}

/** Ends a process and waits until it is gone. */
export async function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill(signal);
  await gone;
}

/** Runs a command to its end. @throws with what it printed, where it fails. */
export function runCommand(command: readonly string[], env: Record<string, string> = {}): string {
  const { status, stdout, stderr, error } = spawnSync(command[0]!, command.slice(1), {
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command.join(" ")} failed:\n${stdout}${stderr}`);
  return stdout;
}
