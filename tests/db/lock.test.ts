import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { LockedError, lockFolder } from "../../src/db/lock.ts";
import { startNode } from "../support/processes.ts";

describe("the lock of a data folder", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "door-lock-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test("refuses a second process, and names the folder and what to do", async () => {
    const unlock = lockFolder(folder);
    const second = startNode("hold-folder.ts", [folder]);
    const answer = await second.line();
    await second.ended;
    expect(answer).toMatch(/^refused /);
    expect(answer).toContain(folder);
    expect(answer).toContain("DATA_DIR");
    unlock();
  });

  test("refuses a second lock in the same process", () => {
    const unlock = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(LockedError);
    unlock();
  });

  test("is free after kill -9", async () => {
    const holder = startNode("hold-folder.ts", [folder]);
    expect(await holder.line()).toBe("held");
    expect(() => lockFolder(folder)).toThrow(LockedError);
    holder.kill("SIGKILL");
    await holder.ended;
    lockFolder(folder)();
  });

  test("is free once it was given back, while its process lives on", async () => {
    const holder = startNode("hold-folder.ts", [folder]);
    expect(await holder.line()).toBe("held");
    holder.say("release");
    expect(await holder.line()).toBe("released");
    lockFolder(folder)();
    holder.say("end");
    await holder.ended;
  });

  test("makes a folder that only its owner can read", () => {
    const made = join(folder, "data");
    lockFolder(made)();
    expect(statSync(made).mode & 0o777).toBe(0o700);
  });
});
