import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DAY } from "../../src/clock.ts";
import { MONDAY_MORNING } from "../support/app.ts";
import type { Comment, Entry, List, Person, Post, Readiness } from "../support/call.ts";
import { follow, startBlog, type Blog } from "../support/follow.ts";
import { openHouse, type House } from "../support/house.ts";

let house: House;
let blog: Blog;
beforeAll(async () => {
  house = await openHouse();
  blog = await startBlog();
});
afterAll(async () => {
  await house.close();
  await blog.close();
});

const ago = (days: number): string => new Date(MONDAY_MORNING.getTime() - days * DAY).toISOString();

async function newPerson(name: string): Promise<string> {
  return (await house.as(house.olga).post<Person>("/people", { name })).body.id;
}

async function log(personId: string, touch: Record<string, unknown>): Promise<Entry> {
  const input = { kind: "comment", direction: "outbound", channel: "blog", ...touch };
  const { status, body } = await house.as(house.olga).post<Entry>(`/people/${personId}/touches`, input);
  expect(status).toBe(201);
  return body;
}

/** As the person and their readiness tell it, in the request after. */
async function stageOf(personId: string): Promise<string> {
  const person = await house.as(house.olga).get<Person>(`/people/${personId}`);
  const readiness = await house.as(house.olga).get<Readiness>(`/people/${personId}/readiness`);
  expect(readiness.body.stage).toBe(person.body.stage);
  expect(readiness.body.probability).toBeCloseTo(person.body.readiness, 4);
  return person.body.stage;
}

const inbound = (kind: string, days: number, url?: string) => ({
  kind,
  direction: "inbound",
  at: ago(days),
  ...(url !== undefined && { url }),
});

describe("the stage follows from events", () => {
  test("a name alone is a stranger, and is listened to once something of theirs is followed", async () => {
    expect(await stageOf(await newPerson("Grace Field"))).toBe("stranger");
    expect(await stageOf((await follow(house.as(house.olga), blog.origin)).id)).toBe("listening");
  });

  test("from noticed over dialogue to ready, and back when the touch is taken back", async () => {
    const id = await newPerson("Ada Bell");
    await log(id, { at: ago(24), url: "https://ada.example/one", text: "I measured the same." });
    expect(await stageOf(id)).toBe("listening");
    await log(id, inbound("like", 23.9, "https://ada.example/one"));
    expect(await stageOf(id)).toBe("noticed");
    const first = await log(id, inbound("reply", 23, "https://ada.example/one"));
    expect(await stageOf(id)).toBe("in-dialogue");
    await log(id, { at: ago(5), url: "https://ada.example/two", text: "Here I disagree." });
    expect(await stageOf(id)).toBe("in-dialogue");
    const last = await log(id, inbound("reply", 4, "https://ada.example/two"));
    expect(await stageOf(id)).toBe("ready");
    const { body } = await house.as(house.olga).get<Readiness>(`/people/${id}/readiness`);
    expect(body.ready).toBe(true);
    expect(body.gates.every(({ passed, clears }) => passed && clears === null)).toBe(true);
    expect(body.signals.flatMap(({ touchIds }) => touchIds)).toContain(last.id);
    for (const reply of [first, last])
      expect((await house.as(house.olga).delete(`/touches/${reply.id}`)).status).toBe(204);
    expect(await stageOf(id)).toBe("noticed");
    expect((await house.as(house.olga).delete(`/touches/${last.id}`)).status).toBe(404);
  });

  test("every gate that fails says what would clear it, and every judgement what it rests on", async () => {
    const { body } = await house.as(house.olga).get<Readiness>(`/people/${await newPerson("Nobody Yet")}/readiness`);
    expect(body.ready).toBe(false);
    expect(body.gates.map(({ id }) => id)).toEqual([
      "answered",
      "substance",
      "current",
      "not-pushing",
      "no-refusal",
      "gave-first",
      "budget",
      "why-now",
    ]);
    for (const { passed, text, clears } of body.gates) {
      expect(text).not.toBe("");
      expect(clears === null).toBe(passed);
    }
    const [low, high] = body.interval as [number, number];
    expect(low).toBeLessThan(body.probability);
    expect(high).toBeGreaterThan(body.probability);
    expect(body.basis).toContain("starting guess");
  });
});

