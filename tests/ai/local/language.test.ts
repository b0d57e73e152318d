import { expect, test } from "vitest";
import { detectLanguage } from "../../../src/ai/local/language.ts";
import { STORIES } from "./texts.ts";

test.each(Object.entries(STORIES))("knows a story in %s", (code, { text }) => {
  expect(detectLanguage(text)).toBe(code);
});

test.each([
  [
    "da",
    "Sidste år åbnede vi et lille bibliotek i byen. Den første måned kom der kun tyve mennesker, og det blev ikke bedre af flere bøger.",
  ],
  [
    "nb",
    "I fjor åpnet vi et lite bibliotek i byen. Den første måneden kom det bare tjue mennesker, og det ble ikke bedre av flere bøker.",
  ],
  [
    "sv",
    "Förra året öppnade vi ett litet bibliotek i staden. Den första månaden kom bara tjugo personer, och det blev inte bättre med fler böcker.",
  ],
  [
    "fi",
    "Viime vuonna avasimme pienen kirjaston kaupunkiin. Kirjat eivät yksin tuo lukijoita, mutta ihmiset tuovat, kun he voivat puhua.",
  ],
  [
    "nl",
    "Vorig jaar openden we een kleine bibliotheek in de stad. De eerste maand kwamen er maar twintig mensen, en dat werd niet beter met meer boeken.",
  ],
  [
    "pt",
    "No ano passado abrimos uma pequena biblioteca na cidade. No primeiro mês vieram apenas vinte pessoas, e não foi melhor com mais livros.",
  ],
  [
    "pl",
    "W zeszłym roku otworzyliśmy w mieście małą bibliotekę. W pierwszym miesiącu przyszło tylko dwadzieścia osób, a książki same nie pomogły.",
  ],
])("tells %s from its neighbours", (code, text) => {
  expect(detectLanguage(text)).toBe(code);
});

test("does not guess from a few letters, numbers or addresses", () => {
  expect(detectLanguage("")).toBeUndefined();
  expect(detectLanguage("v2.0")).toBeUndefined();
  expect(detectLanguage("https://notes.example/the-long-address-of-a-page 2026")).toBeUndefined();
});
