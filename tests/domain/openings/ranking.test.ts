import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../support/database.ts";
import { FOR_TUNING } from "./told/for-tuning.ts";
import { HELD_OUT } from "./told/held-out.ts";
import { agreementOf, judge } from "./told/judge.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase("pglite");
});
afterAll(() => database.close());

describe("of two posts, the score takes the one that a thoughtful person would take", () => {
  test.each([
    ["on which it was tuned", FOR_TUNING, 0.9],
    ["on which it was not", HELD_OUT, 0.85],
  ])("in the groups %s", async (_name, groups, least) => {
    const { agreed, pairs, wrong } = agreementOf(await judge(database.db, groups));
    expect(agreed / pairs, wrong.join("\n")).toBeGreaterThanOrEqual(least);
  });
});
