import type { ServerResponse } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { createModel, type Completion, type Embedding, type Task } from "../../src/ai/client.ts";
import { AccessError } from "../../src/ai/model-errors.ts";
import { createManualClock, HOUR } from "../../src/clock.ts";
import { describeError, PermanentError, RetryLaterError } from "../../src/errors.ts";
import { createLogger } from "../../src/logger.ts";
import { openBook, type Book } from "../support/book.ts";
import { sendJson } from "../world/model/answers.ts";
import { startModelServer, type Mood, type ModelServer } from "../world/model/model-server.ts";

const NOW = new Date("2026-03-01T08:00:00Z");
const KEY = "sk-test-0123456789";
const schema = z.object({ word: z.string() });
const task = { prompt: { system: "Be brief.", user: "One word?", hash: "h" }, schema, name: "one_word" };

let server: ModelServer | undefined;
let book: Book;
afterEach(async () => server?.close());

type Setup = {
  fail?: Mood;
  answer?: (call: number) => unknown;
  models?: string[];
  model?: string;
  timeLimit?: number;
  /** How everything but a chat is answered. */
  more?: (response: ServerResponse, path: string) => void;
};

type Asked = {
  complete: <T>(task: Task<T>) => Promise<Completion<T>>;
  name: (signal?: AbortSignal) => Promise<string>;
  embed: () => Promise<Embedding | undefined>;
  hasBatches: () => Promise<boolean>;
};

async function setUp(setup: Setup = {}): Promise<Asked> {
  book = openBook();
  const { answer = () => ({ word: "yes" }), fail, models } = setup;
  server = await startModelServer({
    answer: (_, call) => answer(call),
    ...(fail && { fail }),
    ...(models && { models }),
    ...(setup.more && { models: null, embeddings: false, more: (path, _, response) => setup.more?.(response, path) }),
  });
  const config = { apiKey: KEY, baseUrl: server.url, model: setup.model ?? "test-model", dailyTokens: 1_000 };
  const model = createModel(
    { ...config, model: setup.models || setup.model === "" ? undefined : config.model },
    {
      logger: createLogger("silent"),
      clock: createManualClock(NOW),
      ...(setup.timeLimit && { timeLimit: setup.timeLimit }),
    },
  );
  return {
    complete: (one) => model.complete(one, book.ledger),
    name: (signal) => model.name(book.ledger, signal),
    embed: () => model.embed(["bread"], book.ledger),
    hasBatches: () => model.hasBatches(book.ledger),
  };
}

async function failureOf(work: Promise<unknown>): Promise<Error> {
  const failure = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(failure instanceof Error)) throw new Error("expected a failure");
  return failure;
}

