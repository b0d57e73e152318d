// Bytes to text. The order was measured on real feeds: BOM, UTF-16 pattern, valid UTF-8, declared encoding, windows-1252.
import { repairMojibake } from "./mojibake.ts";

export type Decoded = { text: string; encoding: string; wrong: string[] };

/**
 * @param contentType the HTTP header, for its charset
 */
export function decodeFeed(bytes: Uint8Array, contentType: string | undefined): Decoded {
  const wrong: string[] = [];
  const { text, encoding } = decodeBytes(bytes, contentType, wrong);
  const repaired = repairMojibake(text);
  if (repaired !== text) wrong.push("The text was encoded twice; it was put right.");
  return { text: repaired, encoding, wrong };
}

function decodeBytes(bytes: Uint8Array, contentType: string | undefined, wrong: string[]) {
  const wide = decodeUtf32(bytes);
  if (wide) return wide;
  const marked = byMark(bytes);
  if (marked) return { text: new TextDecoder(marked).decode(bytes), encoding: marked };
  const declared = declaredEncoding(bytes, contentType);
  // ISO-2022-JP and its like are plain ASCII bytes and would pass for UTF-8.
  if (declared?.startsWith("iso-2022") && bytes.includes(0x1b)) {
    return { text: new TextDecoder(declared).decode(bytes), encoding: declared };
  }
  const utf8 = tryDecode("utf-8", bytes);
  if (utf8 !== undefined) return { text: utf8, encoding: "utf-8" };
  if (declared && declared !== "utf-8") {
    const text = new TextDecoder(declared).decode(bytes);
    if (text.includes("\uFFFD")) wrong.push(`Some characters do not fit the declared encoding ${declared}.`);
    return { text, encoding: declared };
  }
  const mixed = utf8WithStrayBytes(bytes);
  if (mixed !== undefined) {
    wrong.push("Some bytes are not valid UTF-8; they were read as windows-1252.");
    return { text: mixed, encoding: "utf-8" };
  }
  wrong.push("The declared encoding is wrong or missing; the file was read as windows-1252.");
  return { text: new TextDecoder("windows-1252").decode(bytes), encoding: "windows-1252" };
}

/** Four bytes a character, which no decoder of the platform knows: told by its mark, or by the zeros around the first "<". */
function decodeUtf32(bytes: Uint8Array): { text: string; encoding: string } | undefined {
  const first = Array.from(bytes.subarray(0, 4), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const little = first === "fffe0000" || /^(?!00)..000000$/.test(first);
  if (!little && first !== "0000feff" && !/^000000(?!00)..$/.test(first)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength - (bytes.byteLength % 4));
  const parts: string[] = [];
  for (let at = 0; at < view.byteLength; at += 4) {
    const point = view.getUint32(at, little);
    parts.push(point > 0x10ffff ? "\uFFFD" : String.fromCodePoint(point));
  }
  return { text: parts.join("").toWellFormed(), encoding: little ? "utf-32le" : "utf-32be" };
}

/** The encoding that the first bytes give away: a byte order mark, or the zero bytes of UTF-16. */
function byMark(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  if (a !== undefined && a !== 0 && b === 0 && c !== undefined && c !== 0 && d === 0) return "utf-16le";
  if (a === 0 && b !== undefined && b !== 0 && c === 0 && d !== undefined && d !== 0) return "utf-16be";
  return undefined;
}

function tryDecode(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** What servers send when nobody configured them: the file's own word counts for more. */
const SERVER_DEFAULTS = new Set(["utf-8", "windows-1252"]);

function declaredEncoding(bytes: Uint8Array, contentType: string | undefined): string | undefined {
  const http = knownEncoding(/charset\s*=\s*["']?([^\s;"']+)/i.exec(contentType ?? "")?.[1]);
  const head = new TextDecoder("windows-1252").decode(bytes.subarray(0, 1024));
  const own = knownEncoding(/<\?xml[^>]*?encoding\s*=\s*["']\s*([\w.:-]+)/i.exec(head)?.[1]);
  return own && (!http || SERVER_DEFAULTS.has(http)) ? own : (http ?? own);
}

/** The canonical WHATWG name of a label, common misspellings included. */
export function knownEncoding(label: string | undefined): string | undefined {
  if (!label) return undefined;
  const lower = label.toLowerCase();
  const spellings = [
    lower,
    lower.replace(/^(?:cp|win|windows)[-_]?(125\d|874)$/, "windows-$1"),
    lower.replace(/^iso[-_]?8859[-_](\d+)$/, "iso-8859-$1"),
    lower.replace(/^(?:cp|ms)[-_]?(?:932|_?kanji)$/, "shift_jis"),
    lower.replace(/^(?:cp)?936$|^gb[-_]?2312(?:-80)?$/, "gbk"),
    lower.replace(/^(?:cp)?949$|^ks_c_5601.*$/, "euc-kr"),
    lower.replace(/^(?:cp)?950$/, "big5"),
    lower.replace(/_/g, "-"),
  ];
  for (const spelling of spellings) {
    try {
      const { encoding } = new TextDecoder(spelling);
      // Bytes that show no UTF-16 pattern are not UTF-16, whatever was declared.
      return encoding.startsWith("utf-16") ? undefined : encoding === "gbk" ? "gb18030" : encoding;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return undefined;
}

/**
 * UTF-8 with a few broken bytes (cut in the middle of a character, or pasted from elsewhere); undefined where the
 * file is rather not UTF-8 at all, that is where broken bytes outnumber whole characters.
 */
function utf8WithStrayBytes(bytes: Uint8Array): string | undefined {
  const legacy = new TextDecoder("windows-1252");
  const utf8 = new TextDecoder("utf-8");
  const parts: string[] = [];
  let whole = 0;
  let broken = 0;
  let start = 0;
  for (let i = 0; i < bytes.length;) {
    const length = sequenceLength(bytes, i);
    if (length > 0) {
      if (length > 1) whole++;
      i += length;
      continue;
    }
    broken++;
    // A character cut off by the end of the file is lost, not something else.
    const cutOff = bytes.length - i < 4 && (bytes[i] ?? 0) >= 0xc2 && bytes.subarray(i + 1).every((b) => b >> 6 === 2);
    parts.push(utf8.decode(bytes.subarray(start, i)), cutOff ? "" : legacy.decode(bytes.subarray(i, i + 1)));
    i += cutOff ? bytes.length - i : 1;
    start = i;
  }
  if (broken > whole) return undefined;
  parts.push(utf8.decode(bytes.subarray(start)));
  return parts.join("");
}

/** Length of the valid UTF-8 sequence at `i`, 0 where there is none. */
function sequenceLength(bytes: Uint8Array, i: number): number {
  const lead = bytes[i] ?? 0;
  if (lead < 0x80) return 1;
  const length = lead >= 0xf5 || lead < 0xc2 ? 0 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  for (let k = 1; k < length; k++) if ((bytes[i + k] ?? 0) >> 6 !== 2) return 0;
  const second = bytes[i + 1] ?? 0;
  if ((lead === 0xe0 && second < 0xa0) || (lead === 0xed && second > 0x9f)) return 0;
  if ((lead === 0xf0 && second < 0x90) || (lead === 0xf4 && second > 0x8f)) return 0;
  return length;
}
