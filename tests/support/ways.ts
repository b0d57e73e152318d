// The three ways to run, one code: everything embedded, on Postgres with the queue in it, on Postgres with Redis.
import { makePlace } from "./database.ts";
import { missingPostgres } from "./postgres.ts";
import { missingRedis, startRedis, type TestRedis } from "./redis.ts";
import { suiteUnless } from "./skip.ts";

export type Way = "embedded" | "postgres" | "redis";

export const WAYS: Readonly<Record<Way, { title: string; missing: () => string | undefined }>> = {
  embedded: { title: "embedded", missing: () => undefined },
  postgres: { title: "on Postgres", missing: missingPostgres },
  redis: { title: "on Postgres with Redis", missing: () => missingPostgres() ?? missingRedis() },
};

/** Room for one installation, which several processes may share. */
export type Room = {
  dataDir: string;
  /** Where the database and the queue are, as the environment says it. */
  env: Record<string, string>;
  redis: TestRedis | undefined;
  remove: () => Promise<void>;
};

/** A migrated and empty database of its own, and a Redis of its own where the way has one. */
export async function makeRoom(way: Way): Promise<Room> {
  const place = await makePlace(way === "embedded" ? "pglite" : "postgres");
  const redis = way === "redis" ? await startRedis() : undefined;
  return {
    dataDir: place.dataDir,
    env: {
      SECRET_KEY: "a key of the tests, good for nothing",
      ...(place.databaseUrl !== undefined && { DATABASE_URL: place.databaseUrl }),
      ...(redis && { REDIS_URL: redis.url }),
    },
    redis,
    remove: async () => {
      await redis?.stop();
      await place.remove();
    },
  };
}

/** The same suite on each of these ways. */
export function onEachWay(name: string, ways: readonly Way[], body: (way: Way) => void): void {
  for (const way of ways) suiteUnless(WAYS[way].missing(), `${name}, ${WAYS[way].title}`, () => body(way));
}
