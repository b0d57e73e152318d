// Following thousands of feeds: a first pass that stores everything, a second in which nothing has changed, beside
// newsboat and sfeed over the same farm. Our poller alone runs, without the briefs. FEEDS sets the size (400; the issue
// says 2,000), FEEDS_MANY the size for memory.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildOnce } from "../tests/support/process.ts";
import { missingPostgres, startPostgres } from "../tests/support/postgres.ts";
import type { Figure } from "./figure.ts";
import { startChild } from "./following/child.ts";
import type { Order, Report } from "./following/follower.ts";
import { cpuSecondsOfAll } from "./measure.ts";
import { PEERS } from "./following/peers.ts";

const FEEDS = Number(process.env["FEEDS"] ?? 400);
const MANY = Number(process.env["FEEDS_MANY"] ?? FEEDS * 10);
const ITEMS = 50;
const LATENCY_MS = 50;
const IN_FLIGHT = 32;
/** The least that a pass can take, were there nothing to do but wait. */
const WAITING = (FEEDS * LATENCY_MS) / 1_000 / IN_FLIGHT;

export async function benchFollowing(): Promise<Figure[]> {
  buildOnce();
  const farm = await startChild<{ counts: true }, { port: number }>("farm.ts", [String(LATENCY_MS)]);
  try {
    const urls = urlsOf(FEEDS, farm.first.port);
    const peers = PEERS.filter(({ missing }) => missing === undefined).map(({ name, firstPass }) => ({
      name,
      run: firstPass(urls),
    }));
    const newsboat = peers.find(({ name }) => name.startsWith("newsboat"))?.run;
    const ways = [...(missingPostgres() ? [] : ["Postgres" as const]), "embedded" as const];
    const ours: Figure[] = [];
    for (const way of ways) ours.push(...(await benchWay(way, urls, newsboat?.wall)));
    const beside = peers.flatMap(({ name, run }): Figure[] => [
      { name: `${name}: first pass`, value: run.wall, unit: "s" },
      { name: `${name}: first pass, CPU`, value: run.cpu, unit: "s" },
    ]);
    const skipped = PEERS.filter(({ missing }) => missing !== undefined).map(
      ({ name, missing }) => `${name}: ${missing}`,
    );
    for (const line of skipped) console.log(`following: skipped, ${line}`);
    return [...ours, ...beside];
  } finally {
    farm.child.end();
  }
}

function urlsOf(feeds: number, port: number): string[] {
  return Array.from(
    { length: feeds },
    (_, at) => `http://127.91.${Math.floor(at / 250)}.${(at % 250) + 1}:${port}/feed.xml`,
  );
}

async function benchWay(way: "Postgres" | "embedded", urls: string[], newsboat: number | undefined): Promise<Figure[]> {
  const { first, second, database } = await twoPasses(way, urls);
  const figures: Figure[] = [
    {
      name: `first pass of ${urls.length} feeds`,
      value: first.wall,
      unit: "s",
      ...(newsboat !== undefined && { peer: { name: "half of newsboat", value: newsboat / 2 } }),
      ...(newsboat !== undefined && way === "Postgres" && { limit: `<= ${(newsboat / 2).toFixed(1)}` }),
    },
    { name: "first pass, CPU of our process", value: first.cpu, unit: "s" },
    ...(way === "Postgres"
      ? [{ name: "both passes, CPU of the database", value: database, unit: "s" }]
      : [{ name: "first pass, of it the one thread of the database", value: first.busy * 100, unit: "% busy" }]),
    { name: "posts stored", value: first.posts, unit: "", limit: `${urls.length * ITEMS}` },
    { name: "all-304 pass", value: second.wall, unit: "s", limit: `<= ${(2 * WAITING).toFixed(2)}` },
    { name: "CPU of an unchanged feed", value: (second.cpu * 1_000) / urls.length, unit: "ms", limit: "< 3" },
    {
      name: "resident at most",
      value: Math.max(first.resident, second.resident),
      unit: "MB",
      ...(way === "embedded" && { limit: "<= 400" }),
    },
  ];
  return figures.map((figure) => ({ ...figure, name: `${way}: ${figure.name}` }));
}

/** @property database CPU seconds of its processes, where it has some. */
type Passes = { first: Report; second: Report; database: number };

async function twoPasses(way: "Postgres" | "embedded", urls: string[]): Promise<Passes> {
  const dataDir = mkdtempSync(join(tmpdir(), "door-bench-"));
  const postgres = way === "Postgres" ? await startPostgres() : undefined;
  const env: Record<string, string> = {
    DATA_DIR: dataDir,
    LOG_LEVEL: "warn",
    FETCH_ALLOW: "127.0.0.0/8",
    SECRET_KEY: "a key of the bench, good for nothing",
    ...(postgres && { DATABASE_URL: await postgres.createDatabase("door") }),
  };
  const { child } = await startChild<Order, Report>("follower.ts", [], env);
  try {
    await child.ask({ add: urls });
    const before = postgres ? cpuSecondsOfAll(postgres.pid) : 0;
    const first = await child.ask({ pass: { hoursLater: 0, least: urls.length } });
    const second = await child.ask({ pass: { hoursLater: 26, least: urls.length } });
    return { first, second, database: postgres ? cpuSecondsOfAll(postgres.pid) - before : 0 };
  } finally {
    child.end();
    await postgres?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Tiny feeds of one post each: what is held must not grow with how many are followed. */
export async function benchMemory(): Promise<Figure[]> {
  buildOnce();
  const farm = await startChild<{ counts: true }, { port: number }>("farm.ts", ["5", "1"]);
  try {
    const few = await twoPasses("Postgres", urlsOf(FEEDS, farm.first.port));
    const many = await twoPasses("Postgres", urlsOf(MANY, farm.first.port));
    const most = ({ first, second }: Passes): number => Math.max(first.resident, second.resident);
    return [
      { name: `resident with ${FEEDS} tiny feeds`, value: most(few), unit: "MB" },
      { name: `resident with ${MANY} tiny feeds, of that`, value: most(many) / most(few), unit: "×", limit: "<= 1.25" },
      { name: `heap after a collection, ${FEEDS} tiny feeds`, value: few.second.alive, unit: "MB" },
      { name: `heap after a collection, ${MANY} tiny feeds`, value: many.second.alive, unit: "MB" },
    ];
  } finally {
    farm.child.end();
  }
}
