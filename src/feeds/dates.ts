// Dates in every format that feeds were seen to use. Without a zone, GMT is meant.

/** Zone names of RFC 822 and what publishers add, in minutes east of GMT. */
const ZONES: Readonly<Record<string, number>> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  wet: 0,
  west: 60,
  bst: 60,
  ist: 330,
  cet: 60,
  mez: 60,
  met: 60,
  cest: 120,
  mesz: 120,
  mest: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  akst: -540,
  akdt: -480,
  hst: -600,
  ast: -240,
  adt: -180,
  nst: -210,
  ndt: -150,
  jst: 540,
  kst: 540,
  hkt: 480,
  sgt: 480,
  aest: 600,
  aedt: 660,
  acst: 570,
  acdt: 630,
  awst: 480,
  nzst: 720,
  nzdt: 780,
  brt: -180,
  art: -180,
  sast: 120,
  pkt: 300,
};

/** The first three letters of a month's name are told apart in these languages: en, de, fr, es, pt, it, nl, sv, pl. */
const MONTHS: readonly RegExp[] = [
  /^(?:jan|gen|ene|sty|янв)/,
  /^(?:feb|f[eé]v|lut|фев)/,
  /^(?:mar|m[aä]r|mrt|maa|мар)/,
  /^(?:apr|avr|abr|kwi|апр)/,
  /^(?:may|mai|mei|mag|maj|ма[йя])/,
  /^(?:jun|juin|giu|cze|июн)/,
  /^(?:jul|juil|lug|lip|июл)/,
  /^(?:aug|ao[uû]|ago|sie|авг)/,
  /^(?:sep|set|wrz|сен)/,
  /^(?:oct|okt|ott|out|pa[zź]|окт)/,
  /^(?:nov|lis|ноя)/,
  /^(?:dec|d[eé]c|dez|dic|gru|дек)/,
];

type Parts = {
  year: number;
  month: number;
  day: number;
  hour?: number;
  minute?: number;
  second?: number;
  ms?: number;
  zone?: number;
};

/** The moment that a feed's date means; undefined where it means none. */
export function parseFeedDate(text: string): Date | undefined {
  const plain = text.replace(/\s+/g, " ").trim();
  if (plain === "" || plain.length > 100) return undefined;
  const parts = fromNumbersFirst(plain) ?? fromNames(plain) ?? fromEpoch(plain) ?? fromSlashes(plain);
  return parts instanceof Date ? parts : parts && toDate(parts);
}

/** ISO 8601, RFC 3339, W3CDTF and what looks like them: 2026-11-23T18:00:00+01:00, 2026/1/9 14:33, 20261123, 2026-11. */
function fromNumbersFirst(text: string): Parts | undefined {
  const m =
    /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?)?|(\d{2})(\d{2}))?(?:[T ,_]+(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,:](\d+))?)?)? ?(.*)$/i.exec(
      text,
    );
  if (!m) return undefined;
  const [, year, m1, d1, m2, d2, hour, minute, second, fraction, rest = ""] = m;
  const zone = zoneOf(rest);
  if (rest !== "" && zone === undefined && !/^[ap]\.?m/i.test(rest)) return undefined;
  return withTime(
    { year: Number(year), month: Number(m1 ?? m2 ?? 1), day: Number(d1 ?? d2 ?? 1) },
    hour,
    minute,
    second,
    fraction,
    rest,
  );
}

