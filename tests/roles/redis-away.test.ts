// The queue is a hint: while Redis is away everything is stored as ever, and the work is done when it is back.
import { afterAll, beforeAll, expect, test } from "vitest";
import { createClock, HOUR } from "../../src/clock.ts";
import { buildOnce, call, freePort, startProcess, type HouseProcess } from "../support/process.ts";
import { startRedis, type TestRedis } from "../support/redis.ts";
import { makeRoom, onEachWay, type Room } from "../support/ways.ts";
import { smallBlog } from "../world/small-blogs.ts";
import { serveSites, type StaticSites } from "../world/static-sites.ts";

const newest = new Date(createClock().now().getTime() - HOUR);

onEachWay("a house whose Redis is away", ["redis"], (way) => {
  let room: Room;
  let sites: StaticSites;
  let house: HouseProcess;
  let back: TestRedis | undefined;

  beforeAll(async () => {
    buildOnce();
    room = await makeRoom(way);
    sites = await serveSites(
      [0, 2, 4].map((index) => smallBlog(index, 3, newest)),
      73,
    );
  });
  afterAll(async () => {
    await house.stop();
    await back?.stop();
    await sites.close();
    await room.remove();
  });

  const follow = async (origin: string): Promise<string> => {
    const { status, body } = await call(house.url, "POST", "/people", { url: origin });
    expect(status).toBe(201);
    return String(body["id"]);
  };
  const briefs = async (personId: string): Promise<boolean[]> => {
    const { body } = await call(house.url, "GET", `/posts?personId=${personId}`);
    return (body["items"] as { brief: unknown }[]).map(({ brief }) => brief !== null);
  };
  const readiness = async (): Promise<number> => (await fetch(`${house.url}/readyz`)).status;

  test("answers as ever, says that it is not ready, and does the work when it is back", async () => {
    house = await startProcess(room.dataDir, await freePort(), room.env);
    expect(await readiness()).toBe(200);
    const before = await follow(sites.origins[0]!);
    await expect.poll(() => briefs(before), { timeout: 30_000 }).toEqual([true, true, true]);
    await room.redis!.stop();
    const during = await follow(sites.origins[1]!);
    expect(await briefs(during)).toEqual([false, false, false]);
    expect(await readiness()).toBe(503);
    back = await startRedis(room.redis!.port);
    await expect.poll(() => briefs(during), { timeout: 30_000 }).toEqual([true, true, true]);
    expect(await readiness()).toBe(200);
  });

  test("starts without it, and stops without it", async () => {
    await house.stop();
    await back!.stop();
    house = await startProcess(room.dataDir, await freePort(), room.env);
    const person = await follow(sites.origins[2]!);
    expect(await readiness()).toBe(503);
    expect(await house.stop()).toBe(0);
    house = await startProcess(room.dataDir, await freePort(), room.env);
    back = await startRedis(room.redis!.port);
    await expect.poll(() => briefs(person), { timeout: 30_000 }).toEqual([true, true, true]);
  });
});
