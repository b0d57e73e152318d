import { describe, expect, it } from "vitest";
import { citedBy, LONG_GERMAN, verdictOf } from "../draft.ts";
import { judgesPairs } from "../pairs.ts";

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

judgesPairs("respectful", [
  [
    "a name for a person",
    "Only a hurried owner ends a service that people love.",
    "Only an idiot ends a service that people love.",
    "idiot",
  ],
  ["irony", "Sales do drop in summer.", "Yeah right, because sales never drop.", "Yeah right"],
  ["shouting", "This is not so, as August shows.", "THIS LIST WAS NOT NEEDED", "THIS LIST"],
  [
    "a reason for disagreeing",
    "I disagree, because village customers have no second bakery.",
    "I completely disagree.",
    "I completely disagree.",
  ],
  [
    "whose folly it was",
    "It was stupid of me to keep our list for so long.",
    "It was stupid to end the list.",
    "stupid",
  ],
  [
    "a word for the text",
    "This part about regulars does not convince me.",
    "This part about regulars is garbage.",
    "garbage",
  ],
  ["marks", "Did you ask the regulars?", "Did you even ask the regulars?!?!", "?!?!"],
  ["a laugh at somebody", "The rye loaf surprised me.", "The rye loaf, lol.", "lol"],
  [
    "what is laid at whose door",
    "The numbers leave the elderly out.",
    "You are a liar, the numbers leave the elderly out.",
    "liar",
  ],
  ["an order", "Think of the elderly as well.", "Grow up and think of the elderly as well.", "Grow up"],
]);
