import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { DAY, MINUTE } from "../../src/clock.ts";
import { askModel, embed, type Payer } from "../../src/domain/model-calls.ts";
import { addUser } from "../../src/domain/accounts/users.ts";
import { dayOf } from "../../src/domain/model-calls/ledger.ts";
import { abortCalls } from "../../src/domain/model-calls/open-calls.ts";
import { NotYetError } from "../../src/errors.ts";
import { newId } from "../../src/id.ts";
import { sweep } from "../../workers/schedule.ts";
import { openHouse, type House } from "../support/house.ts";
import { inTurn } from "../world/model/moods.ts";
import { startModelServer, type ModelServer } from "../world/model/model-server.ts";

const BUDGET = 12_000;

let model: ModelServer;
let house: House;
beforeAll(async () => {
  model = await startModelServer({ answer: () => ({ word: "yes" }), models: ["small-model", "text-embed"] });
  house = await openHouse({
    env: { OPENAI_BASE_URL: model.url, OPENAI_API_KEY: "sk-secret", AI_DAILY_TOKENS: String(BUDGET) },
  });
});
afterEach(async () => {
  model.fail(undefined);
  model.calls.length = 0;
  await house.as(house.olga).patch("/profile", { aiEnabled: true });
  for (const table of ["modelCalls", "aiUsage"] as const) await house.app.db.deleteFrom(table).execute();
  // Budgets are of a day.
  house.clock.advance(DAY);
});
afterAll(async () => {
  await house.close();
  await model.close();
});

const task = {
  prompt: { system: "Be brief.", user: "One word?", hash: "h" },
  schema: z.object({ word: z.string() }),
  name: "one_word",
};
const payer = (more: Partial<Payer> = {}): Payer => ({ userId: house.olga.id, purpose: "coach", ...more });
const ask = (more?: Partial<Payer>) => askModel(house.app, payer(more), task);
const failure = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );
const rows = () =>
  house.app.db.selectFrom("modelCalls").selectAll().where("path", "!=", "models").orderBy("id").execute();
const usage = () => house.app.db.selectFrom("aiUsage").selectAll().orderBy("userId").execute();

describe("every request", () => {
  test("is a row, word for word as the server got it, with what came of it", async () => {
    expect(await ask()).toMatchObject({ value: { word: "yes" }, model: "small-model", tokensIn: 100, tokensOut: 20 });
    const written = await rows();
    expect(written).toHaveLength(1);
    expect(written[0]).toMatchObject({
      path: "chat/completions",
      sent: model.chats()[0]?.text,
      userId: house.olga.id,
      purpose: "coach",
      host: new URL(model.url).host,
      model: "small-model",
      state: "answered",
      tokensIn: 100,
      tokensOut: 20,
      isEstimate: false,
      trouble: null,
      dollars: null,
    });
    expect(JSON.stringify(written)).not.toContain("sk-secret");
    expect(await usage()).toMatchObject([
      { model: "small-model", tokensIn: 100, tokensOut: 20, calls: 1, unpriced: 1 },
    ]);
  });

  test("stands there before it is sent", async () => {
    model.fail({ hang: true });
    const asked = failure(ask());
    await expect.poll(() => model.chats().length, { timeout: 20_000 }).toBe(1);
    expect((await rows()).at(-1)).toMatchObject({ state: "sending", sent: model.chats()[0]?.text });
    await abortCalls(house.app);
    expect(await asked).toBeInstanceOf(NotYetError);
    expect((await rows()).at(-1)).toMatchObject({ state: "failed", trouble: "Door Opener was shut down." });
  });

  test("of a repair and of a format that the server does not know is a row of its own, and all of them are charged", async () => {
    model.fail(inTurn([{ formats: ["text"] }, { formats: ["text"] }, { invalid: true }, undefined]));
    await ask();
    expect((await rows()).map(({ path, state, tokensIn }) => [path, state, tokensIn])).toEqual([
      ["chat/completions", "failed", 0],
      ["chat/completions", "failed", 0],
      ["chat/completions", "answered", 100],
      ["chat/completions", "answered", 100],
    ]);
    expect(await usage()).toMatchObject([{ calls: 4, tokensIn: 200, tokensOut: 40 }]);
    expect(model.chats()).toHaveLength(4);
  });
});

