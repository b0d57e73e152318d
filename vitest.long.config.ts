import { defineConfig } from "vitest/config";
import { NameSkipped } from "./tests/support/name-skipped.ts";

// What takes minutes, one after the other: each has the machine for itself.
export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "hono/jsx" } },
  test: {
    include: ["tests/long/**/*.test.ts"],
    reporters: [new NameSkipped(), "default"],
    testTimeout: 3_600_000,
    hookTimeout: 600_000,
    globalSetup: ["tests/support/temporary-folder.ts"],
    pool: "forks",
    maxWorkers: 1,
  },
});
