import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { DAY, MINUTE } from "../../../src/clock.ts";
import type { List, Post } from "../../support/call.ts";
import { follow, startBlog, type Blog } from "../../support/follow.ts";
import { openHouse, type House } from "../../support/house.ts";
import { CLAIMS, longTalk } from "../../world/long-talk.ts";
import { fenced, startModelServer, type ModelServer } from "../../world/model/model-server.ts";
import type { ChatRequest } from "../../world/model/moods.ts";
import type { Entry } from "../../world/write-feed.ts";

let model: ModelServer;
let house: House;
const blogs: Blog[] = [];
beforeAll(async () => {
  model = await startModelServer({ answer });
  house = await openHouse({
    env: { OPENAI_BASE_URL: model.url, OPENAI_API_KEY: "sk-of-the-tests", OPENAI_MODEL: "small-model" },
  });
});
afterEach(() => {
  model.fail(undefined);
  model.calls.length = 0;
  house.clock.advance(DAY);
});
afterAll(async () => {
  await house.close();
  await model.close();
  await Promise.all(blogs.map((blog) => blog.close()));
});

/** A model that takes out what says "The point about", and of the parts chooses the first points only. */
function answer(request: ChatRequest): unknown {
  if (request.response_format?.json_schema?.name === "translate_gist") return { gists: ["Der Kern auf Deutsch."] };
  const parts = fenced(request, "parts");
  if (parts !== "")
    return { gist: "Whoever counts knows who returns.", points: [1, 2], tags: ["interview", "ferries"] };
  const text = fenced(request, "text").split("\n\n").slice(1).join("\n\n");
  const claims = text.match(/The point about [^.]+\./gu) ?? [];
  const passages =
    claims.length > 0 ? claims : (text.match(/[^.\n]{12,}\./gu) ?? []).slice(0, 1).map((one) => one.trim());
  return {
    gist: "What matters is a number.",
    points: passages.map((passage) => ({ text: `They say: ${passage}`, passage })),
    quotes: [],
    tags: ["story"],
    gists: ["Es kommt auf eine Zahl an."],
  };
}

async function blogOf(content: string, title = "A long talk"): Promise<Blog> {
  const blog = await startBlog("Ada Bell", [], house.clock.now());
  blogs.push(blog);
  publish(blog, content, title);
  return blog;
}

function publish(blog: Blog, content: string, title = "A long talk"): void {
  const entry: Entry = {
    guid: "one",
    title,
    link: `${blog.origin}/one`,
    content,
    at: new Date(house.clock.now().getTime() - MINUTE),
  };
  blog.publish([entry]);
}

async function briefOf(member: House["olga"], personId: string) {
  const { body } = await house.as(member).get<List<Post>>(`/posts?personId=${personId}`);
  return body.items[0]!.brief!;
}

const read = (member: House["olga"], languages: string[]) =>
  house.app.db.updateTable("profiles").set({ languages }).where("userId", "=", member.id).execute();
const asked = () => model.chats().map(({ request }) => request!.response_format?.json_schema?.name);
const paragraphs = (talk = longTalk()) => talk.map(({ text }) => `<p>${text}</p>`).join("\n");

test("ninety minutes of talk are read to the end: each third is in the brief, whatever the model prefers", async () => {
  const { id } = await follow(house.as(house.olga), (await blogOf(paragraphs())).origin);
  await house.work();
  const brief = await briefOf(house.olga, id);
  expect(brief.by).toBe("model");
  expect(brief.gist).toBe("Whoever counts knows who returns.");
  const ninths = brief.points.map(({ passage }) => CLAIMS.indexOf(passage));
  expect(new Set(ninths.map((at) => Math.floor(at / 3)))).toEqual(new Set([0, 1, 2]));
  expect(asked().filter((name) => name === "merge_brief")).toHaveLength(1);
  const read = model
    .chats()
    .map(({ request }) => fenced(request!, "text"))
    .join("\n");
  for (const claim of CLAIMS) expect(read).toContain(claim);
});

test("where the model fails on the way, another try asks only for what is missing", async () => {
  const talk = longTalk().map((one) => ({ ...one, text: one.text.replaceAll("town", "village") }));
  let sent = 0;
  model.fail(() => (++sent === 3 ? { status: 500 } : undefined));
  const { id } = await follow(house.as(house.olga), (await blogOf(paragraphs(talk))).origin);
  await house.work();
  expect((await briefOf(house.olga, id)).by).toBe("extract");
  house.clock.advance(DAY);
  await house.work();
  expect((await briefOf(house.olga, id)).by).toBe("model");
  const parts = model.chats().map(({ request }) => fenced(request!, "text"));
  const twice = parts.filter((text, at) => text !== "" && parts.indexOf(text) !== at);
  // The one that failed is the only one that was sent again.
  expect(twice).toHaveLength(1);
});

const SHORT =
  "<p>The last boat decides, and we never asked when people must leave the island.</p><p>Nobody counts them at the pier.</p>";

