import { describe, expect, it } from "vitest";
import { citedBy, findingOf, verdictOf } from "../draft.ts";
import { judgesPairs } from "../pairs.ts";

const TAKE = "I doubt it. Village customers plan their Saturday around the shop, they'd feel betrayed";

describe("own opinion", () => {
  it.each([
    ["In a village, customers plan the whole Saturday around one shop.", "pass"],
    ["Betrayed is how I would feel as a Saturday customer.", "pass"],
    ["Waste is a problem for every food business, and paper is cheap.", "fix"],
    ["I agree, village customers plan their Saturday around the shop.", "fix"],
  ])("%j: %s", (text, verdict) => {
    expect(verdictOf("own-opinion", text, { take: TAKE })).toBe(verdict);
  });

  it("is not found in the words of the post's title", () => {
    const take = "pre-orders keep a bakery honest";
    expect(verdictOf("own-opinion", "A bakery with pre-orders has a hard time.", { take })).toBe("fix");
  });

  it("cites where the take shows", () => {
    expect(citedBy("own-opinion", "Yes, village customers first.", { take: TAKE })).toEqual(["village", "customers"]);
  });

  it("quotes the take where it is missing", () => {
    expect(findingOf("own-opinion", "Nice bread.", { take: TAKE })?.text).toContain("Village customers");
  });

  it("is not judged without a take", () => {
    expect(verdictOf("own-opinion", "I think so too.")).toBe("na");
  });
});

judgesPairs(
  "own-opinion",
  [
    ["the village", "In a village, customers would walk out.", "In general, people would walk out.", "In general"],
    [
      "the Saturday",
      "Saturday at the shop is planned days ahead.",
      "Everything here is planned days ahead.",
      "Everything",
    ],
    ["the feeling", "Customers would feel betrayed, I fear.", "They would mind, I fear.", "They would mind"],
    ["the shop and the plan", "People plan around the shop.", "People live around it.", "People live"],
    ["the doubt kept", "I doubt that village customers accept it.", "I agree, village customers accept it.", "agree"],
    [
      "disagreeing as in the take",
      "Village customers would not nod at this.",
      "So true, village customers would nod at this.",
      "So true",
    ],
    ["whose day it is", "My customers keep Saturday for it.", "My neighbours keep time for it.", "My neighbours"],
    ["what is at stake", "A betrayed customer tells ten others.", "A cross person tells ten others.", "A cross person"],
    ["the place", "Village shops are clubs, really.", "Bakeries are clubs, really.", "Bakeries"],
    ["the plan", "They plan Saturday like a feast.", "They like it like a feast.", "They like it"],
  ],
  { take: TAKE },
);
