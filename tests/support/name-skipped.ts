// Names each suite that did not run, with its reason, and each test that passed only when tried again, before vitest's own
// summary; and leaves the counts for CI.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Reporter, TestModule, TestSuite } from "vitest/node";

const OUTPUT = join(import.meta.dirname, "..", ".output");

/** Suites by name carry the reason in that name: `in a browser (skipped: no chromium)`. */
export class NameSkipped implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string): number => tests.filter((one) => one.result().state === state).length;
    // A file that could not be loaded, or a suite whose set-up failed, has no test that failed and is a failure all the same.
    const broken = modules.flatMap((module) => [module, ...module.children.allSuites()]).filter(isBroken).length;
    const unsteady = tests.filter((one) => one.diagnostic()?.flaky === true);
    const counts = {
      passed: count("passed"),
      failed: count("failed") + broken,
      skipped: count("skipped"),
      unsteady: unsteady.length,
    };
    mkdirSync(OUTPUT, { recursive: true });
    writeFileSync(join(OUTPUT, "counts.json"), JSON.stringify(counts));
    tell("Skipped here, by name", modules.flatMap(skippedIn));
    tell(
      "Passed only when tried again, and to be mended",
      unsteady.map((one) => `  ${one.module.relativeModuleId}: ${one.fullName}`),
    );
  }
}

function tell(what: string, lines: readonly string[]): void {
  if (lines.length > 0) process.stdout.write(`\n${what}:\n${lines.join("\n")}\n`);
}

function skippedIn(module: TestModule): string[] {
  if (isBroken(module)) return [];
  const suites = [...module.children.allSuites()].filter(
    (suite) => isSkipped(suite) && !isBroken(suite) && !isInside(suite),
  );
  const alone = [...module.children.allTests("skipped")].filter(
    (one) => one.parent.type === "module" || !isSkipped(one.parent),
  );
  return [...suites, ...alone].map((one) => `  ${module.relativeModuleId}: ${one.fullName}`);
}

function isBroken(part: TestModule | TestSuite): boolean {
  return part.errors().length > 0;
}

function isSkipped(suite: TestSuite): boolean {
  const tests = [...suite.children.allTests()];
  return tests.length > 0 && tests.every((one) => one.result().state === "skipped");
}

/** Only the outermost is named. */
function isInside(suite: TestSuite): boolean {
  return suite.parent.type === "suite" && isSkipped(suite.parent);
}
