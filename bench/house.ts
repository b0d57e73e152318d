// The product as a process: how quickly it is there, how fast Today answers with 10,000 posts, what it holds when idle.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createApp } from "../src/app.ts";
import { createClock, machineNow } from "../src/clock.ts";
import { readConfig } from "../src/config.ts";
import { ensureOwner } from "../src/domain/accounts/users.ts";
import { editProfile } from "../src/domain/profiles.ts";
import { call, freePort, startProcess, type HouseProcess } from "../tests/support/process.ts";
import { smallBlog } from "../tests/world/small-blogs.ts";
import { serveSites } from "../tests/world/static-sites.ts";
import { fillHouse } from "./fill-house.ts";
import type { Figure } from "./figure.ts";
import { allQuiet, cpuSeconds, pause, residentMegabytes, secondsToReady } from "./measure.ts";

const PEOPLE = 50;
const POSTS_EACH = 200;
const REQUESTS = 200;

/** A month of somebody who reads on: every post of it briefed, and a dialogue with everybody. */
const A_MONTH = { people: 40, postsEach: 500, briefedEach: 37, touchesEach: 20 };

export async function benchHouse(): Promise<Figure[]> {
  return [...(await benchToday()), ...(await benchMonth()), ...(await benchIdle())];
}

async function benchToday(): Promise<Figure[]> {
  return inFilled({ people: PEOPLE, postsEach: POSTS_EACH }, async (house, get) => [
    { name: `Today, ${PEOPLE * POSTS_EACH} posts, median`, value: await get("/"), unit: "ms", limit: "<= 30" },
    { name: "Watchlist, 50 people, median", value: await get("/people"), unit: "ms" },
    { name: "/api/v1/posts, a page of 50, median", value: await get("/api/v1/posts"), unit: "ms" },
    { name: "start, 10,000 posts stored", value: secondsToReady(house), unit: "s", limit: "<= 5" },
  ]);
}

async function benchMonth(): Promise<Figure[]> {
  const { people, postsEach, briefedEach } = A_MONTH;
  const name = `Today, ${people * postsEach} posts, ${people * briefedEach} openings, median`;
  return inFilled(A_MONTH, async (_house, get) => [{ name, value: await get("/"), unit: "ms", limit: "<= 50" }]);
}

type Get = (path: string) => Promise<number>;

async function inFilled(
  size: Parameters<typeof fillHouse>[2],
  measure: (house: HouseProcess, get: Get) => Promise<Figure[]>,
): Promise<Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), "door-bench-"));
  try {
    const app = await createApp(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: "silent" }));
    const owner = await ensureOwner(app, { email: "olga@example.org", token: undefined });
    await editProfile(app, owner.id, { interests: ["harbours", "bread", "open source"], expertise: ["measuring"] });
    await fillHouse(app, owner.id, size);
    await app.close();
    const house = await startProcess(dataDir, await freePort());
    try {
      const cookie = await signIn(house);
      return await measure(house, (path) => median(() => fetchOnce(house.url + path, cookie)));
    } finally {
      await house.stop();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Opens the link that the first start prints; the cookie of the session. */
async function signIn(house: HouseProcess): Promise<string> {
  const link = /http\S+\/sign-in\?token=\S+/.exec(house.output())?.[0];
  if (link === undefined) throw new Error("no sign-in link was printed");
  const answer = await fetch(link, { redirect: "manual" });
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

async function fetchOnce(url: string, cookie: string): Promise<void> {
  const answer = await fetch(url, { headers: { cookie }, redirect: "manual" });
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
  await answer.arrayBuffer();
}

async function median(run: () => Promise<void>): Promise<number> {
  for (let warm = 0; warm < 20; warm += 1) await run();
  const times: number[] = [];
  for (let count = 0; count < REQUESTS; count += 1) {
    const began = machineNow();
    await run();
    times.push(machineNow() - began);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!;
}

const FOLLOWED = 20;
const WATCH_MS = 20_000;

async function benchIdle(): Promise<Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), "door-bench-"));
  const newest = new Date(createClock().now().getTime() - 3_600_000);
  const web = await serveSites(
    Array.from({ length: FOLLOWED }, (_, index) => smallBlog(index, 30, newest)),
    80,
  );
  const house = await startProcess(dataDir, await freePort());
  try {
    for (const origin of web.origins) await call(house.url, "POST", "/people", { url: origin });
    await allQuiet(web);
    const before = cpuSeconds(house.pid);
    await pause(WATCH_MS);
    const share = ((cpuSeconds(house.pid) - before) / (WATCH_MS / 1_000)) * 100;
    return [
      { name: "first start on an empty folder", value: secondsToReady(house), unit: "s", limit: "<= 5" },
      {
        name: `idle after following ${FOLLOWED} people, resident`,
        value: residentMegabytes(house.pid),
        unit: "MB",
        limit: "<= 400",
      },
      { name: "idle, of one core", value: share, unit: "%", limit: "<= 2" },
    ];
  } finally {
    await house.stop();
    await web.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
