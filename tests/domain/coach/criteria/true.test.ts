import { describe, expect, it } from "vitest";
import { citedBy, findingOf, POST, verdictOf } from "../draft.ts";
import { judgesPairs } from "../pairs.ts";

describe("true", () => {
  it.each([
    ["a number as it stands", "Your waste fell from 47 loaves to 6, which is remarkable."],
    ["a number the post spells out", "You took reservations for 6 years."],
    ["a percentage written another way", "A queue that is 30% shorter is worth it."],
    ["a quote as it stands", "“A promise is worth more than a discount” should hang over the till."],
    ["a quote with an omission", 'She said "a promise is worth … than a discount" and left.'],
    ["the author by name", "As Ines says, the regulars were the hardest part."],
    ["somebody the post names", "Jonas Weber expected a drop, and Weber says so openly."],
    ["the user's own number", "We threw away 85 loaves a week in our shop."],
    ["another's number in the user's own clause", "Your waste fell to 6 loaves, we still have 85."],
    ["a number with its source beside it", "Across the trade it is 12.5% (https://guild.example/survey)."],
    ["a supposed number", "Would it still work with 500 customers?"],
    ["a number from the take", "Butchers lose 19% that way."],
    ["a year", "The queue law of 2019 changed that."],
  ])("accepts %s", (_, text) => {
    expect(verdictOf("true", text, { take: "butchers lose 19 %" })).toBe("pass");
  });

  it.each([
    ["a changed number", "Your waste fell from 47 loaves to 16, which is remarkable.", ["16"]],
    ["a changed percentage", "You say that the queue grew shorter by 40 %.", ["40 %"]],
    ["an invented figure", "80% of bakeries regret this.", ["80%"]],
    [
      "a changed quote",
      "“A promise is worth less than a discount” says it all.",
      ["“A promise is worth less than a discount”"],
    ],
    ["a wrong speaker", "As Petra says, the regulars were the hardest part.", ["Petra"]],
    ["a name the post never mentions", "You mention that Mrs. Lindqvist collected the rye loaf.", ["Lindqvist"]],
    ["a number laid at the post's door beside an own one", "We lost 85 loaves, you lost 74.", ["74"]],
  ])("stops at %s", (_, text, cited) => {
    expect(verdictOf("true", text)).toBe("fix");
    expect(citedBy("true", text)).toEqual(cited);
  });

  it("reminds the user of what only they can vouch for", () => {
    expect(findingOf("true", "We threw away 85 loaves a week.")?.text).toContain("“85” is your own claim");
  });

  it("is not judged without the post's text", () => {
    expect(verdictOf("true", "80% of bakeries regret this.", { post: undefined })).toBe("na");
    expect(verdictOf("true", "80% of bakeries regret this.", { post: { ...POST, text: "" } })).toBe("na");
  });
});

judgesPairs("true", [
  [
    "a number",
    "Your waste fell from 47 loaves to 6, which is remarkable.",
    "Your waste fell from 47 loaves to 16, which is remarkable.",
    "16",
  ],
  [
    "a percentage",
    "You say that the queue grew shorter by 30 %.",
    "You say that the queue grew shorter by 40 %.",
    "40 %",
  ],
  ["whose figure", "We lost 85 loaves a week in our shop.", "Bakeries lose 85% of their loaves a week.", "85%"],
  [
    "a quotation",
    "“A promise is worth more than a discount” says it all.",
    "“A promise is worth less than a discount” says it all.",
    "less than",
  ],
  [
    "a speaker",
    "As Ines says, the regulars were the hardest part.",
    "As Petra says, the regulars were the hardest part.",
    "Petra",
  ],
  [
    "a name",
    "You mention that Mrs. Ortega collected the rye loaf.",
    "You mention that Mrs. Lindqvist collected the rye loaf.",
    "Lindqvist",
  ],
  ["a sum", "From 47 loaves to 6 is a fall of 87 %.", "From 47 loaves to 6 is a fall of 77 %.", "77 %"],
  [
    "a source beside it",
    "Across the trade it is 12.5% (https://guild.example/survey).",
    "Across the trade it is 12.5%, as everybody knows.",
    "12.5%",
  ],
  [
    "a number in words",
    "You write that two of you packed the bags.",
    "You write that nine of you packed the bags.",
    "nine",
  ],
  ["a guess marked as one", "Perhaps 60% of bakers do the same.", "Some 60% of bakers do the same.", "60%"],
  ["years", "You took reservations for 6 years.", "You took reservations for 16 years.", "16"],
  [
    "who told the author",
    "Jonas Weber told you that sales would drop.",
    "Karl Weber told you that sales would drop.",
    "Karl Weber",
  ],
]);
