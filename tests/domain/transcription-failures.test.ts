// What can go wrong while a recording is fetched, sent and listened to.
import { afterEach, expect, test } from "vitest";
import type { OpenedPost } from "../support/call.ts";
import { KEY, MP3, openScene, scratch, tasks } from "../support/listening.ts";
import type { Podcast } from "../support/podcast.ts";

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

test("every failure ends in a sentence, keeps nothing, and can be tried once more", async () => {
  const { house, podcast, model, ask, page, postId } = await openScene(closers);
  const answers = (mood: Parameters<Podcast["says"]>[1]) => () => podcast.says("/4.mp3", mood);
  const html = { headers: { "content-type": "text/html" }, body: "<!doctype html><p>Log in to hear this.</p>" };
  const failures: [string, () => void, "over" | "again"][] = [
    ["answered 404.", answers({ status: 404 }), "over"],
    ["sent something else in place of the recording.", answers(html), "over"],
    [
      "sent something else in place of the recording.",
      answers({ ...html, headers: { "content-type": "audio/mpeg" } }),
      "over",
    ],
    [
      "sent something else in place of the recording.",
      answers({ headers: { "content-type": "audio/mpeg" }, body: "" }),
      "over",
    ],
    ["answered 500.", answers({ status: 500 }), "again"],
    [
      "is not an address on the public internet, so it is not fetched",
      answers({ status: 302, headers: { location: "http://10.0.0.7/4.mp3" } }),
      "over",
    ],
    [
      "broke off before its answer was complete.",
      answers({ headers: { "content-length": "900000", connection: "close" }, body: MP3.subarray(0, 1000) }),
      "again",
    ],
    [
      "The model server does not accept the API key.",
      () => model.fail({ status: 401, error: { message: `Incorrect API key provided: ${KEY}` } }),
      "over",
    ],
    ["The recording is larger than the model server takes.", () => model.fail({ status: 413 }), "over"],
    ["The model server asks us to slow down.", () => model.fail({ status: 429 }), "again"],
    ["The model server is in trouble (502).", () => model.fail({ status: 502 }), "again"],
    ["The model server could not be reached.", () => model.fail({ breakOff: true }), "again"],
    [
      "The model server could not read the recording.",
      () => model.fail({ status: 400, error: { message: "Invalid file format. Supported formats: mp3" } }),
      "over",
    ],
  ];
  for (const [sentence, go, end] of failures) {
    podcast.says("/4.mp3", { headers: { "content-type": "audio/mpeg" }, body: MP3 });
    model.fail(undefined);
    await house.app.db.deleteFrom("hosts").execute();
    await house.app.db.deleteFrom("tasks").where("kind", "=", "transcribe-episode").execute();
    go();
    await ask();
    await house.work();
    const shown = await page();
    expect(shown).toContain(sentence);
    expect(shown).not.toContain(KEY);
    expect(shown).toContain(end === "over" ? "Try once more" : "and is tried again");
    expect(JSON.stringify(await tasks(house))).not.toContain(KEY);
    expect(await scratch(house)).toEqual([]);
  }
  podcast.says("/4.mp3", { headers: { "content-type": "audio/mpeg" }, body: MP3 });
  model.fail(undefined);
  await ask();
  await house.work();
  expect((await house.as(house.olga).get<OpenedPost>(`/posts/${postId}`)).body.transcript).toHaveLength(2);
});
