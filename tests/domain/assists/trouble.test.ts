// The model server is in trouble, or who waits for it leaves.
import { inspect } from "node:util";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { getProfile } from "../../../src/db/profiles.ts";
import { describeVoice } from "../../../src/domain/assists/voice.ts";
import { editProfile } from "../../../src/domain/profiles.ts";
import { signIn } from "../../support/visitor.ts";
import { openStudio, TAKE, type Studio } from "./studio.ts";

const LINES = { accept: "application/x-ndjson" };

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

test("a description that stands is not counted over where a model was to make a better one", async () => {
  const { app, olga } = studio.house;
  await editProfile(app, olga.id, { voiceSamples: ["I tried it; it failed. I doubt it!"], voiceDescription: "" });
  const described = async () => (await getProfile(app.db, olga.id)).voiceDescription;
  studio.model.fail({ status: 500 });
  expect(await describeVoice(app, olga.id, "model")).toMatchObject({ madeBy: "rules", isKept: true });
  expect(await described()).toMatch(/sentences are short/u);
  await editProfile(app, olga.id, { voiceDescription: "Short. Dry." });
  expect(await describeVoice(app, olga.id, "model")).toMatchObject({ madeBy: "rules", isKept: false });
  expect(await described()).toBe("Short. Dry.");
  const visitor = await signIn(studio.house, olga);
  await visitor.post("/settings/voice/model", { description: "Short. Dry. And typed just now." });
  expect(await described()).toBe("Short. Dry. And typed just now.");
  await describeVoice(app, olga.id, "rules");
  expect(await described()).toMatch(/sentences are short/u);
});

test("what the database says of a row it refuses is not logged with the words in it", async () => {
  const { app, olga } = studio.house;
  const visitor = await signIn(studio.house, olga);
  const logged = vi.spyOn(app.logger, "error");
  await sql`alter table assists add constraint none_today check (kind <> 'angles') not valid`.execute(app.db);
  const path = `/posts/${studio.posts.hostile.id}/assist/angles`;
  const { text } = await visitor.post(path, { take: TAKE, text: "", channel: "blog", seen: "0" }, LINES);
  await sql`alter table assists drop constraint none_today`.execute(app.db);
  expect(text).toContain("Your words are saved.");
  expect(logged.mock.calls).toHaveLength(1);
  expect(inspect(logged.mock.calls, { depth: 9, showHidden: true })).toMatch(/none_today/u);
  expect(inspect(logged.mock.calls, { depth: 9, showHidden: true })).not.toMatch(/Failing row/u);
  logged.mockRestore();
});

test("with a person goes what was made of their posts", async () => {
  const comment = await studio.draft();
  await studio.angles(comment);
  const kept = () => studio.house.app.db.selectFrom("assists").select("kind").execute();
  expect(await kept()).not.toEqual([]);
  const visitor = await signIn(studio.house, studio.house.olga);
  const link = `<a href="/posts/${comment.postId}">On caches</a>`;
  expect(await visitor.text("/settings/ai/sent")).toContain(link);
  await studio.olga.delete(`/people/${comment.personId}`);
  expect(await kept()).toEqual([]);
  // What was sent still stands there; a post that they may not open any more is no link.
  const after = await visitor.text("/settings/ai/sent");
  expect(after).toContain("On caches");
  expect(after).not.toContain(link);
});
