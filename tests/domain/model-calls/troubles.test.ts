// What a model server may do to us, and what the reader of a post sees of it: nothing that is worse than before.
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { DAY, HOUR, MINUTE } from "../../../src/clock.ts";
import type { List, OpenedPost } from "../../support/call.ts";
import { follow, startBlog, type Blog } from "../../support/follow.ts";
import { openHouse, type House } from "../../support/house.ts";
import { signIn, type Visitor } from "../../support/visitor.ts";
import { startModelServer, type ModelServer, type Mood } from "../../world/model/model-server.ts";
import { posts } from "../../world/write-feed.ts";

const KEY = "sk-never-to-be-seen";

let model: ModelServer;
let house: House;
let olga: Visitor;
const blogs: Blog[] = [];
beforeAll(async () => {
  model = await startModelServer();
  house = await openHouse({
    env: { OPENAI_BASE_URL: model.url, OPENAI_API_KEY: KEY, OPENAI_MODEL: "small-model", AI_DAILY_TOKENS: "1000000" },
    overrides: { modelMs: 3_000 },
  });
  olga = await signIn(house, house.olga);
});
afterEach(async () => {
  model.fail(undefined);
  house.clock.advance(2 * DAY);
  await house.work();
  await house.app.db.deleteFrom("tasks").where("parkedAt", "is not", null).execute();
  model.calls.length = 0;
});
afterAll(async () => {
  await house.close();
  await model.close();
  await Promise.all(blogs.map((blog) => blog.close()));
});

async function followNew(count: number): Promise<() => Promise<OpenedPost[]>> {
  const blog = await startBlog("Ada Bell", [], house.clock.now());
  blogs.push(blog);
  const words = `<p>Only blog ${blogs.length} says this, and it says it at some length.</p>`;
  blog.publish(
    posts(blog.origin, count, house.clock.now()).map((post) => ({ ...post, content: words + post.content })),
  );
  const { id } = await follow(house.as(house.olga), blog.origin);
  await house.work();
  return async () => (await house.as(house.olga).get<List<OpenedPost>>(`/posts?personId=${id}`)).body.items;
}

const by = (list: OpenedPost[]) => list.map(({ brief }) => brief?.by);
const tasks = () => house.app.db.selectFrom("tasks").selectAll().where("kind", "=", "brief-post-model").execute();
const troubles = async () =>
  (
    await house.app.db.selectFrom("modelCalls").select("trouble").where("state", "=", "failed").orderBy("id").execute()
  ).at(-1)?.trouble;

const TOO_LONG = { message: "maximum context length is 4096 tokens", code: "context_length_exceeded" };
const CASES: [string, Mood, { says: string; asked: number; wait?: number; parked?: boolean }][] = [
  [
    "refuses the key",
    { status: 401, error: { message: `Incorrect API key provided: ${KEY}` } },
    { says: "The model server does not accept the API key.", asked: 1, wait: HOUR },
  ],
  ["forbids the model", { status: 403 }, { says: "The API key may not use this model.", asked: 1, wait: HOUR }],
  [
    "asks for a pause",
    { status: 429, headers: { "retry-after": "600" } },
    { says: "The model server asks us to slow down.", asked: 1, wait: 10 * MINUTE },
  ],
  ["is busy", { status: 429 }, { says: "The model server asks us to slow down.", asked: 1, wait: MINUTE }],
  [
    "has no credit left",
    { status: 429, error: { message: "no", code: "insufficient_quota" } },
    { says: "The account at the model server has no credit left.", asked: 1, wait: HOUR },
  ],
  [
    "wants to be paid first",
    { status: 402 },
    { says: "The account at the model server has no credit left.", asked: 1, wait: HOUR },
  ],
  ["breaks", { status: 500 }, { says: "The model server is in trouble (500).", asked: 2, wait: MINUTE }],
  ["hangs", { hang: true }, { says: "The model did not answer in time.", asked: 1, wait: MINUTE }],
  ["begins and stops", { stall: true }, { says: "The model did not answer in time.", asked: 1, wait: MINUTE }],
  [
    "hangs up in the middle",
    { breakOff: true },
    { says: "The model server could not be reached.", asked: 2, wait: MINUTE },
  ],
  [
    "finds the text too long",
    { status: 400, error: TOO_LONG },
    { says: "The text is too long for the model.", asked: 2, parked: true },
  ],
  ["will not", { refuse: true }, { says: "The model refused to answer.", asked: 2, parked: true }],
  [
    "is cut off",
    { cutOff: true },
    { says: "The model's answer was cut off: its output limit is too small.", asked: 2, wait: MINUTE },
  ],
  [
    "answers with a page",
    { garbage: true },
    { says: "The model server's answer is not a chat completion.", asked: 2, wait: MINUTE },
  ],
];

describe("a model server that", () => {
  test.each(CASES)(
    "%s leaves each post its extract, is told of in a sentence, and loses nothing",
    async (_, mood, expected) => {
      model.fail(mood);
      // Each of them that hangs takes its whole time.
      const count = mood.hang || mood.stall ? 1 : 2;
      const read = await followNew(count);
      const now = house.clock.now();
      const list = await read();
      expect(by(list)).toEqual(list.map(() => "extract"));
      expect(list).toHaveLength(count);
      expect(await olga.text(`/posts/${list[0]!.id}`)).toContain(list[0]!.brief!.points[0]!.text.slice(0, 30));
      expect(model.chats()).toHaveLength(expected.asked);
      expect(await troubles()).toBe(expected.says);
      const waiting = await tasks();
      expect(waiting).toHaveLength(count);
      expect(JSON.stringify(waiting)).not.toContain(KEY);
      for (const task of waiting) {
        if (expected.parked) expect(task.parkedAt).not.toBeNull();
        else expect(task.nextTryAt.getTime() - now.getTime()).toBe(expected.wait);
      }
      if (expected.parked) return;
      model.fail(undefined);
      house.clock.advance(2 * HOUR);
      await house.work();
      expect(by(await read())).toEqual(list.map(() => "model"));
    },
  );

  test("is in trouble for a week uses up no try, and each post is asked for less and less often", async () => {
    model.fail({ status: 503 });
    const read = await followNew(1);
    for (let hour = 0; hour < 7 * 24; hour += 1) {
      house.clock.advance(HOUR);
      await house.work();
    }
    expect(model.chats().length).toBeLessThan(14);
    expect((await tasks())[0]).toMatchObject({ parkedAt: null, attempts: 0 });
    model.fail(undefined);
    house.clock.advance(DAY);
    await house.work();
    expect(by(await read())).toEqual(["model"]);
  });

  test("answers badly again and again is not asked for ever, and every answer is paid for", async () => {
    model.fail({ invalid: true });
    await followNew(1);
    for (let day = 0; day < 5; day += 1) {
      house.clock.advance(DAY);
      await house.work();
    }
    // Three tries, each with one repair.
    expect(model.chats()).toHaveLength(6);
    expect((await tasks())[0]?.parkedAt).not.toBeNull();
  });
});
