import { describe, expect, it } from "vitest";
import { citedBy, verdictOf } from "../draft.ts";
import { judgesPairs } from "../pairs.ts";

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

judgesPairs(
  "no-self-promotion",
  [
    [
      "what stands beside a link",
      "Half of the customers in our village paid in eggs that winter, and rye sold first; I wrote it down: https://elsewhere.example/rye",
      "I wrote about this: https://elsewhere.example/rye",
      "https://elsewhere.example/rye",
    ],
    [
      "whom it is for",
      "We use a queue app from a neighbour's son, and it fails on Saturdays.",
      "Check out our queue app, it works on Saturdays.",
      "Check out our",
    ],
    [
      "tense",
      "Our newsletter failed at exactly this, and we closed it.",
      "Subscribe to our newsletter, it is about exactly this.",
      "Subscribe to our",
    ],
    [
      "an offer",
      "We sold bread by subscription and lost money on every second box.",
      "We sell bread by subscription, first month free for readers here.",
      "We sell bread",
    ],
    [
      "a meeting",
      "I wonder what you would say to a yearly fee.",
      "Book a call and I will show you the yearly fee.",
      "Book a call",
    ],
    ["a message", "Ask your regulars for their numbers.", "DM me for the numbers.", "DM me"],
    [
      "a link to one's profile",
      "The numbers are in the guild's report.",
      "The numbers are behind the link in my bio.",
      "link in my bio",
    ],
    [
      "a price",
      "Our software for queues did harm, I was glad when it was gone.",
      "Our software for queues does exactly this from 49 euros a month.",
      "Our software",
    ],
    [
      "a discount",
      "Ten people asked for a discount when we closed the list.",
      "Our bread box ends the queue, use code RYE10.",
      "use code",
    ],
    [
      "a candidacy",
      "The mayor should pay for bread lists.",
      "I'm standing for mayor and bread lists are in my programme, vote for me.",
      "vote for me",
    ],
    [
      "looking for work",
      "I packed bags in such a bakery for years.",
      "I'm looking for a job in such a bakery.",
      "looking for a job",
    ],
    [
      "German",
      "Bei uns half ein Zettel an der Tür.",
      "Mein Kurs zum Thema ist kostenlos für Leser, jetzt anmelden!",
      "jetzt anmelden",
    ],
  ],
  { firstComment: false },
);
