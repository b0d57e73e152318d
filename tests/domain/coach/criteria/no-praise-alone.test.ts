import { describe, expect, it } from "vitest";
import { citedBy, LONG_GERMAN, verdictOf } from "../draft.ts";

describe("no praise alone", () => {
  it.each([
    "Great post! Thanks for sharing.",
    "Love this 🔥🔥",
    "So true. Couldn't agree more!",
    "I really enjoyed the part about the rye loaf. Keep it up!",
    "This is such an insightful article about bakeries.",
    "I agree with everything here.",
    "100% spot on!",
    "Toller Artikel, danke!",
    "Merci, super article !",
  ])("wants more than %j", (text) => {
    expect(verdictOf("no-praise-alone", text)).toBe("fix");
  });

  it.each([
    "Great post! We dropped pre-orders in our flower shop and lost half of the wedding trade.",
    "The list for the elderly would have been abused within a month, because nobody checks a birth date.",
    "I love the rye story, but a promise can be priced: our members pay a yearly fee.",
    "What became of the morning shift?",
  ])("lets %j pass", (text) => {
    expect(verdictOf("no-praise-alone", text)).toBe("pass");
  });

  it("cites the praise", () => {
    expect(citedBy("no-praise-alone", "Great post! Thank you.")).toEqual(["Great post!", "Thank you."]);
  });

  it("says nothing about a language it does not read", () => {
    expect(verdictOf("no-praise-alone", LONG_GERMAN)).toBe("na");
  });
});