describe("a touch", () => {
  test("stands as it was logged, on the timeline and as the last touch", async () => {
    const id = await newPerson("Sam Lake");
    const touch = await log(id, { kind: "email", at: ago(2), text: "  Thank you.  ", url: "https://mail.example/1" });
    expect(touch).toMatchObject({
      type: "touch",
      kind: "email",
      direction: "outbound",
      channel: "blog",
      at: ago(2),
      url: "https://mail.example/1",
      text: "  Thank you.  ",
      postId: null,
      source: "user",
    });
    const { body } = await house.as(house.olga).get<List<Entry>>(`/people/${id}/timeline`);
    expect(body).toEqual({ items: [touch], next: null });
    expect((await house.as(house.olga).get<Person>(`/people/${id}`)).body.lastTouchAt).toBe(ago(2));
  });

  test("without a time is of now; twice the same is two", async () => {
    const id = await newPerson("Twice Liked");
    const one = await log(id, { kind: "like" });
    const other = await log(id, { kind: "like" });
    expect(one.at).toBe(house.clock.now().toISOString());
    expect(other.id).not.toBe(one.id);
  });

  test("logged again with the same time is the one that stands", async () => {
    const id = await newPerson("Logged Twice");
    const touch = inbound("reply", 3, "https://a.example/1");
    expect((await log(id, touch)).id).toBe((await log(id, touch)).id);
  });

  test("in another zone is the same moment", async () => {
    const id = await newPerson("Far Away");
    expect((await log(id, { kind: "like", at: "2026-11-20T12:00:00+05:30" })).at).toBe("2026-11-20T06:30:00.000Z");
  });
});

describe("the timeline", () => {
  test("holds touches and posts, newest first, each page going on where the last one ended, ties and all", async () => {
    const person = await follow(house.as(house.olga), blog.feedUrl);
    for (let index = 0; index < 7; index += 1)
      await log(person.id, { kind: "like", at: ago(1.5), text: String(index) });
    const whole = (await house.as(house.olga).get<List<Entry>>(`/people/${person.id}/timeline`)).body.items;
    expect(whole).toHaveLength(10);
    expect(whole.map(({ at }) => at)).toEqual(whole.map(({ at }) => at).toSorted((a, b) => b.localeCompare(a)));
    expect(whole.filter(({ type }) => type === "post").map(({ text }) => text)).toEqual([
      "Post number 3",
      "Post number 2",
      "Post number 1",
    ]);
    for (const limit of [1, 2, 3, 9, 10]) {
      const paged: Entry[] = [];
      let cursor = "";
      for (;;) {
        const path = `/people/${person.id}/timeline?limit=${limit}${cursor}`;
        const { body } = await house.as(house.olga).get<List<Entry>>(path);
        expect(body.items.length).toBeLessThanOrEqual(limit);
        paged.push(...body.items);
        if (body.next === null) break;
        cursor = `&cursor=${encodeURIComponent(body.next)}`;
      }
      expect(paged).toEqual(whole);
    }
  });

  test("shows a comment once it is posted, once however often that is said", async () => {
    const olga = house.as(house.olga);
    const person = await follow(olga, blog.feedUrl);
    const post = (await olga.get<List<Post>>(`/posts?personId=${person.id}`)).body.items[0]!;
    const { body: comment } = await olga.post<Comment>(`/posts/${post.id}/comments`, {
      take: "One machine is enough.",
    });
    const url = `${blog.origin}/posts/3#comment-1`;
    for (const said of [{}, { url }, { url, at: ago(0.01) }])
      expect((await olga.post<Comment>(`/comments/${comment.id}/posted`, said)).body.status).toBe("posted");
    const { body } = await olga.get<List<Entry>>(`/people/${person.id}/timeline`);
    const comments = body.items.filter(({ kind }) => kind === "comment");
    expect(comments).toMatchObject([{ source: "comment", postId: post.id, url, at: ago(0.01) }]);
  });
});
