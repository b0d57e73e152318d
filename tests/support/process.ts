// The product as a process of its own, built, started, killed and started again.
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { projectRoot } from "../../src/root.ts";
import { NODE_FLAGS } from "./node-flags.ts";

export const TOKEN = "t".repeat(40);

export type HouseProcess = {
  url: string;
  pid: number;
  /** What it printed so far. */
  output: () => string;
  /** Ends it at once, as a power cut would. */
  kill: () => Promise<void>;
  /** Asks it to stop, and does not wait. */
  ask: (signal: "SIGTERM" | "SIGINT") => void;
  /** Asks it to stop, and waits until it has. */
  stop: () => Promise<number | null>;
  /** Its exit code, once it has ended; null where a signal ended it. */
  ended: Promise<number | null>;
};

/** Compiles the program once, for tests that start it as users do. */
export function buildOnce(): void {
  execFileSync(process.execPath, [join(projectRoot(), "scripts", "build.mjs")], { stdio: "inherit" });
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, "127.0.0.1", done));
  const { port } = probe.address() as AddressInfo;
  await new Promise((done) => probe.close(done));
  return port;
}

/** Starts dist/src/main.js and waits until it says that it is ready. */
export async function startProcess(
  dataDir: string,
  port: number,
  env: Record<string, string> = {},
): Promise<HouseProcess> {
  const child = spawn(process.execPath, [...NODE_FLAGS, join(projectRoot(), "dist", "src", "main.js")], {
    env: {
      PATH: process.env["PATH"],
      DATA_DIR: dataDir,
      PORT: String(port),
      FETCH_ALLOW: "127.0.0.0/8",
      BOOTSTRAP_EMAIL: "olga@example.org",
      BOOTSTRAP_TOKEN: TOKEN,
      LOG_LEVEL: "error",
      // as `npm start` sets it
      MALLOC_ARENA_MAX: "2",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  await ready(child, () => output);
  const ended = new Promise<number | null>((done) => child.once("exit", done));
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid!,
    output: () => output,
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
    ask: (signal) => void child.kill(signal),
    stop: () => {
      child.kill("SIGTERM");
      return ended;
    },
    ended,
  };
}

async function ready(child: ChildProcess, output: () => string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`ended with ${code} before it was ready:\n${output()}`)));
    child.stdout?.on("data", () => {
      if (/ready in [\d.]+ s/.test(output())) resolve();
    });
  });
}

export type Answer = { status: number; body: Record<string, unknown> };

/** One request with the bootstrap token. @throws where the connection broke. */
export async function call(
  url: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${TOKEN}`, "content-type": "application/json", ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === "" ? {} : (JSON.parse(text) as Record<string, unknown>) };
}
