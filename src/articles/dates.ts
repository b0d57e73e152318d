// Dates as pages write them. Without a zone they are read as UTC; a day alone is its midnight.

const MONTHS: readonly (readonly string[])[] = [
  ["jan", "januar", "january", "jänner", "janvier", "enero", "gennaio", "januari", "janeiro"],
  ["feb", "februar", "february", "février", "febrero", "febbraio", "februari", "fevereiro"],
  ["mar", "mär", "märz", "march", "mars", "marzo", "maart", "março"],
  ["apr", "april", "avril", "abril", "aprile"],
  ["may", "mai", "mayo", "maggio", "mei", "maio"],
  ["jun", "juni", "june", "juin", "junio", "giugno", "junho"],
  ["jul", "juli", "july", "juillet", "julio", "luglio", "julho"],
  ["aug", "august", "août", "agosto", "augustus"],
  ["sep", "sept", "september", "septembre", "septiembre", "settembre", "setembro"],
  ["oct", "okt", "october", "oktober", "octobre", "octubre", "ottobre", "outubro"],
  ["nov", "november", "novembre", "noviembre", "novembro"],
  ["dec", "dez", "december", "dezember", "décembre", "diciembre", "dicembre", "dezembro"],
];
const MONTH_NUMBER = new Map(MONTHS.flatMap((names, index) => names.map((name) => [name, index + 1] as const)));

const ISO =
  /(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?/i;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?$/;
const CLOCK = /(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap]\.?m\.?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}\b)?/i;
const DAY_MONTH_YEAR =
  /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|\.)?[\s.,/-]+(?:de\s+|of\s+)?(\p{L}{3,10})\.?[\s.,/-]+(?:de\s+)?(\d{4})(?!\d)/u;
const MONTH_DAY_YEAR = /(?<!\p{L})(\p{L}{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/u;
const YEAR_MONTH_DAY = /(?<!\d)(\d{4})\s*[年/.]\s*(\d{1,2})\s*[月/.]\s*(\d{1,2})(?!\d)/u;
const NUMERIC = /(?<!\d)(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)/;
const LIMIT = 200;

/** The first date in `text`, or undefined where there is none between 1990 and 2100. */
export function parseDate(text: string | undefined): Date | undefined {
  const written = text?.slice(0, LIMIT).normalize("NFC").trim().toLowerCase();
  if (written === undefined || written === "") return undefined;
  const iso = ISO.exec(written) ?? COMPACT.exec(written);
  if (iso) return toDate(iso.slice(1, 4), iso.slice(4, 7), iso[7]);
  const epoch = /^1\d{9}(\d{3})?$/.exec(written);
  if (epoch) return new Date(Number(written) * (epoch[1] === undefined ? 1_000 : 1));
  const day = writtenDay(written);
  if (day === undefined) return undefined;
  const clock = CLOCK.exec(written);
  if (!clock) return toDate(day, []);
  const hour = (Number(clock[1]) % (clock[4] ? 12 : 24)) + (clock[4]?.startsWith("p") ? 12 : 0);
  return toDate(day, [String(hour), clock[2], clock[3]], clock[5]);
}

/** Year, month and day. */
type Day = (string | undefined)[];

function writtenDay(text: string): Day | undefined {
  const dayFirst = DAY_MONTH_YEAR.exec(text);
  const month = dayFirst?.[2] === undefined ? undefined : MONTH_NUMBER.get(dayFirst[2]);
  if (dayFirst && month !== undefined) return [dayFirst[3], String(month), dayFirst[1]];
  const monthFirst = MONTH_DAY_YEAR.exec(text);
  const named = monthFirst?.[1] === undefined ? undefined : MONTH_NUMBER.get(monthFirst[1]);
  if (monthFirst && named !== undefined) return [monthFirst[3], String(named), monthFirst[2]];
  const eastern = YEAR_MONTH_DAY.exec(text);
  if (eastern) return eastern.slice(1, 4);
  const numeric = NUMERIC.exec(text);
  if (!numeric) return undefined;
  const [, first, separator, second, year] = numeric;
  // 3/4/2020 is American with slashes unless it cannot be; dots and dashes go day first.
  const american = Number(second) > 12 || (separator === "/" && Number(first) <= 12);
  return american ? [year, first, second] : [year, second, first];
}

function toDate(day: Day, clock: (string | undefined)[], zone?: string): Date | undefined {
  const [year = 0, month = 0, date = 0] = day.map(Number);
  const [hours = 0, minutes = 0, seconds = 0] = clock.map((part) => Number(part ?? 0));
  if (year < 1990 || year > 2100 || month < 1 || month > 12 || date < 1 || date > 31) return undefined;
  if (hours > 24 || minutes > 59 || seconds > 60) return undefined;
  const offset = /([+-])(\d{2}):?(\d{2})/.exec(zone ?? "");
  const ahead = offset ? (offset[1] === "-" ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3])) : 0;
  return new Date(Date.UTC(year, month - 1, date, hours, minutes - ahead, seconds));
}

/** The day in an address such as `/2019/11/17/title`; not a year and month alone. */
export function dateInUrl(url: string): Date | undefined {
  const path = URL.parse(url)?.pathname ?? "";
  const found =
    /\/((?:19|20)\d{2})[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/_.-]|$)/.exec(path) ??
    /\/((?:19|20)\d{2})\/([a-z]{3})\/(0?[1-9]|[12]\d|3[01])(?=\/|$)/i.exec(path) ??
    /[/_-]((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)/.exec(path);
  if (!found) return undefined;
  const month = MONTH_NUMBER.get(found[2]?.toLowerCase() ?? "") ?? found[2];
  return toDate([found[1], String(month), found[3]], []);
}
