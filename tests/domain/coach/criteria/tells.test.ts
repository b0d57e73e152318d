import { describe, expect, it } from "vitest";
import { citedBy, verdictOf } from "../draft.ts";
import { judgesPairs } from "../pairs.ts";

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

judgesPairs("tells", [
  [
    "not X but Y, a triple and a moral",
    "Your six loaves convinced me: people come for the talk.",
    "Your post beautifully captures the landscape of retail. It's not just about bread, but about trust. Ultimately, robust habits foster clarity, ownership, and trust.",
    "not just about bread",
  ],
  [
    "telling the post back",
    "We ended our list in March too, and lost only one regular.",
    "What an insightful post! By ending reservations, listening to staff, and measuring waste, you demonstrate the power of simplicity. A valuable lesson for retailers everywhere.",
    "What an insightful",
  ],
  ["a stock phrase", "Small bakeries die from rent.", "Less is more. Small bakeries die from rent.", "Less is more"],
  [
    "a slogan",
    "The regulars decide, as your rye story shows.",
    "The customer is always right, as your rye story shows.",
    "customer is always right",
  ],
  ["a proverb", "We needed two years for that.", "Rome wasn't built in a day.", "Rome wasn't built"],
  [
    "an answer to the proverb",
    "Less is more, but not when the elderly go without bread.",
    "Less is more, always.",
    "Less is more",
  ],
  [
    "a slogan with a place to be",
    "Bags before sunrise cost us a baker.",
    "Consistency is key. Bags before sunrise cost us a baker.",
    "Consistency is key",
  ],
  [
    "a business phrase",
    "Ending the list helped staff and regulars alike.",
    "Ending the list was a win-win.",
    "win-win",
  ],
  [
    "a life phrase",
    "The elderly lady left, and I would have too.",
    "The elderly lady left. It is what it is.",
    "It is what it is",
  ],
  [
    "a question that fits anywhere",
    "Did the queue move to Friday?",
    "A compelling case for simplicity. It isn't about bread — it's about trust, clarity, and growth. What challenges would you recommend others to consider?",
    "What challenges",
  ],
  [
    "a German proverb",
    "Wir haben die Liste nach drei Wochen wieder abgeschafft. It was no loss for us and our staff.",
    "Weniger ist mehr.",
    "Weniger ist mehr",
  ],
]);
