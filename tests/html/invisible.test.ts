import { describe, expect, test } from "vitest";
import { removeInvisible } from "../../src/html/invisible.ts";

describe("what cannot be seen", () => {
  test.each([
    ["zero-width spaces and joiners", "ig\u200Bno\u200Cre\u200D me\u2060\uFEFF", "ignore me"],
    ["soft hyphens and grapheme joiners", "ig\u00ADno\u034Fre", "ignore"],
    ["overrides, marks and isolates of direction", "\u202Efdp\u202C.\u200Fexe\u2066\u2069\u061C", "fdp.exe"],
    ["fillers of Hangul and Khmer", "a\u115F\u1160\u3164\uFFA0\u17B4\u17B5b", "ab"],
    ["tag characters", "hello\u{E0001}\u{E0069}\u{E0067}\u{E007F}", "hello"],
    [
      "bytes in variation selectors",
      "ok\uFE0F\uFE0E\u{E0101}\u{E0154}\u{E01EF} 😀\uFE0F\uFE0E\uFE0F\u{E0120}",
      "ok 😀\uFE0F",
    ],
    ["separators of lines, which part lines", "one\u2028two\u2029three", "one\ntwo\nthree"],
    ["controls and annotations", "a\u0007\u0085\u001Bb\uFFF9c\uFFFB", "abc"],
    ["marks of shorthand and music", "a\u{1BCA0}\u{1D173}b", "ab"],
    ["a second joiner", "می\u200C\u200D\u200Cخواهم", "می\u200Cخواهم"],
    ["selectors of Mongolian elsewhere", "a\u180B\u180Eb", "ab"],
  ])("is taken out: %s", (_, text, seen) => {
    expect(removeInvisible(text)).toBe(seen);
  });

  test.each([
    "👩\u200D💻",
    "❤\uFE0F\u200D🔥",
    "1\uFE0F\u20E3 and ©\uFE0F",
    "می\u200Cخواهم",
    "क्\u200Dष",
    "ᠠ\u180B",
    "e\u0301 ñ 日本語 한국어 Ελληνικά",
  ])("and what is needed to write stays: %s", (text) => {
    expect(removeInvisible(text)).toBe(text);
  });
});
