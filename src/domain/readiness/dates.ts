// Days as people read them. UTC throughout: the judgement must not depend on where the server stands.

export const DAY_MS = 86_400_000;

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** As in "3 May 2026". */
export function formatDay(at: Date): string {
  return day.format(at);
}

export function daysBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / DAY_MS;
}
