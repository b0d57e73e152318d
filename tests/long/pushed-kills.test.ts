// kill -9 while a hub delivers: what was answered is stored, what was not comes again, and nothing is there twice.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startBlog, type Blog } from "../support/follow.ts";
import { buildOnce, call, freePort, startProcess, type HouseProcess } from "../support/process.ts";
import { offer } from "../support/subscriber.ts";
import { startHub, type Hub } from "../world/hub/hub.ts";
import { posts, rss } from "../world/write-feed.ts";

const KILLS = Number(process.env["KILLS"] ?? 12);
const dataDir = mkdtempSync(join(tmpdir(), "door-pushed-"));
const now = new Date();
let port: number;
let blog: Blog;
let hub: Hub;

beforeAll(async () => {
  buildOnce();
  port = await freePort();
  blog = await startBlog("Ada Bell", [], now);
  hub = await startHub({ verifies: "before answering" });
  offer(blog, { hubs: [hub.url] }, posts(blog.origin, 1, now));
});
afterAll(async () => {
  await Promise.all([blog.close(), hub.close()]);
  rmSync(dataDir, { recursive: true, force: true });
});

const start = (): Promise<HouseProcess> => startProcess(dataDir, port, { BASE_URL: `http://127.0.0.1:${port}` });
/** Each delivery brings its newest post only, as many hubs do. */
const delivery = (nth: number): string =>
  rss({ title: "Ada Bell", link: "/", entries: posts(blog.origin, nth, now).slice(0, 1) });
const titles = async (house: HouseProcess): Promise<string[]> => {
  const { body } = await call(house.url, "GET", "/posts?limit=200");
  return (body["items"] as { title: string }[]).map(({ title }) => title);
};

test(`over ${KILLS} kills in the middle of a delivery`, async () => {
  let house = await start();
  await call(house.url, "POST", "/people", { url: blog.feedUrl });
  await expect.poll(() => hub.requests.length, { timeout: 60_000 }).toBe(1);
  await expect.poll(async () => (await pushOf(house))?.["hub"], { timeout: 60_000 }).toBe(hub.url);
  const answered = new Set<number>();
  for (let nth = 2; nth < KILLS + 2; nth += 1) {
    const heard = hub.deliver({ body: delivery(nth) }).then(
      ({ status }) => status,
      () => undefined,
    );
    await new Promise((done) => setTimeout(done, Math.random() * 120));
    await house.kill();
    const status = await heard;
    if (status !== undefined) {
      expect(status).toBe(204);
      answered.add(nth);
    }
    house = await start();
    const there = await titles(house);
    for (const one of answered) expect(there).toContain(`Post number ${one}`);
    if (status === undefined) expect((await hub.deliver({ body: delivery(nth) })).status).toBe(204);
    answered.add(nth);
  }
  const there = await titles(house);
  expect(there).toHaveLength(KILLS + 1);
  expect(new Set(there).size).toBe(KILLS + 1);
  expect(hub.requests).toHaveLength(1);
  await house.stop();
  process.stdout.write(`${answered.size} deliveries over ${KILLS} kills: each stored once\n`);
});

async function pushOf(house: HouseProcess): Promise<Record<string, unknown> | null> {
  const { body } = await call(house.url, "GET", "/feeds");
  return (body["items"] as { push: Record<string, unknown> | null }[])[0]!.push;
}
