// Two webs and two workers (embedded: the one process), while 200 people are followed: each is killed in the middle of
// it, and Redis forgets all it knew. What was acknowledged is there once, and what was due is made.
import { setTimeout as pause } from "node:timers/promises";
import { Redis } from "ioredis";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { askServer } from "../../src/cli/remote.ts";
import { createClock, HOUR, machineNow } from "../../src/clock.ts";
import { openDatabase, type Database } from "../../src/db/connect.ts";
import { buildOnce, call } from "../support/process.ts";
import { supervise, type Supervised } from "../support/supervisor.ts";
import { makeRoom, onEachWay, type Room } from "../support/ways.ts";
import { smallBlog } from "../world/small-blogs.ts";
import { serveSites, type StaticSites } from "../world/static-sites.ts";

const PEOPLE = Number(process.env["PEOPLE"] ?? 200);
const POSTS = 11;
const BRIEFED = 10;
/** So many are followed at a time. */
const AT_ONCE = 6;
/** As many kills as the four processes get together. */
const KILLS_OF_ONE = 8;

const newest = new Date(createClock().now().getTime() - HOUR);

onEachWay("processes that are killed", ["embedded", "postgres", "redis"], (way) => {
  let room: Room;
  let sites: StaticSites;
  let webs: Supervised[];
  let workers: Supervised[];
  const processes = (): Supervised[] => [...new Set([...webs, ...workers])];

  beforeAll(async () => {
    buildOnce();
    room = await makeRoom(way);
    const build = Array.from({ length: PEOPLE }, (_, index) => smallBlog(index, POSTS, newest));
    sites = await serveSites(build, { embedded: 75, postgres: 76, redis: 77 }[way]);
    [webs, workers] = [[], []];
    if (way === "embedded") webs = workers = [await supervise(room, "all")];
    for (const _nth of way === "embedded" ? [] : [1, 2]) {
      webs.push(await supervise(room, "web"));
      workers.push(await supervise(room, "worker"));
    }
  });
  afterAll(async () => {
    await Promise.all(processes().map((one) => one.stop()));
    await sites.close();
    await room.remove();
  });

  it(
    `lose nothing and leave nothing to be helped with, while ${PEOPLE} people are followed`,
    async () => {
      const start = machineNow();
      const known = new Map<string, string>();
      const left = [...sites.origins];
      const blows = planBlows(processes(), room);
      const struck: Promise<void>[] = [];
      const followSome = async (nth: number): Promise<void> => {
        for (let origin = left.shift(); origin !== undefined; origin = left.shift()) {
          known.set(origin, await followUntilAcknowledged(webs[nth % webs.length]!, origin));
          const due = Math.floor((known.size / PEOPLE) * (blows.length + 1));
          while (struck.length < Math.min(due, blows.length)) struck.push(blows[struck.length]!());
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, (_, nth) => followSome(nth)));
      await Promise.all(struck);
      const followed = machineNow();
      // the last blow falls while only the workers are busy
      await workers[0]!.kill();
      const web = webs.at(-1)!;
      for (const id of known.values()) {
        await expect
          .poll(() => countBriefs(web.url, id), { timeout: 8 * 60_000, interval: 1_000 })
          .toBeGreaterThanOrEqual(BRIEFED);
      }
      const done = machineNow();
      await everythingIsThere(web.url, known);
      // embedded, nobody else may open the data while the house has it
      if (way === "embedded") await stopWithNothingLeft(web, room);
      const database = await openDatabase({ databaseUrl: room.env["DATABASE_URL"], dataDir: room.dataDir });
      if (way !== "embedded") {
        await expect.poll(() => countTasks(database), { timeout: 5 * 60_000 }).toBe(0);
        await expect.poll(() => countJobs(database, room), { timeout: 60_000 }).toBe(0);
      }
      expect(await countTasks(database)).toBe(0);
      await everythingIsOnce(database);
      await database.close();
      const seconds = (ms: number): string => (ms / 1_000).toFixed(0);
      process.stdout.write(
        `${way}: ${known.size} people acknowledged in ${seconds(followed - start)} s over ${blows.length + 1} blows, all work done after ${seconds(done - start)} s\n`,
      );
    },
    15 * 60_000,
  );
});

