import { describe, expect, it } from "vitest";
import { coach } from "../../../src/domain/coach/coach.ts";
import { CRITERIA } from "../../../src/domain/coach/verdict.ts";

// Each of these makes a careless pattern backtrack for minutes; the suite's own time limit would stop the test.
const BAIT = [
  "A-",
  "a,",
  "—",
  "?",
  '"',
  "“",
  "I ",
  "AAA ",
  "is not a ",
  "https://",
  "\n",
  "<",
  "as a ",
  "1,",
  "You said A",
  "our x-",
  "!",
  "(In reply to: -- ",
];

describe("bait for the patterns", () => {
  it.each(BAIT)("does not hold the coach up, in the draft or in the post: %j", (bait) => {
    const text = bait.repeat(20_000);
    const post = { title: text, text, comments: [text] };
    expect(coach({ text, channel: "x", post: { title: "t", text: "We bake.", comments: [] } }).criteria).toHaveLength(
      CRITERIA.length,
    );
    expect(coach({ text: "You say 47 “a b c d” here.", channel: "x", post }).criteria).toHaveLength(CRITERIA.length);
  });
});
