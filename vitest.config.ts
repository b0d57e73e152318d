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
    pool: "forks",
    maxWorkers: 2,
  },
});
