import { describe, expect, it } from "vitest";
import { citedBy, findingOf, POST, verdictOf } from "../draft.ts";
import { judgesPairs } from "../pairs.ts";

describe("anchored", () => {
  it.each([
    ["Packing bags before the ovens were warm must have cost two people an hour.", "pass"],
    ["A small list for elderly customers is exactly what our pharmacy kept.", "pass"],
    ["I would have expected sales to drop, as your accountant did.", "pass"],
    ["Great post!", "fix"],
    ["Pre-orders at a bakery are hard, I stopped with pre-orders at mine.", "fix"],
    ["Small businesses have it tough these days and taxes are the real issue.", "fix"],
  ])("%j: %s", (text, verdict) => {
    expect(verdictOf("anchored", text)).toBe(verdict);
  });

  it("cites the words that meet the post", () => {
    expect(citedBy("anchored", "You packed paper bags too early.")).toEqual(["packed", "paper", "bags"]);
  });

  it("offers a point the post itself asks about", () => {
    expect(findingOf("anchored", "Nice.")?.text).toContain("paragraph 3 asks “Should we have kept a small list");
  });

  it("does not judge without the post, or with its title alone", () => {
    expect(verdictOf("anchored", "Great!", { post: undefined })).toBe("na");
    expect(verdictOf("anchored", "Great!", { post: { ...POST, text: "" } })).toBe("na");
  });
});

judgesPairs("anchored", [
  [
    "naming the morning routine",
    "Packing paper bags before the ovens were warm costs more than it looks.",
    "Packing things before the day begins costs more than it looks.",
    "Packing things",
  ],
  [
    "naming whom it hurt",
    "Regulars like the rye lady pay for such a decision every Friday.",
    "Some people pay for such a decision more than others.",
    "Some people",
  ],
  [
    "naming the list",
    "A small list for the elderly would be abused within a month.",
    "A thing like this would be abused within a month.",
    "A thing",
  ],
  [
    "naming the accountant's fear",
    "Your accountant expected sales to drop, and mine would have too.",
    "Everybody expects the worst, and mine did too.",
    "Everybody",
  ],
  [
    "naming the queue",
    "The queue that grew shorter is the part I do not believe.",
    "The result is the part I do not believe.",
    "The result",
  ],
  [
    "naming the waste",
    "Waste of 47 loaves a week is what my cousin throws away daily.",
    "What you write about is what my cousin does daily.",
    "What you write",
  ],
  [
    "quoting the promise",
    "A promise worth more than a discount is what our butcher says too.",
    "A nice sentence like this is what our butcher says too.",
    "A nice sentence",
  ],
  [
    "naming the telephone",
    "Customers who reserve bread by telephone rarely come on foot.",
    "Customers like these rarely come on foot.",
    "Customers like",
  ],
  [
    "naming a person",
    "Jonas Weber was right to expect a drop in August.",
    "Somebody was right to fear the summer.",
    "Somebody",
  ],
  [
    "saying which part was hard",
    "The hardest part, the regulars, is missing from most such stories.",
    "The other side is missing from most such stories.",
    "The other side",
  ],
]);
