// The real app on a fresh database, a folder of its own, a clock that stands still, and no log.
import { createApp, type App, type Overrides } from "../../src/app.ts";
import { createManualClock, type Clock } from "../../src/clock.ts";
import { readConfig } from "../../src/config.ts";
import { makePlace, type DatabaseKind } from "./database.ts";

export const MONDAY_MORNING = new Date("2026-11-23T08:00:00Z");

type Options<C extends Clock> = {
  database?: DatabaseKind;
  /** A Redis for the queue; only beside Postgres. */
  redisUrl?: string;
  /** What may be fetched although it is private: as FETCH_ALLOW. */
  allow?: readonly string[];
  /** A manual clock at `MONDAY_MORNING` where none is given. */
  clock?: C;
  /** Further environment, such as OPENAI_BASE_URL. */
  env?: Record<string, string>;
  overrides?: Omit<Overrides, "clock">;
};

/** `close` leaves nothing of it. */
export async function createTestApp<C extends Clock = ReturnType<typeof createManualClock>>(
  options: Options<C> = {},
): Promise<App & { clock: C }> {
  const place = await makePlace(options.database ?? "pglite");
  const config = readConfig({
    NODE_ENV: "test",
    LOG_LEVEL: "silent",
    DATA_DIR: place.dataDir,
    DATABASE_URL: place.databaseUrl,
    REDIS_URL: options.redisUrl,
    SECRET_KEY: "a key of the tests, good for nothing",
    FETCH_ALLOW: (options.allow ?? []).join(","),
    ...options.env,
  });
  const clock = (options.clock ?? createManualClock(MONDAY_MORNING)) as C;
  const app = await createApp(config, {
    directories: { mastodon: [] },
    patienceMs: 30_000,
    // Half of what may be added: counts are the same each time.
    chance: () => 0.5,
    ...options.overrides,
    clock,
  });
  const close = async (): Promise<void> => {
    await app.close();
    await place.remove();
  };
  return { ...app, clock, close };
}
