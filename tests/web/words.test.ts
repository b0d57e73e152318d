import { describe, expect, test } from "vitest";
import { firstName, isWebAddress } from "../../src/web/words.ts";

describe("how a person is called in running text", () => {
  test.each([
    ["Ines Kaya", "Ines"],
    ["  Jo  Marchetti-Lindqvist ", "Jo"],
    ["Ludwig van der Meer", "Ludwig"],
    ["Ægir O’Hara", "Ægir"],
    ["Vojtech Press-Cypress", "Vojtech"],
  ])("%s is %s", (name, called) => expect(firstName(name)).toBe(called));

  test.each([
    "Site of Someone",
    "The Daily Lathe",
    "Harbour Notes",
    "Rowan's Weblog",
    "Dr. Ines Kaya",
    "J. K. Marlowe",
    "ines kaya",
    "Studio 12",
    "王小明",
    "Ines",
  ])("%s is called by the whole of it", (name) => expect(firstName(name)).toBe(name));
});

test("only addresses on the web become links", () => {
  expect(["https://a.example/", "HTTP://a.example"].every(isWebAddress)).toBe(true);
  expect(["javascript:alert(1)", "", "//a.example", "mailto:a@a.example"].some(isWebAddress)).toBe(false);
});
