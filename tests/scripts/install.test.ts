// The installer's eyes, on small folders of its own; that it installs for real is shown in tests/long/fresh-clone.test.ts.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execFileSync } from "node:child_process";
import { afterEach, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const left = { version: "1.2.3", integrity: "sha512-left" };
const other = { version: "1.0.0", integrity: "sha512-other", optional: true };
const LOCK: Lock = { "": { dependencies: { left: "^1.0.0" } }, "node_modules/left": left, "node_modules/other": other };

type Lock = Record<string, Record<string, unknown>>;

/** What the installer says of a checkout with this lock file and these packages. */
function whatIsMissing(installed: Lock | undefined, asked: Record<string, string> = { left: "^1.0.0" }): string {
  const folder = mkdtempSync(join(tmpdir(), "door-install-"));
  folders.push(folder);
  const write = (path: string, content: unknown): void => {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), JSON.stringify(content));
  };
  write("package.json", { dependencies: asked });
  write("package-lock.json", { packages: LOCK });
  if (installed) write("node_modules/.package-lock.json", { packages: installed });
  for (const path of Object.keys(installed ?? {})) write(`${path}/package.json`, {});
  const script = `import { whatIsMissing } from ${JSON.stringify(join(root, "scripts/install.mjs"))};
    process.stdout.write(String(whatIsMissing(${JSON.stringify(folder)})));`;
  return execFileSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
}

test("a checkout that has what its lock file says misses nothing, another system's packages included", () => {
  expect(whatIsMissing({ "node_modules/left": left })).toBe("undefined");
});

test("a fresh clone misses everything", () => {
  expect(whatIsMissing(undefined)).toBe("nothing is installed yet");
});

test("another version, or other content under the same version, is a change", () => {
  expect(whatIsMissing({ "node_modules/left": { ...left, version: "1.2.2" } })).toBe("1 missing or changed");
  expect(whatIsMissing({ "node_modules/left": { ...left, integrity: "sha512-else" } })).toBe("1 missing or changed");
});

test("a package.json that asks for more than the lock file has is noticed", () => {
  expect(whatIsMissing({ "node_modules/left": left }, { left: "^1.0.0", right: "^2.0.0" })).toContain("package.json");
});

const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as { packages: Lock };

test("the lock file records no download address", () => {
  expect(Object.keys(lock.packages).filter((path) => "resolved" in lock.packages[path]!)).toEqual([]);
});

test("the lock file holds every system's packages, or `npm ci` refuses it", () => {
  const missing = Object.values(lock.packages).flatMap((one) =>
    Object.keys(one["optionalDependencies"] ?? {}).filter(
      (name) => !Object.keys(lock.packages).some((path) => path.endsWith(`node_modules/${name}`)),
    ),
  );
  expect(missing).toEqual([]);
});
