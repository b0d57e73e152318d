// Bytes of a page to text, in the order browsers use: BOM, HTTP, meta, then what the bytes themselves say.

const META_WINDOW = 4_096;
/** Declared by servers that never looked at the page, so valid UTF-8 is believed before them. */
const CARELESS = new Set(["windows-1252"]);

/** @param contentType the HTTP header, whose `charset` is honoured. Unknown and wrong declarations are passed over; never throws. */
export function decodeHtml(bytes: Uint8Array, contentType: string | undefined): string {
  const marked = byteOrderMark(bytes);
  if (marked !== undefined) return decoder(marked)?.decode(bytes) ?? "";
  const utf8 = decodeStrictly(bytes);
  const declared = [charsetOf(contentType), metaCharset(bytes)].filter((label) => label !== undefined);
  for (const label of declared) {
    const found = decoder(label);
    if (found === undefined) continue;
    if (found.encoding === "utf-8") {
      if (utf8 !== undefined) return utf8;
      const text = found.decode(bytes);
      if (mostlyReadable(text)) return text;
      continue;
    }
    if (utf8 !== undefined && CARELESS.has(found.encoding)) return utf8;
    return found.decode(bytes);
  }
  return utf8 ?? decoder("windows-1252")?.decode(bytes) ?? "";
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return undefined;
}

function decodeStrictly(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function charsetOf(contentType: string | undefined): string | undefined {
  return /charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(contentType ?? "")?.[1];
}

function metaCharset(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, META_WINDOW)).replace(/<!--[^]*?(?:-->|$)/g, "");
  for (const [tag] of head.matchAll(/<meta\s[^<>]{1,1000}>?/gi)) {
    const label = charsetOf(tag);
    // A page whose tags can be read as ASCII is not UTF-16, whatever it says.
    if (label !== undefined) return /^utf-?16/i.test(label) ? "utf-8" : label;
  }
  return /^\s*<\?xml[^<>]*?encoding\s*=\s*["']([\w.:-]+)/i.exec(head)?.[1];
}

function decoder(label: string): TextDecoder | undefined {
  try {
    return new TextDecoder(label);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** A page cut in mid-character is still UTF-8; one where most letters beyond ASCII are lost is something else. */
function mostlyReadable(text: string): boolean {
  let lost = 0;
  let beyondAscii = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0xfffd) lost++;
    if (code > 0x7f) beyondAscii++;
  }
  return lost * 2 < beyondAscii || lost <= 1;
}
