import { defineConfig } from "vitest/config";
import { NameSkipped } from "./tests/support/name-skipped.ts";

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "hono/jsx" } },
  test: {
    include: ["tests/**/*.test.{ts,tsx}"],
    exclude: ["tests/long/**"],
    reporters: [new NameSkipped(), "default"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    globalSetup: ["tests/support/temporary-folder.ts"],
    pool: "forks",
    // Files share a process, and with it what they import and its Postgres: a third less of processor time.
    isolate: false,
    // One more than two cores: many a test waits for a time limit.
    maxWorkers: 3,
    // On a machine that is not ours a test may fail once, and is named then; at home it must not.
    retry: process.env["CI"] ? 1 : 0,
  },
});
