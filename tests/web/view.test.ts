import { describe, expect, test } from "vitest";
import { DAY, HOUR, MINUTE } from "../../src/clock.ts";
import { dayOf, greetingAt, tellExactly, tellMoment } from "../../src/web/view.ts";

const now = new Date("2026-11-23T08:10:00Z");
const view = { now, timezone: "Europe/Berlin" };
const told = (ms: number) => tellMoment(new Date(now.getTime() - ms), view);

describe("a moment is told as people tell it", () => {
  test.each([
    [0, "just now"],
    [5 * MINUTE, "5 minutes ago"],
    [90 * MINUTE, "an hour ago"],
    [3 * HOUR, "3 hours ago"],
    [12 * HOUR, "yesterday"],
    [2 * DAY, "Saturday"],
    [21 * DAY, "2 November"],
    [400 * DAY, "19 October 2025"],
    [-30 * 1000, "in a moment"],
    [-10 * MINUTE, "in 10 minutes"],
    [-3 * HOUR, "in 3 hours"],
    [-10 * DAY, "3 December"],
  ])("%i milliseconds past is %s", (ms, words) => expect(told(ms)).toBe(words));

  test("yesterday ends at the reader's midnight, not the server's", () => {
    const evening = new Date("2026-11-22T23:30:00Z");
    expect(tellMoment(evening, view)).toBe("8 hours ago");
    expect(tellMoment(evening, { now, timezone: "UTC" })).toBe("yesterday");
    expect(dayOf(evening, view)).toBe("2026-11-23");
    expect(dayOf(evening, { now, timezone: "America/Lima" })).toBe("2026-11-22");
  });

  test("the greeting follows the reader's clock", () => {
    expect(greetingAt(view)).toBe("Good morning");
    expect(greetingAt({ now, timezone: "Asia/Tokyo" })).toBe("Good afternoon");
    expect(greetingAt({ now, timezone: "America/Lima" })).toBe("Good night");
  });

  test("the exact moment is in the reader's time zone", () => {
    expect(tellExactly(now, view)).toContain("09:10");
  });
});
