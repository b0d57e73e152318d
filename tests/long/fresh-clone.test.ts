// The first minutes of a stranger: a fresh clone, an empty npm cache, settings that mean harm, `npm start`, stop.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { projectRoot } from "../../src/root.ts";

const place = mkdtempSync(join(tmpdir(), "door-fresh-"));
const clone = join(place, "clone");
const hostPath = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => !folder.includes("node_modules"));

afterAll(() => rmSync(place, { recursive: true, force: true }));

test("a fresh clone with an empty cache serves, and its second start serves within seconds", async () => {
  execFileSync("git", ["clone", "--quiet", projectRoot(), clone]);
  for (const start of ["first", "second"]) {
    const { npm, ended, output } = npmStart();
    await Promise.race([ready(npm, output), ended]);
    expect(output(), `${start} start`).toMatch(/ready in [\d.]+ s/);
    const { pid } = JSON.parse(readFileSync(join(place, "data", "run.json"), "utf8")) as { pid: number };
    expect(readFileSync(`/proc/${pid}/cmdline`, "utf8")).toContain("dist/src/main.js");
    npm.kill("SIGTERM");
    await ended;
    expect(() => process.kill(pid, 0)).toThrow("ESRCH");
  }
  expect(execFileSync("git", ["status", "--short"], { cwd: clone, encoding: "utf8" })).toBe("");
});

test("a stop while packages are being installed leaves nothing running", async () => {
  rmSync(join(clone, "node_modules"), { recursive: true, force: true });
  const { npm, ended, output } = npmStart();
  const begun = new Promise<void>((resolve) =>
    npm.stderr.on("data", () => output().includes("Installing") && resolve()),
  );
  await Promise.race([begun, ended]);
  expect(output()).toContain("Installing");
  npm.kill("SIGTERM");
  await ended;
  await expect.poll(() => whoIsIn(clone), { timeout: 10_000 }).toBe("");
});

function npmStart() {
  const npm = spawn("npm", ["start"], {
    cwd: clone,
    env: {
      PATH: hostPath.join(delimiter),
      HOME: process.env["HOME"],
      npm_config_cache: join(place, "cache"),
      NODE_ENV: "production",
      npm_config_omit: "dev",
      npm_config_ignore_scripts: "true",
      DATA_DIR: join(place, "data"),
      PORT: "0",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [npm.stdout, npm.stderr]) stream.on("data", (chunk: Buffer) => (text += chunk.toString()));
  return { npm, ended: once(npm, "exit"), output: () => text };
}

async function ready(npm: ReturnType<typeof npmStart>["npm"], output: () => string): Promise<void> {
  await new Promise<void>((resolve) => npm.stdout.on("data", () => /ready in/.test(output()) && resolve()));
}

/** Processes whose working folder is inside, by Linux's own account of them. */
function whoIsIn(folder: string): string {
  const script = `for p in /proc/[0-9]*; do case "$(readlink $p/cwd)" in ${folder}*) tr '\\0' ' ' < $p/cmdline; echo;; esac; done`;
  return execFileSync("sh", ["-c", script], { encoding: "utf8" }).trim();
}
