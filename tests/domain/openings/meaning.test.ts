import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closenessOf } from "../../../src/domain/openings/meaning.ts";
import type { Opening, List } from "../../support/call.ts";
import { follow, startBlog, type Blog } from "../../support/follow.ts";
import { openHouse, type House } from "../../support/house.ts";
import { startModelServer, type ModelServer } from "../../world/model/model-server.ts";
import { WHOLE } from "../../world/write-feed.ts";

let model: ModelServer;
let house: House;
let blog: Blog;
beforeAll(async () => {
  model = await startModelServer({ models: ["small-model", "text-embed"] });
  house = await openHouse({ env: { OPENAI_BASE_URL: model.url } });
  blog = await startBlog();
});
afterAll(async () => {
  await house.close();
  await model.close();
  await blog.close();
});

const asked = () => model.calls.filter(({ path }) => path.endsWith("/embeddings"));
const interestOf = async (member: House["olga"]) =>
  (await house.as(member).get<List<Opening>>("/openings")).body.items.map(
    ({ reasons }) => reasons.find(({ id }) => id === "interest")?.weight ?? 0,
  );
const rows = () =>
  house.app.db
    .selectFrom("modelCalls")
    .selectAll()
    .where("path", "=", "embeddings")
    .orderBy("at")
    .orderBy("id")
    .execute();

test("a post and what a user named are compared by vectors, each asked for once, and each on its own account", async () => {
  await house.as(house.tarik).patch("/profile", { aiEnabled: false, interests: ["continuous integration"] });
  await house.as(house.olga).patch("/profile", { interests: ["continuous integration"] });
  await follow(house.as(house.olga), blog.origin);
  await follow(house.as(house.tarik), blog.origin);
  await house.work();
  expect((await interestOf(house.olga)).every((weight) => weight > 0)).toBe(true);
  const sent = (await rows()).map(({ userId, purpose }) => [userId, purpose]);
  expect(sent).toHaveLength(4);
  expect(new Set(sent.map(String))).toEqual(new Set([`${house.olga.id},interests`]));
  expect(asked()).toHaveLength(4);
});

test("who keeps models off is compared by words alone, and nothing of theirs is sent", async () => {
  expect(await interestOf(house.tarik)).toEqual([0, 0, 0]);
  await house.as(house.tarik).patch("/profile", { interests: ["bell founding"] });
  await house.work();
  expect(JSON.stringify(model.calls)).not.toContain("bell founding");
});

test("other interests ask for what is new and for nothing else", async () => {
  const before = asked().length;
  await house.as(house.olga).patch("/profile", { interests: ["continuous integration", "caching"] });
  await house.work();
  expect(asked()).toHaveLength(before + 1);
  await house.as(house.olga).patch("/profile", { interests: ["caching"] });
  await house.work();
  expect(asked()).toHaveLength(before + 1);
});

test("what a user named is sent nowhere for the posts of others in a blog of several", async () => {
  const shared = await startBlog("The Ferry House", []);
  shared.publish([{ guid: "1", title: "Ferries", content: WHOLE, author: "Kim Lee", at: house.clock.now() }]);
  for (const [member, author] of [
    [house.olga, "Kim Lee"],
    [house.uli, "Ada Bell"],
  ] as const) {
    await house.as(member).patch("/profile", { interests: [`what ${author} says`] });
    await house
      .as(member)
      .post("/people", { url: shared.origin, name: author, authors: { [shared.feedUrl]: [author] } });
  }
  await house.work();
  await shared.close();
  expect(JSON.stringify(asked())).toContain("what Kim Lee says");
  expect(JSON.stringify(asked())).not.toContain("what Ada Bell says");
});

test("closeness is between nothing and one, the same both ways, and whole for the same direction", () => {
  const vector = fc
    .array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 })
    .map((values) => Float32Array.from(values));
  fc.assert(
    fc.property(vector, vector, (a, b) => {
      expect(closenessOf(a, b)).toBe(closenessOf(b, a));
      expect(closenessOf(a, b)).toBeGreaterThanOrEqual(0);
      expect(closenessOf(a, b)).toBeLessThanOrEqual(1);
    }),
  );
  const one = Float32Array.from([0.2, 0.4, 0.1]);
  expect(
    closenessOf(
      one,
      one.map((value) => 3 * value),
    ),
  ).toBe(1);
  expect(closenessOf(one, new Float32Array(3))).toBe(0);
  expect(closenessOf(one, new Float32Array(4).fill(1))).toBe(0);
});
