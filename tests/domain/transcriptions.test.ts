// An episode that publishes no transcript, written down by a model because somebody asked for it.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { createTranscriber } from "../../src/ai/transcriber.ts";
import { HOUR, MINUTE } from "../../src/clock.ts";
import { findPost } from "../../src/db/posts.ts";
import { findTranscription } from "../../src/domain/episodes/transcription.ts";
import { transcribeEpisode } from "../../src/domain/transcriptions.ts";
import { createLogger } from "../../src/logger.ts";
import { runWorkers } from "../../workers/run-workers.ts";
import type { OpenedPost } from "../support/call.ts";
import type { Member } from "../support/cast.ts";
import type { House } from "../support/house.ts";
import { KEY, LENGTH, MP3, openScene, scratch, tasks, type Scene } from "../support/listening.ts";
import { TRANSCRIPT_JSON } from "../support/podcast.ts";
import { signIn } from "../support/visitor.ts";

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const stage = (options?: Parameters<typeof openScene>[1]): Promise<Scene> => openScene(closers, options);
const off = (house: House, who: Member) => house.as(who).patch("/profile", { aiEnabled: false });

test("before anything is fetched or sent, the page says what would be, and nothing happens by itself", async () => {
  const { page, podcast, heard, model, house } = await stage();
  const shown = await page();
  expect(shown).toContain("Write down what is said");
  expect(shown).toContain(
    `The recording, about 48 MB and 52 minutes, is fetched from ${podcast.host} and sent to listener-1 at ${new URL(model.url).host}.`,
  );
  expect(shown).not.toContain("That costs");
  await house.work();
  expect(podcast.askedFor("/4.mp3")).toEqual([]);
  expect(heard()).toEqual([]);
});

test("what a feed does not know is said not to be known", async () => {
  const { page } = await stage({ tags: "", recording: { bytes: 0 } });
  expect(await page()).toContain("Their feed does not say how large or how long it is.");
});

test("asked for, the recording is fetched, sent as it is, stored once, found by a search and briefed", async () => {
  const { page, ask, open, heard, house, podcast, olga } = await stage();
  await ask();
  expect(await page()).toContain("What is said is being written down");
  await ask();
  expect(await tasks(house)).toHaveLength(1);
  await house.work();
  expect(podcast.askedFor("/4.mp3")).toHaveLength(1);
  expect(heard()).toHaveLength(1);
  const { recording, authorization } = heard()[0]!;
  expect(authorization).toBe(`Bearer ${KEY}`);
  expect({ ...recording, bytes: recording!.bytes.length }).toEqual({
    model: "listener-1",
    format: "verbose_json",
    name: "recording.mp3",
    type: "audio/mpeg",
    bytes: MP3.length,
  });
  expect(Buffer.from(recording!.bytes).equals(MP3)).toBe(true);
  const post = await open();
  expect(post.transcript?.map(({ at }) => at)).toEqual([0, 120]);
  expect(post.brief?.questions.map(({ text }) => text)).toContain(
    "Is there a handover in your own work that nobody pays for?",
  );
  expect(await page()).toContain("Written down by a model that listened; it may have misheard.");
  expect(await page()).not.toContain("Write down what is said");
  expect(await olga.text("/search?q=expensive")).toMatch(/most <mark>expensive<\/mark> one/);
  expect(await tasks(house)).toEqual([]);
  expect(await scratch(house)).toEqual([]);
  const usage = await house.app.db.selectFrom("aiUsage").selectAll().where("userId", "=", house.olga.id).execute();
  // 52 minutes by the model's own count, and the model's brief that follows.
  expect(usage.map(({ tokensIn }) => tokensIn).toSorted((a, b) => a - b)).toEqual([200, 52_000]);
});

const words = (text: string) => ({ text, duration: 3120, segments: [{ start: 0, end: 9, text }] });

test("two who listen at once store it once, and both are charged, as the server was asked twice", async () => {
  const first = Promise.withResolvers<unknown>();
  let listening = 0;
  const { ask, open, heard, house, postId } = await stage({
    hear: () => ((listening += 1) === 1 ? first.promise : words("The second who listened was done before the first.")),
  });
  await ask();
  const slow = transcribeEpisode(house.app, postId);
  await expect.poll(() => heard().length).toBe(1);
  house.clock.advance(MINUTE);
  await transcribeEpisode(house.app, postId);
  first.resolve(words("The first who listened comes too late to be stored."));
  await slow;
  await house.work();
  expect(heard()).toHaveLength(2);
  expect((await open()).transcript?.map(({ text }) => text)).toEqual([
    "The second who listened was done before the first.",
  ]);
  const usage = await house.app.db.selectFrom("aiUsage").selectAll().where("model", "=", "listener-1").execute();
  expect(usage).toMatchObject([{ userId: house.olga.id, calls: 2, tokensIn: 2 * 52_000 }]);
  expect(await scratch(house)).toEqual([]);
});

