// Who holds a task: one at a time, for as long as it shows signs of life.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { App } from "../../../src/app.ts";
import { MINUTE, type createManualClock } from "../../../src/clock.ts";
import { settle } from "../../../src/db/installation.ts";
import { addTasks, claimTask, finishTask, listDueTasks, releaseAllClaims } from "../../../src/db/tasks.ts";
import type { Tx } from "../../../src/db/transaction.ts";
import { workOn } from "../../../src/domain/tasks.ts";
import { handBack } from "../../../src/domain/tasks/keep-claim.ts";
import { newId } from "../../../src/id.ts";
import { createTestApp, MONDAY_MORNING } from "../../support/app.ts";
import { onEachDatabase } from "../../support/database.ts";

const nothing = async (): Promise<undefined> => undefined;

onEachDatabase("a claimed task", (kind) => {
  let app: App & { clock: ReturnType<typeof createManualClock> };
  let id: string;
  beforeAll(async () => {
    app = await createTestApp({ database: kind });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    app.clock.set(MONDAY_MORNING);
    await app.db.deleteFrom("tasks").execute();
    id = newId();
    await ask();
  });

  const ask = (): Promise<void> =>
    addTasks(app.db, [{ kind: "brief-post", subjectId: id, at: app.clock.now() }], app.clock.now());
  const due = async (): Promise<string[]> =>
    (await listDueTasks(app.db, app.clock.now(), 10)).map(({ subjectId }) => subjectId);
  const row = () => app.db.selectFrom("tasks").selectAll().where("subjectId", "=", id).executeTakeFirst();
  const times = () => {
    const now = app.clock.now();
    return { now, until: new Date(now.getTime() + MINUTE), unanswered: new Date(now.getTime() + 2 * MINUTE) };
  };
  /** A result that is stored, to be seen. */
  const store = (value: string) => async (tx: Tx) => void (await settle(tx, id, value));
  const stored = async (): Promise<string[]> =>
    (await app.db.selectFrom("installation").select("value").where("key", "=", id).execute()).map(({ value }) => value);

  test("is taken over when its worker is gone, but not before its time is up", async () => {
    const dead = await claimTask(app.db, "brief-post", id, times());
    expect(dead).toMatchObject({ attempts: 1 });
    app.clock.advance(MINUTE - 1);
    expect(await due()).toEqual([]);
    await workOn(app, "brief-post", id, async () => store("too early"));
    app.clock.advance(1);
    expect(await due()).toEqual([id]);
    const heir = await claimTask(app.db, "brief-post", id, times());
    expect(heir).toMatchObject({ attempts: 2 });
    // the dead one was only slow: it may not end what is no longer its own
    await finishTask(app.db, dead!);
    expect(await row()).toMatchObject({ attempts: 2 });
    await finishTask(app.db, heir!);
    expect(await row()).toBeUndefined();
  });

  test("is free at once where all workers are known to be gone", async () => {
    await claimTask(app.db, "brief-post", id, times());
    await releaseAllClaims(app.db);
    expect(await due()).toEqual([id]);
  });

  test("asked for anew while it is worked on is done once more", async () => {
    const facts = ["new", "newer", "newest"];
    const seen: [string, number][] = [];
    await workOn(app, "brief-post", id, async (task) => {
      seen.push([facts[0]!, task.attempts]);
      // what is asked for while it is worked on needs no hint, and has all its tries
      if (facts.shift() !== "newest") await ask();
      return nothing;
    });
    expect(seen).toEqual([
      ["new", 1],
      ["newer", 1],
      ["newest", 1],
    ]);
    expect(await row()).toBeUndefined();
  });

  test("asked for anew while it fails is done at once, not at its next try", async () => {
    const seen: number[] = [];
    await workOn(app, "brief-post", id, async (task) => {
      seen.push(task.attempts);
      if (seen.length > 1) return store("from new facts");
      await ask();
      throw new Error("old trouble");
    });
    expect(seen).toEqual([1, 2]);
    expect(await stored()).toEqual(["from new facts"]);
    expect(await row()).toBeUndefined();
  });

  test("that ends its process every time is parked at last, without being tried once more", async () => {
    for (let death = 1; death <= 6; death += 1) {
      expect(await claimTask(app.db, "brief-post", id, times())).toMatchObject({ attempts: death });
      // the first two may be chance: taken over as soon as the claim is up
      app.clock.advance(MINUTE);
      expect(await due()).toEqual(death <= 2 ? [id] : []);
      app.clock.advance(MINUTE);
      expect(await due()).toEqual([id]);
    }
    await workOn(app, "brief-post", id, async () => store("the seventh"));
    expect(await stored()).toEqual([]);
    expect(await row()).toMatchObject({ parkedAt: app.clock.now(), lastError: expect.stringContaining("ended") });
  });

  test("in hand when the process is asked to stop is free for others at once, with all its tries", async () => {
    const working = Promise.withResolvers<void>();
    const allowed = Promise.withResolvers<void>();
    const slow = workOn(app, "brief-post", id, async () => {
      working.resolve();
      await allowed.promise;
      return store("too late to end it");
    });
    await working.promise;
    expect(await handBack(app)).toBe(1);
    expect(await row()).toMatchObject({ attempts: 0, claimedUntil: null });
    const heir = await claimTask(app.db, "brief-post", id, times());
    expect(heir).toMatchObject({ attempts: 1 });
    allowed.resolve();
    await slow;
    expect(await row()).toMatchObject({ attempts: 1 });
    expect(await handBack(app)).toBe(0);
    await finishTask(app.db, heir!);
  });

  test("claimed anew in the same moment is not ended by the first", async () => {
    const first = await claimTask(app.db, "brief-post", id, times());
    await ask();
    const second = await claimTask(app.db, "brief-post", id, times());
    expect(second!.claimedUntil).toEqual(first!.claimedUntil);
    await finishTask(app.db, first!);
    expect(await row()).toMatchObject({ claimedUntil: second!.claimedUntil });
    await finishTask(app.db, second!);
    expect(await row()).toBeUndefined();
  });
});
