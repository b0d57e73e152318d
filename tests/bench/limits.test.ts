import { expect, test } from "vitest";
import { meets } from "../../bench/limits.ts";

test.each([
  [40, 40, true],
  [39, 40, false],
  [0.95, ">= 0.945", true],
  [0.02, "<= 0.01", false],
  [29.9, "< 30", true],
  [0, "0", true],
  [1, "0", false],
  [1, undefined, null],
])("a value of %s against %s is %s", (value, limit, expected) => {
  expect(meets(value, limit)).toBe(expected);
});

test("a limit that cannot be read is an error, not a pass", () => {
  expect(() => meets(1, "about 3")).toThrow("is no limit");
});
