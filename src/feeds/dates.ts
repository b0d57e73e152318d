// Dates in every format that feeds were seen to use. Without a zone, GMT is meant.
import { monthOf, PLACES, ZONES } from "./date-names.ts";

type Parts = {
  year: number;
  month: number;
  day: number;
  hour?: number;
  minute?: number;
  second?: number;
  ms?: number;
  /** Minutes east of GMT, or the name of a place. */
  zone?: number | string;
};

/** The moment that a feed's date means; undefined where it means none. */
export function parseFeedDate(text: string): Date | undefined {
  const plain = text
    .slice(0, 1_000)
    .replace(/(?:\s|&nbsp;)+/g, " ")
    .replace(/(上午|午前|오전|下午|午後|오후)\s?([\d:]+)/, (_, half: string, time: string) =>
      /上午|午前|오전/.test(half) ? `${time} AM` : `${time} PM`,
    )
    .trim();
  if (plain === "" || plain.length > 100) return undefined;
  const parts =
    fromEpoch(plain) ?? fromCompact(plain) ?? fromNumbersFirst(plain) ?? fromNames(plain) ?? fromSlashes(plain);
  return parts instanceof Date ? parts : parts && toDate(parts);
}

/** Seconds or milliseconds since 1970. */
function fromEpoch(text: string): Date | undefined {
  const [, digits = "", fraction = ""] = /^@?(\d{9,13})(\.\d+)?$/.exec(text) ?? [];
  if (digits === "") return undefined;
  return dateFrom(digits.length > 11 ? Number(digits) : Number(digits + fraction) * 1000);
}

/** 20261123180509, and the day of the year (2026-327) or of the week (2026-W48-1) as ISO 8601 counts them. */
function fromCompact(text: string): Parts | undefined {
  const whole = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?$/.exec(text);
  if (whole) {
    const [, year, month, day, ...time] = whole;
    return withTime({ year: Number(year), month: Number(month), day: Number(day) }, time);
  }
  const counted = /^(\d{4})-?(?:(\d{3})|w(\d{2})(?:-?(\d))?)(?:[T ](\d{1,2}):?(\d{2})(?::?(\d{2}))?)?(?!\d)(.*)$/i.exec(
    text,
  );
  if (!counted) return undefined;
  const [, year, ordinal, week, weekday, hour, minute, second, rest] = counted;
  const start = Number(year);
  // Week 1 is the one with the fourth of January in it.
  const fourth = new Date(Date.UTC(start, 0, 4)).getUTCDay() || 7;
  const day = week === undefined ? Number(ordinal) : Number(week) * 7 - 3 - fourth + Number(weekday ?? 1);
  const date = new Date(Date.UTC(start, 0, day));
  if (day < -3 || day > 371) return undefined;
  const parts = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
  return withTime(parts, [hour, minute, second], rest);
}

/** ISO 8601, RFC 3339, W3CDTF and what looks like them: 2026-11-23T18:00:00+01:00, 2026/1/9 14:33, 20261123, 2026-11. */
function fromNumbersFirst(text: string): Parts | undefined {
  const m =
    /^(\d{4})(?:(?:[-/.年]|년 ?)(\d{1,2})(?:(?:[-/.月]|월 ?)(\d{1,2})[日일]?)?|(\d{2})(\d{2}))?(?:(?:[T ,_]+(?:- )?)(\d{1,2})(?:[:.]?(\d{2}|(?<=[:.])\d)(?:[:.]?(\d{2}|(?<=[:.])\d)(?:[.,:](\d+))?)?|(?=z)))? ?(.*)$/i.exec(
      text,
    );
  if (!m) return undefined;
  const [, year, m1, d1, m2, d2, hour, minute, second, fraction, rest = ""] = m;
  // After a whole date anything may follow ("2026-11-23, updated"); after a mere number it is no date.
  const isWhole = (d1 ?? d2) !== undefined;
  if (rest !== "" && zoneOf(rest) === undefined && !/^[ap]\.?m/i.test(rest) && (!isWhole || /^[\d./-]/.test(rest)))
    return undefined;
  const date = { year: Number(year), month: Number(m1 ?? m2 ?? 1), day: Number(d1 ?? d2 ?? 1) };
  return withTime(date, [hour, minute, second, fraction], rest);
}

