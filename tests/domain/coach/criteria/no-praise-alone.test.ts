import { describe, expect, it } from "vitest";
import { citedBy, LONG_GERMAN, verdictOf } from "../draft.ts";
import { judgesPairs } from "../pairs.ts";

describe("no praise alone", () => {
  it.each([
    "Great post! Thanks for sharing.",
    "Love this 🔥🔥",
    "So true. Couldn't agree more!",
    "I really enjoyed the part about the rye loaf. Keep it up!",
    "This is such an insightful article about bakeries.",
    "I agree with everything here.",
    "100% spot on!",
    "Toller Artikel, danke!",
    "Merci, super article !",
  ])("wants more than %j", (text) => {
    expect(verdictOf("no-praise-alone", text)).toBe("fix");
  });

  it.each([
    "Great post! We dropped pre-orders in our flower shop and lost half of the wedding trade.",
    "The list for the elderly would have been abused within a month, because nobody checks a birth date.",
    "I love the rye story, but a promise can be priced: our members pay a yearly fee.",
    "What became of the morning shift?",
  ])("lets %j pass", (text) => {
    expect(verdictOf("no-praise-alone", text)).toBe("pass");
  });

  it("cites the praise", () => {
    expect(citedBy("no-praise-alone", "Great post! Thank you.")).toEqual(["Great post!", "Thank you."]);
  });

  it("says nothing about a language it does not read", () => {
    expect(verdictOf("no-praise-alone", LONG_GERMAN)).toBe("na");
  });
});

judgesPairs("no-praise-alone", [
  [
    "a point after the praise",
    "Great post! We dropped pre-orders in our flower shop and lost half of the wedding trade.",
    "Great post! Thanks for sharing.",
    "Great post!",
  ],
  [
    "a reason for the praise",
    "What a brave step, because regulars remember such things for decades.",
    "What a brave and inspiring step, truly wonderful work.",
    "What a brave",
  ],
  [
    "what it changed",
    "Well done. Our accountant would have forbidden such a thing before Christmas.",
    "Well done. Keep it up!",
    "Keep it up!",
  ],
  [
    "a doubt beside the praise",
    "Lovely story, but the elderly pay for the shorter queue.",
    "Lovely story, such a beautiful read.",
    "Lovely story",
  ],
  [
    "how much praise there is",
    "Good one. Paper bags at five in the morning were our ruin too.",
    "This is such an inspiring and powerful read for us all. Paper bags at five in the morning were our ruin too.",
    "This is such",
  ],
  [
    "thanks for something, and more",
    "Thanks for the figures. Ours are worse, since we bake twice a day.",
    "Thanks so much!",
    "Thanks",
  ],
  ["agreement with a case", "I agree, our list lasted three weeks.", "I agree with everything here.", "I agree"],
  ["a question instead of applause", "What became of the morning shift?", "Bravo to the morning shift!", "Bravo"],
  [
    "German: a point",
    "Toller Artikel. Bei uns blieben die Tüten oft bis zum Abend liegen, weil niemand absagt.",
    "Toller Artikel, danke!",
    "Toller Artikel",
  ],
  [
    "French: praise of nothing in particular",
    "Merci, and our own list lasted three weeks longer than yours.",
    "Merci, super article !",
    "Merci",
  ],
  [
    "Spanish: praise of nothing in particular",
    "Gracias, and our own list lasted four weeks longer than yours.",
    "¡Enhorabuena, gran artículo!",
    "Enhorabuena",
  ],
]);
