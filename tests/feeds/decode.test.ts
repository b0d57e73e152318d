import { describe, expect, it } from "vitest";
import { decodeFeed, knownEncoding } from "../../src/feeds/decode.ts";
import { repairMojibake } from "../../src/feeds/mojibake.ts";
import { bytesOf } from "./fixtures.ts";

const xml = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?><rss/>`;
const ascii = (text: string) => Array.from(text, (c) => c.charCodeAt(0));
const join = (...parts: (string | number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === "string" ? ascii(part) : part)));
const utf16 = (text: string, big: boolean) =>
  Uint8Array.from(
    Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)).flatMap((c) =>
      big ? [c >> 8, c & 255] : [c & 255, c >> 8],
    ),
  );

describe("decoding a feed", () => {
  it.each<[string, Uint8Array, string | undefined, string]>([
    ["UTF-8 by its byte order mark", join([0xef, 0xbb, 0xbf], xml("iso-8859-1"), [0xc3, 0xbc]), undefined, "ü"],
    [
      "UTF-8 although something else is declared",
      join(xml("windows-1251"), [0xc3, 0xbc]),
      "text/xml; charset=koi8-r",
      "ü",
    ],
    ["windows-1251 by its declaration", join(xml("windows-1251"), [0xcf, 0xf0, 0xe8]), undefined, "При"],
    [
      "its own declaration over the server's default",
      join(xml("windows-1251"), [0xcf, 0xf0, 0xe8]),
      "text/xml; charset=ISO-8859-1",
      "При",
    ],
    [
      "the HTTP header where the file says nothing",
      join("<rss/>", [0xcf, 0xd2, 0xc9]),
      "text/xml; charset=koi8-r",
      "ори",
    ],
    ["Shift_JIS", join(xml("Shift_JIS"), [0x93, 0xfa, 0x96, 0x7b]), undefined, "日本"],
    ["EUC-JP", join(xml("EUC-JP"), [0xc6, 0xfc, 0xcb, 0xdc]), undefined, "日本"],
    ["x-sjis", join(xml("x-sjis"), [0x93, 0xfa, 0x96, 0x7b]), undefined, "日本"],
    ["KOI8-R", join(xml("koi8-r"), [0xf0, 0xd2, 0xc9]), undefined, "При"],
    ["Big5", join(xml("big5"), [0xa4, 0xa4, 0xa4, 0xe5]), undefined, "中文"],
    ["EUC-KR", join(xml("euc-kr"), [0xc7, 0xd1]), undefined, "한"],
    ["windows-1250", join(xml("windows-1250"), [0x9e, 0xec]), undefined, "žě"],
    ["windows-1256", join(xml("windows-1256"), [0xe3]), undefined, "م"],
    ["ISO-8859-2", join(xml("ISO-8859-2"), [0xbe, 0xec]), undefined, "žě"],
    ["ISO-8859-1, which is windows-1252", join(xml("ISO-8859-1"), [0x93, 0xe9, 0x94]), undefined, "“é”"],
    ["TIS-620", join(xml("TIS-620"), [0xa1]), undefined, "ก"],
    ["Macintosh", join(xml("macintosh"), [0x8e]), undefined, "é"],
    ["an encoding nobody knows", join(xml("bogus"), [0xe9]), undefined, "é"],
    ["UTF-8 although UTF-16 is declared", join(xml("utf-16"), [0xc3, 0xbc]), "text/xml; charset=utf-16", "ü"],
    ["gb2312", join(xml("gb2312"), [0xd6, 0xd0, 0xce, 0xc4]), undefined, "中文"],
    ["ISO-8859-15", join(xml("ISO-8859-15"), [0xa4, 0xe9]), undefined, "€é"],
    [
      "ISO-2022-JP, which is all ASCII",
      join(xml("iso-2022-jp"), [0x1b, 0x24, 0x42, 0x46, 0x7c, 0x1b, 0x28, 0x42]),
      undefined,
      "日",
    ],
    ["windows-1252 where nothing else fits", join("<rss/>", [0x93, 0xe9, 0x94]), undefined, "“é”"],
    [
      "windows-1252 although UTF-8 was declared",
      join(xml("utf-8"), [0xe9, 0x20, 0xe8]),
      "text/xml; charset=utf-8",
      "é è",
    ],
    ["UTF-8 with one stray byte", join("<rss/>", [0xc3, 0xbc, 0xe2, 0x80, 0x9c, 0x93, 0x20]), undefined, "ü““ "],
    ["UTF-8 cut off in a character", join("<rss/>", [0xc3, 0xbc, 0xe2, 0x80]), undefined, "ü"],
  ])("recognises %s", (_, bytes, contentType, end) => {
    expect(decodeFeed(bytes, contentType).text.endsWith(end)).toBe(true);
  });

  it.each([
    ["little", false],
    ["big", true],
  ])("recognises UTF-16, %s end first, with and without a mark", (_, big) => {
    const text = `${xml("utf-16")}häß日`;
    expect(decodeFeed(utf16(text, big), undefined).text).toBe(text);
    expect(decodeFeed(utf16(`\uFEFF${text}`, big), undefined).text).toBe(text);
  });

  it.each([
    ["little", true],
    ["big", false],
  ])("recognises UTF-32, %s end first, with and without a mark", (_, little) => {
    const utf32 = (text: string) => {
      const points = Array.from(text, (c) => c.codePointAt(0) ?? 0);
      const view = new DataView(new ArrayBuffer(points.length * 4));
      points.forEach((point, at) => view.setUint32(at * 4, point, little));
      return new Uint8Array(view.buffer);
    };
    const text = `${xml("utf-32")}häß日😀`;
    expect(decodeFeed(utf32(text), undefined).text).toBe(text);
    expect(decodeFeed(utf32(`\uFEFF${text}`), undefined).text.replace("\uFEFF", "")).toBe(text);
  });

  it("says what was wrong", () => {
    expect(decodeFeed(join("<rss/>", [0xe9]), undefined).wrong.join(" ")).toContain("windows-1252");
  });

  it.each([
    ["win-1251", "windows-1251"],
    ["cp1252", "windows-1252"],
    ["iso8859_2", "iso-8859-2"],
    ["MS932", "shift_jis"],
    ["nonsense", undefined],
    ["utf-16", undefined],
  ])("knows %s as %s", (label, name) => {
    expect(knownEncoding(label)).toBe(name);
  });
});

describe("double encoding", () => {
  const twice = (text: string) => new TextDecoder("windows-1252").decode(bytesOf(text));
  it("is undone where the whole file has it", () => {
    const text = "Für Käse und Öl “heute” – 5 €";
    expect(repairMojibake(twice(text))).toBe(text);
  });

  it.each(["Für Käse und Öl “heute”", "“AMANHÔ e “IRMÔ, “MÃE” SÃO", "À l’été", "Привет Ã¼"])(
    "is not seen in %s",
    (text) => {
      expect(repairMojibake(text)).toBe(text);
    },
  );
});