test("a stop in the middle leaves no file behind, and the next process does the work", async () => {
  const never = new Promise<never>(() => undefined);
  let listening = 0;
  const scene = await stage({
    hear: () => ((listening += 1) === 1 ? never : words("Heard after the restart, as a whole.")),
  });
  const { ask, heard, house, postId } = scene;
  await ask();
  const cut = transcribeEpisode(house.app, postId).catch(() => undefined);
  await expect.poll(() => heard().length).toBe(1);
  await mkdir(house.app.scratch, { recursive: true });
  await writeFile(join(house.app.scratch, "recording-of-a-process-that-was-killed"), MP3);
  const next = await house.restart();
  closers.push(next.close);
  await cut;
  expect(await scratch(next)).toEqual([]);
  next.clock.advance(HOUR);
  await next.work();
  const { body } = await next.as(next.olga).get<OpenedPost>(`/posts/${postId}`);
  expect(body.transcript?.[0]?.text).toBe("Heard after the restart, as a whole.");
});

test("whoever does not follow the post cannot have it written down, and neither can those without a model", async () => {
  const { house, postId, heard, ask, page } = await stage();
  const outsider = await signIn(house, house.uli);
  expect((await outsider.post(`/posts/${postId}/write-down`, {})).status).toBe(404);
  expect(await tasks(house)).toEqual([]);
  await off(house, house.olga);
  expect(await page()).not.toContain("Write down what is said");
  await ask();
  expect(await tasks(house)).toEqual([]);
  await house.work();
  expect(heard()).toEqual([]);
});

test("one who turns models off before it is begun is taken at their word", async () => {
  const { house, heard, ask, podcast } = await stage();
  await ask();
  await off(house, house.olga);
  await house.work();
  expect(heard()).toEqual([]);
  expect(podcast.askedFor("/4.mp3")).toEqual([]);
  expect(await tasks(house)).toEqual([]);
});

test("one who turns models off while a recording is heard ends that, and nothing of it is stored", async () => {
  const never = new Promise<never>(() => undefined);
  const { house, heard, ask, postId } = await stage({ hear: () => never });
  await ask();
  const listening = transcribeEpisode(house.app, postId);
  await expect.poll(() => heard().length).toBe(1);
  await off(house, house.olga);
  await listening;
  await house.work();
  const calls = await house.app.db.selectFrom("modelCalls").selectAll().where("purpose", "=", "recording").execute();
  expect(calls).toMatchObject([{ state: "failed", trouble: "It was given up.", path: "audio/transcriptions" }]);
  expect(await house.app.db.selectFrom("transcripts").selectAll().execute()).toEqual([]);
});

test("without a model that listens there is nothing to click", async () => {
  const { page, ask, house } = await stage({ env: { OPENAI_TRANSCRIBE_MODEL: "" } });
  expect(await page()).toContain("Their feed names no transcript");
  expect(await page()).not.toContain("write-down");
  await ask();
  expect(await tasks(house)).toEqual([]);
});

test("past the budget of the day it is not begun, and the page says when it can be", async () => {
  const { page, ask, house, heard } = await stage({ env: { AI_DAILY_TOKENS: "0" } });
  expect(await page()).toContain("It can be written down tomorrow.");
  await ask();
  await house.work();
  expect([await tasks(house), heard()]).toEqual([[], []]);
});

test("where the server is known to take less, that is said before the click", async () => {
  const { house, postId } = await stage();
  const post = (await findPost(house.app.db, postId))!;
  const logger = createLogger("silent");
  const at = async (model: string, bytes: number) => {
    const transcriber = createTranscriber({ apiKey: KEY, baseUrl: undefined, model }, { logger, clock: house.clock });
    const enclosures = [{ ...post.enclosures[0]!, bytes }];
    const found = await findTranscription({ ...house.app, transcriber }, house.olga.id, { ...post, enclosures });
    return found;
  };
  expect(await at("whisper-1", 48_000_000)).toEqual({
    state: "closed",
    why: "The recording has about 48 MB, and api.openai.com takes no more than 26 MB, so it cannot be written down there.",
  });
  expect(await at("whisper-1", 20_000_000)).toMatchObject({ state: "offered", to: "api.openai.com", dollars: 0.312 });
  expect(await at("gpt-4o-mini-transcribe", 20_000_000)).toMatchObject({ dollars: 0.156 });
  expect(await at("another-model", 20_000_000)).toMatchObject({ dollars: null });
});

test("the workers do it as soon as it is asked for", async () => {
  const { house, ask, open } = await stage();
  const workers = runWorkers(house.app);
  await ask();
  await expect.poll(async () => (await open()).transcript?.length, { timeout: 20_000 }).toBe(2);
  await workers.close(10_000);
});

test("what was said is found by its own language's forms", async () => {
  const said = "Die alten Häuser am Hafen standen leer, und niemand wusste, warum die Fischer sie verlassen hatten.";
  const { house, ask, olga } = await stage({ hear: () => words(said) });
  await ask();
  await house.work();
  expect(await olga.text("/search?q=Haus")).toMatch(/<mark>Häuser<\/mark>/);
});

test("a transcript that the publisher adds later takes the place of the model's", async () => {
  const { house, podcast, ask, open, olga } = await stage();
  await ask();
  await house.work();
  podcast.says("/4.json", { body: TRANSCRIPT_JSON });
  podcast.publish(`${LENGTH}<podcast:transcript url="/4.json" type="application/json"/>`);
  for (let hour = 0; hour < 30; hour += 1) {
    house.clock.advance(HOUR);
    await house.poll();
    await house.work();
  }
  expect((await open()).transcript?.[0]).toMatchObject({ speaker: "Ann Lee" });
  expect(await olga.text("/search?q=oven")).toMatch(/<mark>oven<\/mark>/);
  expect(await olga.text("/search?q=%22leave+to+the+morning%22")).toContain("<mark>");
});
