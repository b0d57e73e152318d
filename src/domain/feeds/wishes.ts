// What a publisher asks of followers: how long to wait, and when not to come (feeds.md, rule 18).
import type { Chance } from "../../chance.ts";
import { DAY, HOUR, MINUTE } from "../../clock.ts";
import type { ParsedFeed } from "../../feeds/types.ts";

export type Wishes = {
  /** Least minutes between two requests, at most a day. */
  askedMinutes: number | null;
  /** Hours of the day (GMT, 0 to 23) and English names of days without a request. */
  skipHours: number[];
  skipDays: string[];
};

/** So long after an excluded hour ends everybody is back. */
const SPREAD_MINUTES = 20;

const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

export function wishesOf(parsed: ParsedFeed): Wishes {
  const asked = Math.max(parsed.ttlMinutes ?? 0, parsed.updatePeriodMinutes ?? 0);
  return {
    askedMinutes: asked > 0 ? Math.min(asked, DAY / MINUTE) : null,
    skipHours: [...new Set(parsed.skipHours)].filter((hour) => Number.isInteger(hour) && hour >= 0 && hour < 24),
    skipDays: [...new Set(parsed.skipDays)].filter((day) => DAYS.includes(day)),
  };
}

export function pickWishes({ askedMinutes, skipHours, skipDays }: Wishes): Wishes {
  return { askedMinutes, skipHours, skipDays };
}

/**
 * A moment from `at` on that the publisher does not exclude: `at` itself, or one soon after the exclusion ends, not for
 * everybody the same. Whoever excludes a whole week asks for what cannot be meant, and is taken to have said nothing.
 */
export function afterSkips(
  at: Date,
  { skipHours, skipDays }: Pick<Wishes, "skipHours" | "skipDays">,
  chance: Chance,
): Date {
  const isSkipped = (moment: number): boolean => {
    const date = new Date(moment);
    return skipHours.includes(date.getUTCHours()) || skipDays.includes(DAYS[date.getUTCDay()]!);
  };
  if (!isSkipped(at.getTime())) return at;
  let moment = at.getTime();
  for (let hours = 0; isSkipped(moment); hours += 1) {
    if (hours === 7 * 24) return at;
    moment = (Math.floor(moment / HOUR) + 1) * HOUR;
  }
  return new Date(moment + Math.floor(chance() * SPREAD_MINUTES) * MINUTE);
}
