import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DAY } from "../../src/clock.ts";
import { parseFeed } from "../../src/feeds/parse.ts";
import { CAST } from "../world/characters.ts";
import { aWorld, COMMENT, hoursFromMorning, type TestWorld } from "./a-world.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await aWorld(CAST, [{ at: hoursFromMorning(6), who: "tomas", what: "move" }]);
});
afterAll(() => world.close());

const origin = (who: string): string => new URL(world.addresses[who]!).origin;

describe.each(CAST.map(({ id, home }) => [id, home]))("%s, at home on a %s", (id) => {
  test("has a feed that is read, with dates of the story's past and the newest post first", async () => {
    const home = world.people.find(({ who }) => who.id === id)!;
    const answer = await world.get(home.feed);
    const parsed = await parseFeed(new Uint8Array(await answer.arrayBuffer()), answer.headers, home.feed);
    expect(parsed.posts[0]?.url).toBe(world.at(world.newestOf(id)));
    const newest = world.newestOf(id).at;
    expect(Math.abs(parsed.posts[0]!.publishedAt!.getTime() - newest.getTime())).toBeLessThan(1_000);
    for (const post of parsed.posts)
      expect(hoursFromMorning(0).getTime() - post.publishedAt!.getTime()).toBeLessThan(45 * DAY);
    expect((await world.get(home.feed, { "if-none-match": answer.headers.get("etag")! })).status).toBe(304);
  });

  test("shows every post at its own address, and says 404 elsewhere", async () => {
    for (const post of world.story.posts(id).slice(0, 3)) {
      const page = await world.get(world.at(post));
      expect(page.status, world.at(post)).toBe(200);
      expect(world.postAt(world.at(post))).toBe(post);
    }
    expect((await world.get(`${origin(id)}/nothing-of-that-kind`)).status).toBe(404);
  });
});

describe("a blog", () => {
  test("carries the whole text or its beginning, as its owner likes", async () => {
    const whole = world.newestOf("wim");
    expect(await (await world.get(`${origin("wim")}/feed.atom`)).text()).toContain(whole.paragraphs.at(-1)!);
    const part = world.newestOf("tomas");
    expect(await (await world.get(`${origin("tomas")}/index.xml`)).text()).not.toContain(part.paragraphs.at(-1)!);
  });

  test("takes a comment by its form", async () => {
    const post = world.newestOf("wim");
    const sent = await fetch(`${world.at(post)}/comments`, {
      method: "POST",
      redirect: "manual",
      body: new URLSearchParams({ name: "Olga", text: COMMENT }),
    });
    expect(sent.status).toBe(303);
    expect(await (await world.get(world.at(post))).text()).toContain("31 of 340");
  });

  test("that moves leads on from its old address for good, under the same ids", async () => {
    const { feed } = world.people.find(({ who }) => who.id === "tomas")!;
    const read = async (url: string) => {
      const answer = await fetch(url);
      return parseFeed(new Uint8Array(await answer.arrayBuffer()), answer.headers, url);
    };
    const before = await read(feed);
    world.pass(7);
    const moved = await world.get(feed);
    expect(moved.status).toBe(301);
    expect(new URL(moved.headers.get("location")!).origin).not.toBe(origin("tomas"));
    const after = await read(feed);
    expect(after.posts.map(({ guid }) => guid)).toEqual(
      expect.arrayContaining(before.posts.slice(0, 3).map(({ guid }) => guid)),
    );
    expect(world.record.filter(({ what }) => what === "moved")).toHaveLength(1);
  });
});

describe("a podcast", () => {
  test("has sound that can be asked for in part, and what was said as WebVTT and as JSON", async () => {
    const { slug } = world.newestOf("noor");
    const part = await world.get(`${origin("noor")}/audio/${slug}.mp3`, { range: "bytes=0-3" });
    expect(part.status).toBe(206);
    expect([...new Uint8Array(await part.arrayBuffer())].slice(0, 2)).toEqual([0xff, 0xfb]);
    const vtt = await (await world.get(`${origin("noor")}/transcripts/${slug}.vtt`)).text();
    expect(vtt).toMatch(/^WEBVTT\n\n00:00:00\.000 --> 00:00:\d\d\.\d{3}\n<v Noor Haddad>Welcome/u);
    const { version, segments } = await world.readJson<{
      version: string;
      segments: { startTime: number; endTime: number; speaker: string }[];
    }>(`${origin("noor")}/transcripts/${slug}.json`);
    expect(version).toBe("1.0.0");
    expect(new Set(segments.map(({ speaker }) => speaker)).size).toBe(2);
    for (const [index, one] of segments.entries())
      expect(one.startTime).toBeGreaterThanOrEqual(segments[index - 1]?.endTime ?? 0);
  });
});

test("the publisher in a bad mood is in the mood that its path says", async () => {
  const status = async (path: string): Promise<number> => (await world.get(world.addresses.moody + path)).status;
  expect(
    await Promise.all(["/feed.xml", "/busy.xml", "/down.xml", "/moved.xml", "/gone.xml", "/lost.xml"].map(status)),
  ).toEqual([200, 429, 503, 301, 410, 404]);
  expect((await world.get(`${world.addresses.moody}/busy.xml`)).headers.get("retry-after")).toBe("3600");
  expect(await status("/slow.xml")).toBe(200);
});