/** RFC 822 and its kin, in any order: "Mon, 23 Nov 2026 18:00:00 +0100", "November 23, 2026 6:00 PM", "23 nov. 26". */
function fromNames(text: string): Parts | undefined {
  const words = text.toLowerCase();
  const time = /(\d{1,2})[:h.](\d{2})(?:[:.](\d{2})(?:[.,](\d+))?)?(?!\d)/.exec(
    words.replace(/\d{1,2}\.\d{1,2}\.\d{2,4}/, (d) => " ".repeat(d.length)),
  );
  const date = time ? words.slice(0, time.index) + " " + words.slice(time.index + time[0].length) : words;
  let month = 0;
  for (const [name] of date.matchAll(/\p{L}{3,}/gu)) {
    const found = MONTHS.findIndex((pattern) => pattern.test(name));
    // The last one counts: a Tuesday in Romance languages begins like March.
    if (found >= 0) month = found + 1;
  }
  if (month === 0) return undefined;
  const outside = date.replace(/[+-]\d{2}:?\d{2}\b/g, " ");
  const numbers = Array.from(outside.matchAll(/\d+/g), ([n]) => n);
  const yearAt = numbers.findIndex((n) => n.length === 4);
  const year = yearAt >= 0 ? numbers.splice(yearAt, 1)[0] : numbers.splice(1, 1)[0];
  const day = numbers[0] ?? "1";
  if (year === undefined) return undefined;
  const rest = time
    ? words
        .slice(time.index + time[0].length)
        .replace(/(?:^|\s)\d{4}$/, "")
        .trim()
    : "";
  return withTime(
    { year: fullYear(year), month, day: Number(day) },
    time?.[1],
    time?.[2],
    time?.[3],
    time?.[4],
    rest || lastZone(words),
  );
}

/** Seconds or milliseconds since 1970. */
function fromEpoch(text: string): Date | undefined {
  if (!/^\d{9,13}$/.test(text)) return undefined;
  return dateFrom(text.length > 11 ? Number(text) : Number(text) * 1000);
}

/** 23.11.2026 and 23/11/2026 (day first), unless only 11/23/2026 can be meant. */
function fromSlashes(text: string): Parts | undefined {
  const m = /^(?:\p{L}+,? )?(\d{1,2})([./-])(\d{1,2})\2(\d{2,4})(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2}))?)? ?(.*)$/u.exec(
    text,
  );
  if (!m) return undefined;
  const [, a, separator, b, year = "", hour, minute, second, rest = ""] = m;
  const american = Number(b) > 12 || (separator === "/" && /[ap]\.?m/i.test(rest));
  const [day, month] = american ? [Number(b), Number(a)] : [Number(a), Number(b)];
  return withTime({ year: fullYear(year), month, day }, hour, minute, second, undefined, rest);
}

function withTime(parts: Parts, hour?: string, minute?: string, second?: string, fraction?: string, rest = ""): Parts {
  const noon = /^\s*([ap])\.?m\b/i.exec(rest)?.[1]?.toLowerCase();
  const h = Number(hour ?? 0);
  const hours = noon === "p" && h < 12 ? h + 12 : noon === "a" && h === 12 ? 0 : h;
  const zone = zoneOf(noon ? rest.replace(/^\s*[ap]\.?m\.?/i, "") : rest) ?? 0;
  const ms = fraction ? Math.floor(Number(`0.${fraction}`) * 1000) : 0;
  return { ...parts, hour: hours, minute: Number(minute ?? 0), second: Number(second ?? 0), ms, zone };
}

/** "+0100", "GMT+1", "EST", "(CET)" in minutes east; undefined where it is none. */
function zoneOf(text: string): number | undefined {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/^\(|\)$/g, "");
  const offset = /^(?:gmt|utc|z)?\s*([+\-\u2212])\s*(\d{1,2}):?(\d{2})?(?!\d)/.exec(plain);
  if (offset) return (offset[1] === "+" ? 1 : -1) * (Number(offset[2]) * 60 + Number(offset[3] ?? 0));
  const name = /^[a-z]+/.exec(plain)?.[0];
  return name === undefined ? undefined : ZONES[name];
}

function lastZone(words: string): string {
  return /(?:[a-z]{1,5}|[+-]\d{2}:?\d{2})$/.exec(words)?.[0] ?? "";
}

function fullYear(year: string): number {
  const n = Number(year);
  return year.length > 2 ? n : n < 70 ? 2000 + n : 1900 + n;
}

function toDate({ year, month, day, hour = 0, minute = 0, second = 0, ms = 0, zone = 0 }: Parts): Date | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 60) return undefined;
  return dateFrom(Date.UTC(year, month - 1, day, hour, minute, second, ms) - zone * 60_000);
}

/** Nothing was published in a feed before there were any, and a year of five digits is a mistake. */
function dateFrom(time: number): Date | undefined {
  return time >= Date.UTC(1970, 0, 2) && time < Date.UTC(10_000, 0, 1) ? new Date(time) : undefined;
}
