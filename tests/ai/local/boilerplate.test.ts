import { expect, test } from "vitest";
import { isBoilerplate, isCodeLine, isLinkLine } from "../../../src/ai/local/boilerplate.ts";
import { estimateWords } from "../../../src/ai/local/terms.ts";

const frame = (sentence: string) => isBoilerplate(sentence, estimateWords(sentence));

test.each([
  "Subscribe now",
  "The post Queues appeared first on Town Notes.",
  "Read more",
  "Thanks for reading Town Notes! Subscribe for free to receive new posts.",
  "Photo by Jane Hall on a stock site",
  "You can subscribe to our podcast feed.",
  "Share this on LinkedIn",
  "Jetzt weiterlesen und Newsletter abonnieren.",
  "Der Beitrag Regale erschien zuerst auf Stadtnotizen.",
  "Abonnez-vous à la lettre.",
  "Suscríbete al boletín.",
  "Подписывайтесь на канал.",
  "続きを読む",
  "阅读全文",
  "اقرأ المزيد",
])("is no part of the post: %s", (sentence) => {
  expect(frame(sentence)).toBe(true);
});

test.each([
  "People subscribe to a newspaper because they trust the person who chooses for them.",
  "Copyright law is older than the machines it is now applied to.",
  "Share your work before it is finished.",
  "Menu planning is where most small restaurants lose their money.",
  "We follow the people who answer, not the people who shout.",
])("is part of the post: %s", (sentence) => {
  expect(frame(sentence)).toBe(false);
});

test("tells code and links from prose", () => {
  expect(isCodeLine("  const total = list.reduce((a, b) => a + b, 0);")).toBe(true);
  expect(isCodeLine("let imageURL: URL?")).toBe(true);
  expect(isCodeLine("$ git push origin main")).toBe(true);
  expect(isCodeLine("Let me explain why we import so few books (and so many magazines).")).toBe(false);
  expect(isLinkLine("Notes: https://notes.example/a-long-address-of-a-page")).toBe(true);
  expect(isLinkLine("We wrote about it at https://notes.example, where the whole story of the shelves is told.")).toBe(
    false,
  );
});