/** RFC 822 and its kin, in any order: "Mon, 23 Nov 2026 18:00:00 +0100", "November 23, 2026 6:00 PM", "23 nov. 26". */
function fromNames(text: string): Parts | undefined {
  const words = text.toLowerCase();
  const time = /(\d{1,2})[:h.](\d{2})(?:[:.](\d{2})(?:[.,](\d+))?)?(?!\d)/.exec(
    words.replace(/\d{1,2}\.\d{1,2}\.\d{4}/, (d) => " ".repeat(d.length)),
  );
  const date = time ? words.slice(0, time.index) + " " + words.slice(time.index + time[0].length) : words;
  let month = 0;
  // The last one counts: a Tuesday in Romance languages begins like March.
  for (const [name] of date.matchAll(/\p{L}{3,}/gu)) month = monthOf(name) || month;
  if (month === 0) return undefined;
  const outside = date.replace(/(?<=^|\s|gmt|utc)[+\-\u2212]\d{2}:?\d{2}\b/g, " ");
  const numbers = Array.from(outside.matchAll(/\d+/g), ([n]) => n);
  const yearAt = numbers.findIndex((n) => n.length === 4);
  const year = yearAt >= 0 ? numbers.splice(yearAt, 1)[0] : numbers.splice(1, 1)[0];
  const day = numbers[0] ?? "1";
  if (year === undefined) return undefined;
  const after = time ? words.slice(time.index + time[0].length).replace(/(?:^|\s)\d{4}$/, "") : "";
  const parts = { year: fullYear(year), month, day: Number(day) };
  return withTime(parts, time?.slice(1), after.trim() || lastZone(words));
}

/** 23.11.2026 and 23/11/2026 (day first), unless only 11/23/2026 can be meant. */
function fromSlashes(text: string): Parts | undefined {
  const m =
    /^(?:\p{L}+,? )?(\d{1,2})([./-])(\d{1,2})\2(\d{2,4})(?:[T ,]+(?:- )?(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?)? ?(.*)$/u.exec(
      text,
    );
  if (!m) return undefined;
  const [, a, separator, b, year = "", hour, minute, second, rest = ""] = m;
  const american = Number(b) > 12 || (separator === "/" && /[ap]\.?m/i.test(rest));
  const [day, month] = american ? [Number(b), Number(a)] : [Number(a), Number(b)];
  return withTime({ year: fullYear(year), month, day }, [hour, minute, second], rest);
}

/** @param time hour, minute, second and fraction, as far as there are any */
function withTime(date: Parts, time: readonly (string | undefined)[] = [], rest = ""): Parts {
  const [hour, minute, second, fraction] = time;
  const noon = /^\s*([ap])\.?m\b/i.exec(rest)?.[1]?.toLowerCase();
  const h = Number(hour ?? 0);
  const hours = noon === "p" && h < 12 ? h + 12 : noon === "a" && h === 12 ? 0 : h;
  const zone = zoneOf(noon ? rest.replace(/^\s*[ap]\.?m\.?/i, "") : rest) ?? 0;
  const ms = fraction ? Math.floor(Number(`0.${fraction}`) * 1000) : 0;
  return { ...date, hour: hours, minute: Number(minute ?? 0), second: Number(second ?? 0), ms, zone };
}

/** "+0100", "GMT+1", "EST", "(CET)", "Europe/Berlin"; undefined where it is none. */
function zoneOf(text: string): number | string | undefined {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/^\(|\)$/g, "");
  const offset = /^(?:gmt|utc|z)?\s*([+\-\u2212])\s*(\d{1,2}):?(\d{2})?(?!\d)/.exec(plain);
  if (offset) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0);
    // No place on earth is further from Greenwich.
    return minutes > 15 * 60 ? 0 : offset[1] === "+" ? minutes : -minutes;
  }
  const place = /^\[?([a-z_]+\/[a-z_]+(?:\/[a-z_]+)?)/.exec(plain)?.[1];
  if (place !== undefined) return place;
  const name = /^[a-z]+/.exec(plain)?.[0];
  return name === undefined ? undefined : (ZONES[name] ?? PLACES[name]);
}

function lastZone(words: string): string {
  return /(?:[a-z]{1,5}|[+-]\d{2}:?\d{2})$/.exec(words)?.[0] ?? "";
}

/** Two digits, or what some programs make of the years since 1900 (126). */
function fullYear(year: string): number {
  const n = Number(year);
  if (year.length === 3) return n < 200 ? 1900 + n : n;
  return year.length > 3 ? n : n < 70 ? 2000 + n : 1900 + n;
}

function toDate({ year, month, day, hour = 0, minute = 0, second = 0, ms = 0, zone = 0 }: Parts): Date | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 60) return undefined;
  const local = Date.UTC(year, month - 1, day, hour, minute, second, ms);
  return dateFrom(local - (typeof zone === "number" ? zone : minutesEast(zone, local)) * 60_000);
}

function minutesEast(place: string, local: number): number {
  try {
    const format = new Intl.DateTimeFormat("en", { timeZone: place, timeZoneName: "longOffset" });
    const name = format.formatToParts(local).find(({ type }) => type === "timeZoneName")?.value ?? "";
    const [, sign, hours, minutes] = /([+-])(\d+):(\d+)/.exec(name) ?? [];
    return (sign === "-" ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
  } catch (error) {
    // A place that nobody knows.
    if (error instanceof RangeError) return 0;
    throw error;
  }
}

/** Nothing was published in a feed before there were any, and a year of five digits is a mistake. */
function dateFrom(time: number): Date | undefined {
  return time >= Date.UTC(1970, 0, 2) && time < Date.UTC(10_000, 0, 1) ? new Date(time) : undefined;
}
