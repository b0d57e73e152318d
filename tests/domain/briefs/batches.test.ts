// Many posts at once, for half the money: nothing is asked, stored or paid twice.
import { sql } from "kysely";
import { afterAll, describe, expect, test } from "vitest";
import { MINUTE } from "../../../src/clock.ts";
import { setPrice } from "../../../src/domain/model-calls/prices.ts";
import { workWith } from "../../support/batch-steps.ts";
import { openCrowd } from "../../support/batched.ts";
import { signIn } from "../../support/visitor.ts";

const crowd = await openCrowd();
const { keep, later, ask, db, batches, tasks, states, linked, stored, usage, turn, expectAllRead } = workWith(crowd);
afterAll(async () => crowd.close());

describe("a crowd of older posts", () => {
  test("is asked for at once, visible as lines, and stored once at half the price", async () => {
    await crowd.gather({ old: 44, fresh: 3 });
    const { house, batching } = crowd;
    await setPrice(house.app, "small-model", { in: 1, out: 10 });
    await keep();
    expect(batching.batches).toHaveLength(1);
    expect(crowd.model.chats()).toHaveLength(0);
    expect(await states()).toEqual({ sending: 44 });
    expect(await batches()).toMatchObject([{ state: "running", size: 44, serverId: batching.batches[0]!.id }]);
    const olga = await signIn(house, house.olga);
    expect(await olga.text("/settings/ai")).toMatch(/44 older posts wait in a batch\s+since .*half the price/u);
    expect(await olga.text("/settings/ai/sent")).toContain("on its way in a batch");

    // What is younger than a day is asked for by itself meanwhile, and nothing else.
    await ask();
    expect(crowd.model.chats()).toHaveLength(3);
    await later();
    await ask();
    expect(crowd.model.chats()).toHaveLength(3);

    batching.mood = { shuffled: true, foreignLines: true };
    batching.finish();
    await later();
    await later();
    await ask();
    await expectAllRead(47);
    expect(crowd.model.chats()).toHaveLength(3);
    expect(await states()).toEqual({ answered: 47 });
    const each = (100 + 200) / 1_000_000;
    const spent = await usage();
    expect(spent).toMatchObject({ tokens: 47 * 120, calls: 47 });
    expect(spent.dollars).toBeCloseTo(44 * each * 0.5 + 3 * each, 9);
    expect(await olga.text("/settings/ai")).not.toContain("A batch is under way");
  });

  test("that is no crowd is asked for one by one", async () => {
    await crowd.gather({ old: 40 });
    await keep();
    expect(crowd.model.calls).toEqual([]);
  });

  test("is asked for one by one where the server takes no batches, which is asked once", async () => {
    await crowd.gather({ old: 42 });
    crowd.batching.mood = { status: { list: 404 } };
    await keep();
    await keep();
    expect(crowd.model.calls.map(({ path }) => path)).toEqual(["/v1/batches?limit=1"]);
    await ask();
    expect(crowd.model.chats()).toHaveLength(42);
    await expectAllRead(42);
  });
});

describe("a batch", () => {
  test("that two workers find is handed in once and stored once", async () => {
    await crowd.gather({ old: 42 });
    await Promise.all([keep(), keep(), keep()]);
    expect(crowd.batching.batches).toHaveLength(1);
    crowd.batching.finish();
    crowd.house.clock.advance(11 * MINUTE);
    await Promise.all([keep(), keep(), keep()]);
    await ask();
    await expectAllRead(42);
    expect(await usage()).toMatchObject({ calls: 42, tokens: 42 * 120 });
  });

  test("whose id could not be stored before the house ended is found again, and not handed in twice", async () => {
    await crowd.gather({ old: 42 });
    await sql`create function refuse() returns trigger language plpgsql as
      $$ begin raise exception 'the disk is full'; end $$`.execute(db());
    await sql`create trigger refuse before update of server_id on model_batches
      for each row when (new.server_id is not null) execute function refuse()`.execute(db());
    await expect(keep()).rejects.toThrow("the disk is full");
    expect(await batches()).toMatchObject([{ state: "sending", serverId: null }]);
    await sql`drop trigger refuse on model_batches`.execute(db());
    crowd.house = await crowd.house.restart();
    expect(await states()).toEqual({ sending: 42 });
    await ask();
    expect(crowd.model.chats()).toHaveLength(0);
    await later();
    expect(crowd.batching.batches).toHaveLength(1);
    crowd.batching.finish();
    await later();
    await expectAllRead(42);
    expect(await usage()).toMatchObject({ calls: 42, tokens: 42 * 120 });
  });
});

describe("switched off during a batch", () => {
  test("it is cancelled and its files go; what was answered is paid and thrown away", async () => {
    await crowd.gather({ old: 42 });
    await keep();
    await turn(false);
    expect((await tasks()).filter(({ batchId }) => batchId !== null)).toEqual([]);
    await later(2 * MINUTE);
    expect(crowd.batching.batches[0]!.status).toBe("cancelling");
    crowd.batching.mood = { partial: 12 };
    crowd.batching.finish();
    await later();
    expect(crowd.batching.batches[0]!.status).toBe("cancelled");
    expect(crowd.batching.files.size).toBe(0);
    expect({ linked: await linked(), stored: await stored() }).toEqual({ linked: 0, stored: 0 });
    expect(await usage()).toMatchObject({ tokens: 12 * 120 });
    expect(await batches()).toMatchObject([{ state: "over" }]);
    await ask();
    expect(crowd.model.chats()).toHaveLength(0);
  });
});

describe("a post that somebody opens while it waits in a batch", () => {
  test("is asked for at once, and its line is paid and stored no second time", async () => {
    await crowd.gather({ old: 42 });
    const { house, posts } = crowd;
    await keep();
    await house.as(house.olga).get(`/posts/${posts[7]}`);
    await ask();
    expect(crowd.model.chats()).toHaveLength(1);
    expect(await linked()).toBe(1);
    crowd.batching.finish();
    await later();
    await ask();
    await expectAllRead(42);
    expect(crowd.model.chats()).toHaveLength(1);
    expect(await usage()).toMatchObject({ calls: 43, tokens: 43 * 120 });
  });
});
