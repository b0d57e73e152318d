import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { App } from "../../src/app.ts";
import { DAY, HOUR, MINUTE, type createManualClock } from "../../src/clock.ts";
import { addTasks, hasTask, listDueTasks, type NewTask } from "../../src/db/tasks.ts";
import type { Tx } from "../../src/db/transaction.ts";
import { settle } from "../../src/db/installation.ts";
import { hint, nextTry, workOn } from "../../src/domain/tasks.ts";
import { NotYetError, PermanentError, RetryLaterError } from "../../src/errors.ts";
import { newId } from "../../src/id.ts";
import { sweep } from "../../workers/schedule.ts";
import { createTestApp, MONDAY_MORNING } from "../support/app.ts";
import { onEachDatabase } from "../support/database.ts";

const later = (ms: number): Date => new Date(MONDAY_MORNING.getTime() + ms);

describe("the next try", () => {
  test("comes after a minute, ten, an hour, six, a day, and then no more", () => {
    const tries = [1, 2, 3, 4, 5, 6].map((attempts) => nextTry(attempts, new Error("down"), MONDAY_MORNING));
    expect(tries).toEqual([later(MINUTE), later(10 * MINUTE), later(HOUR), later(6 * HOUR), later(DAY), undefined]);
  });

  test("is not made where it cannot help", () => {
    expect(nextTry(1, new PermanentError("not-found", "gone"), MONDAY_MORNING)).toBeUndefined();
  });

  test("waits for as long as the other side asks, and never shorter than by itself", () => {
    const asked = (notBefore?: Date) => new RetryLaterError("address-status", "busy", notBefore && { notBefore });
    expect(nextTry(1, asked(later(HOUR)), MONDAY_MORNING)).toEqual(later(HOUR));
    expect(nextTry(3, asked(later(MINUTE)), MONDAY_MORNING)).toEqual(later(HOUR));
    expect(nextTry(1, asked(), MONDAY_MORNING)).toEqual(later(MINUTE));
  });
});

