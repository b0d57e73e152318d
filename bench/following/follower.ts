// A program of its own: our poller and nothing else (no briefs, no pages), with a clock that can be moved. What it costs is
// what the bench is about.
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type * as App from "../../src/app.ts";
import type * as ClockModule from "../../src/clock.ts";
import type * as ConfigModule from "../../src/config.ts";
import type * as Feeds from "../../src/db/feeds.ts";
import type * as Transactions from "../../src/db/transaction.ts";
import type * as Ids from "../../src/id.ts";
import type * as Pollers from "../../workers/poller.ts";
import type { Clock } from "../../src/clock.ts";
import { projectRoot } from "../../src/root.ts";
import type { Poller } from "../../workers/poller.ts";

// The program as it is started by users: sources that are read as they stand hold a compiler in every thread.
const built = (file: string): Promise<unknown> => import(join(projectRoot(), "dist", file));
const { createApp } = (await built("src/app.js")) as typeof App;
const { wallNow } = (await built("src/clock.js")) as typeof ClockModule;
const { readConfig } = (await built("src/config.js")) as typeof ConfigModule;
const { insertFeed } = (await built("src/db/feeds.js")) as typeof Feeds;
const { inTransaction } = (await built("src/db/transaction.js")) as typeof Transactions;
const { newSharedId } = (await built("src/id.js")) as typeof Ids;
const { startPolling } = (await built("workers/poller.js")) as typeof Pollers;

export type Order = { add: string[] } | { pass: { hoursLater: number; least: number } } | { stop: true };
/**
 * @property busy the share of the time in which the main thread had something to do. @property resident MB, the most so far.
 * @property alive MB of the heap that a collection leaves.
 */
export type Report = {
  wall: number;
  cpu: number;
  busy: number;
  resident: number;
  alive: number;
  read: number;
  posts: number;
};

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

let offset = 0;
const clock: Clock = { now: () => new Date(wallNow() + offset), toDomain: (ms) => ms };
const app = await createApp(readConfig(process.env), { clock });
let poller: Poller | undefined;

async function add(urls: readonly string[]): Promise<void> {
  const now = clock.now();
  await inTransaction(app.db, async (tx) => {
    for (const url of urls)
      await insertFeed(tx, {
        id: newSharedId(),
        url,
        kind: "blog",
        format: "",
        title: url,
        nextPollAt: now,
        allowedAt: now,
        intervalMinutes: 60,
        intervalReason: "",
        createdAt: now,
      });
  });
}

/** From now on, or a day later, until all feeds have been read. */
async function pass({ hoursLater, least }: { hoursLater: number; least: number }): Promise<Report> {
  offset += hoursLater * 3_600_000;
  const since = clock.now();
  const before = process.cpuUsage();
  const loop = performance.eventLoopUtilization();
  const began = performance.now();
  poller ??= startPolling(app);
  poller.wake();
  let read = 0;
  while (read < least) {
    await new Promise((done) => setTimeout(done, 100));
    const row = await app.db
      .selectFrom("feeds")
      .select((eb) => eb.fn.countAll<number>().as("n"))
      .where("lastOkAt", ">=", since)
      .executeTakeFirstOrThrow();
    read = row.n;
  }
  const wall = (performance.now() - began) / 1_000;
  const { user, system } = process.cpuUsage(before);
  const busy = performance.eventLoopUtilization(loop).utilization;
  const posts = await app.db
    .selectFrom("posts")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  const resident = process.resourceUsage().maxRSS / 1_000;
  collect();
  const alive = process.memoryUsage().heapUsed / 1e6;
  return { wall, cpu: (user + system) / 1e6, busy, resident, alive, read, posts: posts.n };
}

process.on("message", (order: Order) => {
  void (async () => {
    if ("add" in order) process.send?.(await add(order.add).then(() => ({})));
    else if ("pass" in order) process.send?.(await pass(order.pass));
    else {
      await poller?.close(5_000);
      await app.close();
      process.exit(0);
    }
  })();
});
process.on("disconnect", () => process.exit(0));
process.send?.({});
