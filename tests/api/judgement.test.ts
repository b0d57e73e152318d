// What is said, and what it counts for: comments as they were posted, answers to them, and words that are none.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DAY, MINUTE } from "../../src/clock.ts";
import type { Comment, Entry, List, Person, Post, Readiness } from "../support/call.ts";
import { follow, startBlog, type Blog } from "../support/follow.ts";
import { openHouse, type House } from "../support/house.ts";

let house: House;
const blogs: Blog[] = [];
beforeAll(async () => {
  house = await openHouse();
});
afterAll(async () => {
  await house.close();
  await Promise.all(blogs.map((blog) => blog.close()));
});

const olga = () => house.as(house.olga);

/** Somebody with three posts, whom Olga follows. */
async function newPerson(): Promise<{ id: string; blog: Blog; posts: Post[] }> {
  const blog = await startBlog("Ada Bell", undefined, house.clock.now());
  blogs.push(blog);
  const { id } = await follow(olga(), blog.origin);
  await house.work();
  return { id, blog, posts: (await olga().get<List<Post>>(`/posts?personId=${id}`)).body.items };
}

async function post(postId: string, text: string, said: object = {}): Promise<Comment> {
  const { body } = await olga().post<Comment>(`/posts/${postId}/comments`, { take: text });
  const posted = await olga().post<Comment>(`/comments/${body.id}/posted`, said);
  expect(posted.status).toBe(200);
  return posted.body;
}

const readiness = async (personId: string): Promise<Readiness> =>
  (await olga().get<Readiness>(`/people/${personId}/readiness`)).body;

async function valueOf(personId: string, signal: string): Promise<number> {
  return (await readiness(personId)).signals.find(({ id }) => id === signal)!.value;
}

async function passes(personId: string, gate: string): Promise<boolean> {
  return (await readiness(personId)).gates.find(({ id }) => id === gate)!.passed;
}

const OPINION =
  "We moved to one machine too, and the cache stayed warm only until two teams built at once; a second folder for each team cost us 40 GB and ended the argument about fairness.";

