import { expect, test } from "vitest";
import { briefAll } from "../../support/unsteady.ts";

test("of posts that a model reads at a server which fails three times in ten, none is lost, and every call is counted", async () => {
  const COUNT = 30;
  const { briefsEach, stored, left, calls, tokens, failed } = await briefAll(COUNT);
  expect(briefsEach).toEqual(Array.from({ length: COUNT }, () => 1));
  expect(stored).toBe(COUNT);
  expect(left).toBe(0);
  expect(calls).toEqual({ server: calls.server, rows: calls.server, charged: calls.server });
  expect(tokens.rows).toBe(tokens.server);
  expect(failed / calls.server).toBeGreaterThan(0.25);
});
