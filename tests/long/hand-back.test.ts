// A stop does not wait for ever: what is not done in time is another's, at once and with all its tries.
import { afterAll, beforeAll, expect, it } from "vitest";
import { createClock, HOUR } from "../../src/clock.ts";
import { openDatabase, type Database } from "../../src/db/connect.ts";
import { buildOnce, call, freePort, startProcess, type HouseProcess } from "../support/process.ts";
import { makeRoom, onEachWay, type Room } from "../support/ways.ts";
import { smallBlog } from "../world/small-blogs.ts";
import { startSlowBlog, type SlowBlog } from "../world/slow-blog.ts";

const newest = new Date(createClock().now().getTime() - HOUR);

onEachWay("a worker with a page in hand that does not come", ["embedded", "postgres", "redis"], (way) => {
  let room: Room;
  let slow: SlowBlog;
  let database: Database | undefined;
  const running: HouseProcess[] = [];
  const net = { embedded: 79, postgres: 81, redis: 82 }[way];

  beforeAll(async () => {
    buildOnce();
    room = await makeRoom(way);
    slow = await startSlowBlog(smallBlog(1, 1, newest), `127.${net}.0.1`, "/posts/0");
  });
  afterAll(async () => {
    await Promise.all(running.map((house) => house.kill()));
    await database?.close();
    await slow.close();
    await room.remove();
  });

  const start = async (): Promise<HouseProcess> => {
    const house = await startProcess(room.dataDir, await freePort(), room.env);
    running.push(house);
    return house;
  };

  it("stops all the same, and the next one does it", async () => {
    const first = await start();
    const person = await call(first.url, "POST", "/people", { url: slow.origin });
    expect(person.status).toBe(201);
    await slow.asked;
    expect(await first.stop()).toBe(0);
    database = await openDatabase({ databaseUrl: room.env["DATABASE_URL"], dataDir: room.dataDir });
    const left = await database.db.selectFrom("tasks").selectAll().where("kind", "=", "fetch-article").execute();
    expect(left).toMatchObject([{ attempts: 0, claimedUntil: null, lastError: null, parkedAt: null }]);
    await database.close();
    slow.answer();
    const next = await start();
    const [post] = (await call(next.url, "GET", "/posts")).body["items"] as { id: string }[];
    const content = async () => String((await call(next.url, "GET", `/posts/${post!.id}`)).body["content"]);
    await expect.poll(content, { timeout: 60_000 }).toContain("In week 1 we measured");
    expect(slow.times()).toBe(2);
    expect(await next.stop()).toBe(0);
  });
});
