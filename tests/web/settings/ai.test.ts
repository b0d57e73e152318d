import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { DAY } from "../../../src/clock.ts";
import { askModel } from "../../../src/domain/model-calls.ts";
import { openHouse, type House } from "../../support/house.ts";
import { signIn, type Visitor } from "../../support/visitor.ts";
import { startModelServer, type ModelServer, type Mood } from "../../world/model/model-server.ts";

const KEY = "sk-never-to-be-seen";

let model: ModelServer;
let house: House;
let olga: Visitor;
let tarik: Visitor;
beforeAll(async () => {
  model = await startModelServer({
    answer: () => ({ word: "ready" }),
    models: ["small-model", "text-embed"],
    more: (path, _, response) => {
      response.writeHead(path.includes("/batches") ? 200 : 404, { "content-type": "application/json" });
      response.end('{"object":"list","data":[]}');
    },
  });
  house = await openHouse({
    env: { OPENAI_BASE_URL: model.url, OPENAI_API_KEY: KEY, OPENAI_MODEL: "small-model", AI_DAILY_TOKENS: "100000" },
    overrides: { modelMs: 3_000 },
  });
  olga = await signIn(house, house.olga);
  tarik = await signIn(house, house.tarik);
});
afterEach(async () => {
  model.fail(undefined);
  model.calls.length = 0;
  await olga.post("/settings/ai", { on: "yes" });
  // Budgets are of a day.
  house.clock.advance(DAY);
});
afterAll(async () => {
  await house.close();
  await model.close();
});

const ask = (say = "One word?", userId = house.olga.id) =>
  askModel(
    house.app,
    { userId, purpose: "coach" },
    { prompt: { system: "Be brief.", user: say, hash: "h" }, schema: z.object({ word: z.string() }), name: "one_word" },
  );
const plain = (html: string) => html.replaceAll(/<[^>]+>/gu, " ").replaceAll(/\s+/gu, " ");

describe("the test of the connection", () => {
  test("says in sentences what the server can do, and is itself listed and charged", async () => {
    const { text } = await olga.post("/settings/ai/test", {});
    for (const said of [
      "It lists 2 models.",
      "small-model answered; that took 120 tokens.",
      "(streaming)",
      "(structured output)",
      "(JSON mode)",
      "only asked for it",
      "(embeddings, by text-embed)",
      "(batches)",
    ])
      expect(plain(text)).toContain(said);
    expect(text).not.toContain(KEY);
    expect(text).toContain(new URL(model.url).host);
    const rows = await house.app.db.selectFrom("modelCalls").selectAll().execute();
    expect(rows.filter(({ purpose }) => purpose === "connection")).toHaveLength(model.calls.length);
    expect(plain(await olga.text("/settings/ai/sent"))).toContain("To test the connection");
  });

  test.each<[string, Mood, string]>([
    ["refuses the key", { status: 401 }, "Look at OPENAI_API_KEY"],
    ["knows no such model", { status: 404 }, "Look at OPENAI_BASE_URL"],
    ["hangs", { hang: true }, "Look whether it runs"],
    ["is busy", { status: 429 }, "It is tried again by itself"],
    ["never answers in JSON", { invalid: true }, "Another model may do better"],
  ])("says what to do about a server that %s", async (_, mood, advice) => {
    model.fail(mood);
    expect(plain((await olga.post("/settings/ai/test", {})).text)).toContain(advice);
  });

  test("says which forms it does not know, and learns with tiny requests what posts are asked in", async () => {
    model.fail({ formats: ["text"], unknown: ["stream_options", "max_tokens"] });
    const text = plain((await olga.post("/settings/ai/test", {})).text);
    expect(text).toContain("It cannot be held to a form.");
    expect(text).toContain("It knows no JSON mode.");
    model.calls.length = 0;
    await ask();
    expect(model.chats()).toHaveLength(1);
    // Nor does a restart cost a request.
    house = await house.restart();
    olga = await signIn(house, house.olga);
    tarik = await signIn(house, house.tarik);
    await ask();
    expect(model.chats()).toHaveLength(2);
    model.fail(undefined);
  });

  test("that succeeds ends a silence at once, and the page tells of one", async () => {
    model.fail({ status: 401 });
    await ask().catch(() => undefined);
    expect(plain(await olga.text("/settings/ai"))).toContain("does not accept the API key. It is asked again on");
    model.fail(undefined);
    model.calls.length = 0;
    await expect(ask()).rejects.toMatchObject({ kind: "model-failed" });
    expect(model.calls).toEqual([]);
    await olga.post("/settings/ai/test", {});
    expect(plain(await olga.text("/settings/ai"))).not.toContain("It is asked again on");
    await ask();
  });

  test("is no request either where the assistant is off", async () => {
    await olga.post("/settings/ai", { on: "no" });
    expect(plain((await olga.post("/settings/ai/test", {})).text)).toContain("The assistant is switched off.");
    expect(model.calls).toEqual([]);
  });
});