onEachDatabase("a task", (kind) => {
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

  const ask = (): Promise<void> => addTasks(app.db, [brief(id)], app.clock.now());
  const brief = (subjectId: string): NewTask => ({ kind: "brief-post", subjectId, at: app.clock.now() });
  const due = async (): Promise<string[]> =>
    (await listDueTasks(app.db, app.clock.now(), 10)).map(({ subjectId }) => subjectId);
  const row = () => app.db.selectFrom("tasks").selectAll().where("subjectId", "=", id).executeTakeFirst();
  const failWith = (error: Error): Promise<void> =>
    workOn(app, "brief-post", id, async () => {
      throw error;
    });
  /** The jobs that a worker sees of what `ask` says, up to `last`. */
  const jobsUntil = async (last: [string, string], ask: () => Promise<void>): Promise<[string, string][]> => {
    const seen: [string, string][] = [];
    const worker = app.queue.work("briefs", async (name, payload) => {
      seen.push([name, (payload as { postId: string }).postId]);
    });
    await ask();
    await expect.poll(() => seen).toContainEqual(last);
    await worker.close();
    return seen;
  };
  /** A result that is stored, to be seen. */
  const store = (value: string) => async (tx: Tx) => void (await settle(tx, id, value));
  const stored = async (): Promise<string[]> =>
    (await app.db.selectFrom("installation").select("value").where("key", "=", id).execute()).map(({ value }) => value);

  test("is worked on by one at a time, and is over with the write of its result", async () => {
    const working = Promise.withResolvers<void>();
    const allowed = Promise.withResolvers<void>();
    const first = workOn(app, "brief-post", id, async (task) => {
      expect(task).toMatchObject({ kind: "brief-post", subjectId: id, attempts: 1 });
      working.resolve();
      await allowed.promise;
      return store("first");
    });
    await working.promise;
    expect(await due()).toEqual([]);
    await workOn(app, "brief-post", id, async () => store("second"));
    allowed.resolve();
    await first;
    expect(await stored()).toEqual(["first"]);
    expect(await row()).toBeUndefined();
    await workOn(app, "brief-post", id, async () => store("third"));
    expect(await stored()).toEqual(["first"]);
  });

  test("stays, with nothing of its result, where writing that fails", async () => {
    await workOn(app, "brief-post", id, async () => async (tx) => {
      await store("half")(tx);
      throw new Error("the disk is full");
    });
    expect(await stored()).toEqual([]);
    expect(await row()).toMatchObject({
      attempts: 1,
      lastError: "the disk is full",
      claimedUntil: null,
      nextTryAt: later(MINUTE),
    });
  });

  test("is tried again at its times, then parked with its error, and asked for anew has all its tries", async () => {
    for (const wait of [MINUTE, 10 * MINUTE, HOUR, 6 * HOUR, DAY]) {
      expect(await due()).toEqual([id]);
      await failWith(new Error("down", { cause: new Error("no route") }));
      app.clock.advance(wait - 1);
      expect(await due()).toEqual([]);
      await workOn(app, "brief-post", id, async () => store("too early"));
      app.clock.advance(1);
    }
    await failWith(new Error("down", { cause: new Error("no route") }));
    expect(await row()).toMatchObject({ attempts: 6, lastError: "down: no route", parkedAt: app.clock.now() });
    app.clock.advance(30 * DAY);
    expect(await due()).toEqual([]);
    expect(await hasTask(app.db, "brief-post", id)).toBe(false);
    await ask();
    expect(await due()).toEqual([id]);
    await failWith(new Error("down still"));
    expect(await row()).toMatchObject({ attempts: 1, parkedAt: null });
    expect(await stored()).toEqual([]);
  });

  test("is given up at once where another try cannot help", async () => {
    await failWith(new PermanentError("not-found", "the page is gone"));
    expect(await row()).toMatchObject({ attempts: 1, lastError: "the page is gone", parkedAt: MONDAY_MORNING });
  });

  test("that is given up may leave something behind and be followed by others", async () => {
    const following = newId();
    const giveUp = async (tx: Tx, error: unknown): Promise<NewTask[]> => {
      await store(String(error))(tx);
      return [brief(following)];
    };
    const fail = async (): Promise<never> => {
      throw new PermanentError("not-found", "gone");
    };
    await workOn(app, "brief-post", id, fail, { givenUp: giveUp });
    expect(await stored()).toEqual(["PermanentError: gone"]);
    expect(await due()).toEqual([following]);
    expect(await row()).toBeUndefined();
  });

  test("that fails may let others go ahead without it", async () => {
    const ahead = newId();
    const fail = async (): Promise<never> => {
      throw new Error("slow today");
    };
    await workOn(app, "brief-post", id, fail, { meanwhile: () => [brief(ahead)] });
    expect(await due()).toEqual([ahead]);
    expect(await row()).toMatchObject({ attempts: 1, nextTryAt: later(MINUTE) });
  });

  test("is done once its result is stored, even where the queue is down for what follows", async () => {
    const down = {
      enqueue: async (): Promise<never> => {
        throw new Error("no queue");
      },
    };
    const [following, unwanted] = [newId(), newId()];
    const work = workOn(
      { ...app, queue: down },
      "brief-post",
      id,
      async () => async (tx) => {
        await store("the result")(tx);
        return [brief(following)];
      },
      { meanwhile: () => [brief(unwanted)] },
    );
    await work;
    expect(await stored()).toEqual(["the result"]);
    expect(await row()).toBeUndefined();
    expect(await due()).toEqual([following]);
  });

  test("that was not its time yet waits without using up a try", async () => {
    for (let day = 0; day < 10; day += 1) {
      const tomorrow = new Date(app.clock.now().getTime() + DAY);
      await failWith(new NotYetError("model-failed", "no budget left", { notBefore: tomorrow }));
      expect(await row()).toMatchObject({ attempts: 0, nextTryAt: tomorrow, parkedAt: null });
      app.clock.advance(DAY);
    }
    await failWith(new Error("down"));
    expect(await row()).toMatchObject({ attempts: 1, nextTryAt: new Date(app.clock.now().getTime() + MINUTE) });
  });

  test("is followed by its next ones together with its result, and those that are due are hinted at", async () => {
    const [now, tomorrow] = [newId(), newId()];
    const jobs = await jobsUntil(["find-openings", now], () =>
      workOn(app, "brief-post", id, async () => async () => [
        { ...brief(tomorrow), at: later(DAY) },
        { kind: "find-openings", subjectId: now, at: app.clock.now() },
      ]),
    );
    expect(jobs).not.toContainEqual(["brief-post", tomorrow]);
    expect(await due()).toEqual([now]);
    app.clock.advance(DAY);
    expect((await due()).toSorted()).toEqual([now, tomorrow].toSorted());
  });

  test("whose hint was lost is found by the sweep", async () => {
    expect(await jobsUntil(["brief-post", id], () => sweep(app))).toContainEqual(["brief-post", id]);
  });

  test("that is not due yet is not hinted at", async () => {
    const other = newId();
    const jobs = await jobsUntil(["brief-post", other], async () => {
      await hint(app, [{ ...brief(id), at: later(1) }]);
      await hint(app, [brief(other)]);
    });
    expect(jobs).not.toContainEqual(["brief-post", id]);
  });
});
