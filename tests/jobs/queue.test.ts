import { setImmediate } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { newId } from "../../src/id.ts";
import { LANES } from "../../src/jobs/catalog.ts";
import type { Lane } from "../../src/jobs/define-job.ts";
import type { LaneWorker } from "../../src/jobs/queue.ts";
import { onEachQueue, openTestQueue, type TestQueue } from "../support/queues.ts";

onEachQueue("the queue", ["pglite", "postgres", "redis"], (kind) => {
  let home: TestQueue;
  let workers: LaneWorker[] = [];
  beforeAll(async () => {
    home = await openTestQueue(kind);
  });
  afterEach(async () => {
    await Promise.all(workers.map((worker) => worker.close()));
    workers = [];
  });
  afterAll(() => home.close());

  const work = (lane: Lane, handle: (name: string, postId: string) => Promise<void>): LaneWorker => {
    const worker = home.queue.work(lane, (name, payload) => handle(name, (payload as { postId: string }).postId));
    workers.push(worker);
    return worker;
  };

  /** Works on a lane until `count` jobs came by; answers them as "name id", in order. */
  const collect = (lane: Lane, count: number): Promise<string[]> => {
    const seen: string[] = [];
    const { promise, resolve } = Promise.withResolvers<string[]>();
    work(lane, async (name, postId) => {
      seen.push(`${name} ${postId}`);
      if (seen.length === count) resolve(seen);
    });
    return promise;
  };

  test("runs a job once, also one that comes to an idle worker, and keeps nothing of it", async () => {
    const ids = [newId(), newId(), newId()];
    await home.queue.enqueue("brief-post", [{ postId: ids[0]! }]);
    const seen = collect("briefs", 3);
    await setImmediate();
    await home.queue.enqueue("brief-post", [{ postId: ids[1]! }, { postId: ids[2]! }]);
    expect((await seen).toSorted()).toEqual(ids.map((id) => `brief-post ${id}`).toSorted());
    await expect.poll(home.countJobs).toBe(0);
    expect(await seen).toHaveLength(3);
  });

  test("takes what somebody waits for before what nobody waits for, however long that has been there", async () => {
    const [patient, waited] = [Array.from({ length: 20 }, () => newId()), newId()];
    await home.queue.enqueue(
      "follow-row",
      patient.map((rowId) => ({ rowId })),
      "behind",
    );
    await home.queue.enqueue("follow-row", [{ rowId: waited }]);
    const seen: string[] = [];
    const all = Promise.withResolvers<void>();
    const worker = home.queue.work("imports", async (_name, payload) => {
      seen.push((payload as { rowId: string }).rowId);
      if (seen.length === 21) all.resolve();
    });
    workers.push(worker);
    await all.promise;
    expect(seen.indexOf(waited)).toBeLessThan(LANES.imports.concurrency);
  });

  test("adds a hint once while it waits, and keeps jobs of other names apart", async () => {
    const postId = newId();
    const last = newId();
    for (let time = 0; time < 3; time += 1) await home.queue.enqueue("brief-post", [{ postId }, { postId }]);
    await home.queue.enqueue("find-openings", [{ postId }]);
    await home.queue.enqueue("brief-post", [{ postId: last }]);
    expect(await home.countJobs()).toBe(3);
    const seen = await collect("briefs", 3);
    await expect.poll(home.countJobs).toBe(0);
    expect(seen.toSorted()).toEqual(
      [`brief-post ${postId}`, `brief-post ${last}`, `find-openings ${postId}`].toSorted(),
    );
  });

  test("takes the same hint again once it was done", async () => {
    const postId = newId();
    const twice = collect("briefs", 2);
    await home.queue.enqueue("brief-post", [{ postId }]);
    await expect.poll(home.countJobs).toBe(0);
    await home.queue.enqueue("brief-post", [{ postId }]);
    expect(await twice).toEqual([`brief-post ${postId}`, `brief-post ${postId}`]);
  });

  test("tells of a handler that failed, does not try again, and keeps nothing of it", async () => {
    const told = Promise.withResolvers<Error>();
    let tries = 0;
    const worker = work("briefs", async () => {
      tries += 1;
      throw new Error("no luck");
    });
    worker.onError(told.resolve);
    await home.queue.enqueue("brief-post", [{ postId: newId() }]);
    expect((await told.promise).message).toBe("no luck");
    await expect.poll(home.countJobs).toBe(0);
    await worker.close();
    expect(tries).toBe(1);
  });

  test("waits, when closed, for what is in hand, and takes no more", async () => {
    const begun = Promise.withResolvers<void>();
    const allowed = Promise.withResolvers<void>();
    const done: string[] = [];
    const worker = work("briefs", async (_name, postId) => {
      begun.resolve();
      await allowed.promise;
      done.push(postId);
    });
    const first = newId();
    await home.queue.enqueue("brief-post", [{ postId: first }]);
    await begun.promise;
    const closed = worker.close().then(() => [...done]);
    await setImmediate();
    expect(done).toEqual([]);
    allowed.resolve();
    expect(await closed).toEqual([first]);
    const second = newId();
    await home.queue.enqueue("brief-post", [{ postId: second }]);
    expect(await home.countJobs()).toBe(1);
    expect(await collect("briefs", 1)).toEqual([`brief-post ${second}`]);
  });

  test("works on no more of a lane at a time than it may, and no lane waits for another", async () => {
    const allowed = Promise.withResolvers<void>();
    const full = Promise.withResolvers<void>();
    const { concurrency } = LANES.articles;
    let [now, most, done] = [0, 0, 0];
    const all = Promise.withResolvers<void>();
    work("articles", async () => {
      now += 1;
      most = Math.max(most, now);
      if (now === concurrency) full.resolve();
      await allowed.promise;
      now -= 1;
      done += 1;
      if (done === 3 * concurrency) all.resolve();
    });
    await home.queue.enqueue(
      "fetch-article",
      Array.from({ length: 3 * concurrency }, () => ({ postId: newId() })),
    );
    await full.promise;
    const postId = newId();
    await home.queue.enqueue("brief-post", [{ postId }]);
    expect(await collect("briefs", 1)).toEqual([`brief-post ${postId}`]);
    allowed.resolve();
    await all.promise;
    expect(most).toBe(concurrency);
  });

  test("answers a ping", async () => {
    await expect(home.queue.ping()).resolves.toBeUndefined();
  });
});
