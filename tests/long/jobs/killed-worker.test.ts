import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "../../../src/id.ts";
import { startNode } from "../../support/processes.ts";
import { onEachQueue, openTestQueue, type TestQueue } from "../../support/queues.ts";

onEachQueue("a worker that was killed", ["postgres", "redis"], (kind) => {
  let home: TestQueue;
  beforeAll(async () => {
    home = await openTestQueue(kind);
  });
  afterAll(() => home.close());

  test("leaves its job to the next one", async () => {
    const postId = newId();
    await home.queue.enqueue("brief-post", [{ postId }]);
    const holder = startNode("hold-job.ts", [home.url]);
    expect(await holder.line()).toBe(postId);
    holder.kill("SIGKILL");
    await holder.ended;
    const taken = Promise.withResolvers<string>();
    home.queue.work("briefs", async (_name, payload) => taken.resolve((payload as { postId: string }).postId));
    expect(await taken.promise).toBe(postId);
    await expect.poll(home.countJobs).toBe(0);
  });
});
