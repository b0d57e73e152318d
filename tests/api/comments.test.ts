import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MINUTE } from "../../src/clock.ts";
import type { Comment, Entry, List, OpenedPost, Opening, Person, Post, Verdict } from "../support/call.ts";
import { follow, startBlog, type Blog } from "../support/follow.ts";
import { openHouse, type House } from "../support/house.ts";

let house: House;
let blog: Blog;
let person: Person;
let posts: Post[];
beforeAll(async () => {
  house = await openHouse();
  blog = await startBlog();
  person = await follow(house.as(house.olga), blog.origin);
  await house.work();
  posts = (await house.as(house.olga).get<List<Post>>("/posts")).body.items;
});
afterAll(async () => {
  await house.close();
  await blog.close();
});

const TAKE = "One machine is enough until two teams want it at once.";

async function draft(postId = posts[0]!.id, input: Record<string, unknown> = {}): Promise<Comment> {
  const { status, body } = await house
    .as(house.olga)
    .post<Comment>(`/posts/${postId}/comments`, { take: TAKE, ...input });
  expect(status).toBe(201);
  return body;
}

describe("a comment", () => {
  test("begins with the user's own take, and comes with the coach's verdict", async () => {
    const comment = await draft();
    expect(comment).toMatchObject({
      postId: posts[0]!.id,
      personId: person.id,
      take: TAKE,
      text: TAKE,
      channel: "blog",
      status: "draft",
      url: null,
      postedAt: null,
    });
    expect(comment.coach.criteria.map(({ id }) => id)).toContain("anchored");
    expect((await house.as(house.olga).get<Comment>(`/comments/${comment.id}`)).body).toEqual(comment);
    const opened = await house.as(house.olga).get<OpenedPost>(`/posts/${posts[0]!.id}`);
    expect(opened.body.comments.map(({ id }) => id)).toContain(comment.id);
  });

  test.each([[{}], [{ take: "" }], [{ take: "   " }], [{ text: "Great post!" }]])(
    "without a take is refused: %j",
    async (input) => {
      const { status, body } = await house.as(house.olga).post(`/posts/${posts[0]!.id}/comments`, input);
      expect([status, body.type, body.errors?.[0]?.path]).toEqual([400, "/problems/invalid-input", "take"]);
    },
  );

  test("is changed field by field, and judged anew", async () => {
    const comment = await draft();
    house.clock.advance(MINUTE);
    const { body } = await house.as(house.olga).patch<Comment>(`/comments/${comment.id}`, { text: "Great post!" });
    expect(body).toMatchObject({ take: TAKE, text: "Great post!", channel: "blog", createdAt: comment.createdAt });
    expect(body.updatedAt > comment.updatedAt).toBe(true);
    expect(body.coach.ready).toBe(false);
    const moved = await house.as(house.olga).patch<Comment>(`/comments/${comment.id}`, { channel: "mastodon" });
    expect(moved.body).toMatchObject({ text: "Great post!", channel: "mastodon", coach: { length: { limit: 500 } } });
  });

  test("marked as posted is a touch and moves the stage; thrown away, both are as before", async () => {
    const uli = house.as(house.uli);
    const his = await follow(uli, blog.feedUrl);
    const { body: comment } = await uli.post<Comment>(`/posts/${posts[1]!.id}/comments`, { take: TAKE });
    const url = `${blog.origin}/posts/2#c9`;
    const posted = await uli.post<Comment>(`/comments/${comment.id}/posted`, { url });
    const now = house.clock.now().toISOString();
    expect([posted.status, posted.body.status, posted.body.url, posted.body.postedAt]).toEqual([
      200,
      "posted",
      url,
      now,
    ]);
    expect((await uli.get<Person>(`/people/${his.id}`)).body.lastTouchAt).toBe(now);
    expect((await uli.delete(`/comments/${comment.id}`)).status).toBe(204);
    expect((await uli.get<Person>(`/people/${his.id}`)).body.lastTouchAt).toBeNull();
    expect((await uli.get(`/comments/${comment.id}`)).status).toBe(404);
  });

  test("is posted without a word more, with no body at all", async () => {
    const comment = await draft();
    const { status, body } = await house.as(house.olga).post<Comment>(`/comments/${comment.id}/posted`);
    expect([status, body.status]).toEqual([200, "posted"]);
    await house.as(house.olga).delete(`/comments/${comment.id}`);
  });

  test("cannot have been posted tomorrow, nor at an address that is none", async () => {
    const comment = await draft();
    const path = `/comments/${comment.id}/posted`;
    const wrong = async (said: object) =>
      (await house.as(house.olga).post(path, said)).body.errors?.map((one) => one.path);
    expect(await wrong({ at: new Date(house.clock.now().getTime() + MINUTE).toISOString() })).toEqual(["at"]);
    expect(await wrong({ url: "javascript:alert(1)" })).toEqual(["url"]);
    expect((await house.as(house.olga).get<Comment>(`/comments/${comment.id}`)).body.status).toBe("draft");
  });

  test("posted ten times at once is one touch", async () => {
    const comment = await draft(posts[2]!.id);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => house.as(house.olga).post<Comment>(`/comments/${comment.id}/posted`, {})),
    );
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    const { body } = await house.as(house.olga).get<List<Entry>>(`/people/${person.id}/timeline`);
    expect(body.items.filter(({ kind, postId }) => kind === "comment" && postId === posts[2]!.id)).toHaveLength(1);
  });

  test("whose touch is deleted can be marked as posted again", async () => {
    const comment = await draft(posts[1]!.id);
    const olga = house.as(house.olga);
    await olga.post(`/comments/${comment.id}/posted`, {});
    const timeline = async () =>
      (await olga.get<List<Entry>>(`/people/${person.id}/timeline`)).body.items.filter(
        ({ kind, postId }) => kind === "comment" && postId === posts[1]!.id,
      );
    const [touch] = await timeline();
    await olga.delete(`/touches/${touch!.id}`);
    expect(await timeline()).toEqual([]);
    await olga.post(`/comments/${comment.id}/posted`, {});
    expect(await timeline()).toHaveLength(1);
  });
});

