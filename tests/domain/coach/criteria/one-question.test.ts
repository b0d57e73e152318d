import { describe, expect, it } from "vitest";
import { citedBy, verdictOf } from "../draft.ts";
import { judgesPairs } from "../pairs.ts";

describe("one question", () => {
  it.each([
    ["How did the morning shift take it?", "pass"],
    ["The shift must have liked it.", "pass"],
    ["See https://guild.example/?q=bread for the survey.", "pass"],
    ["How did the shift take it? And what about Sundays?", "fix"],
    ["Could we hop on a quick call about this?", "fix"],
    ["Would love to pick your brain.", "fix"],
    [`Would you say that ${"bread and queues and ".repeat(12)}bags matter?`, "fix"],
  ])("%j: %s", (text, verdict) => {
    expect(verdictOf("one-question", text)).toBe(verdict);
  });

  it("cites the questions that are too many", () => {
    expect(citedBy("one-question", "Why March? Why not May?")).toEqual(["Why not May?"]);
  });
});

judgesPairs("one-question", [
  [
    "the number of questions",
    "How did the morning shift take it?",
    "How did the shift take it? And what about Sundays?",
    "And what about Sundays?",
  ],
  [
    "a meeting",
    "Could a small list have worked?",
    "Could we hop on a quick call about the list?",
    "hop on a quick call",
  ],
  [
    "one's own agenda",
    "Would you write more on the regulars?",
    "Would you be open to a meeting on the regulars?",
    "Would you be open to a",
  ],
  [
    "the length of it",
    "Would you say that bags matter?",
    "Would you say that bread and queues and bread and queues and bread and queues and bread and queues and bread and queues and bread and queues and bread and queues and bread and queues and bread and queues and bread and queues and bread and queues and bread and queues and bags matter?",
    "Would you say",
  ],
  ["a coffee", "The coffee at your shop, is it still there?", "Let's get a coffee at your shop.", "get a coffee"],
  ["three at once", "Why March?", "Why March? Why not May? Why not June?", "Why not June?"],
  ["a calendar", "I read it with my calendar beside me.", "My calendly is beside this.", "calendly"],
  ["their brain", "I would like to read more.", "I would like to pick your brain.", "pick your brain"],
  [
    "a question in an address",
    "See https://guild.example/?q=bread for the survey.",
    "See the survey? Or the guild's page?",
    "Or the guild's page?",
  ],
  [
    "their time",
    "A quarter of an hour went into each bag.",
    "I need 15 minutes of your time.",
    "15 minutes of your time",
  ],
]);