test("the same words in two feeds, or with other white space, are asked about once, and passages stand in each text", async () => {
  const { id } = await follow(house.as(house.olga), (await blogOf(SHORT, "The boat")).origin);
  await house.work();
  expect(asked()).toEqual(["brief_post"]);
  const spaced = SHORT.replace("decides, and we", "decides,<br>and we");
  const other = await follow(house.as(house.tarik), (await blogOf(spaced, "The boat")).origin);
  await house.work();
  expect(asked()).toEqual(["brief_post"]);
  expect((await briefOf(house.tarik, other.id)).by).toBe("model");
  expect((await briefOf(house.tarik, other.id)).points[0]!.passage).toMatch(/decides,\n+and we/u);
  expect((await briefOf(house.olga, id)).points[0]!.passage).toContain("decides, and we");
});

test("a model's brief of an older text stands no longer when the words change", async () => {
  const blog = await blogOf(SHORT.replace("boat", "tram"), "The tram");
  const { id } = await follow(house.as(house.olga), blog.origin);
  await house.work();
  expect((await briefOf(house.olga, id)).by).toBe("model");
  model.fail({ status: 500 });
  publish(blog, SHORT.replace("boat", "tram").replace("Nobody counts", "Everybody counts"), "The tram");
  house.clock.advance(DAY);
  await house.poll();
  await house.work();
  expect((await briefOf(house.olga, id)).by).toBe("extract");
  model.fail(undefined);
  house.clock.advance(DAY);
  await house.work();
  expect((await briefOf(house.olga, id)).by).toBe("model");
});

test("who reads another language finds the gist in it beside the original, asked for once", async () => {
  await read(house.olga, ["de"]);
  const blog = await blogOf(SHORT.replace("boat", "train"), "The train");
  const { id } = await follow(house.as(house.olga), blog.origin);
  await house.work();
  const brief = await briefOf(house.olga, id);
  expect(brief).toMatchObject({
    gist: "What matters is a number.",
    gistInYourLanguage: { language: "de", gist: "Es kommt auf eine Zahl an." },
  });
  expect(asked()).toEqual(["brief_post"]);
  // Asked for by itself where the brief was there before.
  await read(house.tarik, ["fr", "it"]);
  const late = await follow(house.as(house.tarik), blog.origin);
  const { body } = await house.as(house.tarik).get<List<Post>>(`/posts?personId=${late.id}`);
  await house.as(house.tarik).get(`/posts/${body.items[0]!.id}`);
  await house.work();
  expect(asked()).toEqual(["brief_post", "translate_gist"]);
  expect(await briefOf(house.tarik, late.id)).toMatchObject({ gistInYourLanguage: { language: "fr" } });
  // With models off nobody is shown what one wrote.
  await house.as(house.tarik).patch("/profile", { aiEnabled: false });
  expect(await briefOf(house.tarik, late.id)).toMatchObject({ by: "extract", gistInYourLanguage: null });
  await house.as(house.tarik).patch("/profile", { aiEnabled: true });
  for (const member of [house.olga, house.tarik]) await read(member, []);
});

async function openThrice(member: House["olga"], personId: string): Promise<void> {
  const { body } = await house.as(member).get<List<Post>>(`/posts?personId=${personId}`);
  for (let time = 0; time < 3; time += 1) {
    await house.as(member).get(`/posts/${body.items[0]!.id}`);
    await house.work();
  }
}

test("a brief is there also where its gist cannot be had in another language, and that is asked for once", async () => {
  const words = SHORT.replace("boat", "plane");
  await follow(house.as(house.olga), (await blogOf(words, "The plane")).origin);
  await house.work();
  await read(house.tarik, ["fr"]);
  model.fail((request) =>
    request.response_format?.json_schema?.name === "translate_gist" ? { refuse: true } : undefined,
  );
  const { id } = await follow(house.as(house.tarik), (await blogOf(words, "The plane")).origin);
  await house.work();
  expect((await briefOf(house.tarik, id)).by).toBe("model");
  expect(asked()).toEqual(["brief_post", "translate_gist"]);
  await openThrice(house.tarik, id);
  expect(asked()).toEqual(["brief_post", "translate_gist"]);
  await read(house.tarik, []);
});

test("of gists in two languages the one that does not come is not asked for again, nor the post read for it", async () => {
  const blog = await blogOf(SHORT.replace("boat", "bridge"), "The bridge");
  const { id } = await follow(house.as(house.olga), blog.origin);
  const late = await follow(house.as(house.tarik), blog.origin);
  await house.work();
  // Of an older release: it stands as it is.
  await house.app.db.updateTable("briefs").set({ promptHash: "of the last release" }).execute();
  await read(house.olga, ["de"]);
  await read(house.tarik, ["fr"]);
  await openThrice(house.tarik, late.id);
  await openThrice(house.olga, id);
  expect(asked()).toEqual(["brief_post", "translate_gist"]);
  expect(await briefOf(house.olga, id)).toMatchObject({ gistInYourLanguage: { language: "de" } });
  expect(await briefOf(house.tarik, late.id)).toMatchObject({ by: "model", gistInYourLanguage: null });
  for (const member of [house.olga, house.tarik]) await read(member, []);
});
