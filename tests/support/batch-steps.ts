// What a test of batches does and looks at: by the clock of the house, and by the rows.
import { expect } from "vitest";
import { MINUTE } from "../../src/clock.ts";
import { listDueTasks } from "../../src/db/tasks.ts";
import { briefPostWithModel } from "../../src/domain/briefs.ts";
import { keepBatches } from "../../src/domain/briefs/batches.ts";
import type { Crowd } from "./batched.ts";

export function workWith(crowd: Crowd) {
  const keep = () => keepBatches(crowd.house.app);
  /** So much later it is looked at again. */
  async function later(ms = 11 * MINUTE): Promise<void> {
    crowd.house.clock.advance(ms);
    await keep();
  }
  /** What is to be asked for singly just now. */
  async function ask(): Promise<void> {
    const { app } = crowd.house;
    for (const { subjectId } of await listDueTasks(app.db, app.clock.now(), 1_000, "brief-post-model"))
      await briefPostWithModel(app, subjectId);
  }
  const db = () => crowd.house.app.db;
  const batches = () => db().selectFrom("modelBatches").selectAll().orderBy("id").execute();
  const tasks = () => db().selectFrom("tasks").selectAll().where("kind", "=", "brief-post-model").execute();
  const calls = () => db().selectFrom("modelCalls").selectAll().where("path", "=", "chat/completions").execute();
  const states = async () => {
    const counts: Record<string, number> = {};
    for (const { state } of await calls()) counts[state] = (counts[state] ?? 0) + 1;
    return counts;
  };
  const linked = async () =>
    (await db().selectFrom("postBriefs").select("postId").where("madeBy", "=", "model").execute()).length;
  const stored = async () =>
    (await db().selectFrom("briefs").select("id").where("model", "=", "small-model").execute()).length;
  const usage = async () => {
    const {
      tokensIn,
      tokensOut,
      calls: count,
      dollars,
    } = await db()
      .selectFrom("aiUsage")
      .select(({ fn }) => [
        fn.sum<number>("tokensIn").as("tokensIn"),
        fn.sum<number>("tokensOut").as("tokensOut"),
        fn.sum<number>("calls").as("calls"),
        fn.sum<number>("dollars").as("dollars"),
      ])
      .executeTakeFirstOrThrow();
    return { tokens: tokensIn + tokensOut, calls: count, dollars };
  };
  const turn = (aiEnabled: boolean) => crowd.house.as(crowd.house.olga).patch("/profile", { aiEnabled });
  /** All is read, each post once, and nothing of it is left at the server or here. */
  async function expectAllRead(count: number): Promise<void> {
    expect({ linked: await linked(), stored: await stored(), waiting: (await tasks()).length }).toEqual({
      linked: count,
      stored: count,
      waiting: 0,
    });
    expect(crowd.batching.files.size).toBe(0);
    expect((await states())["sending"]).toBeUndefined();
  }
  return { keep, later, ask, db, batches, tasks, calls, states, linked, stored, usage, turn, expectAllRead };
}
