import { execFile } from "node:child_process";
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");

async function check(folder: string): Promise<{ code: number; lines: string[] }> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [join(root, "scripts/check-imports.ts"), folder]);
    return { code: 0, lines: stdout.trim().split("\n") };
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string };
    return { code, lines: stderr.trim().split("\n") };
  }
}

test("the house keeps its own import rule", async () => {
  const { code, lines } = await check(root);
  expect(lines).toEqual([expect.stringContaining("imports point down")]);
  expect(code).toBe(0);
});

test("every way of breaking the rule is found, and what is allowed is not", async () => {
  const { code, lines } = await check(join(root, "tests/fixtures/imports"));
  expect(code).toBe(1);
  expect(lines.sort()).toEqual([
    "src/ai/another-client.ts → openai: models are asked through domain/model-calls.ts only",
    "src/api/wires.ts → src/app.ts: imports point down only",
    "src/articles/neighbour.ts → src/feeds/parse.ts: neighbours do not import each other",
    "src/domain/asks-by-itself.ts → src/ai/model-access.ts: models are asked through domain/model-calls.ts only",
    "src/domain/one and src/domain/other import each other: src/domain/one/here.ts → src/domain/other/there.ts, src/domain/other/there.ts → src/domain/one/here.ts",
    "src/domain/starts-workers.ts → workers/run.ts: src is whole without the workers",
    "src/net/upward.ts → src/domain/rule.ts: imports point down only",
    "src/posts/homeless.ts: stands in no layer, give it a place in the table",
  ]);
});

test("a file above 300 lines is found", async () => {
  const folder = await mkdtemp(join(tmpdir(), "door-imports-"));
  await mkdir(join(folder, "src/db"), { recursive: true });
  await writeFile(join(folder, "src/db/long.ts"), "\n".repeat(301));
  await writeFile(join(folder, "src/db/short.ts"), "\n".repeat(300));
  expect(await check(folder)).toEqual({ code: 1, lines: ["src/db/long.ts: 301 lines, 300 are the most"] });
});

test("a folder without sources does not pass", async () => {
  const { code } = await check(await mkdtemp(join(tmpdir(), "door-imports-")));
  expect(code).toBe(1);
});
