// What a server may do to a batch, and nothing is lost, stored or paid twice.
import { afterAll, describe, expect, test } from "vitest";
import { DAY, HOUR, MINUTE } from "../../../src/clock.ts";
import { workWith } from "../../support/batch-steps.ts";
import { openCrowd } from "../../support/batched.ts";

const crowd = await openCrowd();
const { keep, later, ask, db, tasks, calls, states, linked, usage, turn, expectAllRead } = workWith(crowd);
afterAll(async () => crowd.close());

describe("a crowd of older posts", () => {
  test("is asked for one by one where the server lists batches and takes none", async () => {
    await crowd.gather({ old: 42 });
    crowd.batching.mood = { status: { create: 404 } };
    await keep();
    await later();
    expect(crowd.batching.files.size).toBe(0);
    await ask();
    await expectAllRead(42);
    // Nothing was done for what was refused.
    expect(await usage()).toMatchObject({ calls: 84, tokens: 42 * 120 });
  });

  test("goes as far as the day's budget", async () => {
    await crowd.gather({ old: 60 });
    const { house } = crowd;
    const left = 120_000;
    const day = house.clock.now().toISOString().slice(0, 10);
    const used = { userId: house.olga.id, day, model: "small-model", tokensIn: house.app.dailyTokens - left };
    await db().insertInto("aiUsage").values(used).execute();
    await keep();
    const lines = await calls();
    const most = lines.reduce((sum, one) => sum + one.tokensIn + one.tokensOut, 0);
    expect(lines.length).toBeGreaterThan(10);
    expect(most).toBeLessThanOrEqual(120_000);
    expect(most).toBeGreaterThan(110_000);
    await ask();
    expect(crowd.model.chats()).toHaveLength(0);
    expect((await tasks()).filter(({ batchId }) => batchId !== null)).toHaveLength(lines.length);
  });
});

describe("a batch", () => {
  test.each(["upload", "create"] as const)(
    "whose %s fails, is busy, or is done without a word is handed in later, and paid once",
    async (kind) => {
      await crowd.gather({ old: 42 });
      const { batching } = crowd;
      batching.mood = { status: { [kind]: 500 } };
      await keep();
      batching.mood = { status: { [kind]: 429 }, headers: { "retry-after": "3600" } };
      await later();
      const asked = crowd.model.calls.length;
      await later();
      expect(crowd.model.calls).toHaveLength(asked);
      batching.mood = { breakOff: kind };
      await later(HOUR);
      batching.mood = {};
      await later();
      expect(batching.batches).toHaveLength(1);
      batching.finish();
      await later();
      await expectAllRead(42);
      expect(batching.answered).toBe(42);
    },
  );

  test("that comes back in part, with errors, leaves the rest to the ordinary way", async () => {
    await crowd.gather({ old: 50 });
    crowd.batching.mood = { partial: 20, errors: 5 };
    await keep();
    crowd.batching.finish();
    await later();
    expect(await linked()).toBe(20);
    expect(await usage()).toMatchObject({ tokens: 20 * 120 });
    // What came back without an answer goes into no batch again.
    await later();
    expect(crowd.batching.batches).toHaveLength(1);
    await ask();
    expect(crowd.model.chats()).toHaveLength(30);
    await expectAllRead(50);
  });

  test.each(["answers are gone", "server forgot it"])(
    "whose %s counts as spent, and its posts are asked for singly",
    async (what) => {
      await crowd.gather({ old: 42 });
      crowd.batching.mood = { fileGone: true };
      await keep();
      if (what === "server forgot it") crowd.batching.batches.length = 0;
      else crowd.batching.finish();
      await later();
      expect(await states()).toEqual({ lost: 42 });
      expect((await usage()).tokens).toBeGreaterThan(42 * 4_000);
      await ask();
      await expectAllRead(42);
    },
  );

  test("that never comes is waited for no longer than 26 hours, and used where it comes first", async () => {
    await crowd.gather({ old: 42 });
    await keep();
    await later(25 * HOUR);
    await ask();
    expect(crowd.model.chats()).toHaveLength(0);
    await later(2 * HOUR);
    expect(crowd.batching.batches[0]!.status).toBe("cancelling");
    const [first] = await tasks();
    crowd.batching.finish();
    await later();
    expect(first).toMatchObject({ batchId: null, alone: true });
    await ask();
    await expectAllRead(42);
    expect(crowd.model.chats()).toHaveLength(0);
  });

  test("that hangs for ever is given up, and its posts were read meanwhile", async () => {
    await crowd.gather({ old: 42 });
    await keep();
    await later(27 * HOUR);
    await ask();
    expect(crowd.model.chats()).toHaveLength(42);
    await later(2 * DAY);
    await expectAllRead(42);
    expect(await states()).toEqual({ lost: 42, answered: 42 });
  });

  test("that cannot be looked at for a while is looked at later", async () => {
    await crowd.gather({ old: 42 });
    await keep();
    crowd.batching.mood = { status: { retrieve: 503 } };
    for (let at = 0; at < 4; at += 1) await later();
    crowd.batching.mood = {};
    crowd.batching.finish();
    await later(2 * HOUR);
    await expectAllRead(42);
  });
});

describe("switched off during a batch", () => {
  test("one whose id was never stored is found, cancelled and deleted too", async () => {
    await crowd.gather({ old: 42 });
    crowd.batching.mood = { breakOff: "create" };
    await keep();
    crowd.batching.mood = {};
    await turn(false);
    await later(2 * MINUTE);
    expect(crowd.batching.batches.map(({ status }) => status)).toEqual(["cancelling"]);
    crowd.batching.mood = { partial: 0 };
    crowd.batching.finish();
    await later();
    expect(crowd.batching.files.size).toBe(0);
    expect(await usage()).toMatchObject({ tokens: 0 });
  });
});

describe("a post that somebody opens while it waits in a batch", () => {
  test("is not asked for where the batch comes first", async () => {
    await crowd.gather({ old: 42 });
    const { house, posts } = crowd;
    await keep();
    crowd.batching.finish();
    await house.as(house.olga).get(`/posts/${posts[7]}`);
    await later();
    await ask();
    await expectAllRead(42);
    expect(crowd.model.chats()).toHaveLength(0);
  });
});
