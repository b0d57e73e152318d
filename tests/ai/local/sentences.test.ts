import { expect, test } from "vitest";
import { splitSentences } from "../../../src/ai/local/sentences.ts";

const split = (text: string, language?: string) => splitSentences(text, 0, language).map((one) => one.text);

test.each([
  ["en", "Dr. Hall met J. S. Park, e.g. on Monday. They talked.", 2],
  ["en", "We moved to the U.S. in spring. It rained.", 2],
  ["en", "It costs approx. 300 a month. Who pays?", 2],
  ["de", "Wir haben z. B. die Regale gebaut. Am 3. Mai war Eröffnung.", 2],
  ["fr", "M. Dupont est venu. Il a parlé.", 2],
  ["en", "i went home. it was late. nobody came.", 3],
  ["en", "the shelves were full . the room was not . why ?", 3],
  ["zh", "我们开了一家图书馆。只来了二十个人！为什么？", 3],
  ["el", "Υπάρχει τέτοιο μέρος; Ναι, υπάρχει.", 2],
])("splits %s: %s", (language, text, count) => {
  const sentences = split(text, language);
  expect(sentences).toHaveLength(count);
  expect(sentences.join("").replaceAll(/\s/gu, "")).toBe(text.replaceAll(/\s/gu, ""));
});

test("a sentence knows its place in the whole text", () => {
  const whole = "Title\n\n  One thing.  Another thing. ";
  for (const one of splitSentences(whole.slice(7), 7)) expect(whole.slice(one.start, one.end)).toBe(one.text);
});

test("an unknown language is split like English", () => {
  expect(split("One thing. Another thing.", "not a language")).toHaveLength(2);
});