describe("a model", () => {
  test("answers in the shape of the schema and says what it cost", async () => {
    const model = await setUp();
    expect(await model.complete(task)).toEqual({
      value: { word: "yes" },
      model: "test-model",
      tokensIn: 100,
      tokensOut: 20,
    });
    const [call] = server?.calls ?? [];
    expect(call?.authorization).toBe(`Bearer ${KEY}`);
    expect(call?.request?.response_format?.type).toBe("json_schema");
    expect(call?.request?.response_format?.json_schema?.schema).toMatchObject({
      required: ["word"],
      additionalProperties: false,
    });
  });

  test("is the first that the server lists where none is configured, and the list is asked for once", async () => {
    const model = await setUp({ models: ["text-embed-small", "llama-small", "llama-large"] });
    expect(await model.name()).toBe("llama-small");
    expect((await model.complete(task)).model).toBe("llama-small");
    expect(server?.calls.filter((call) => call.path.endsWith("/models"))).toHaveLength(1);
  });

  test("is missing where the server lists none", async () => {
    const model = await setUp({ models: [] });
    expect(await failureOf(model.name())).toBeInstanceOf(PermanentError);
  });

  test("is there as soon as one is loaded, and another once that one is gone: no restart is needed", async () => {
    const models: string[] = [];
    const model = await setUp({ models });
    // All of the server waits then, and no post is given up.
    expect(await failureOf(model.name())).toBeInstanceOf(AccessError);
    models.push("llama-small");
    expect((await model.complete(task)).model).toBe("llama-small");
    models.splice(0, 1, "llama-large");
    server?.fail({ status: 404 });
    expect(await failureOf(model.complete(task))).toBeInstanceOf(AccessError);
    server?.fail(undefined);
    expect((await model.complete(task)).model).toBe("llama-large");
  });

  test("is found for who waits, also where the one who asked for the list gave up", async () => {
    const waiting: ServerResponse[] = [];
    const model = await setUp({ model: "", more: (response) => waiting.push(response) });
    const stop = new AbortController();
    const first = failureOf(model.name(stop.signal));
    await expect.poll(() => waiting.length).toBe(1);
    const second = model.name();
    stop.abort(new Error("The assistant is switched off."));
    expect((await first).message).toBe("The assistant is switched off.");
    await expect.poll(() => waiting.length).toBe(2);
    sendJson(waiting[1]!, 200, { object: "list", data: [{ id: "llama-small" }] });
    expect(await second).toBe("llama-small");
  });

  test.each([
    [401, "nothing else"],
    [403, "nothing else"],
    [403, "nothing but list"],
  ])("may be chatted with by a key that is answered %i to what it may not, and may %s", async (status, may) => {
    const model = await setUp({
      more: (response, path) =>
        path.endsWith("/models") && may === "nothing but list"
          ? sendJson(response, 200, { object: "list", data: [{ id: "text-embed-small" }] })
          : sendJson(response, status, { error: { message: "Missing scopes" } }),
    });
    expect(await model.embed()).toBeUndefined();
    expect(await model.hasBatches()).toBe(false);
    expect((await model.complete(task)).value).toEqual({ word: "yes" });
  });

  test.each([["json_object"], ["text"]])(
    "is asked in plain words where the server only knows %s, and so from then on",
    async (format) => {
      const model = await setUp({ fail: { formats: [format] } });
      expect((await model.complete(task)).value).toEqual({ word: "yes" });
      const before = server?.calls.length ?? 0;
      await model.complete(task);
      expect(server?.calls).toHaveLength(before + 1);
      expect(server?.calls.at(-1)?.request?.messages[0]?.content).toContain('"word"');
    },
  );

  test("is asked in the best format again after a request that was refused for another reason", async () => {
    const model = await setUp({ fail: { status: 400 } });
    await failureOf(model.complete(task));
    server?.fail(undefined);
    await model.complete(task);
    expect(server?.calls.at(-1)?.request?.response_format?.type).toBe("json_schema");
  });

  test("may think aloud or fence its answer", async () => {
    const model = await setUp({ answer: () => '<think>{maybe}</think>\nHere:\n```json\n{"word": "yes"}\n```' });
    expect((await model.complete(task)).value).toEqual({ word: "yes" });
  });

  test("is asked once more after an answer that is not the JSON wanted", async () => {
    const model = await setUp({ answer: (call) => (call === 1 ? '{"word": ' : { word: "yes" }) });
    expect(await model.complete(task)).toMatchObject({ value: { word: "yes" }, tokensIn: 200, tokensOut: 40 });
    expect(server?.calls.at(-1)?.request?.messages.map((message) => message.role)).toEqual([
      "system",
      "user",
      "assistant",
      "user",
    ]);
  });
});

describe("a failure that asking again cannot help", () => {
  test.each<[string, Mood]>([
    ["a refused key", { status: 401, error: { message: `Incorrect API key provided: ${KEY}` } }],
    ["a forbidden model", { status: 403 }],
    ["an unknown model", { status: 404 }],
    ["a bad request", { status: 400 }],
    [
      "a text that is too long",
      { status: 400, error: { message: "maximum context length", code: "context_length_exceeded" } },
    ],
    ["a refusal", { refuse: true }],
    ["a filtered answer", { filtered: true }],
  ])("is permanent: %s", async (_, fail) => {
    const model = await setUp({ fail });
    const failure = await failureOf(model.complete(task));
    expect(failure).toBeInstanceOf(PermanentError);
    expect(failure).toMatchObject({ kind: "model-failed" });
    expect(describeError(failure)).not.toContain(KEY);
  });

  test("a text that is too long is not sent again in another format", async () => {
    const model = await setUp({ fail: { status: 400, error: { message: "prompt is too long" } } });
    expect((await failureOf(model.complete(task))).message).toBe("The text is too long for the model.");
    expect(server?.calls).toHaveLength(1);
  });
});

