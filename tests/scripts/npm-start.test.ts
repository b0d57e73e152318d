// `npm start` as a person runs it: the host's npm and Node, a data folder of its own, and every way of stopping it.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { buildOnce } from "../support/process.ts";

const root = join(import.meta.dirname, "../..");
const folders: string[] = [];

/** The way without our own programs in front: the host's Node runs npm, as in a fresh clone. */
const hostPath = (process.env["PATH"] ?? "")
  .split(delimiter)
  .filter((folder) => !folder.includes("node_modules"))
  .join(delimiter);

beforeAll(buildOnce);

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "door-start-"));
  folders.push(folder);
  return folder;
}

function npmStart(dataDir: string) {
  const env = { PATH: hostPath, HOME: process.env["HOME"], DATA_DIR: dataDir, PORT: "0", LOG_LEVEL: "error" };
  const npm = spawn("npm", ["start"], { cwd: root, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
  let output = "";
  const isReady = new Promise<void>((resolve) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      if (/ready in [\d.]+ s/.test(output)) resolve();
    };
    npm.stdout.on("data", read);
    npm.stderr.on("data", read);
  });
  const exit = once(npm, "exit");
  return { pid: npm.pid!, output: () => output, exit, readyOrEnded: Promise.race([isReady, exit]) };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe("npm start", () => {
  test.each([
    ["SIGINT", "npm alone"],
    ["SIGTERM", "npm alone"],
    ["SIGINT", "the whole group, as a terminal does"],
    ["SIGTERM", "the whole group"],
  ] as const)("leaves nothing running after %s to %s", async (signal, target) => {
    const dataDir = makeFolder();
    const npm = npmStart(dataDir);
    await npm.readyOrEnded;
    expect(npm.output()).toMatch(/ready in [\d.]+ s/);
    const note = join(dataDir, "run.json");
    expect(statSync(note).mode & 0o777).toBe(0o600);
    const { pid, url } = JSON.parse(readFileSync(note, "utf8")) as { pid: number; url: string };
    expect((await fetch(`${url}/healthz`)).status).toBe(200);

    process.kill(target === "npm alone" ? npm.pid : -npm.pid, signal);
    await npm.exit;
    await expect.poll(() => isAlive(pid), { timeout: 20_000 }).toBe(false);
    expect(existsSync(note)).toBe(false);
    await expect(fetch(`${url}/healthz`)).rejects.toThrow("fetch failed");
  });

  test("on a data folder in use refuses with one clear line", async () => {
    const dataDir = makeFolder();
    const first = npmStart(dataDir);
    await first.readyOrEnded;
    const second = npmStart(dataDir);
    const [code] = (await second.exit) as [number];
    expect(code).not.toBe(0);
    expect(
      second
        .output()
        .split("\n")
        .filter((line) => line.includes(dataDir)),
    ).toEqual([`${dataDir} is in use by another Door Opener. Stop that one first, or set DATA_DIR to another folder.`]);
    process.kill(first.pid, "SIGTERM");
    await first.exit;
  });

  test("prints a sign-in link at the very first start only, used or not", async () => {
    const dataDir = makeFolder();
    const link = /http:\S+\/sign-in\?token=\S+/;
    const first = npmStart(dataDir);
    await first.readyOrEnded;
    const printed = link.exec(first.output())?.[0] ?? "";
    expect(printed).not.toBe("");
    process.kill(first.pid, "SIGTERM");
    await first.exit;

    const second = npmStart(dataDir);
    await second.readyOrEnded;
    expect(second.output()).not.toMatch(link);
    const { url } = JSON.parse(readFileSync(join(dataDir, "run.json"), "utf8")) as { url: string };
    // The one of the first start is good for its quarter of an hour, also after a restart.
    const answer = await fetch(new URL(printed.slice(printed.indexOf("/sign-in")), url), { redirect: "manual" });
    expect(answer.headers.getSetCookie().join()).toContain("HttpOnly");
    process.kill(second.pid, "SIGTERM");
    await second.exit;
  });
});
