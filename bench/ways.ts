// The three ways to run, side by side: how quickly each is there, what it holds, how many jobs it gets through.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClock, HOUR, machineNow, wallNow } from "../src/clock.ts";
import { openDatabase, pingDatabase } from "../src/db/connect.ts";
import { migrateQueue } from "../src/db/migrate.ts";
import { copyTemplate } from "../src/db/template.ts";
import { newId } from "../src/id.ts";
import { createQueue, type JobQueue } from "../src/jobs/queue.ts";
import { openRedis } from "../src/jobs/redis.ts";
import { createLogger } from "../src/logger.ts";
import { startPostgres } from "../tests/support/postgres.ts";
import { call, freePort, startProcess } from "../tests/support/process.ts";
import { startRedis } from "../tests/support/redis.ts";
import { smallBlog } from "../tests/world/small-blogs.ts";
import { serveSites } from "../tests/world/static-sites.ts";
import type { Figure } from "./figure.ts";
import { allQuiet, pause, residentMegabytes, secondsToReady } from "./measure.ts";

const FOLLOWED = 20;
const JOBS = 1_000;

/** Seconds for a thousand jobs when the queue was chosen (stack of the first issue), on two cores. */
const CHOSEN = { embedded: 8, postgres: 2.5, redis: 0.6 };

export type Way = keyof typeof CHOSEN;

const TITLES: Record<Way, string> = { embedded: "embedded", postgres: "Postgres", redis: "Postgres with Redis" };

/** Memory is the house's own process; a Postgres or Redis beside it is not counted. */
export async function benchWay(way: Way): Promise<Figure[]> {
  const room = await openRoom(way);
  try {
    const figures = [...(await benchProcess(room)), await benchJobs(way, room)];
    return figures.map((figure) => ({ ...figure, name: `${TITLES[way]}: ${figure.name}` }));
  } finally {
    await room.close();
  }
}

type Room = { dataDir: string; env: Record<string, string>; close: () => Promise<void> };

async function openRoom(way: Way): Promise<Room> {
  const dataDir = mkdtempSync(join(tmpdir(), "door-bench-"));
  const postgres = way === "embedded" ? undefined : await startPostgres();
  const redis = way === "redis" ? await startRedis() : undefined;
  return {
    dataDir,
    env: {
      SECRET_KEY: "a key of the bench, good for nothing",
      ...(postgres && { DATABASE_URL: await postgres.createDatabase("door") }),
      ...(redis && { REDIS_URL: redis.url }),
    },
    close: async () => {
      await redis?.stop();
      await postgres?.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function benchProcess({ dataDir, env }: Room): Promise<Figure[]> {
  const first = await startProcess(dataDir, await freePort(), env);
  const firstStart = secondsToReady(first);
  await first.stop();
  const newest = new Date(createClock().now().getTime() - HOUR);
  const web = await serveSites(
    Array.from({ length: FOLLOWED }, (_, index) => smallBlog(index, 30, newest)),
    83,
  );
  const house = await startProcess(dataDir, await freePort(), env);
  try {
    await pause(5_000);
    const idle = residentMegabytes(house.pid);
    let most = idle;
    const watch = setInterval(() => (most = Math.max(most, residentMegabytes(house.pid))), 200);
    for (const origin of web.origins) await call(house.url, "POST", "/people", { url: origin });
    await allQuiet(web);
    clearInterval(watch);
    return [
      { name: "the very first start", value: firstStart, unit: "s", limit: "<= 5" },
      { name: "start", value: secondsToReady(house), unit: "s", limit: "<= 5" },
      { name: "idle, nobody followed, resident", value: idle, unit: "MB" },
      { name: `at most, while ${FOLLOWED} are followed, resident`, value: most, unit: "MB" },
      {
        name: `idle, after ${FOLLOWED} were followed, resident`,
        value: residentMegabytes(house.pid),
        unit: "MB",
        limit: "<= 400",
      },
    ];
  } finally {
    await house.stop();
    await web.close();
  }
}

/** From the first hint until the last job is done, jobs that do nothing. */
async function benchJobs(way: Way, room: Room): Promise<Figure> {
  const logger = createLogger("warn");
  const dataDir = mkdtempSync(join(tmpdir(), "door-bench-"));
  if (way === "embedded") copyTemplate(dataDir);
  const database = await openDatabase({ databaseUrl: room.env["DATABASE_URL"], dataDir });
  const redis = way === "redis" ? openRedis(room.env["REDIS_URL"]!, logger) : undefined;
  await pingDatabase(database.db);
  if (!redis) await migrateQueue(database.pool);
  const queue = createQueue(redis ? { redis } : { pool: database.pool }, logger, `bench-${wallNow()}`);
  try {
    await queue.ping();
    await drain(queue, JOBS / 10);
    const start = machineNow();
    await drain(queue, JOBS);
    const value = (JOBS / (machineNow() - start)) * 1_000;
    return { name: "jobs", value, unit: "1/s", peer: { name: "when chosen", value: JOBS / CHOSEN[way] } };
  } finally {
    await queue.close();
    redis?.close();
    await database.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function drain(queue: JobQueue, count: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let done = 0;
  const worker = queue.work("articles", async () => {
    done += 1;
    if (done === count) resolve();
  });
  await queue.enqueue(
    "fetch-article",
    Array.from({ length: count }, () => ({ postId: newId() })),
  );
  await promise;
  await worker.close();
}
