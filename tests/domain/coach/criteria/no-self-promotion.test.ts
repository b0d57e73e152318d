import { describe, expect, it } from "vitest";
import { citedBy, verdictOf } from "../draft.ts";

const OWN = { ownSites: ["https://www.my.example/blog"] };
const LINKED = "Members pay a yearly fee in our shop; I wrote about the numbers: https://my.example/fees.";

describe("no self-promotion", () => {
  it.each([
    "Queues are our business. Check out our queue app!",
    "My tool solves exactly this, free trial on request.",
    "Nice. Link in bio.",
    "I wrote about bread queues: https://elsewhere.example/bread",
  ])("wants %j changed", (text) => {
    expect(verdictOf("no-self-promotion", text)).toBe("fix");
  });

  it("refuses an own link in a first comment, and cites it", () => {
    expect(citedBy("no-self-promotion", LINKED, OWN)).toEqual(["https://my.example/fees"]);
    expect(verdictOf("no-self-promotion", LINKED, OWN)).toBe("fix");
  });

  it("allows one later, when it is disclosed", () => {
    expect(verdictOf("no-self-promotion", LINKED, { ...OWN, firstComment: false })).toBe("pass");
    const bare = "The fees are explained at https://my.example/fees";
    expect(verdictOf("no-self-promotion", bare, { ...OWN, firstComment: false })).toBe("fix");
  });

  it("has nothing against other people's sources", () => {
    expect(verdictOf("no-self-promotion", "The guild counted it: https://guild.example/survey", OWN)).toBe("pass");
  });
});
