import { describe, expect, test } from "vitest";
import { createClock, createManualClock, DAY, HOUR, machineNow, wallNow } from "../src/clock.ts";

const START = new Date("2026-11-23T08:00:00Z");

/** Runs `read` between two looks at the wall, so that no time has to be asserted. */
function between(read: () => number): { before: number; value: number; after: number } {
  const before = wallNow();
  const value = read();
  return { before, value, after: wallNow() };
}

describe("domain time", () => {
  test("is the wall's by itself", () => {
    const { before, value, after } = between(() => createClock().now().getTime());
    expect(value).toBeGreaterThanOrEqual(before);
    expect(value).toBeLessThanOrEqual(after);
  });

  test("is shifted by hours, also back and by parts of one", () => {
    for (const hours of [36, -1.5]) {
      const { before, value, after } = between(() => createClock(hours).now().getTime() - hours * HOUR);
      expect(value).toBeGreaterThanOrEqual(before);
      expect(value).toBeLessThanOrEqual(after);
    }
  });

  test("counts its speed from the anchor, so that every process and every restart agree", () => {
    const anchor = wallNow() - DAY;
    const { before, value, after } = between(() => createClock(0, 60, anchor).now().getTime());
    expect(value).toBeGreaterThanOrEqual(anchor + (before - anchor) * 60);
    expect(value).toBeLessThanOrEqual(anchor + (after - anchor) * 60);
    expect(createClock(0, 60, anchor).now().getTime()).toBeGreaterThanOrEqual(value);
  });

  test("grows leases by the speed, but not by the shift", () => {
    expect(createClock(1_000, 60).toDomain(1_000)).toBe(60_000);
    expect(createClock(1_000).toDomain(1_000)).toBe(1_000);
  });
});

describe("the clock of the tests", () => {
  test("stands still until it is moved", () => {
    const clock = createManualClock(START);
    expect(clock.now()).toEqual(START);
    clock.advance(DAY);
    expect(clock.now()).toEqual(new Date(START.getTime() + DAY));
    clock.set(START);
    expect(clock.now()).toEqual(START);
  });

  test("cannot be moved through the date it gave away", () => {
    const clock = createManualClock(START);
    clock.now().setFullYear(1970);
    expect(clock.now()).toEqual(START);
  });
});

test("machine time never goes back", () => {
  const times = Array.from({ length: 1_000 }, machineNow);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});
