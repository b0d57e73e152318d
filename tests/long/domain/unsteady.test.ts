import { expect, test } from "vitest";
import { briefAll } from "../../support/unsteady.ts";

test("a thousand posts, a model server that fails three times in ten: none lost, one brief each, calls counted", async () => {
  const { briefsEach, stored, left, calls, tokens, failed } = await briefAll(1_000);
  process.stdout.write(`${JSON.stringify({ stored, left, calls, tokens, failed })}\n`);
  expect(briefsEach.filter((count) => count !== 1)).toEqual([]);
  expect([briefsEach.length, stored, left]).toEqual([1_000, 1_000, 0]);
  expect(calls).toEqual({ server: calls.server, rows: calls.server, charged: calls.server });
  expect(tokens.rows).toBe(tokens.server);
  expect(failed / calls.server).toBeGreaterThan(0.25);
});
