import { describe, expect, test } from "vitest";
import { wallNow } from "../src/clock.ts";
import { isId, newId, newSharedId } from "../src/id.ts";

const V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe("a new identifier", () => {
  test("is a UUID of version 7 that begins with the time", () => {
    const before = wallNow();
    const id = newId();
    expect(id).toMatch(V7);
    const ms = Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16);
    expect(ms).toBeGreaterThanOrEqual(before);
  });

  test("is larger than each before it, also when thousands are made in one millisecond", () => {
    const ids = Array.from({ length: 50_000 }, newId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id, index) => index === 0 || id > ids[index - 1]!)).toBe(true);
    expect(ids.every((id) => V7.test(id))).toBe(true);
  });
});

test("an identifier of a shared row tells nothing of when it was made", () => {
  const ids = Array.from({ length: 200 }, newSharedId);
  expect(ids.every((id) => V4.test(id))).toBe(true);
  expect(ids).not.toEqual(ids.toSorted());
});

test.each([
  ["0190A2B4-0000-7000-8000-00000000000F", true],
  ["0190a2b4-0000-7000-8000-00000000000", false],
  ["0190a2b4-0000-7000-8000-000000000000 ", false],
  ["0190a2b4000070008000000000000000", false],
  ["../people", false],
  ["", false],
])("%j could be ours: %s", (value, could) => {
  expect(isId(value)).toBe(could);
});
