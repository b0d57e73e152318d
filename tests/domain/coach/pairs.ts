// Pairs of drafts that differ in one thing: with it, a criterion has something to say; without it, nothing.
import { describe, expect, it } from "vitest";
import type { CoachInput, CriterionId } from "../../../src/domain/coach/verdict.ts";
import { citedBy, findingOf } from "./draft.ts";

/** What the two differ in, the draft that passes, the one that does not, and a piece of what is cited of it. */
export type Pair = readonly [thing: string, passes: string, fails: string, cited: string];

/** Words that no friend would use about somebody's draft. */
const UNKIND = /\b(?:bad|awful|wrong|stupid|must|error|invalid|forbidden|never do|poor)\b/iu;

export function judgesPairs(id: CriterionId, pairs: readonly Pair[], more: Partial<CoachInput> = {}): void {
  describe(`${id}, in pairs that differ in one thing`, () => {
    it.each(pairs)("lets pass, of two drafts, the one that does better in: %s", (_, passes) => {
      expect(findingOf(id, passes, more)).toMatchObject({ verdict: "pass", text: expect.stringMatching(/\S/u) });
      expect(spansOutside(id, passes, more)).toEqual([]);
    });

    it.each(pairs)("says kindly what to do, and where, about: %s", (_, passes, fails, cited) => {
      expect(fails).not.toBe(passes);
      const finding = findingOf(id, fails, more);
      expect(finding?.verdict).toBe("fix");
      const own = (finding?.text ?? "").replaceAll(/“[^”]*”/gu, "");
      expect(own).toMatch(NEXT_STEP);
      expect(own).not.toMatch(UNKIND);
      expect(spansOutside(id, fails, more)).toEqual([]);
      expect(citedBy(id, fails, more).join(" | ")).toContain(cited);
    });

    it("has at least ten of each", () => {
      expect(new Set(pairs.map(([, passes]) => passes)).size).toBeGreaterThanOrEqual(10);
      expect(new Set(pairs.map(([, , fails]) => fails)).size).toBeGreaterThanOrEqual(10);
    });
  });
}

/** A verb that tells what to do next. */
const NEXT_STEP =
  /\b(?:name|add|say|write|bring|answer|cut|take|leave|keep|shorten|split|check|quote|drop|speak|be brief|put|ask|room for|note)\b/iu;

function spansOutside(id: CriterionId, text: string, more: Partial<CoachInput>): unknown[] {
  const spans = findingOf(id, text, more)?.spans ?? [];
  return spans.filter(({ start, end }) => start < 0 || start >= end || end > text.length);
}
