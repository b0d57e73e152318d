import { describe, expect, it } from "vitest";
import { citedBy, findingOf, POST, verdictOf } from "../draft.ts";

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
