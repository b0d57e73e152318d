import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY, HOUR } from "../../../src/clock.ts";
import type { OpeningFacts } from "../../../src/domain/openings/facts.ts";
import { scoreOf, scoreOpening } from "../../../src/domain/openings/score.ts";
import { createTaste, type Dismissal } from "../../../src/domain/openings/turned-down.ts";
import { NEED, WEIGHTS } from "../../../src/domain/openings/weights.ts";

const now = new Date("2026-11-24T08:00:00Z");
const strength = fc.double({ min: 0, max: 1, noNaN: true });
const touching = strength.map((one) => ({ strength: one, names: ["ferries"] }));
const moment = fc.integer({ min: 0, max: 29 * 24 }).map((hours) => new Date(now.getTime() - hours * HOUR));

/** Any situation there may be. */
const facts: fc.Arbitrary<OpeningFacts> = fc.record({
  now: fc.constant(now),
  publishedAt: moment,
  interest: touching,
  expertise: touching,
  question: fc.option(fc.constant({ text: "What would you have done?" })),
  gapDays: fc.option(fc.double({ min: 0, max: 200, noNaN: true })),
  comments: fc.option(fc.integer({ min: 0, max: 5_000 })),
  isOpen: fc.boolean(),
  stage: fc.constantFrom(...Object.keys(NEED), "of tomorrow"),
  lastTouchAt: fc.option(moment),
  responsiveness: fc.option(fc.tuple(fc.nat(20), fc.nat(20)).map(([a, b]) => ({ answered: a, of: a + b }))),
  unanswered: fc.nat(9),
  turnedDown: fc.record({
    author: fc.double({ min: 0, max: 50, noNaN: true }),
    topic: fc.option(fc.record({ name: fc.constant("coins"), weight: fc.double({ min: 0, max: 50, noNaN: true }) })),
  }),
});

/** Parts that are too small to be told fall away, each at its own moment. */
const UNTOLD = 0.005;

/** By how much `change` raises a score at most, over many situations; `by` is from 1 to 60. */
const raisedBy = (change: (one: OpeningFacts, by: number) => OpeningFacts): number =>
  Math.max(
    ...fc
      .sample(fc.tuple(facts, fc.integer({ min: 1, max: 60 })), 500)
      .map(([one, by]) => scoreOf(change(one, by)) - scoreOf(one)),
  );

