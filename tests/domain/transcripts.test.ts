import { afterAll, beforeAll, expect, test } from "vitest";
import { HOUR, MINUTE } from "../../src/clock.ts";
import type { List, OpenedPost, Opening } from "../support/call.ts";
import { follow } from "../support/follow.ts";
import { openHouse, type House } from "../support/house.ts";
import { CHAPTERS_JSON, startPodcast, TRANSCRIPT_JSON, TRANSCRIPT_VTT, type Podcast } from "../support/podcast.ts";

let house: House;
const podcasts: Podcast[] = [];
beforeAll(async () => {
  house = await openHouse({ overrides: { limits: { spacingMs: 0, wholeMs: 1_500, stallMs: 1_000 } } });
});
afterAll(async () => {
  await house.close();
  await Promise.all(podcasts.map((podcast) => podcast.close()));
});

const tag = (path: string, type: string, more = "") => `<podcast:transcript url="${path}" type="${type}" ${more}/>`;

/** Olga follows a podcast whose one episode carries these tags, and all that is due is done. */
async function followed(tags: string, before: (podcast: Podcast) => void = () => undefined) {
  const podcast = await startPodcast(tags, house.clock.now());
  podcasts.push(podcast);
  before(podcast);
  const person = await follow(house.as(house.olga), podcast.feedUrl);
  await workOn();
  const open = async (): Promise<OpenedPost> => {
    const { items } = (await house.as(house.olga).get<List<OpenedPost>>(`/posts?personId=${person.id}`)).body;
    return (await house.as(house.olga).get<OpenedPost>(`/posts/${items[0]!.id}`)).body;
  };
  const opening = async (): Promise<Opening | undefined> => {
    const { items } = (await house.as(house.olga).get<List<Opening>>("/openings?limit=200")).body;
    return items.find((one) => one.person.id === person.id);
  };
  return { podcast, person, open, opening };
}

/** What is due, and the brief that gave the transcript a head start. */
async function workOn(): Promise<void> {
  await house.work();
  house.clock.advance(MINUTE / 2);
  await house.work();
}

const ALL =
  tag("/4.txt", "text/plain") +
  tag("/4.html", "text/html") +
  tag("/4.srt", "application/srt") +
  tag("/4.vtt", "text/vtt") +
  tag("/4.json", "application/json");

test("the transcript that says most is fetched, once, with the chapters, and the brief is made of what was said", async () => {
  const { podcast, open } = await followed(
    `${ALL}<podcast:chapters url="/4.chapters" type="application/json+chapters"/>
     <podcast:person role="guest" href="https://bo.example/">Bo Ray</podcast:person>
     <podcast:socialInteract protocol="activitypub" uri="https://social.example/@ann/1" priority="1"/>`,
    (one) => {
      one.says("/4.json", { headers: { "content-type": "text/plain" }, body: TRANSCRIPT_JSON });
      one.says("/4.chapters", { headers: { "content-type": "application/json+chapters" }, body: CHAPTERS_JSON });
    },
  );
  const post = await open();
  expect(post.transcript?.[0]).toEqual({
    at: 0,
    speaker: "Ann Lee",
    text: "Welcome to the night shift, where we ask people what they leave to the morning.",
  });
  expect(post.transcript?.map(({ at }) => at)).toEqual([0, 61, 190, 1390, 1400]);
  expect(post.chapters).toEqual([
    { at: 0, title: "Hello", url: null },
    { at: 60, title: "The expensive baker", url: "https://bread.example/" },
    { at: 1390, title: "Who pays", url: null },
  ]);
  expect(post.people).toEqual([{ name: "Bo Ray", role: "guest", url: "https://bo.example/", picture: null }]);
  expect(post.discussion).toEqual({ url: "https://social.example/@ann/1", protocol: "activitypub", disabled: false });
  expect(post.enclosures).toMatchObject([{ type: "audio/mpeg", bytes: 1000, url: `${podcast.origin}/4.mp3` }]);
  const words = post.transcript!.map(({ text }) => text).join("\n");
  const sourced = [...post.brief!.points, ...post.brief!.questions, ...post.brief!.quotes];
  expect(sourced.length).toBeGreaterThan(2);
  for (const { passage } of sourced) expect(words).toContain(passage);
  expect(post.brief?.questions.map(({ text }) => text)).toContain(
    "Is there a handover in your own work that nobody pays for?",
  );
  for (let hour = 0; hour < 30; hour += 1) {
    house.clock.advance(HOUR);
    await house.poll();
    await house.work();
  }
  await open();
  await house.work();
  const asked = podcast.asked.map(({ path }) => path).filter((path) => path !== "/feed.xml" && path !== "/");
  expect(asked.toSorted()).toEqual(["/4.chapters", "/4.json", "/robots.txt"]);
});

test("an opening says when it is asked, and by whom", async () => {
  const { opening } = await followed(tag("/4.json", "application/json"), (one) =>
    one.says("/4.json", { body: TRANSCRIPT_JSON }),
  );
  const reason = (await opening())?.reasons.find(({ id }) => id === "question");
  expect(reason?.text).toBe("At 23:10 Ann Lee asks: “Is there a handover in your own work that nobody pays for?”");
});

