// UTF-8 that was taken for windows-1252 and encoded again ("fÃ¼r"): undone only where the whole file says so.

/** What windows-1252 makes of the bytes 0x80 to 0x9F. */
const HIGH = new Map<number, number>(
  Array.from(new TextDecoder("windows-1252").decode(Uint8Array.from({ length: 32 }, (_, i) => 0x80 + i)), (c, i) => [
    c.charCodeAt(0),
    0x80 + i,
  ]),
);

const CP1252 =
  "\\u0080-\\u00FF\\u0152\\u0153\\u0160\\u0161\\u0178\\u017D\\u017E\\u0192\\u02C6\\u02DC\\u2013-\\u2026\\u2030\\u2039\\u203A\\u20AC\\u2122";
const RUN = new RegExp(`[${CP1252}]+`, "g");
const OTHER = new RegExp(`(?![${CP1252}\\uFEFF])\\P{ASCII}`, "gu");

/** How many runs must read as UTF-8 before it is no coincidence, and what share of all that is not ASCII. */
const RUNS = 3;
const SHARE = 0.8;

/** The text with double encoding undone, or the same text where that is not sure. */
export function repairMojibake(text: string): string {
  if (!/[\u00C2-\u00F4][\u0080-\u00BF\u0152-\u2122]/.test(text)) return text;
  let sound = 0;
  let unsound = text.match(OTHER)?.length ?? 0;
  const repaired = text.replace(RUN, (run) => {
    const undone = undo(run);
    if (undone === undefined) unsound++;
    else sound++;
    return undone ?? run;
  });
  return sound >= RUNS && sound / (sound + unsound) >= SHARE ? repaired : text;
}

function undo(run: string): string | undefined {
  const bytes = new Uint8Array(run.length);
  for (let i = 0; i < run.length; i++) {
    const code = run.charCodeAt(i);
    bytes[i] = HIGH.get(code) ?? (code <= 0xff ? code : 0);
    if (bytes[i] === 0) return undefined;
  }
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
