import { describe, expect, it } from "vitest";
import { DAY, HOUR } from "../../src/clock.ts";
import { nextInterval } from "../../src/feeds/rhythm.ts";

const now = new Date("2026-11-23T12:00:00Z");
const every = (gap: number, count: number, silence = gap / 2) =>
  Array.from({ length: count }, (_, i) => new Date(now.getTime() - silence - i * gap));
const interval = (publishedAt: Date[], lowerBoundMinutes?: number) =>
  nextInterval({
    publishedAt,
    now,
    minMinutes: 60,
    maxMinutes: 1440,
    ...(lowerBoundMinutes === undefined ? {} : { lowerBoundMinutes }),
  });

describe("the interval between two looks at a feed", () => {
  it("is an hour for a post a day, and says why", () => {
    expect(interval(every(DAY, 10))).toEqual({ minutes: 60, reason: "Usually a post a day. So we look every hour." });
  });

  it("is an hour however many posts a day there are", () => {
    expect(interval(every(HOUR, 50)).minutes).toBe(60);
  });

  it("is a few hours for a post a month", () => {
    const { minutes, reason } = interval(every(30 * DAY, 6));
    expect(minutes).toBeGreaterThanOrEqual(180);
    expect(minutes).toBeLessThanOrEqual(720);
    expect(reason).toContain("a post a month");
  });

  it("is a day after a year of silence", () => {
    expect(interval(every(DAY, 10, 400 * DAY))).toEqual({
      minutes: 1440,
      reason: "Nothing new for more than a year. So we look every day.",
    });
  });

  it("grows with a silence that is unusual, and says so", () => {
    const quiet = interval(every(DAY, 10, 60 * DAY));
    expect(quiet.minutes).toBeGreaterThan(interval(every(DAY, 10)).minutes);
    expect(quiet.reason).toContain("nothing for 2 months");
  });

  it("is never shorter than the publisher asks, even beyond the bounds of the installation", () => {
    expect(interval(every(DAY, 10), 90).minutes).toBe(90);
    expect(interval(every(DAY, 10), 2_000).minutes).toBe(2_000);
    expect(interval(every(DAY, 10), 90).reason).toContain("publisher");
  });

  it.each([
    ["no dates", []],
    ["one post", every(DAY, 1)],
    ["only posts in the future", [new Date(now.getTime() + DAY)]],
    ["all posts at one moment", [now, now, now]],
  ])("stays within bounds for %s", (_, dates) => {
    const { minutes, reason } = interval(dates);
    expect(minutes).toBeGreaterThanOrEqual(60);
    expect(minutes).toBeLessThanOrEqual(1440);
    expect(reason).toMatch(/^[A-Z].*\.$/);
  });
});
