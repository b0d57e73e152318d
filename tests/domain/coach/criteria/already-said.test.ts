import { describe, expect, it } from "vitest";
import { citedBy, POST, verdictOf } from "../draft.ts";

const SAME = "We ended telephone reservations in our shop too; elderly customers moved to the supermarket.";

describe("already said", () => {
  it("sees the same point in other words' order, and cites it", () => {
    expect(verdictOf("already-said", SAME)).toBe("fix");
    expect(citedBy("already-said", SAME)).toEqual([SAME]);
  });

  it("lets a new point pass", () => {
    expect(
      verdictOf("already-said", "Elderly customers in our village get their bread delivered by the postman."),
    ).toBe("pass");
  });

  it("is not judged without a thread, or on a few words", () => {
    expect(verdictOf("already-said", SAME, { post: { ...POST, comments: [] } })).toBe("na");
    expect(verdictOf("already-said", "Supermarket.")).toBe("na");
  });
});