describe("openings", () => {
  test("are the briefed posts, best first, with reasons that add up; a comment closes one", async () => {
    const tarik = house.as(house.tarik);
    await tarik.patch("/profile", { interests: ["builds"], expertise: ["cache"] });
    await follow(tarik, blog.origin);
    await house.work();
    const { body } = await tarik.get<List<Opening>>("/openings");
    expect(body.items).toHaveLength(3);
    const scores = body.items.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    for (const { post, person: whom, brief, reasons, score } of body.items) {
      expect(whom.name).toBe("Ada Bell");
      expect(brief).toEqual(post.brief);
      expect(reasons.map(({ id }) => id)).toEqual(expect.arrayContaining(["interest", "expertise"]));
      expect(reasons.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(score, 2);
    }
    const [best] = body.items;
    const { body: comment } = await tarik.post<Comment>(`/posts/${best!.post.id}/comments`, { take: TAKE });
    const left = async () => (await tarik.get<List<Opening>>("/openings")).body.items.map(({ post }) => post.id);
    expect(await left()).toContain(best!.post.id);
    await tarik.post(`/comments/${comment.id}/posted`, {});
    expect(await left()).not.toContain(best!.post.id);
  });

  test("page on without gap or repetition", async () => {
    const tarik = house.as(house.tarik);
    const whole = (await tarik.get<List<Opening>>("/openings")).body.items.map(({ post }) => post.id);
    const first = (await tarik.get<List<Opening>>("/openings?limit=1")).body;
    const second = (await tarik.get<List<Opening>>(`/openings?limit=1&cursor=${first.next}`)).body;
    expect([...first.items, ...second.items].map(({ post }) => post.id)).toEqual(whole);
    expect(second.next).toBeNull();
  });
});

describe("the coach", () => {
  const coach = async (input: object): Promise<Verdict> => {
    const { status, body } = await house.as(house.olga).post<Verdict>("/coach", input);
    expect(status).toBe(200);
    expect(body.score).toBeGreaterThanOrEqual(0);
    expect(body.score).toBeLessThanOrEqual(1);
    return body;
  };

  test("sends flattery back with one concrete way on", async () => {
    const { ready, criteria } = await coach({
      text: "Great post, thanks for sharing!",
      channel: "blog",
      postId: posts[0]!.id,
    });
    expect(ready).toBe(false);
    const praise = criteria.find(({ id }) => id === "no-praise-alone");
    expect(praise?.verdict).toBe("fix");
    expect(praise?.text).not.toBe("");
  });

  test("points at places that stand in the text, whatever is in it", async () => {
    const texts = [
      "",
      "👩‍👩‍👧‍👦 Great post!! https://x.example/a?b#c",
      "a".repeat(20_000),
      "<script>alert(1)</script> Great insights 🎉",
      "\u202Eabc",
    ];
    for (const text of texts) {
      const { criteria } = await coach({ text, channel: "blog" });
      for (const { start, end } of criteria.flatMap(({ spans }) => spans)) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
      }
    }
  });

  test.each([
    ["x", 280],
    ["bluesky", 300],
    ["mastodon", 500],
    ["linkedin", 1_250],
    ["blog", null],
  ])("counts as %s does", async (channel, limit) => {
    expect((await coach({ text: "One machine is enough.", channel })).length.limit).toBe(limit);
  });
});