describe("an answer that is no good", () => {
  test.each<[string, Mood, number]>([
    ["invalid JSON twice", { invalid: true }, 2],
    ["cut off", { cutOff: true }, 1],
    ["a page instead of JSON", { garbage: true }, 1],
  ])("may be better another time, but not for ever, and is paid for: %s", async (_, fail, requests) => {
    const model = await setUp({ fail });
    const failure = await failureOf(model.complete(task));
    expect(failure).toBeInstanceOf(RetryLaterError);
    expect(failure).toMatchObject({ kind: "model-failed", tries: 3 });
    expect(server?.calls).toHaveLength(requests);
    expect(book.entries).toHaveLength(requests);
    for (const { end } of book.entries) expect(end?.tokensIn).toBeGreaterThan(0);
  });
});

describe("a failure that may pass", () => {
  test.each<[string, Mood, Date | undefined]>([
    [
      "too many requests, seconds to wait",
      { status: 429, headers: { "retry-after": "120" } },
      new Date("2026-03-01T08:02:00Z"),
    ],
    ["too many requests", { status: 429 }, undefined],
    [
      "no credit",
      { status: 429, error: { message: "no credit", code: "insufficient_quota" } },
      new Date(NOW.getTime() + HOUR),
    ],
    ["an account to be filled up", { status: 402 }, new Date(NOW.getTime() + HOUR)],
    ["trouble at the server", { status: 500 }, undefined],
    ["maintenance", { status: 503, headers: { "retry-after": "60" } }, new Date("2026-03-01T08:01:00Z")],
    ["nonsense for a wait", { status: 429, headers: { "retry-after": "soon" } }, undefined],
  ])("is tried again by the caller, not here: %s", async (_, fail, notBefore) => {
    const model = await setUp({ fail });
    const failure = await failureOf(model.complete(task));
    expect(failure).toBeInstanceOf(RetryLaterError);
    expect(failure).toMatchObject({ kind: "model-failed", notBefore });
    expect(server?.calls).toHaveLength(1);
  });

  test("a date to wait for is read against the server's own clock", async () => {
    const headers = { date: "Tue, 01 Jan 2030 00:00:00 GMT", "retry-after": "Tue, 01 Jan 2030 00:10:00 GMT" };
    const model = await setUp({ fail: { status: 429, headers } });
    expect(await failureOf(model.complete(task))).toMatchObject({ notBefore: new Date("2026-03-01T08:10:00Z") });
  });

  test.each<[string, Mood]>([
    ["answers nothing", { hang: true }],
    ["begins an answer and stops", { stall: true }],
  ])("a server that %s is left at the time limit", async (_, fail) => {
    const model = await setUp({ fail, timeLimit: 200 });
    const failure = await failureOf(model.complete(task));
    expect(failure).toBeInstanceOf(RetryLaterError);
    expect(failure.message).toContain("did not answer within");
  });

  test("a server that is not there", async () => {
    const model = await setUp();
    await server?.close();
    expect(await failureOf(model.complete(task))).toBeInstanceOf(RetryLaterError);
    expect(book.entries[0]?.end).toMatchObject({ tokensIn: 0, tokensOut: 0, isEstimate: false });
  });

  test("a caller who stops waiting gets their own reason back", async () => {
    const model = await setUp({ fail: { hang: true } });
    const stop = new AbortController();
    const work = failureOf(model.complete({ ...task, signal: stop.signal }));
    stop.abort(new Error("shutting down"));
    expect((await work).message).toBe("shutting down");
  });
});