describe("what was sent", () => {
  test("is shown word for word, as text and never as markup, and to nobody else", async () => {
    await ask("Is <b>bold</b> & {{text}} sent as it is?\nA second line.");
    const page = await olga.text("/settings/ai/sent");
    const path = /\/settings\/ai\/sent\?open=[0-9a-f-]+/u.exec(page)?.[0] ?? "";
    const open = await olga.text(path);
    expect(open).toContain("Is &lt;b&gt;bold&lt;/b&gt; &amp; {{text}} sent as it is?\nA second line.");
    expect(open).toContain("&quot;max_completion_tokens&quot;: 4000");
    expect(open).not.toContain(KEY);
    expect(await tarik.text("/settings/ai/sent")).toContain("Nothing was sent.");
    expect((await tarik.get(path)).status).toBe(404);
    expect(plain(await tarik.text("/settings/ai"))).toContain("No model has worked for you");
  });

  test("goes on, page by page, and each request stands there once", async () => {
    const [row] = await house.app.db.selectFrom("modelCalls").selectAll().limit(1).execute();
    const at = house.clock.now();
    const many = Array.from({ length: 60 }, (_, n) => {
      const id = `01a20f06-34e7-70ed-b5ba-c48acca${String(n).padStart(5, "0")}`;
      return { ...row!, id, userId: house.uli.id, at, postId: null, trouble: `number ${n}.` };
    });
    await house.app.db.insertInto("modelCalls").values(many).execute();
    const uli = await signIn(house, house.uli);
    const first = await uli.text("/settings/ai/sent");
    const next = /href="(\/settings\/ai\/sent\?cursor=[^"]+)"/u.exec(first)?.[1] ?? "";
    const seen = [...`${first}${await uli.text(next)}`.matchAll(/number (\d+)\./gu)].map(([, n]) => Number(n));
    expect(seen.toSorted((a, b) => a - b)).toEqual(many.map((_, n) => n));
  });
});

test("the switch names all that may be sent, and the page of the voice what goes where no samples are chosen", async () => {
  const text = plain(await olga.text("/settings/ai"));
  const named = ["the text of posts", "your interests", "your take", "your comment", "how you sound", "your samples"];
  for (const one of [...named, "the last comments you posted"]) expect(text).toContain(one);
  expect(text).not.toContain("Recordings");
  expect(plain(await olga.text("/settings/voice"))).toContain("the last comments you posted, six at most");
});

test("what listens is named at the switch, and its price is not asked for by the token", async () => {
  const env = { OPENAI_BASE_URL: model.url, OPENAI_MODEL: "small-model", OPENAI_TRANSCRIBE_MODEL: "listener" };
  const other = await openHouse({ env });
  const used = { tokensIn: 900, tokensOut: 0, calls: 1, dollars: 0.006, unpriced: 0 };
  const day = other.clock.now().toISOString().slice(0, 10);
  const rows = ["listener", "whisper-1"].map((name) => ({ ...used, userId: other.olga.id, day, model: name }));
  await other.app.db.insertInto("aiUsage").values(rows).execute();
  const text = plain(await (await signIn(other, other.olga)).text("/settings/ai"));
  expect(text).toContain(`Recordings that you have written down go to ${new URL(model.url).host}`);
  expect(text).toContain("whisper-1 1 call");
  expect(text).toContain("small-model : nobody has said what it costs");
  expect(text).not.toMatch(/(?:whisper-1|listener) :/u);
  await other.close();
});

describe("money", () => {
  test("is unknown until somebody says the price, holds from then on, and what was charged stays as it was", async () => {
    await ask();
    const today = async () => plain(await olga.text("/settings/ai"));
    expect(await today()).toMatch(/small-model 1 call 100 read, 20 written Money: unknown/u);
    await olga.post("/settings/ai/price", { model: "small-model", in: "2", out: "10.5" });
    expect(await today()).toContain("$2 for a million tokens read, $10.5 for a million written (said by the owner");
    expect(await today()).toMatch(/100 read, 20 written Money: unknown/u);
    await ask();
    // 100 × 2 + 20 × 10.5 millionths; the first call is still unknown.
    expect(await today()).toMatch(/small-model 2 calls 200 read, 40 written Money: more than \$0\.0004/u);
    await olga.post("/settings/ai/price", { model: "small-model", in: "0", out: "0" });
    expect(await today()).toMatch(/more than \$0\.0004/u);
    await olga.post("/settings/ai/price", { model: "small-model", in: "", out: "" });
    expect(await today()).toContain("nobody has said what it costs");
  });

  test("is set by the owner, in numbers", async () => {
    const refused = await tarik.post("/settings/ai/price", { model: "small-model", in: "0", out: "0" });
    expect(refused.text).toContain("the owner of the installation sets them");
    expect(plain(await olga.text("/settings/ai"))).toContain("nobody has said what it costs");
    const { status, text } = await olga.post("/settings/ai/price", { model: "small-model", in: "much", out: "1" });
    expect(status).toBe(422);
    expect(text).toContain("An amount in dollars");
  });
});

test("past the budget the page says when the next begins, in the user's own time", async () => {
  await house.as(house.olga).patch("/profile", { timezone: "Asia/Tokyo" });
  model.fail({ usage: [100_000, 0] });
  await ask();
  await expect(ask()).rejects.toMatchObject({ kind: "model-budget" });
  const text = plain(await olga.text("/settings/ai"));
  expect(text).toContain("100,000 of 100,000 tokens");
  expect(text).toMatch(/begins at midnight UTC, for you on .* at 09:00/u);
  await house.as(house.olga).patch("/profile", { timezone: "UTC" });
});

test("a server without a list of models or embeddings is asked all the same, and not held for it", async () => {
  const bare = await startModelServer({ answer: () => ({ word: "ready" }), models: null, embeddings: false });
  const other = await openHouse({ env: { OPENAI_BASE_URL: bare.url, OPENAI_MODEL: "the-model" } });
  const owner = await signIn(other, other.olga);
  const text = plain((await owner.post("/settings/ai/test", {})).text);
  expect(text).toContain("It lists no models, so the-model is asked for as OPENAI_MODEL says.");
  expect(text).toContain("the-model answered");
  expect(text).toContain("It lists no model for embeddings.");
  expect(text).toContain("It takes no batches");
  expect(text).not.toContain("It is asked again on");
  await other.close();
  await bare.close();
});
