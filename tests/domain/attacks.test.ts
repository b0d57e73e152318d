// Some of each kind; all of them in tests/long.
import { expect, test } from "vitest";
import { sufferAttacks } from "../support/suffer-attacks.ts";
import { KINDS } from "../world/attacks/kinds.ts";

const OF_A_KIND = 3;
const some = KINDS.map(({ kind, attacks }) => ({ kind, attacks: attacks.slice(0, OF_A_KIND) }));

sufferAttacks(some);

test("there are at least sixty attacks of at least twelve kinds", () => {
  expect(some.length).toBeGreaterThanOrEqual(12);
  expect(some.reduce((sum, { attacks }) => sum + attacks.length, 0)).toBeGreaterThanOrEqual(60);
});
