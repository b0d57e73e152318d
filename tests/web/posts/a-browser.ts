// A browser that can be killed as the power fails, and started again on what it left on the disk.
import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { chromium, type BrowserContext } from "playwright-core";
import { expect } from "vitest";
import { findBinary } from "../../support/binaries.ts";
import { FLAGS } from "../../journeys/visitor.ts";

export type KillableBrowser = { context: BrowserContext; kill: () => Promise<void> };

export async function startOn(profile: string): Promise<KillableBrowser> {
  const told = join(profile, "DevToolsActivePort");
  rmSync(told, { force: true });
  const flags = [...FLAGS.split(" "), "--remote-debugging-port=0", `--user-data-dir=${profile}`, "about:blank"];
  const child = spawn(findBinary("chromium")!, flags, { stdio: "ignore", detached: true });
  const ended = new Promise<void>((done) => void child.once("exit", () => done()));
  await expect
    .poll(() => existsSync(told) && readFileSync(told, "utf8").split("\n").length > 1, {
      timeout: 20_000,
      interval: 50,
    })
    .toBe(true);
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${readFileSync(told, "utf8").split("\n")[0]}`);
  return {
    context: browser.contexts()[0]!,
    kill: async () => {
      process.kill(-child.pid!, "SIGKILL");
      await ended;
    },
  };
}