describe("a budget", () => {
  test("cannot be overspent by calls that begin at once", async () => {
    await ask();
    const all = await Promise.all(Array.from({ length: 8 }, () => failure(ask())));
    const tomorrow = new Date(`${dayOf(new Date(house.clock.now().getTime() + DAY))}T00:00:00Z`);
    // Each may take 4,000 and more; two have room, and six are told so before anything is sent.
    expect(all.filter((error) => error === undefined)).toHaveLength(2);
    for (const error of all) if (error) expect(error).toMatchObject({ kind: "model-budget", notBefore: tomorrow });
    expect(model.chats()).toHaveLength(3);
  });

  test("is charged for an answer that cannot be used", async () => {
    model.fail({ invalid: true });
    expect(await failure(ask())).toMatchObject({ kind: "model-failed", tries: 3 });
    expect(await usage()).toMatchObject([{ calls: 2, tokensIn: 200, tokensOut: 40 }]);
  });

  test("counts a server that says nothing of tokens by estimate", async () => {
    model.fail({ silentUsage: true });
    await ask();
    const [call] = await rows();
    expect(call).toMatchObject({ isEstimate: true });
    expect(call?.tokensIn).toBeGreaterThan(20);
    expect(call?.tokensOut).toBeGreaterThan(2);
  });

  test("is another on another day", async () => {
    model.fail({ usage: [BUDGET, 0] });
    await ask();
    expect(await failure(ask())).toMatchObject({ kind: "model-budget" });
    house.clock.advance(DAY);
    await ask();
  });

  test("keeps the most of a call whose process was killed as spent", async () => {
    await ask();
    const [call] = await rows();
    const left = { ...call!, id: newId(), state: "sending" as const, tokensIn: 900, tokensOut: 4_000 };
    await house.app.db.insertInto("modelCalls").values(left).execute();
    house = await house.restart();
    expect((await rows()).at(-1)).toMatchObject({ state: "lost", tokensIn: 900, tokensOut: 4_000, isEstimate: true });
    expect(await usage()).toMatchObject([{ calls: 2, tokensIn: 1_000, tokensOut: 4_020 }]);
  });
});

describe("the switch", () => {
  test("off: nothing is sent, not even the question for the model's name", async () => {
    await house.as(house.olga).patch("/profile", { aiEnabled: false });
    for (const work of [ask(), embed(house.app, payer(), ["one"])])
      expect(await failure(work)).toMatchObject({ kind: "model-off" });
    expect(model.calls).toEqual([]);
    expect(await rows()).toEqual([]);
  });

  test("thrown while a call is open: it is aborted, and what was sent is shown", async () => {
    model.fail({ hang: true });
    const asked = failure(ask());
    await expect.poll(() => model.chats().length, { timeout: 20_000 }).toBe(1);
    await house.as(house.olga).patch("/profile", { aiEnabled: false });
    expect(await asked).toMatchObject({ kind: "model-off" });
    expect((await rows())[0]).toMatchObject({ state: "failed", trouble: "The assistant is switched off." });
  });
});

describe("the switch, thrown by another process,", () => {
  test("ends what this one has open, at its next look", async () => {
    model.fail({ hang: true });
    const asked = failure(ask());
    await expect.poll(() => model.chats().length, { timeout: 20_000 }).toBe(1);
    await house.app.db.updateTable("profiles").set({ aiEnabled: false }).where("userId", "=", house.olga.id).execute();
    expect(await asked).toMatchObject({ kind: "model-off" });
  });

  test("or an account that is deleted meanwhile: the call ends, and nothing of it is left", async () => {
    model.fail({ hang: true });
    const gone = (await addUser(house.app, "gone@door.example"))!;
    const asked = failure(ask({ userId: gone.id }));
    await expect.poll(() => model.chats().length, { timeout: 20_000 }).toBe(1);
    await house.app.db.deleteFrom("users").where("id", "=", gone.id).execute();
    expect(await asked).toMatchObject({ kind: "model-off" });
    expect(await rows()).toEqual([]);
    expect(await usage()).toEqual([]);
  });
});

describe("the same thing", () => {
  test("is asked for once at a time, however many want it, and by another once that came to nothing", async () => {
    model.fail({ hang: true });
    const first = failure(ask({ key: "brief one" }));
    await expect.poll(() => model.chats().length, { timeout: 20_000 }).toBe(1);
    expect(await failure(ask({ key: "brief one", userId: house.tarik.id }))).toBeInstanceOf(NotYetError);
    expect(model.chats()).toHaveLength(1);
    model.fail({ status: 500 });
    await house.as(house.olga).patch("/profile", { aiEnabled: false });
    await first;
    model.fail(undefined);
    await ask({ key: "brief one", userId: house.tarik.id });
    expect(model.chats()).toHaveLength(2);
    // Its storing may take a moment.
    expect(await failure(ask({ key: "brief one", userId: house.tarik.id }))).toBeInstanceOf(NotYetError);
    house.clock.advance(2 * MINUTE);
    await ask({ key: "brief one", userId: house.tarik.id });
  });
});

describe("vectors", () => {
  test("come from the model that the server lists for them, and are priced and listed as all else", async () => {
    const answer = await embed(house.app, payer({ purpose: "interests" }), ["bread and butter", "bread", "xyz"]);
    expect(answer?.model).toBe("text-embed");
    expect(answer?.vectors).toHaveLength(3);
    expect((await rows()).at(-1)).toMatchObject({ path: "embeddings", tokensIn: 21, state: "answered" });
  });
});

test("texts are forgotten after 30 days, and the counts are not", async () => {
  await ask();
  house.clock.advance(29 * DAY);
  await sweep(house.app);
  expect((await rows())[0]?.sent).not.toBeNull();
  house.clock.advance(2 * DAY);
  await sweep(house.app);
  expect((await rows())[0]).toMatchObject({ sent: null, tokensIn: 100, state: "answered" });
  expect(await usage()).toMatchObject([{ calls: 1 }]);
});
