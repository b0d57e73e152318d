import { afterAll, beforeAll, expect, test } from "vitest";
import { castOf } from "../world/characters.ts";
import { aWorld, COMMENT, type TestWorld } from "./a-world.ts";

type Turn = {
  id: number;
  post_number: number;
  reply_to_post_number: number | null;
  username: string;
  topic_id: number;
};
type Topic = { id: number; posts_count: number; post_stream: { posts: Turn[]; stream: number[] } };

let world: TestWorld;
let origin = "";
beforeAll(async () => {
  const [pilar, ines] = castOf("pilar", "ines");
  world = await aWorld([
    { ...pilar!, answers: { chance: 1, hours: [1, 2] }, likes: 1 },
    { ...ines!, comments: 1 },
  ]);
  origin = new URL(world.addresses["pilar"]!).origin;
});
afterAll(() => world.close());

const write = (key: string, fields: Record<string, unknown>): Promise<Response> =>
  fetch(`${origin}/posts.json`, {
    method: "POST",
    headers: { "content-type": "application/json", "user-api-key": key },
    body: JSON.stringify(fields),
  });

test("a topic lists all its posts by number, with whom each answers", async () => {
  world.pass(60);
  const topic = world.story.posts("pilar").find((post) => world.story.remarks(post).some((one) => one.parent))!;
  const read = await world.readJson<Topic>(`${origin}/t/${topic.id}.json`);
  expect(read.post_stream.stream).toHaveLength(read.posts_count);
  const answer = read.post_stream.posts.find((one) => one.reply_to_post_number !== null)!;
  expect(answer.username).toBe("pilar");
  const asked = `${origin}/t/${topic.id}/posts.json?post_ids[]=${answer.id}`;
  expect((await world.readJson<Topic>(asked)).post_stream.posts).toEqual([answer]);
  expect(await world.readJson(`${origin}/posts/by_number/${topic.id}/${answer.post_number}.json`)).toEqual(answer);
});

test("members write with a key, and are answered and liked", async () => {
  const topic = world.newestOf("pilar");
  expect((await write("", { topic_id: topic.id, raw: COMMENT })).status).toBe(403);
  expect((await write("key-olga", { topic_id: topic.id, raw: "Too short." })).status).toBe(422);
  const made = (await (await write("key-olga", { topic_id: topic.id, raw: COMMENT })).json()) as Turn;
  world.pass(6);
  const { post_stream } = await world.readJson<Topic>(`${origin}/t/${topic.slug}/${topic.id}.json`);
  expect(post_stream.posts.find((one) => one.reply_to_post_number === made.post_number)).toMatchObject({
    username: "pilar",
  });
  expect(await world.readJson(`${origin}/post_action_users.json?id=${made.id}&post_action_type_id=2`)).toEqual({
    post_action_users: [expect.objectContaining({ username: "pilar" })],
  });
});

test("topics and members have feeds; a stranger has none", async () => {
  const topic = world.newestOf("pilar");
  expect(await (await world.get(`${origin}/t/${topic.slug}/${topic.id}.rss`)).text()).toContain("<![CDATA[olga]]>");
  expect(await (await world.get(`${origin}/u/olga/activity.rss`)).text()).toContain("31 of 340");
  expect(await world.readJson(`${origin}/u/pilar.json`)).toMatchObject({ user: { username: "pilar" } });
  expect((await world.get(`${origin}/u/stranger.json`)).status).toBe(404);
});

test("after two hundred requests in a minute it says 429 and how long to wait", async () => {
  let last = await world.get(`${origin}/u/pilar.json`);
  for (let asked = 0; asked < 220 && last.status !== 429; asked += 1) last = await world.get(`${origin}/u/pilar.json`);
  expect(last.headers.get("retry-after")).toBe("60");
  expect(await last.json()).toMatchObject({ error_type: "rate_limit" });
});
