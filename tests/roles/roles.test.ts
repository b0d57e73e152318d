// Web and workers as processes of their own: who does what, and how each of them stops.
import { afterAll, beforeAll, expect, test } from "vitest";
import { createClock, HOUR } from "../../src/clock.ts";
import { buildOnce, call, freePort, startProcess, type HouseProcess } from "../support/process.ts";
import { makeRoom, onEachWay, type Room } from "../support/ways.ts";
import { smallBlog } from "../world/small-blogs.ts";
import { startSlowBlog } from "../world/slow-blog.ts";
import { serveSites, type StaticSites } from "../world/static-sites.ts";

const newest = new Date(createClock().now().getTime() - HOUR);

onEachWay("web and worker", ["postgres", "redis"], (way) => {
  const net = way === "redis" ? 75 : 74;
  let room: Room;
  let sites: StaticSites;
  const running = new Set<HouseProcess>();

  beforeAll(async () => {
    buildOnce();
    room = await makeRoom(way);
    sites = await serveSites([smallBlog(0, 12, newest), smallBlog(1, 2, newest)], net);
  });
  afterAll(async () => {
    await Promise.all([...running].map((house) => house.kill()));
    await sites.close();
    await room.remove();
  });

  const start = async (role: "web" | "worker"): Promise<HouseProcess> => {
    const house = await startProcess(room.dataDir, await freePort(), { ...room.env, ROLE: role });
    running.add(house);
    void house.ended.then(() => running.delete(house));
    return house;
  };
  const follow = async (web: HouseProcess, url: string): Promise<string> => {
    const person = await call(web.url, "POST", "/people", { url });
    expect(person.status).toBe(201);
    return String(person.body["id"]);
  };
  const briefs = async (web: HouseProcess, personId: string): Promise<boolean[]> => {
    const { body } = await call(web.url, "GET", `/posts?personId=${personId}`);
    return (body["items"] as { brief: unknown }[]).map(({ brief }) => brief !== null);
  };

  let web: HouseProcess;
  let worker: HouseProcess;

  test("the web alone stores what is followed and makes nothing of it; the worker does, and opens no port", async () => {
    web = await start("web");
    const [whole, partial] = [await follow(web, sites.origins[0]!), await follow(web, sites.origins[1]!)];
    const before = [...(await briefs(web, whole)), ...(await briefs(web, partial))];
    expect(before).toHaveLength(14);
    expect(before).not.toContain(true);
    expect(sites.requests.filter(({ url }) => url.includes("/posts/"))).toEqual([]);
    worker = await start("worker");
    await expect(fetch(`${worker.url}/healthz`)).rejects.toThrow("fetch failed");
    expect(worker.output()).not.toContain("Door Opener is at");
    await expect.poll(() => briefs(web, whole), { timeout: 30_000 }).toEqual([...Array(10).fill(true), false, false]);
    await expect.poll(() => briefs(web, partial), { timeout: 30_000 }).toEqual([true, true]);
  });

  test("a worker that is asked to stop finishes what it has in hand, also when it is asked twice", async () => {
    const slow = await startSlowBlog(smallBlog(3, 1, newest), `127.${net}.9.2`, "/posts/0");
    const personId = await follow(web, slow.origin);
    await slow.asked;
    worker.ask("SIGTERM");
    worker.ask("SIGINT");
    slow.answer();
    expect(await worker.ended).toBe(0);
    const { body } = await call(web.url, "GET", `/posts?personId=${personId}`);
    const [post] = body["items"] as { id: string }[];
    const read = await call(web.url, "GET", `/posts/${post!.id}`);
    expect(String(read.body["content"])).toContain("In week 1 we measured");
    // what follows from it is for the next worker
    worker = await start("worker");
    await expect.poll(() => briefs(web, personId), { timeout: 30_000 }).toEqual([true]);
    expect(slow.times()).toBe(1);
    await slow.close();
  });

  test("a web that is asked to stop is ready no more, and answers what it was asked before", async () => {
    const slow = await startSlowBlog(smallBlog(2, 3, newest), `127.${net}.9.1`, "/feed.xml");
    const following = call(web.url, "POST", "/people", { url: slow.origin });
    await slow.asked;
    expect((await fetch(`${web.url}/readyz`)).status).toBe(200);
    web.ask("SIGTERM");
    web.ask("SIGTERM");
    await expect.poll(async () => (await fetch(`${web.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${web.url}/healthz`)).status).toBe(200);
    slow.answer();
    const { status, body } = await following;
    expect(status).toBe(201);
    expect(await web.ended).toBe(0);
    web = await start("web");
    expect(await call(web.url, "GET", `/people/${String(body["id"])}`)).toMatchObject({ status: 200 });
    expect(await briefs(web, String(body["id"]))).toHaveLength(3);
    expect(await Promise.all([web.stop(), worker.stop()])).toEqual([0, 0]);
    await slow.close();
  });
});
