// The model server is in trouble, or who waits for it leaves.
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { openStudio, TAKE, type Studio } from "./studio.ts";

let studio: Studio;
beforeAll(async () => {
  studio = await openStudio(1_500);
});
afterEach(() => studio.tidy());
afterAll(() => studio.close());

describe("a model in trouble", () => {
  test.each([
    ["hangs", { hang: true }],
    ["stalls", { stall: true }],
    ["breaks off", { breakOff: true }],
    ["fails", { status: 500 }],
    ["refuses the key", { status: 401 }],
    ["talks", { invalid: true }],
    ["refuses", { refuse: true }],
    ["is cut off", { cutOff: true }],
    ["answers with a page", { garbage: true }],
  ])("that %s leaves the text as it is, says so, and the rules serve", async (_, mood) => {
    studio.reply({ sharpen: { text: "We moved our monorepo." } });
    studio.model.fail(mood);
    const comment = await studio.draft();
    const { by, note, text } = await studio.sharpen(comment);
    expect(by).toBe("rules");
    expect(note).toMatch(/[a-z].*\.$/u);
    expect(text).toMatch(/^We moved/u);
    expect(await studio.textOf(comment)).toBe(TAKE);
  });

  test("asked by somebody who leaves is aborted, and nothing is kept", async () => {
    studio.model.fail({ hang: true });
    const comment = await studio.draft();
    const leaving = new AbortController();
    const asked = studio.olga.raw(`/comments/${comment.id}/sharpen`, {
      method: "POST",
      body: "{}",
      headers: { "content-type": "application/json" },
      signal: leaving.signal,
    });
    await expect.poll(() => studio.model.chats().length).toBe(1);
    leaving.abort();
    await expect(asked).rejects.toThrow(/abort/u);
    const states = () =>
      studio.house.app.db.selectFrom("modelCalls").select("state").where("state", "=", "sending").execute();
    await expect.poll(states).toEqual([]);
    expect(
      await studio.house.app.db
        .selectFrom("assists")
        .selectAll()
        .where("createdAt", ">=", studio.house.clock.now())
        .execute(),
    ).toEqual([]);
  });
});

test("with a person goes what was made of their posts", async () => {
  const comment = await studio.draft();
  await studio.angles(comment);
  const kept = () => studio.house.app.db.selectFrom("assists").select("kind").execute();
  expect(await kept()).not.toEqual([]);
  await studio.olga.delete(`/people/${comment.personId}`);
  expect(await kept()).toEqual([]);
});
