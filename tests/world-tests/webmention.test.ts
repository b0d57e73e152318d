import { afterAll, beforeAll, expect, test } from "vitest";
import { castOf } from "../world/characters.ts";
import { openSite, type Answer, type Site } from "../world/web-server.ts";
import { aWorld, COMMENT, type TestWorld } from "./a-world.ts";

let world: TestWorld;
let mine: Site;
let answer: Answer = { status: 404 };
let target = "";
let endpoint = "";

beforeAll(async () => {
  world = await aWorld(castOf("edda"));
  mine = await openSite(({ path }) => (path === "/answer" ? answer : { body: "<p>Nothing of interest.</p>" }));
  target = world.at(world.newestOf("edda"));
  const named = /<([^>]+)>; rel="webmention"/u.exec((await world.get(target)).headers.get("link")!)![1]!;
  endpoint = new URL(named, target).href;
});
afterAll(async () => {
  await mine.close();
  await world.close();
});

const send = (source: string, to = target): Promise<Response> =>
  fetch(endpoint, { method: "POST", body: new URLSearchParams({ source, target: to }) });

async function verified(response: Response): Promise<string> {
  const status = response.headers.get("location")!;
  await expect.poll(async () => (await world.readJson<{ state: string }>(status)).state).not.toBe("queued");
  return (await world.readJson<{ state: string }>(status)).state;
}

const says = (text: string, link = target): Answer => ({
  body: `<article class="h-entry"><span class="p-author h-card">Olga Wandel</span><a class="u-in-reply-to" href="${link}">her post</a><div class="e-content"><p>${text}</p></div></article>`,
});

test.each([
  ["garbage", () => ["garbage", target]],
  ["a target that is garbage", () => [`${mine.origin}/answer`, "garbage"]],
  ["a target elsewhere", () => [`${mine.origin}/answer`, `${mine.origin}/`]],
  ["itself", () => [target, target]],
  ["another scheme", () => ["ftp://127.0.0.1/x", target]],
  ["a post that is not there", () => [`${mine.origin}/answer`, `${new URL(target).origin}/not-there`]],
])("%s is refused at once", async (_name, pair) => {
  const [source = "", to] = pair();
  expect((await send(source, to)).status).toBe(400);
});

test("a page that does not link there is not believed", async () => {
  expect(await verified(await send(`${mine.origin}/other`))).toBe("rejected");
  expect(world.story.remarks(world.newestOf("edda"))).toHaveLength(0);
});

test("a page outside of this world is not even asked", async () => {
  expect(await verified(await send("http://192.0.2.7/answer"))).toBe("rejected");
});

test("an answer is shown with its writer and address; sent again it is the same one, brought up to date", async () => {
  answer = says(COMMENT);
  const sent = await send(`${mine.origin}/answer`);
  expect(sent.status).toBe(201);
  expect(await verified(sent)).toBe("accepted");
  const html = await (await world.get(target)).text();
  expect(html).toContain(`<a class="u-url p-name" href="${mine.origin}/">Olga Wandel</a>`);
  answer = says("I changed my mind about the 340 evenings, and here is why.");
  expect(await verified(await send(`${mine.origin}/answer`))).toBe("accepted");
  const again = await (await world.get(target)).text();
  expect(again.match(/p-comment/gu)).toHaveLength(1);
  expect(again).toContain("changed my mind");
});

test("what is gone, with 410, is taken away", async () => {
  answer = { status: 410 };
  expect(await verified(await send(`${mine.origin}/answer`))).toBe("deleted");
  expect(await (await world.get(target)).text()).not.toContain("p-comment");
});
