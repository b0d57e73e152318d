import { describe, expect, it } from "vitest";
import { LONG_GERMAN, POST, verdictOf } from "../draft.ts";
import { judgesPairs } from "../pairs.ts";

describe("adds", () => {
  it.each([
    ["an experience", "We tried the same in our flower shop and lost half of the wedding orders."],
    ["an experience of a group", "Our telephone line exploded every December before we closed it."],
    ["a source", "The guild's survey (https://guild.example/survey) found similar numbers among butchers."],
    ["a counterpoint", "This holds in a city, but village customers plan their Saturday around the shop."],
    ["a question", "How did the morning staff take the change of their shift?"],
    ["a proposal", "One way out could be a weekly subscription with a fixed shelf for each household."],
  ])("passes with %s", (_, text) => {
    expect(verdictOf("adds", text)).toBe("pass");
  });

  it.each([
    ["praise", "Great post! Thanks for sharing."],
    ["a restatement", "Because waste fell from 47 loaves a week to 6 loaves, the queue grew shorter."],
    ["small talk", "Interesting read about bakeries. What do you all think?"],
    ["a link to oneself", "Similar thoughts on shop queues here: https://my.example/queues"],
    ["nothing", ""],
  ])("wants more than %s", (_, text) => {
    expect(verdictOf("adds", text, { ownSites: ["my.example"] })).toBe("fix");
  });

  it("says nothing about a language it does not read", () => {
    expect(verdictOf("adds", LONG_GERMAN, { post: POST })).toBe("na");
  });
});

judgesPairs("adds", [
  [
    "a case of one's own",
    "We tried the same in our flower shop and lost half of the wedding orders.",
    "The same goes for flower shops and all those wedding orders.",
    "flower shops",
  ],
  [
    "a source",
    "The guild's survey (https://guild.example/survey) covers butchers as well.",
    "Surveys of guilds are about butchers as well.",
    "Surveys",
  ],
  [
    "a turn against it",
    "City bakeries manage, but village customers plan their Saturday around the shop.",
    "City bakeries manage, and village customers have their Saturday at the shop.",
    "City bakeries",
  ],
  [
    "a question",
    "How did the morning staff take the change of their shift?",
    "Morning staff and their change of shift, also a story.",
    "Morning staff",
  ],
  [
    "a remedy",
    "You could put a shelf with numbered boxes beside the door.",
    "A shelf with numbered boxes beside the door.",
    "A shelf",
  ],
  [
    "a reason",
    "Saturday queues vanish because nobody waits for somebody's packed bag.",
    "Saturday queues vanish and nobody waits for somebody's packed bag.",
    "Saturday queues",
  ],
  [
    "an example",
    "Some trades cannot, for example hairdressers with evening customers.",
    "Some trades cannot, hairdressers with evening customers.",
    "Some trades",
  ],
  [
    "an exception",
    "Pharmacies drop such lists too, except where patients live alone.",
    "Pharmacies drop such lists too, patients live alone.",
    "Pharmacies",
  ],
  [
    "a figure",
    "Cheese shops nearby lose 12% of their stock that way.",
    "Cheese shops nearby lose stock that way.",
    "Cheese shops",
  ],
  [
    "a doubt",
    "I doubt that grandmothers telephone less than young families.",
    "Grandmothers telephone less than young families.",
    "Grandmothers",
  ],
]);
