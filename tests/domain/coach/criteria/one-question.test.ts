import { describe, expect, it } from "vitest";
import { citedBy, verdictOf } from "../draft.ts";

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
