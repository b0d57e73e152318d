// Whoever makes feeds due tells the pollers, through the queue that the workers listen to.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openHouse, type House } from "../../support/house.ts";
import { freePort } from "../../support/process.ts";
import { subscriberIn } from "../../support/subscriber.ts";

let house: House;
let woken: string[] = [];
const web = subscriberIn(() => house);
beforeAll(async () => {
  house = await openHouse({ port: await freePort() });
  house.app.queue.work("feeds", async (name) => void woken.push(name));
});
beforeEach(() => {
  woken = [];
});
afterAll(async () => {
  await house.close();
  await web.close();
});

const SOON = { timeout: 9_000 };

test("an import wakes them", async () => {
  const body =
    '<opml version="2.0"><body><outline type="rss" text="A" xmlUrl="https://feeds.example/a"/></body></opml>';
  const headers = { "content-type": "text/x-opml" };
  const answer = await house.as(house.olga).raw("/people/import", { method: "POST", headers, body });
  expect(answer).toMatchObject({ status: 200, body: { added: 1 } });
  await expect.poll(() => woken, SOON).toContain("poll-feeds");
});

test("so does a hub that only says that there is news, and one that brings it need not", async () => {
  const { feed, hub } = await web.pushed();
  await hub.deliver({ body: `<rss version="2.0"><channel><title>Ada Bell</title></channel></rss>` });
  const before = [...woken];
  await hub.deliver({ body: "" });
  await expect.poll(() => woken, SOON).toContain("poll-feeds");
  expect(before).not.toContain("poll-feeds");
  expect((await feed.state()).nextPollAt).toEqual((await feed.state()).allowedAt);
});
