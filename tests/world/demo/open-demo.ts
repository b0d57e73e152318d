// The demo, whole: a world, a house on throw-away data, weeks of history, and domain time that runs on.
import { randomBytes } from "node:crypto";
import { setTimeout as pass } from "node:timers/promises";
import { createClock, DAY, HOUR, MINUTE, wallNow, type Clock } from "../../../src/clock.ts";
import { startWorld, type World } from "../world.ts";
import { apiOf, type Api } from "./api.ts";
import { startAttendant, type Seen } from "./attendant.ts";
import { freePortLike, openDemoHouse, type DemoHouse } from "./house.ts";
import { openNotebook } from "./notebook.ts";
import { DEMO_CAST, NEWCOMER, plansFrom, SEED } from "./plans.ts";
import { settleIn } from "./settle-in.ts";

/** Domain seconds per second: two minutes are a day. */
export const SPEED = 720;
/** Machine milliseconds until the demo's Monday begins: by then the house is open, as a rule. */
const HEAD_START_MS = 5_000;
/** Machine milliseconds between two looks at what the newcomer did; as much world time passes at a step. */
const ROUND_MS = 1_000;

export const NOTICE =
  "A made-up world: nobody here is real, two minutes are a day, and everything is gone when the demo ends. Say something about a post, press “I posted it”, and look again a little later: answers are logged for you.";

export type Demo = {
  url: string;
  signInLink: string;
  dataDir: string;
  world: World;
  api: Api;
  clock: Clock;
  /** What happened in the product since the history was there. */
  seen: readonly Seen[];
  /** Resolves when the house has ended by itself; rejects where the demo cannot go on. */
  ended: Promise<void>;
  close: () => Promise<void>;
};

export async function openDemo(options: { port: number; see?: (seen: Seen) => void }): Promise<Demo> {
  const anchor = wallNow() + HEAD_START_MS;
  const begin = mondayMorning(anchor);
  const offsetHours = (begin.getTime() - anchor) / HOUR;
  const clock = createClock(offsetHours, SPEED, anchor);
  const token = randomBytes(24).toString("hex");
  const port = await freePortLike(options.port);
  const rules = { port, token, email: NEWCOMER.email, notice: NOTICE, offsetHours, speed: SPEED, anchor };
  const world = await startWorld({
    seed: SEED,
    people: DEMO_CAST,
    clock: { now: () => begin },
    plans: plansFrom(begin),
  });
  let house: DemoHouse | undefined;
  try {
    house = await openDemoHouse(rules);
    const api = apiOf(house.url, token);
    const notebook = openNotebook(world, api);
    // Until then some of the history has not happened yet.
    await pass(Math.max(0, anchor - wallNow()));
    await settleIn(world, api, notebook, begin);
    const seen: Seen[] = [];
    const attendant = startAttendant(world, api, notebook, (one) => {
      seen.push(one);
      options.see?.(one);
    });
    const running = keepGoing(async () => {
      world.advanceTo(clock.now());
      await attendant.round();
    });
    const { url, signInLink, dataDir, ended, close } = house;
    return {
      url,
      signInLink,
      dataDir,
      world,
      api,
      clock,
      seen,
      ended: Promise.race([ended, running.ended]),
      close: async () => {
        await running.stop();
        await close();
        await world.close();
      },
    };
  } catch (error) {
    await house?.close();
    await world.close();
    throw error;
  }
}

/** Round after round until it is stopped; `ended` rejects where one fails. */
function keepGoing(round: () => Promise<void>): { ended: Promise<void>; stop: () => Promise<void> } {
  const stopping = new AbortController();
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await round();
      await pass(ROUND_MS);
    }
  };
  const ended = run();
  return {
    ended,
    stop: async () => {
      stopping.abort();
      // Whoever waits for `ended` has been told already.
      await ended.catch(() => undefined);
    },
  };
}

/** The last Monday, 08:00 UTC, before `wall` (Unix milliseconds). The first of January 1970 was a Thursday. */
function mondayMorning(wall: number): Date {
  const week = 7 * DAY;
  const firstMonday = 4 * DAY + 8 * 60 * MINUTE;
  return new Date(wall - ((wall - firstMonday) % week));
}