/** Each process twice, in turns of kind, and Redis in the middle; a process that is alone as often as all four. */
function planBlows(all: Supervised[], { redis }: Room): (() => Promise<void>)[] {
  const kills = Array.from({ length: KILLS_OF_ONE }, (_, nth) => () => all[nth % all.length]!.kill());
  const flush = async (): Promise<void> => {
    const client = new Redis(redis!.url);
    await client.flushall();
    client.disconnect();
  };
  return redis ? kills.toSpliced(all.length, 0, flush) : kills;
}

/** As somebody does whose browser shows an error: again, until it is said to be done. */
async function followUntilAcknowledged(web: Supervised, origin: string): Promise<string> {
  for (;;) {
    try {
      const { status, body } = await call(web.url, "POST", "/people", { url: origin });
      expect([200, 201], JSON.stringify(body)).toContain(status);
      return String(body["id"]);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      await pause(100);
    }
  }
}

async function everythingIsThere(url: string, known: Map<string, string>): Promise<void> {
  expect(known.size).toBe(PEOPLE);
  expect(new Set(known.values()).size).toBe(PEOPLE);
  for (const [origin, id] of known) {
    const person = await call(url, "GET", `/people/${id}`);
    expect(person.status, origin).toBe(200);
    const posts = await call(url, "GET", `/posts?personId=${id}&limit=200`);
    const items = posts.body["items"] as { url: string; brief: unknown }[];
    expect(items.map((post) => post.url)).toEqual(paths(origin));
    expect(
      items.map((post) => post.brief !== null),
      origin,
    ).toEqual(items.map((_, nth) => nth < BRIEFED));
  }
}

async function countBriefs(url: string, personId: string): Promise<number> {
  const posts = await call(url, "GET", `/posts?personId=${personId}&limit=200`);
  return (posts.body["items"] as { brief: unknown }[]).filter((post) => post.brief !== null).length;
}

function paths(origin: string): string[] {
  return Array.from({ length: POSTS }, (_, nth) => `${origin}/posts/${nth}`);
}

/** Nothing twice, nothing given up, nothing in trouble. */
async function everythingIsOnce({ db }: Database): Promise<void> {
  const { rows } = await sql<Record<string, number | string | null>>`select
    (select count(*)::int from people) as people,
    (select count(*)::int from feeds) as feeds,
    (select count(*)::int from posts) as posts,
    (select count(*)::int from post_briefs) as briefs,
    (select count(*)::int from tasks) as tasks,
    (select count(*)::int from feeds where status <> 'ok' or claimed_until is not null) as ill,
    (select string_agg(distinct trouble, ' ') from articles) as troubles`.execute(db);
  expect(rows[0]).toEqual({
    people: PEOPLE,
    feeds: PEOPLE,
    posts: PEOPLE * POSTS,
    briefs: PEOPLE * BRIEFED,
    tasks: 0,
    ill: 0,
    troubles: null,
  });
}

/** A page that was too slow is tried again some minutes later: until then the house says that nothing is due. */
async function stopWithNothingLeft(house: Supervised, room: Room): Promise<void> {
  for (;;) {
    await expect.poll(() => countDue(room), { timeout: 8 * 60_000, interval: 1_000 }).toBe(0);
    await house.stop();
    const database = await openDatabase({ databaseUrl: undefined, dataDir: room.dataDir });
    const left = await countTasks(database);
    await database.close();
    if (left === 0) return;
    await house.start();
    await pause(30_000);
  }
}

/** As the house itself says it. */
async function countDue({ dataDir }: Room): Promise<unknown> {
  const answer = await askServer(dataDir, { command: "status", arguments: {} });
  return (answer?.result as { dueTasks: number } | undefined)?.dueTasks;
}

async function countTasks({ db }: Database): Promise<number> {
  const { n } = await db
    .selectFrom("tasks")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return n;
}

async function countJobs(database: Database, { redis }: Room): Promise<number> {
  if (!redis) {
    return (await sql<{ n: number }>`select count(*)::int as n from bullmq.job`.execute(database.db)).rows[0]!.n;
  }
  const client = new Redis(redis.url);
  const keys = await client.keys("door:*:*-*-*-*-*-*");
  client.disconnect();
  return keys.length;
}