describe("an answer", () => {
  test.each<[string, (address: string) => string]>([
    ["the very address of the comment", (address) => address],
    ["the post's page", (address) => address.replace(/#.*/, "")],
    ["the comment's address with a campaign in it", (address) => address.replace("#", "?utm_source=mail#")],
  ])("to a comment on a post, known by %s alone, is a reply to it", async (_name, asTheySay) => {
    const { id, blog, posts } = await newPerson();
    const url = `${blog.origin}/posts/3#comment-7`;
    await post(posts[0]!.id, OPINION, { url });
    house.clock.advance(MINUTE);
    expect([await valueOf(id, "turns"), await valueOf(id, "replied")]).toEqual([0, 0]);
    const answer = { kind: "comment", direction: "inbound", channel: "blog", url: asTheySay(url), text: "For us too." };
    expect((await olga().post(`/people/${id}/touches`, answer)).status).toBe(201);
    expect(await valueOf(id, "replied")).toBeGreaterThan(0);
    expect(await valueOf(id, "turns")).toBeGreaterThan(0);
  });

  test("at another place than the post's, where the comment stands, is a reply to it as well", async () => {
    const { id, posts } = await newPerson();
    const url = "https://mine.example/in-answer-to-ada";
    await post(posts[1]!.id, OPINION, { url });
    house.clock.advance(MINUTE);
    const answer = { kind: "comment", direction: "inbound", channel: "blog", url, text: "For us too." };
    await olga().post(`/people/${id}/touches`, answer);
    expect(await valueOf(id, "replied")).toBeGreaterThan(0);
    expect(await valueOf(id, "turns")).toBeGreaterThan(0);
  });

  test("on another post is none", async () => {
    const { id, blog, posts } = await newPerson();
    await post(posts[0]!.id, OPINION, { url: `${blog.origin}/posts/3#comment-7` });
    house.clock.advance(MINUTE);
    const elsewhere = { kind: "comment", direction: "inbound", channel: "blog", url: `${blog.origin}/posts/2` };
    await olga().post(`/people/${id}/touches`, elsewhere);
    expect(await valueOf(id, "replied")).toBe(0);
  });
});

describe("two comments on two posts, more than two weeks apart,", () => {
  const ago = (days: number): string => new Date(house.clock.now().getTime() - days * DAY).toISOString();

  test("are no substance where they are nods", async () => {
    const { id, posts } = await newPerson();
    await post(posts[0]!.id, "Great post!", { at: ago(20) });
    await post(posts[1]!.id, "Thanks for sharing!", { at: ago(2) });
    expect(await passes(id, "substance")).toBe(false);
    expect(await valueOf(id, "my-comments")).toBe(0);
  });

  test("are substance where the coach passed them", async () => {
    const { id, posts } = await newPerson();
    const first = await post(posts[0]!.id, OPINION, { at: ago(20) });
    expect(first.coach.ready).toBe(true);
    expect(await passes(id, "substance")).toBe(false);
    await post(posts[1]!.id, `${OPINION} What did yours cost?`, { at: ago(2) });
    expect(await passes(id, "substance")).toBe(true);
    expect(await valueOf(id, "my-comments")).toBeGreaterThan(0);
  });
});

describe("the coach's verdict", () => {
  const verdicts = async (personId: string) =>
    (
      await house.app.db
        .selectFrom("touches")
        .select("passedCoach")
        .where("personId", "=", personId)
        .orderBy("at")
        .execute()
    ).map(({ passedCoach }) => passedCoach);

  test("is kept with what was posted, and with nothing that it never saw", async () => {
    const { id, posts } = await newPerson();
    await post(posts[0]!.id, OPINION);
    await post(posts[1]!.id, "Great post, thank you so much for sharing this with all of us!");
    await olga().post(`/people/${id}/touches`, {
      kind: "comment",
      direction: "outbound",
      channel: "blog",
      text: OPINION,
    });
    expect(await verdicts(id)).toEqual(expect.arrayContaining([false, null, true]));
    expect(await valueOf(id, "my-comments")).toBeGreaterThan(0);
  });

  test("stands although the coach would say otherwise now", async () => {
    const { id, posts } = await newPerson();
    const comment = await post(posts[0]!.id, OPINION);
    const before = await valueOf(id, "my-comments");
    expect(before).toBeGreaterThan(0);
    // A coach of another day, who found it wanting.
    await house.app.db.updateTable("touches").set({ passedCoach: false }).where("personId", "=", id).execute();
    expect((await olga().get<Comment>(`/comments/${comment.id}`)).body.coach.ready).toBe(true);
    expect(await valueOf(id, "my-comments")).toBe(0);
    await house.app.db.updateTable("touches").set({ passedCoach: true }).where("personId", "=", id).execute();
    // What it is compared with goes; what it counts for stays.
    await house.app.db
      .updateTable("articles")
      .set({ text: "Something else." })
      .where("postId", "=", posts[0]!.id)
      .execute();
    expect((await olga().get<Comment>(`/comments/${comment.id}`)).body.coach.ready).toBe(false);
    expect(await valueOf(id, "my-comments")).toBeCloseTo(before, 6);
    await olga().post(`/comments/${comment.id}/posted`, { url: "https://a.example/#c1" });
    await olga().patch(`/comments/${comment.id}`, { text: OPINION });
    expect(await verdicts(id)).toEqual([true]);
  });
});

describe("what is edited afterwards", () => {
  test("a posted comment says on the timeline what it says now, and counts for that", async () => {
    const { id, posts } = await newPerson();
    const comment = await post(posts[0]!.id, "Great post!", { url: "https://a.example/#c1" });
    const comments = async () =>
      (await olga().get<List<Entry>>(`/people/${id}/timeline`)).body.items.filter(({ kind }) => kind === "comment");
    const [before] = await comments();
    expect([before?.text, await valueOf(id, "my-comments")]).toEqual(["Great post!", 0]);
    await olga().patch(`/comments/${comment.id}`, { text: OPINION });
    expect(await comments()).toMatchObject([{ ...before, text: OPINION }]);
    expect(await valueOf(id, "my-comments")).toBeGreaterThan(0);
    await olga().patch(`/comments/${comment.id}`, { channel: "mastodon" });
    expect(await comments()).toMatchObject([{ id: before!.id, text: OPINION, channel: "mastodon" }]);
    await olga().patch(`/comments/${comment.id}`, { text: "Great post, thank you for sharing this with all of us!" });
    expect(await valueOf(id, "my-comments")).toBe(0);
  });

  test("handles come back as they were given out, e-mail included", async () => {
    const handles = [
      { channel: "email", url: "mailto:ada@bell.example" },
      { channel: "blog", url: "https://ada.example/" },
    ];
    const { body: made } = await olga().post<Person>("/people", { name: "Ada Mail", handles });
    expect(made.handles).toEqual(handles);
    const again = await olga().patch<Person>(`/people/${made.id}`, { handles: made.handles, why: "Bread" });
    expect([again.status, again.body.handles, again.body.why]).toEqual([200, handles, "Bread"]);
    for (const url of [
      "javascript:alert(1)",
      "ada@bell.example",
      "tel:123",
      "data:text/html,x",
      "file:///etc/passwd",
    ]) {
      const wrong = await olga().patch(`/people/${made.id}`, { handles: [{ channel: "email", url }] });
      expect([url, wrong.status]).toEqual([url, 400]);
    }
    expect((await olga().get<Person>(`/people/${made.id}`)).body.handles).toEqual(handles);
  });
});
