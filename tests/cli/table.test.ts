import { expect, test } from "vitest";
import { oneLine, table } from "../../src/cli/table.ts";

test("columns line up, whatever characters they hold", () => {
  expect(
    table([
      ["NAME", "N"],
      ["Zoë 👩‍🚀", "1"],
      ["Bo", "22"],
    ]),
  ).toBe("NAME   N\nZoë 👩‍🚀  1\nBo     22");
});

test("what a stranger wrote cannot steer the terminal", () => {
  expect(oneLine("\u001b[2JAda\r\n\u202eLove\u0007lace")).toBe("[2JAda Love lace");
  expect(oneLine("x".repeat(100), 10)).toBe(`${"x".repeat(9)}…`);
});
