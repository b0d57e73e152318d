import { describe, expect, test } from "vitest";
import { guessLanguages, readLanguages, tellLanguages } from "../../src/web/languages.ts";

describe("languages that a user reads", () => {
  test("are named in English or by their codes", () => {
    expect(readLanguages(["German", "en", " french ", "German"])).toEqual({ codes: ["de", "en", "fr"], unknown: [] });
    expect(readLanguages(["Klingonish", "qq"])).toEqual({ codes: [], unknown: ["Klingonish", "qq"] });
    expect(tellLanguages(["de", "en"])).toBe("German, English");
  });

  test.each([
    ["de-CH,de;q=0.9,en;q=0.8", ["de", "en"]],
    ["en;q=0.5, fr", ["fr", "en"]],
    ["*", []],
    ["de;q=0, x-klingon, <script>", []],
    [undefined, []],
  ])("are guessed from what a browser says: %s", (header, codes) => {
    expect(guessLanguages(header)).toEqual(codes);
  });
});
