// How moments are told: "3 hours ago" near by, a date further off, in the user's own time zone.
import { DAY, HOUR, MINUTE } from "../clock.ts";

/** What every page needs to speak of time. `timezone` is an IANA name, such as the one in the user's profile. */
export type View = Readonly<{ now: Date; timezone: string }>;

/** The moment as said in a sentence, with its preposition-free form: "3 hours ago", "yesterday", "Thursday", "2 November". */
export function tellMoment(at: Date, view: View): string {
  const passed = view.now.getTime() - at.getTime();
  if (passed < 0) return tellComing(-passed, at, view);
  if (passed < 2 * MINUTE) return "just now";
  if (passed < HOUR) return `${Math.floor(passed / MINUTE)} minutes ago`;
  const days = daysBetween(at, view);
  if (passed < 2 * HOUR) return "an hour ago";
  if (days === 0 || passed < 8 * HOUR) return `${Math.floor(passed / HOUR)} hours ago`;
  if (days === 1) return "yesterday";
  if (days < 7) return format(at, view, { weekday: "long" });
  const sameYear = format(at, view, { year: "numeric" }) === format(view.now, view, { year: "numeric" });
  return format(at, view, { day: "numeric", month: "long", ...(sameYear ? {} : { year: "numeric" }) });
}

/** Date and time in full, for tooltips and lists that must be exact. */
export function tellExactly(at: Date, view: View): string {
  return format(at, view, { day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit" });
}

/** `YYYY-MM-DD` in the user's time zone, as `<input type="date">` wants it. */
export function dayOf(at: Date, view: View): string {
  const { day, month, year } = Object.fromEntries(
    new Intl.DateTimeFormat("en-GB", { timeZone: view.timezone, day: "2-digit", month: "2-digit", year: "numeric" })
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  );
  return `${year?.padStart(4, "0")}-${month}-${day}`;
}

export function greetingAt(view: View): string {
  const hour = Number(format(view.now, view, { hour: "2-digit", hourCycle: "h23" }));
  if (hour < 5) return "Good night";
  if (hour < 12) return "Good morning";
  return hour < 18 ? "Good afternoon" : "Good evening";
}

function tellComing(ahead: number, at: Date, view: View): string {
  if (ahead < 2 * MINUTE) return "in a moment";
  if (ahead < HOUR) return `in ${Math.floor(ahead / MINUTE)} minutes`;
  if (ahead < 2 * HOUR) return "in an hour";
  if (ahead < 24 * HOUR) return `in ${Math.floor(ahead / HOUR)} hours`;
  return format(at, view, { day: "numeric", month: "long" });
}

/** Calendar days between a moment and now: midnight counts, not 24 hours. */
function daysBetween(at: Date, view: View): number {
  return Math.round((Date.parse(dayOf(view.now, view)) - Date.parse(dayOf(at, view))) / DAY);
}

function format(at: Date, view: View, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone: view.timezone, ...options }).format(at);
}
