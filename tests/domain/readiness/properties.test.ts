import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assess } from "../../../src/domain/readiness/assess.ts";
import type { Facts, Touch } from "../../../src/domain/readiness/facts.ts";
import { findUnansweredInARow } from "../../../src/domain/readiness/exchanges.ts";
import { readHistory } from "../../../src/domain/readiness/history.ts";
import { DIRECTIONS, TOUCH_KINDS } from "../../../src/domain/touch-kinds.ts";
import { daysAgo, NOW } from "./story.ts";

const touch: fc.Arbitrary<Omit<Touch, "id">> = fc.record({
  kind: fc.constantFrom(...TOUCH_KINDS),
  direction: fc.constantFrom(...DIRECTIONS),
  channel: fc.constantFrom("blog" as const, "email" as const),
  at: fc.double({ min: 0, max: 500, noNaN: true }).map(daysAgo),
  postId: fc.option(fc.constantFrom("a", "b", "c"), { nil: undefined }),
  grade: fc.constantFrom("A" as const, "B" as const),
});

const touches = fc.array(touch, { maxLength: 15 }).map((list) => list.map((t, id) => ({ ...t, id: `${id}` })));

const story: fc.Arbitrary<Facts> = fc.record({
  now: fc.constant(NOW),
  touches,
  person: fc.record({
    following: fc.boolean(),
    lastActiveAt: fc.option(fc.integer({ min: 0, max: 400 }).map(daysAgo), { nil: undefined }),
  }),
  medianDaysBetweenPosts: fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }),
});

const p = (facts: Facts): number => assess(facts).probability;
const EPSILON = 1e-12;

describe("readiness", () => {
  it("is never lowered by another reply", () => {
    fc.assert(
      fc.property(story, touch, (facts, base) => {
        const reply: Touch = { ...base, id: "new", kind: "reply", direction: "inbound" };
        expect(p({ ...facts, touches: [...facts.touches, reply] })).toBeGreaterThanOrEqual(p(facts) - EPSILON);
      }),
      { numRuns: 300 },
    );
  });

  it("is never raised by another unanswered comment beyond two", () => {
    fc.assert(
      fc.property(story, touch, (facts, base) => {
        const comment: Touch = { ...base, id: "new", kind: "comment", direction: "outbound" };
        const after = { ...facts, touches: [...facts.touches, comment] };
        const row = findUnansweredInARow(readHistory(after.touches, NOW));
        fc.pre(row.length > 2 && row.some((act) => act.touch.id === "new"));
        expect(p(after)).toBeLessThanOrEqual(p(facts) + EPSILON);
      }),
      { numRuns: 300, maxSkipsPerRun: 1000 },
    );
  });

  it("is never raised by time alone", () => {
    fc.assert(
      fc.property(story, fc.double({ min: 0, max: 800, noNaN: true }), (facts, days) => {
        const later = new Date(NOW.getTime() + days * 86_400_000);
        expect(p({ ...facts, now: later })).toBeLessThanOrEqual(p(facts) + EPSILON);
      }),
      { numRuns: 300 },
    );
  });

  it("does not depend on the order in which the touches are told", () => {
    fc.assert(
      fc.property(
        story.chain((facts) =>
          fc
            .shuffledSubarray([...facts.touches], { minLength: facts.touches.length })
            .map((shuffled) => [facts, shuffled] as const),
        ),
        ([facts, shuffled]) => {
          expect(assess({ ...facts, touches: shuffled })).toEqual(assess(facts));
        },
      ),
    );
  });

  it("does not see what happens later", () => {
    fc.assert(
      fc.property(story, touch, fc.integer({ min: 1, max: 100 }), (facts, base, days) => {
        const later: Touch = { ...base, id: "later", at: daysAgo(-days) };
        expect(assess({ ...facts, touches: [...facts.touches, later] })).toEqual(assess(facts));
      }),
    );
  });

  it("stays within its interval, between none and one, and names an act for every failed gate", () => {
    fc.assert(
      fc.property(story, (facts) => {
        const { probability, interval, gates, signals } = assess(facts);
        expect(interval[0]).toBeGreaterThan(0);
        expect(interval[0]).toBeLessThan(probability);
        expect(interval[1]).toBeGreaterThan(probability);
        expect(interval[1]).toBeLessThan(1);
        expect(signals).toHaveLength(14);
        const ids = new Set(facts.touches.map(({ id }) => id));
        expect(signals.flatMap(({ touchIds }) => touchIds).every((id) => ids.has(id))).toBe(true);
        const silent = gates.filter((gate) => gate.passed !== (gate.clears === null));
        expect(silent).toEqual([]);
        const clears = gates.flatMap((gate) => gate.clears ?? []);
        expect(clears.filter((act) => !/^[A-Z].{20,}\.$/u.test(act))).toEqual([]);
      }),
    );
  });
});
