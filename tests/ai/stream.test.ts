import { afterEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { createModel, type Task } from "../../src/ai/client.ts";
import { readPartialJson } from "../../src/ai/partial-json.ts";
import { createClock } from "../../src/clock.ts";
import { RetryLaterError } from "../../src/errors.ts";
import { createLogger } from "../../src/logger.ts";
import { openBook } from "../support/book.ts";
import { startModelServer, type ModelServer, type Mood } from "../world/model/model-server.ts";

const ANSWER = { angles: ["What did it cost?", "Who kept the keys, and why?"], word: "yes" };
const schema = z.object({ angles: z.array(z.string()), word: z.string() });

let server: ModelServer | undefined;
afterEach(async () => server?.close());

async function setUp(mood: Mood = {}) {
  server = await startModelServer({ answer: () => ANSWER, fail: mood });
  const config = { apiKey: undefined, baseUrl: server.url, model: "m", dailyTokens: 1 };
  const model = createModel(config, { logger: createLogger("silent"), clock: createClock(), timeLimit: 5_000 });
  const book = openBook();
  const seen: unknown[] = [];
  const ask = (more: Partial<Task<typeof ANSWER>> = {}) =>
    model.complete(
      {
        prompt: { system: "s", user: "u", hash: "h" },
        schema,
        name: "angles",
        onPartial: (value) => seen.push(value),
        ...more,
      },
      book.ledger,
    );
  return { ask, seen, book };
}

const failure = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

describe("an answer that somebody waits for", () => {
  test("is told bit by bit, each time a little more, and checked when it is whole", async () => {
    const { ask, seen, book } = await setUp();
    expect((await ask()).value).toEqual(ANSWER);
    expect(seen.length).toBeGreaterThan(2);
    expect(seen.at(-1)).toEqual(ANSWER);
    const lengths = seen.map((value) => JSON.stringify(value).length);
    expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
    expect(server?.chats()[0]?.request).toMatchObject({ stream: true, stream_options: { include_usage: true } });
    expect(book.entries[0]?.end).toMatchObject({ tokensIn: 100, tokensOut: 20, isEstimate: false });
  });

  test("is counted by estimate where the server says nothing, and asked for without what it does not know", async () => {
    const { ask, book } = await setUp({ silentUsage: true, unknown: ["stream_options"] });
    await ask();
    expect(server?.chats()).toHaveLength(2);
    expect(book.entries[0]?.end).toMatchObject({ tokensIn: 0, isEstimate: false });
    expect(book.entries[1]?.end).toMatchObject({ isEstimate: true, trouble: undefined });
    expect(book.entries[1]?.end?.tokensOut).toBeGreaterThan(10);
  });

  test.each<[string, Mood, object]>([
    ["breaks off", { breakOff: true }, { kind: "model-failed", tries: undefined }],
    ["is cut off", { cutOff: true }, { kind: "model-failed", tries: 3 }],
    ["is refused", { refuse: true }, { kind: "model-failed", message: "The model refused to answer." }],
    ["is not JSON", { invalid: true }, { kind: "model-failed", tries: 3 }],
  ])("and that %s fails as one at once does, and what was written of it counts", async (_, mood, expected) => {
    const { ask, book } = await setUp(mood);
    expect(await failure(ask())).toMatchObject(expected);
    for (const { end } of book.entries) expect(end?.tokensIn).toBeGreaterThan(0);
  });

  test("ends when nobody waits any more, with what came so far counted", async () => {
    const { ask, seen, book } = await setUp({ slowMs: 30 });
    const stop = new AbortController();
    const asked = failure(
      ask({
        signal: stop.signal,
        onPartial: (value) => {
          seen.push(value);
          if (seen.length === 2) stop.abort(new Error("they left the page"));
        },
      }),
    );
    expect(await asked).toMatchObject({ message: "they left the page" });
    expect(book.entries[0]?.end).toMatchObject({ isEstimate: true, trouble: "they left the page" });
    expect(book.entries[0]?.end?.tokensOut).toBeGreaterThan(0);
  });

  test("that hangs up is a server in trouble", async () => {
    const { ask } = await setUp({ breakOff: true });
    expect(await failure(ask())).toBeInstanceOf(RetryLaterError);
  });
});

describe("JSON that is still being written", () => {
  const whole = '<think>{"no": 1}</think> {"a": ["x \\" y", {"b": "é\\u00e9"}], "n": 12.5, "t": true, "z": null}';

  test("is read at every letter, and only ever grows", () => {
    let before = 0;
    for (let at = 0; at <= whole.length; at += 1) {
      const value = readPartialJson(whole.slice(0, at));
      if (at < whole.indexOf(' {"a"') + 2) expect(value).toBeUndefined();
      else expect(typeof value).toBe("object");
      const size = Object.keys(value ?? {}).length;
      expect(size).toBeGreaterThanOrEqual(before);
      before = size;
    }
    expect(readPartialJson(whole)).toEqual({ a: ['x " y', { b: "éé" }], n: 12.5, t: true, z: null });
  });

  test("ends where it ends, whatever is said after it", () => {
    expect(readPartialJson('{"a": 1} and {"b": 2}')).toEqual({ a: 1 });
    expect(readPartialJson("no JSON at all")).toBeUndefined();
  });
});
