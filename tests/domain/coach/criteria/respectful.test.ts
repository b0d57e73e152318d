import { describe, expect, it } from "vitest";
import { citedBy, LONG_GERMAN, verdictOf } from "../draft.ts";

describe("respectful", () => {
  it.each([
    ["Only an idiot ends a service that people love.", "fix"],
    ["Yeah right, because sales never drop.", "fix"],
    ["THIS IS WRONG AND LAZY", "fix"],
    ["I completely disagree.", "fix"],
    ["I disagree, because village customers have no second bakery.", "pass"],
    ["It was stupid of me to keep our list for so long.", "pass"],
  ])("%j: %s", (text, verdict) => {
    expect(verdictOf("respectful", text)).toBe(verdict);
  });

  it("cites the word that hurts", () => {
    expect(citedBy("respectful", "What nonsense about bread.")).toEqual(["nonsense"]);
  });

  it("says nothing about a language it does not read", () => {
    expect(verdictOf("respectful", LONG_GERMAN)).toBe("na");
  });
});
