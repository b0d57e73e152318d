import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CHANNELS } from "../../../src/channels/channel-ids.ts";
import { coach } from "../../../src/domain/coach/coach.ts";
import { CRITERIA } from "../../../src/domain/coach/verdict.ts";
import { POST } from "./draft.ts";

const TAKE = "villages are different, people plan their Saturday around the one shop";
const GOOD =
  "Whether sales drop may depend on where the regulars could go instead. In our village they plan the whole Saturday around one shop, and when we ended the list for the elderly, a dozen of them never came back. Did Mrs. Ortega find her rye loaf elsewhere?";

describe("the coach", () => {
  it("calls a good comment ready", () => {
    const verdict = coach({ text: GOOD, take: TAKE, channel: "blog", post: POST });
    expect(verdict.criteria.filter((criterion) => criterion.verdict === "fix")).toEqual([]);
    expect(verdict.ready).toBe(true);
  });

  it.each([
    ["praise alone", "Great post, thanks for sharing!"],
    [
      "a post it does not answer",
      "In our village people plan their Saturday around the one shop, because there is no other.",
    ],
    [
      "a changed number",
      GOOD.replace("Whether sales drop", "You say waste fell from 57 loaves to 6, but whether sales drop"),
    ],
    ["nothing", ""],
  ])("does not call ready: %s", (_, text) => {
    expect(coach({ text, take: TAKE, channel: "blog", post: POST }).ready).toBe(false);
  });

  it("scores substance above padding of the same length", () => {
    const padding =
      "This is so good and I really do think that it is all just so very true and so nice to see it here. "
        .repeat(3)
        .slice(0, GOOD.length);
    const score = (text: string): number => coach({ text, channel: "blog", post: POST }).score;
    expect(score(GOOD)).toBeGreaterThan(score(padding));
    expect(score(padding)).toBeGreaterThan(score(""));
    expect(score("")).toBe(0);
  });

  it("answers in the contract's shape to whatever is typed", () => {
    const text = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc
        .array(fc.constantFrom(...GOOD.split(" "), "“", "”", "?", "https://a.example/?x", "\n", "87%"))
        .map((words) => words.join(" ")),
    );
    fc.assert(
      fc.property(text, text, fc.constantFrom(...CHANNELS), (draft, take, channel) => {
        const { score, criteria } = coach({ text: draft, take, channel, post: POST });
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(criteria.map(({ id }) => id)).toEqual(CRITERIA);
        expect(criteria.filter((criterion) => criterion.text === "")).toEqual([]);
        const spans = criteria.flatMap((criterion) => criterion.spans);
        expect(spans.filter(({ start, end }) => start < 0 || start >= end || end > draft.length)).toEqual([]);
        const uncited = criteria.filter(({ verdict, spans }) => verdict === "fix" && spans.length === 0);
        expect(uncited.length === 0 || !/[\p{L}\p{N}\p{S}]/u.test(draft)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
