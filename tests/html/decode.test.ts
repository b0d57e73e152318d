import { describe, expect, test } from "vitest";
import { decodeHtml } from "../../src/html/decode.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === "string" ? [...latin(part)] : part)));

const PRIVET_1251 = [0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2];
const NIHONGO_SJIS = [0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea];

describe("decoding a page", () => {
  test("a byte order mark wins over everything", () => {
    expect(decodeHtml(bytes([0xef, 0xbb, 0xbf], [...utf8("é")]), "text/html; charset=windows-1251")).toBe("é");
    expect(decodeHtml(bytes([0xff, 0xfe, 0x41, 0x00]), undefined)).toBe("A");
    expect(decodeHtml(bytes([0xfe, 0xff, 0x00, 0x41]), undefined)).toBe("A");
  });

  test("the header wins over the page", () => {
    expect(decodeHtml(bytes('<meta charset="koi8-r">', PRIVET_1251), 'text/html; Charset="windows-1251"')).toContain(
      "Привет",
    );
  });

  test.each([
    ["windows-1251 in a short meta", '<meta charset="windows-1251">', PRIVET_1251, "Привет"],
    [
      "windows-1251 in a long meta",
      '<META content="text/html; charset=windows-1251" http-equiv=Content-Type>',
      PRIVET_1251,
      "Привет",
    ],
    ["Shift_JIS", "<html><head><meta charset=Shift_JIS>", NIHONGO_SJIS, "日本語"],
    ["an XML declaration", '<?xml version="1.0" encoding="windows-1251"?>', PRIVET_1251, "Привет"],
    ["a wrong UTF-16", "<meta charset=utf-16>", [0xc3, 0xa9], "é"],
  ])("%s is honoured", (_, declaration, body, text) => {
    expect(decodeHtml(bytes(declaration, body), "text/html")).toBe(declaration + text);
  });

  test("a declaration after the first four kilobytes or in a comment is none", () => {
    expect(decodeHtml(bytes(" ".repeat(5_000), "<meta charset=windows-1251>", [0xe9]), undefined)).toContain("é");
    expect(decodeHtml(bytes("<!-- <meta charset=windows-1251> -->", [0xe9]), undefined)).toContain("é");
  });

  test("without any declaration it is UTF-8 if it can be, else windows-1252", () => {
    expect(decodeHtml(utf8("naïve “quotes”"), undefined)).toBe("naïve “quotes”");
    expect(decodeHtml(bytes("na", [0xef], "ve ", [0x93], "x", [0x94]), undefined)).toBe("naïve “x”");
  });

  test("an unknown or careless declaration does not spoil UTF-8", () => {
    expect(decodeHtml(utf8("é"), "text/html; charset=none-such")).toBe("é");
    expect(decodeHtml(utf8("é"), "text/html; charset=ISO-8859-1")).toBe("é");
  });

  test("a page that only claims to be UTF-8 is read as the meta element says", () => {
    expect(decodeHtml(bytes("<meta charset=windows-1251>", PRIVET_1251), "text/html; charset=utf-8")).toContain(
      "Привет",
    );
  });

  test("UTF-8 that was cut stays UTF-8", () => {
    expect(decodeHtml(utf8("ééé€").subarray(0, 8), "text/html; charset=utf-8")).toBe("ééé\uFFFD");
  });
});
