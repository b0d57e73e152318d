// Moments in a recording, as people and files write them.

/** A recording that is longer has a wrong clock. */
const MAX_SECONDS = 100 * 3_600;

/** How a time is written, for use inside larger patterns: "1:02:03.5", "62:03", "00:01:02,500". No group of its own. */
export const STAMP = String.raw`(?:\d{1,3}:)?\d{1,3}:\d{2}(?:[.,]\d{1,6})?`;

const WHOLE = new RegExp(`^${STAMP}$`);

/** Seconds; undefined where it is no time, or none that a recording has. */
export function parseStamp(text: string): number | undefined {
  const plain = text.trim();
  if (!WHOLE.test(plain)) return undefined;
  return sensible(
    plain
      .replace(",", ".")
      .split(":")
      .reduce((total, part) => total * 60 + Number(part), 0),
  );
}

/** A number of seconds (also as text, also as a stamp); undefined where it is nonsense. */
export function readSeconds(value: unknown): number | undefined {
  if (typeof value === "number") return sensible(value);
  if (typeof value !== "string") return undefined;
  return /^\d+(?:\.\d+)?$/.test(value.trim()) ? sensible(Number(value)) : parseStamp(value);
}

function sensible(seconds: number): number | undefined {
  return Number.isFinite(seconds) && seconds >= 0 && seconds <= MAX_SECONDS
    ? Math.round(seconds * 1_000) / 1_000
    : undefined;
}

/** "0:07", "23:10", "1:02:03". */
export function tellStamp(seconds: number): string {
  const whole = Math.floor(seconds);
  const two = (value: number): string => String(value).padStart(2, "0");
  const [hours, minutes, rest] = [Math.floor(whole / 3_600), Math.floor((whole % 3_600) / 60), whole % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
