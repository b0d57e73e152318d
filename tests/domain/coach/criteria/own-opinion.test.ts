import { describe, expect, it } from "vitest";
import { citedBy, findingOf, verdictOf } from "../draft.ts";

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
