import { describe, expect, it } from "vitest";
import { citedBy, verdictOf } from "../draft.ts";

const GENERATED =
  "Your post beautifully captures the ever-evolving landscape of retail. It's not just about bread, but about trust. Ultimately, robust habits foster clarity, ownership, and trust.";

describe("tells", () => {
  it("sees a cluster, and cites it", () => {
    expect(verdictOf("tells", GENERATED)).toBe("fix");
    expect(citedBy("tells", GENERATED)).toContain("Your post beautifully captures");
  });

  it.each([
    "We closed our list in May, and it was crucial that the staff agreed.",
    "Waste, bags, and staff were our three problems as well.",
  ])("leaves a single one alone: %j", (text) => {
    expect(verdictOf("tells", text)).toBe("pass");
  });

  it("sees a clone of what the user wrote elsewhere", () => {
    const text = "Our flower shop closed its telephone list and lost wedding orders.";
    const recentComments = ["Our flower shop closed the telephone list; we lost the wedding orders."];
    expect(verdictOf("tells", text, { recentComments })).toBe("fix");
    expect(verdictOf("tells", text, { recentComments: ["Something about trains and delays."] })).toBe("pass");
  });
});