describe("a score", () => {
  test.each(["interest", "expertise"] as const)("is never lowered by more of %s", (which) => {
    expect(
      raisedBy((one, by) => ({ ...one, [which]: { ...one[which], strength: one[which].strength * (1 - by / 60) } })),
    ).toBeLessThanOrEqual(UNTOLD);
  });

  test("is never raised by time", () => {
    expect(
      raisedBy((one, by) => ({ ...one, publishedAt: new Date(one.publishedAt.getTime() - by * HOUR) })),
    ).toBeLessThanOrEqual(UNTOLD);
  });

  test("is never raised by comments that nobody answered", () => {
    expect(raisedBy((one, by) => ({ ...one, unanswered: one.unanswered + by }))).toBeLessThanOrEqual(UNTOLD);
    expect(
      raisedBy(({ responsiveness, ...one }, by) => ({
        ...one,
        responsiveness: responsiveness && { ...responsiveness, of: responsiveness.of + by },
      })),
    ).toBeLessThanOrEqual(UNTOLD);
  });

  test("is never raised by a fuller room", () => {
    expect(
      raisedBy((one, by) => ({ ...one, comments: one.comments === null ? null : one.comments + by })),
    ).toBeLessThanOrEqual(UNTOLD);
  });

  test("is never raised by a word said just now", () => {
    expect(
      raisedBy((one, by) => ({
        ...one,
        lastTouchAt: new Date(Math.max(one.lastTouchAt?.getTime() ?? 0, now.getTime() - by * HOUR)),
      })),
    ).toBeLessThanOrEqual(UNTOLD);
  });

  test("is never lowered by a question", () => {
    expect(raisedBy((one) => ({ ...one, question: null }))).toBeLessThanOrEqual(UNTOLD);
  });

  test("is the sum of its parts, each told in a sentence, and each within its weight", () => {
    fc.assert(
      fc.property(facts, (one) => {
        const { score, reasons } = scoreOpening(one);
        expect(reasons.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(score, 6);
        expect(scoreOf(one)).toBe(score);
        for (const { id, text, weight } of reasons) {
          expect(text).toMatch(/^[A-Z0-9].*[.”]$/u);
          expect(Math.abs(weight)).toBeLessThanOrEqual(Math.abs(WEIGHTS[id]) + 0.001);
        }
        expect(new Set(reasons.map(({ id }) => id)).size).toBe(reasons.length);
      }),
    );
  });

  test("follows the author's own rhythm: a week is long for who writes daily, and short for who writes monthly", () => {
    const [one] = fc.sample(facts, { numRuns: 1, seed: 1 });
    const fresh = (gapDays: number | null) =>
      scoreOpening({ ...one!, publishedAt: new Date(now.getTime() - 7 * DAY), gapDays }).reasons.find(
        ({ id }) => id === "fresh",
      )?.weight ?? 0;
    expect(fresh(1)).toBeLessThan(fresh(7));
    expect(fresh(7)).toBeLessThan(fresh(30));
    expect(fresh(null)).toBeGreaterThan(fresh(1));
  });
});

describe("what was turned down", () => {
  const person = fc.constantFrom("ann", "bo", "cy");
  const topics = fc.uniqueArray(fc.constantFrom("coins", "boats", "bread", "rust"), { maxLength: 3 });
  const dismissals: fc.Arbitrary<Dismissal[]> = fc.array(fc.record({ personId: person, topics, at: moment }), {
    maxLength: 12,
  });
  const scoreWith = (of: readonly Dismissal[], post: { personId: string; topics: string[] }, one: OpeningFacts) =>
    scoreOf({ ...one, turnedDown: createTaste(of, now)(post) });

  test("never raises what is like it, nor anything else; taken back, it is as if it had never been", () => {
    fc.assert(
      fc.property(facts, dismissals, person, topics, (one, earlier, personId, about) => {
        const post = { personId, topics: about };
        const before = scoreWith(earlier, post, one);
        for (const whose of ["ann", "bo", "cy"]) {
          const after = scoreWith([...earlier, { personId: whose, topics: about, at: now }], post, one);
          expect(after).toBeLessThanOrEqual(before + 0.005);
        }
        expect(scoreWith([...earlier], post, one)).toBe(before);
      }),
    );
  });

  test("by one author, however often, lowers nobody else's posts", () => {
    fc.assert(
      fc.property(facts, topics, fc.integer({ min: 1, max: 40 }), (one, about, times) => {
        const spam = Array.from({ length: times }, () => ({ personId: "ann", topics: about, at: now }));
        const post = { personId: "bo", topics: about };
        expect(scoreWith(spam, post, one)).toBe(scoreWith([], post, one));
      }),
    );
  });

  test("never hides a person: what they write on the user's own matter still comes before what is nobody's matter", () => {
    const theirs = { personId: "ann", topics: ["coins"] };
    const all = Array.from({ length: 100 }, (_, nth) => ({
      personId: nth % 2 ? "ann" : "bo",
      topics: ["coins"],
      at: now,
    }));
    const [one] = fc.sample(facts, { numRuns: 1, seed: 2 });
    const own = { ...one!, question: { text: "And you?" }, expertise: { strength: 0.9, names: ["coins"] } };
    const nobodys = {
      ...own,
      question: null,
      expertise: { strength: 0, names: [] },
      interest: { strength: 0, names: [] },
    };
    expect(scoreWith(all, theirs, own)).toBeGreaterThan(scoreWith([], theirs, nobodys));
  });

  test("is forgotten with time", () => {
    const at = (days: number) => [{ personId: "ann", topics: [], at: new Date(now.getTime() - days * DAY) }];
    const left = (days: number) => createTaste(at(days), now)({ personId: "ann", topics: [] }).author;
    expect(left(0)).toBe(1);
    expect(left(30)).toBeCloseTo(0.5);
    expect(left(180)).toBeLessThan(0.02);
  });
});
