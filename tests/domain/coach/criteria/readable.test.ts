import { describe, expect, it } from "vitest";
import { findingOf, POST, verdictOf } from "../draft.ts";

const GRIEF = { post: { ...POST, title: "My father passed away", text: "He baked for forty years." } };

describe("readable", () => {
  it.each([
    ["We closed our list. Nobody minded.", "pass"],
    [`We closed our list ${"and then we waited for a while ".repeat(8)}.`, "fix"],
  ])("%j: %s", (text, verdict) => {
    expect(verdictOf("readable", text)).toBe(verdict);
  });

  it("only guides where somebody writes about a loss", () => {
    expect(verdictOf("readable", "Great read!", GRIEF)).toBe("fix");
    expect(findingOf("readable", "His rye bread was the first thing I ate here.", GRIEF)).toMatchObject({
      verdict: "pass",
      text: expect.stringContaining("loss"),
    });
  });
});
