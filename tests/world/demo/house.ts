// The product as a process of its own on throw-away data, with a fast clock and a notice on every page.
import { execFile, spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { projectRoot } from "../../../src/root.ts";
import { endProcess, findBinary } from "../../support/binaries.ts";
import { NODE_FLAGS } from "../../support/node-flags.ts";

export type DemoHouse = {
  url: string;
  dataDir: string;
  signInLink: string;
  /** Resolves when it has ended, by itself or not. */
  ended: Promise<void>;
  /** Ends it and removes its data. */
  close: () => Promise<void>;
};

export type HouseRules = {
  port: number;
  token: string;
  email: string;
  notice: string;
  offsetHours: number;
  speed: number;
  /** Wall-clock milliseconds from which the speed counts: the world's clock has the same. */
  anchor: number;
};

export async function openDemoHouse(rules: HouseRules): Promise<DemoHouse> {
  const dataDir = mkdtempSync(join(tmpdir(), "door-opener-demo-"));
  const remove = (): void => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  process.once("exit", remove);
  const furnish = join(import.meta.dirname, "furnish.ts");
  await promisify(execFile)(process.execPath, [...NODE_FLAGS, furnish, dataDir, String(rules.anchor), rules.notice]);
  const child = start(dataDir, rules);
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  const signInLink = await readyWithLink(child);
  return {
    url: `http://127.0.0.1:${rules.port}`,
    dataDir,
    signInLink,
    ended,
    close: async () => {
      await endProcess(child, "SIGTERM");
      remove();
      process.off("exit", remove);
    },
  };
}

function start(dataDir: string, rules: HouseRules): ChildProcess {
  // Whatever ends the demo, however roughly, ends the house: nobody else would.
  const setpriv = process.platform === "linux" ? findBinary("setpriv") : undefined;
  const bound = setpriv === undefined ? [] : [setpriv, "--pdeathsig", "TERM", "--"];
  const [command, ...rest] = [...bound, process.execPath, ...NODE_FLAGS, join(projectRoot(), "dist", "src", "main.js")];
  return spawn(command, rest, {
    // Not the user's environment: their database, their model and their mail server have no part in this.
    env: {
      PATH: process.env["PATH"],
      MALLOC_ARENA_MAX: "2",
      DATA_DIR: dataDir,
      PORT: String(rules.port),
      FETCH_ALLOW: "127.0.0.0/8",
      CLOCK_OFFSET_HOURS: String(rules.offsetHours),
      CLOCK_SPEED: String(rules.speed),
      POLL_MINUTES_MIN: "60",
      POLL_MINUTES_MAX: "240",
      BOOTSTRAP_EMAIL: rules.email,
      BOOTSTRAP_TOKEN: rules.token,
      LOG_LEVEL: "error",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

function readyWithLink(child: ChildProcess): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let output = "";
  const read = (chunk: Buffer): void => {
    output = (output + chunk.toString()).slice(-8_000);
    const link = /Sign in once[^\n]*\n\s*(\S+)/u.exec(output)?.[1];
    if (link !== undefined && /ready in [\d.]+ s/u.test(output)) resolve(link);
  };
  child.stdout?.on("data", read);
  child.stderr?.on("data", read);
  child.once("exit", (code) => reject(new Error(`Door Opener ended with ${code} before it was ready:\n${output}`)));
  return promise;
}

/** `wanted` where it is free, else another. */
export async function freePortLike(wanted: number): Promise<number> {
  const probe = createServer();
  const listen = (port: number): Promise<boolean> =>
    new Promise((done) => {
      probe.once("error", () => done(false));
      probe.listen(port, "127.0.0.1", () => done(true));
    });
  if (!(await listen(wanted))) await listen(0);
  const { port } = probe.address() as AddressInfo;
  await new Promise((done) => probe.close(done));
  return port;
}
