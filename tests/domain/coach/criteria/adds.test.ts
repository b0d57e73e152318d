import { describe, expect, it } from "vitest";
import { LONG_GERMAN, POST, verdictOf } from "../draft.ts";

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
