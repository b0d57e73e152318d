import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DAY } from "../../src/clock.ts";
import { MONDAY_MORNING } from "../support/app.ts";
import type { List, OpenedPost, Post } from "../support/call.ts";
import { follow, startBlog, type Blog } from "../support/follow.ts";
import { openHouse, type House } from "../support/house.ts";
import { WHOLE } from "../world/write-feed.ts";

let house: House;
let blogs: Blog[];
const ALIKE = new Date(MONDAY_MORNING.getTime() - 2 * DAY);
beforeAll(async () => {
  house = await openHouse();
  const tied = await startBlog(
    "All At Once",
    Array.from({ length: 23 }, (_, index) => ({
      guid: `g${index}`,
      title: `Tied ${index}`,
      content: WHOLE,
      at: ALIKE,
    })),
  );
  blogs = [await startBlog(), tied];
  for (const blog of blogs) await follow(house.as(house.olga), blog.origin);
});
afterAll(async () => {
  await house.close();
  await Promise.all(blogs.map((blog) => blog.close()));
});

async function page(path: string): Promise<Post[]> {
  const found: Post[] = [];
  let cursor = "";
  for (;;) {
    const { status, body } = await house.as(house.olga).get<List<Post>>(`${path}${cursor}`);
    expect(status).toBe(200);
    found.push(...body.items);
    if (body.next === null) return found;
    cursor = `&cursor=${encodeURIComponent(body.next)}`;
  }
}

describe("the list of posts", () => {
  test("goes on over many posts of one moment, each once, with every page size", async () => {
    const whole = await page("/posts?limit=200");
    expect(whole).toHaveLength(26);
    for (const limit of [1, 5, 7, 25, 26]) expect(await page(`/posts?limit=${limit}`)).toEqual(whole);
    expect(whole.map(({ publishedAt }) => publishedAt)).toEqual(
      whole.map(({ publishedAt }) => publishedAt).toSorted((a, b) => b.localeCompare(a)),
    );
  });

  test("is searched by words, of the title and of the text, in whatever form they are put", async () => {
    const find = async (q: string): Promise<number> =>
      (await page(`/posts?limit=200&q=${encodeURIComponent(q)}`)).length;
    expect(await find("Tied 7")).toBe(1);
    expect(await find("bottleneck")).toBe(26);
    expect(await find("number -bottleneck")).toBe(0);
    expect(await find('"forty small runners"')).toBe(26);
    for (const q of ["'", '"', "!&|", "zz:*", "\\", "%", "((", "-", "<b>", "💥"]) expect(await find(q)).toBe(0);
  });

  test("is the one person's where that is asked", async () => {
    const { body } = await house.as(house.olga).get<List<{ id: string; name: string }>>("/people");
    const ada = body.items.find(({ name }) => name === "Ada Bell")!;
    expect((await page(`/posts?personId=${ada.id}&limit=200`)).map(({ title }) => title)).toEqual([
      "Post number 3",
      "Post number 2",
      "Post number 1",
    ]);
    expect(await page("/posts?unread=true&limit=200")).toHaveLength(26);
  });
});

describe("one post", () => {
  test("says all that the contract names, its brief null until it is made", async () => {
    const [post] = (await house.as(house.olga).get<List<Post>>("/posts?limit=1")).body.items;
    expect(post).toMatchObject({
      title: "Post number 3",
      url: `${blogs[0]!.origin}/posts/3`,
      kind: "blog",
      brief: null,
    });
    await house.work();
    const { body } = await house.as(house.olga).get<OpenedPost>(`/posts/${post!.id}`);
    expect(body).toMatchObject({ contentSource: "feed", contentTrouble: null, transcript: null, comments: [] });
    expect(body.content).toContain("<p>We moved our builds");
    const brief = body.brief!;
    expect(brief.by).toBe("extract");
    expect(brief.gist).not.toBe("");
    const text = body.content.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
    for (const { passage } of [...brief.points, ...brief.quotes, ...brief.questions])
      expect(text).toContain(passage.replace(/\s+/g, " "));
    expect(brief.questions.map((one) => one.text).join(" ")).toContain("Who still needs forty runners");
  });

  test("of the first follow the newest ten are briefed, an eleventh when it is opened", async () => {
    const tied = await page("/posts?limit=200&q=Tied");
    expect(tied.filter(({ brief }) => brief !== null)).toHaveLength(10);
    const eleventh = tied.find(({ brief }) => brief === null)!;
    expect((await house.as(house.olga).get<OpenedPost>(`/posts/${eleventh.id}`)).body.brief).toBeNull();
    await house.work();
    expect((await house.as(house.olga).get<OpenedPost>(`/posts/${eleventh.id}`)).body.brief?.by).toBe("extract");
    expect((await page("/posts?limit=200&q=Tied")).filter(({ brief }) => brief !== null)).toHaveLength(11);
  });
});