test.each([
  ["is not there", () => undefined],
  [
    "is an error page",
    (one: Podcast) =>
      one.says("/4.json", {
        body: "<html><body><h1>Oops</h1><p>What you are looking for is not here, or no longer.</p></body></html>",
      }),
  ],
  ["may not be read", (one: Podcast) => one.says("/robots.txt", { body: "User-agent: *\nDisallow: /4.json" })],
  ["is busy just now", (one: Podcast) => one.says("/4.json", { status: 500 })],
  ["is in another language", (one: Podcast) => one.says("/4.json", { body: TRANSCRIPT_JSON }), 'language="fr"'],
])("where the best transcript %s, the next is taken", async (_name, mood, language = "") => {
  const { open } = await followed(tag("/4.json", "application/json", language) + tag("/4.vtt", "text/vtt"), (one) => {
    one.says("/4.vtt", { body: TRANSCRIPT_VTT });
    mood(one);
  });
  const post = await open();
  expect(post.transcript?.[0]).toMatchObject({ at: 5, speaker: "Ann Lee" });
  expect(post.transcript?.[0]?.text).toMatch(/as captions have it/);
});

test("where none can be read, the brief is made of the show notes, and the reason is said", async () => {
  const { open, podcast } = await followed(tag("/4.json", "application/json") + tag("/4.vtt", "text/vtt"), (one) => {
    one.says("/4.json", { body: "[]" });
    one.says("/4.vtt", { body: "WEBVTT" });
  });
  const post = await open();
  expect(post.transcript).toBeNull();
  expect(post.transcriptTrouble).toMatch(/No transcript could be read/);
  expect(post.brief?.gist).toMatch(/shift|sentence/);
  expect(await house.app.db.selectFrom("tasks").selectAll().execute()).toEqual([]);
  await house.work();
  expect(podcast.askedFor("/4.json")).toHaveLength(1);
});

test("where none is offered, nothing is fetched and nothing is missing", async () => {
  const { open, podcast } = await followed("");
  const post = await open();
  expect([post.transcript, post.transcriptTrouble, post.chapters, post.discussion]).toEqual([null, null, [], null]);
  expect(post.brief).not.toBeNull();
  expect(podcast.asked.map(({ path }) => path)).not.toContain("/robots.txt");
});

test("one that comes hours after the episode is fetched then, and the brief is made again", async () => {
  const { open, podcast } = await followed("");
  const early = await open();
  podcast.says("/4.json", { body: TRANSCRIPT_JSON });
  podcast.publish(tag("/4.json", "application/json"));
  for (let hour = 0; hour < 30; hour += 1) {
    house.clock.advance(HOUR);
    await house.poll();
  }
  await workOn();
  const late = await open();
  expect(late.transcript?.length).toBeGreaterThan(2);
  expect(late.brief?.gist).not.toBe(early.brief?.gist);
});

test("one that keeps failing keeps nobody waiting, and is not asked for for ever", async () => {
  const { open, podcast } = await followed(tag("/4.json", "application/json"), (one) =>
    one.says("/4.json", { status: 503 }),
  );
  expect((await open()).brief).not.toBeNull();
  for (let hour = 0; hour < 24 * 4; hour += 1) {
    house.clock.advance(HOUR);
    await house.work();
  }
  expect(podcast.askedFor("/4.json").length).toBeGreaterThan(2);
  expect(podcast.askedFor("/4.json").length).toBeLessThan(10);
  expect((await open()).transcriptTrouble).toMatch(/503/);
  expect(await house.app.db.selectFrom("tasks").selectAll().execute()).toEqual([]);
});

test("a transcript is there although its chapters are late", async () => {
  const { open, podcast } = await followed(
    `${tag("/4.json", "application/json")}<podcast:chapters url="/4.chapters" type="application/json+chapters"/>`,
    (one) => {
      one.says("/4.json", { body: TRANSCRIPT_JSON });
      one.says("/4.chapters", { status: 502 });
    },
  );
  const early = await open();
  expect(early.transcript).not.toBeNull();
  expect(early.chapters).toEqual([]);
  podcast.says("/4.chapters", { body: CHAPTERS_JSON });
  house.clock.advance(2 * HOUR);
  await house.work();
  expect((await open()).chapters).toHaveLength(3);
  expect(podcast.askedFor("/4.json")).toHaveLength(1);
});

test("chapters that stand in the feed, or in the show notes, need no request", async () => {
  const { open } = await followed(
    '<psc:chapters><psc:chapter start="0:00" title="In the feed"/><psc:chapter start="0:30" title="And on"/></psc:chapters>',
  );
  expect((await open()).chapters.map(({ title }) => title)).toEqual(["In the feed", "And on"]);
});

test("an episode on which no comments are wanted is no opening", async () => {
  const { open, opening } = await followed(
    `${tag("/4.json", "application/json")}<podcast:socialInteract protocol="disabled"/>`,
    (one) => one.says("/4.json", { body: TRANSCRIPT_JSON }),
  );
  expect((await open()).discussion).toEqual({ url: null, protocol: "disabled", disabled: true });
  expect(await opening()).toBeUndefined();
});

test("the coach knows what was said in the episode", async () => {
  const { open } = await followed(tag("/4.json", "application/json"), (one) =>
    one.says("/4.json", { body: TRANSCRIPT_JSON }),
  );
  const { id } = await open();
  const { body } = await house.as(house.olga).post<{ criteria: { id: string; verdict: string }[] }>("/coach", {
    text: "You said that “the handover sheet was worth more to us than the oven itself”. In our yard it was a blackboard: we lost two days of work when somebody wiped it. Who owns the sheet at yours?",
    postId: id,
    channel: "podcast",
  });
  expect(body.criteria.find((one) => one.id === "anchored")?.verdict).toBe("pass");
  expect(body.criteria.find((one) => one.id === "true")?.verdict).not.toBe("fix");
});
