import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { App } from "../../../src/app.ts";
import { createClock, machineNow, type Clock } from "../../../src/clock.ts";
import { addTasks } from "../../../src/db/tasks.ts";
import { workOn } from "../../../src/domain/tasks.ts";
import { LEASE_MS } from "../../../src/domain/tasks/keep-claim.ts";
import { newId } from "../../../src/id.ts";
import { createTestApp } from "../../support/app.ts";
import { onEachDatabase } from "../../support/database.ts";

onEachDatabase("work that takes longer than a claim", (kind) => {
  let app: App & { clock: Clock };
  beforeAll(async () => {
    app = await createTestApp({ database: kind, clock: createClock(0, 7) });
  });
  afterAll(() => app.close());

  test("stays with whoever does it, is nobody else's meanwhile, and is done once", async () => {
    const subjectId = newId();
    await addTasks(app.db, [{ kind: "brief-post", subjectId, at: app.clock.now() }], app.clock.now());
    const done: string[] = [];
    const slow = new AbortController();
    const working = workOn(app, "brief-post", subjectId, async () => {
      const until = machineNow() + 1.5 * LEASE_MS;
      while (machineNow() < until) await pause(100);
      return async () => void done.push("slow");
    });
    void working.finally(() => slow.abort());
    while (!slow.signal.aborted) {
      await pause(1_000);
      await workOn(
        { ...app, inHand: new Set() },
        "brief-post",
        subjectId,
        async () => async () => void done.push("hasty"),
      );
    }
    await working;
    expect(done).toEqual(["slow"]);
    expect(await app.db.selectFrom("tasks").selectAll().execute()).toEqual([]);
  });
});
