// Rules 5, 6, 9, 11 and 18: how soon a feed is asked again.
import { DAY, HOUR, MINUTE } from "../../../src/clock.ts";
import { servedAfter, type Served } from "./judge-conditions.ts";
import { byUrl, redirectsTo, type Traced } from "./trace.ts";

const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** How much sooner than twice as long a follower may come back: its jitter. */
const JITTER = 0.8;

export function paceOffences(all: readonly Traced[]): string[] {
  return [...byUrl(all)].flatMap(([url, visits]) => {
    const wrong: string[] = [];
    const state = newState();
    for (const visit of visits.filter(({ kind }) => kind === "feed")) {
      const found = [
        ...(visit.via ? [] : tooSoon(visit, state)),
        ...whileFresh(visit, state),
        ...unwanted(visit, state),
      ];
      wrong.push(...found.map((what) => `${what} (${url}, ${visit.at.toISOString()})`));
      remember(visit, state);
    }
    return wrong;
  });
}

type State = {
  last: Traced | undefined;
  served: Served;
  answered: boolean;
  freshUntil: number;
  asks: Traced["asks"];
  failures: number;
  gone: boolean;
};

function newState(): State {
  const served = { values: new Map<string, string>(), firm: false };
  return { last: undefined, served, answered: false, freshUntil: 0, asks: undefined, failures: 0, gone: false };
}

function tooSoon({ at }: Traced, { last, served, answered, failures, gone }: State): string[] {
  if (gone) return ["rule 11: asked again after a 410"];
  if (!last) return [];
  const gap = at.getTime() - last.at.getTime();
  const isWithout = answered && served.values.size === 0 && redirectsTo(last) === undefined;
  const least = isWithout ? DAY : HOUR;
  const rested = Math.min(HOUR * 2 ** (failures - 1), DAY) * JITTER;
  if (gap < least) return [`rule 5: asked ${minutes(gap)} minutes after the last time, not ${minutes(least)}`];
  if (failures > 1 && gap < rested)
    return [`rule 9: asked ${minutes(gap)} minutes after failure ${failures} in a row, not ${minutes(rested)}`];
  return [];
}

function whileFresh({ at }: Traced, { freshUntil }: State): string[] {
  const left = freshUntil - at.getTime();
  return left > 0 ? [`rule 6: asked ${minutes(left)} minutes before the last answer was stale`] : [];
}

function unwanted({ at, via }: Traced, { asks, last }: State): string[] {
  if (!asks) return [];
  const { minutes: asked = 0, skipHours = [], skipDays = [] } = asks;
  const gap = at.getTime() - (last?.at.getTime() ?? 0);
  const day = DAYS[at.getUTCDay()]!;
  return [
    ...(!via && gap < Math.min(asked * MINUTE, DAY)
      ? [`rule 18: asked after ${minutes(gap)} minutes, not ${asked}`]
      : []),
    ...(skipHours.length < 24 && skipHours.includes(at.getUTCHours())
      ? ["rule 18: asked in an hour to be skipped"]
      : []),
    ...(skipDays.length < 7 && skipDays.includes(day) ? ["rule 18: asked on a day to be skipped"] : []),
  ];
}

function remember(visit: Traced, state: State): void {
  const { status, at } = visit;
  const isFine = [200, 203, 304].includes(status);
  const pauses = (status === 429 || status === 503) && visit.sent["retry-after"] !== undefined;
  if (isFine && visit.whole) {
    state.answered = true;
    state.freshUntil = at.getTime() + freshness(visit);
  }
  if (status === 200 || status === 203) state.asks = visit.asks;
  if (status === 410) state.gone = true;
  if (isFine || redirectsTo(visit) !== undefined) state.failures = 0;
  else if (!pauses) state.failures += 1;
  state.served = servedAfter(state.served, visit);
  if (!visit.via) state.last = visit;
}

function freshness({ sent, at }: Traced): number {
  const control = sent["cache-control"] ?? "";
  if (/\bno-(cache|store)\b/.test(control)) return 0;
  const age = /\bmax-age=(\d+)/.exec(control)?.[1];
  const expires = Date.parse(sent["expires"] ?? "");
  const ms =
    age !== undefined
      ? (Number(age) - Number(sent["age"] ?? 0)) * 1_000
      : Number.isNaN(expires)
        ? 0
        : expires - at.getTime();
  return Math.min(Math.max(ms, 0), DAY);
}

function minutes(ms: number): number {
  return Math.round(ms / MINUTE);
}
