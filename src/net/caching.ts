// When the other side wants to be asked again (RFC 9110, 9111). Pure: the caller keeps the dates.
import { DAY, SECOND } from "../clock.ts";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Who asks for silence gets it (feeds.md, rule 7), but no slip of theirs shuts a host out for years. */
const LONGEST_SILENCE = 7 * DAY;

/**
 * @param now domain time of the answer.
 * @returns when to try again, at most a week from now; undefined where the header is missing or unreadable.
 *   A moment that has passed is `now`.
 */
export function parseRetryAfter(headers: Headers, now: Date): Date | undefined {
  const value = headers.get("retry-after")?.trim();
  if (!value) return undefined;
  const ms = /^\d+(\.\d+)?$/.test(value) ? Number(value) * SECOND : untilDate(value, headers, now);
  return ms === undefined ? undefined : after(now, ms, LONGEST_SILENCE);
}

/**
 * Until when the answer counts as fresh: `max-age` less `Age`, else `Expires` (RFC 9111, 4.2.1, for a private cache).
 * @param now domain time of the answer.
 * @returns at most a day from now; undefined where nothing is said or it is stale already.
 */
export function freshUntil(headers: Headers, now: Date): Date | undefined {
  const control = headers.get("cache-control")?.toLowerCase() ?? "";
  if (/(^|[\s,])no-(cache|store)(?!\s*=)/.test(control)) return undefined;
  const maxAge = /(?:^|[\s,])max-age\s*=\s*"?(-?\d+)/.exec(control)?.[1];
  const expires = headers.get("expires");
  const ms =
    maxAge !== undefined ? (Number(maxAge) - ageOf(headers)) * SECOND : expires && untilDate(expires, headers, now);
  return typeof ms === "number" && ms > 0 ? after(now, ms, DAY) : undefined;
}

/**
 * Reads the three forms of an HTTP date (RFC 9110, 5.6.7); `Date.parse` takes the third for local time.
 * @returns milliseconds since 1970, or undefined.
 */
export function parseHttpDate(value: string): number | undefined {
  const text = value.trim().toLowerCase();
  const fixed =
    /^(?:[a-z]+,\s*)?(\d{1,2})[ -]([a-z]{3})[ -](\d{2}|\d{4})\s+(\d\d):(\d\d):(\d\d)(?:\s+(?:gmt|utc|[+-]0000))?$/;
  const asctime = /^[a-z]{3}\s+([a-z]{3})\s+(\d{1,2})\s+(\d\d):(\d\d):(\d\d)\s+(\d{4})$/;
  const a = fixed.exec(text);
  const b = asctime.exec(text);
  const parts = a ? a.slice(1) : b ? [b[2], b[1], b[6], b[3], b[4], b[5]] : undefined;
  if (!parts) return undefined;
  const [day, month = "", year = "", hour, minute, second] = parts;
  const monthIndex = MONTHS.indexOf(month);
  if (monthIndex < 0) return undefined;
  const fullYear = year.length === 4 ? Number(year) : Number(year) + (Number(year) < 70 ? 2000 : 1900);
  return Date.UTC(fullYear, monthIndex, Number(day), Number(hour), Number(minute), Number(second));
}

/**
 * Milliseconds until an HTTP date. Two clocks can measure it, ours and the server's own `Date`, and either may be off
 * by days: a wait that lies ahead and within a day is the likelier one. Of two such the longer: who comes hours late
 * has lost hours, who comes early was asked not to.
 */
function untilDate(value: string, headers: Headers, now: Date): number | undefined {
  const at = parseHttpDate(value);
  if (at === undefined) return undefined;
  const byOurs = at - now.getTime();
  const theirs = parseHttpDate(headers.get("date") ?? "");
  if (theirs === undefined) return byOurs;
  const likely = [byOurs, at - theirs].filter((ms) => ms > 0 && ms <= DAY);
  return likely.length > 0 ? Math.max(...likely) : at - theirs;
}

function ageOf(headers: Headers): number {
  const age = Number(headers.get("age") ?? 0);
  return Number.isFinite(age) && age > 0 ? age : 0;
}

function after(now: Date, ms: number, most: number): Date {
  return new Date(now.getTime() + Math.min(Math.max(ms, 0), most));
}
