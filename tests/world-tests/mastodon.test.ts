import { afterAll, beforeAll, expect, test } from "vitest";
import { castOf } from "../world/characters.ts";
import { aWorld, COMMENT, type TestWorld } from "./a-world.ts";

type Status = {
  id: string;
  in_reply_to_id: string | null;
  account: { id: string; acct: string };
  content: string;
  replies_count: number;
  favourites_count: number;
};

let world: TestWorld;
let api = "";
let mine: Status;
beforeAll(async () => {
  const [yuki, ines] = castOf("yuki", "ines");
  world = await aWorld([
    { ...yuki!, answers: { chance: 1, hours: [1, 2] }, likes: 1 },
    { ...ines!, comments: 1 },
  ]);
  api = `${new URL(world.addresses["yuki"]!).origin}/api/v1`;
});
afterAll(() => world.close());

const say = (headers: Record<string, string>, body: Record<string, string>): Promise<Response> =>
  fetch(`${api}/statuses`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });

test("an account is looked up by its name, and nobody else's is there", async () => {
  const found = await world.readJson<{ id: string; username: string; url: string }>(`${api}/accounts/lookup?acct=yuki`);
  expect(found).toMatchObject({ username: "yuki", url: world.addresses["yuki"] });
  expect(await (await world.get(`${api}/accounts/lookup?acct=nobody`)).json()).toEqual({ error: "Record not found" });
});

test("statuses come newest first, in pages that lead on", async () => {
  const { id } = await world.readJson<{ id: string }>(`${api}/accounts/lookup?acct=yuki`);
  const first = await world.get(`${api}/accounts/${id}/statuses?exclude_replies=true&limit=5`);
  const page = (await first.json()) as Status[];
  expect(page).toHaveLength(5);
  const next = /<([^>]+)>; rel="next"/u.exec(first.headers.get("link")!)![1]!;
  const second = await world.readJson<Status[]>(`${next}&exclude_replies=true&limit=5`);
  expect(second.map((one) => one.id)).not.toEqual(expect.arrayContaining(page.map((one) => one.id)));
  expect(second[0]!.id < page.at(-1)!.id).toBe(true);
});

test("an answer needs a token, and the same one sent twice is one", async () => {
  const [newest] = await world.readJson<Status[]>(
    `${api}/accounts/${(await world.readJson<{ id: string }>(`${api}/accounts/lookup?acct=yuki`)).id}/statuses?exclude_replies=true`,
  );
  const body = { status: COMMENT, in_reply_to_id: newest!.id };
  expect((await say({}, body)).status).toBe(401);
  const headers = { authorization: "Bearer token-Olga%20Wandel", "idempotency-key": "one" };
  mine = (await (await say(headers, body)).json()) as Status;
  expect(mine).toMatchObject({
    in_reply_to_id: newest!.id,
    account: { acct: expect.stringContaining("olga_wandel@") as string },
  });
  expect(await (await say(headers, body)).json()).toMatchObject({ id: mine.id });
});

test("the thread shows the answer to it, and who liked it", async () => {
  world.pass(6);
  const { descendants, ancestors } = await world.readJson<{ descendants: Status[]; ancestors: Status[] }>(
    `${api}/statuses/${mine.id}/context`,
  );
  expect(ancestors.at(-1)!.id).toBe(mine.in_reply_to_id);
  expect(descendants).toEqual([
    expect.objectContaining({ in_reply_to_id: mine.id, account: expect.objectContaining({ acct: "yuki" }) as unknown }),
  ]);
  expect(await world.readJson(`${api}/statuses/${mine.id}/favourited_by`)).toEqual([
    expect.objectContaining({ username: "yuki" }),
  ]);
  expect(await world.readJson(`${api}/statuses/${mine.id}`)).toMatchObject({ replies_count: 1, favourites_count: 1 });
});

test("after three hundred requests in five minutes it says 429, and later it does not", async () => {
  let last = await world.get(`${api}/statuses/${mine.id}`);
  for (let asked = 0; asked < 320 && last.status !== 429; asked += 1)
    last = await world.get(`${api}/statuses/${mine.id}`);
  expect(last.status).toBe(429);
  expect(last.headers.get("x-ratelimit-remaining")).toBe("0");
  expect(last.headers.get("x-ratelimit-reset")).toMatch(/^2026-/u);
  world.pass(1);
  expect((await world.get(`${api}/statuses/${mine.id}`)).status).toBe(200);
});
