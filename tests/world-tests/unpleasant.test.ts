// What the product makes of the two publishers that nobody wants.
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { DAY } from "../../src/clock.ts";
import { openHouse, type House } from "../support/house.ts";
import { ATTACKS } from "../world/hostile/hostile.ts";
import { MOODS } from "../world/moody/moody.ts";
import { aWorld, type TestWorld } from "./a-world.ts";

let world: TestWorld;
let house: House;
beforeAll(async () => {
  world = await aWorld([]);
  house = await openHouse({ overrides: { limits: { spacingMs: 0, wholeMs: 4_000, stallMs: 2_000 } } });
});
afterAll(async () => {
  await house.close();
  await world.close();
});

type Followed = { status: number; body: { type?: string; title?: string; feeds?: { posts: number }[] } };
const follow = (url: string): Promise<Followed> => house.as(house.olga).post<Followed["body"]>("/people", { url });

// All moods live on one host, which gets the silence that one of them asks for.
afterEach(() => void house.clock.advance(8 * DAY));

// An empty answer says nothing, so the usual places are tried.
const WELL = ["/empty.xml", "/feed.xml", "/slow.xml", "/moved.xml", "/elsewhere.xml", "/page.xml"];

describe.each(Object.keys(MOODS))("a publisher in the mood of %s", (path) => {
  test(WELL.includes(path) ? "can be followed" : "is told about in a sentence", async () => {
    const { status, body } = await follow(world.addresses.moody + path);
    if (WELL.includes(path)) expect(body.feeds?.[0]?.posts, JSON.stringify(body)).toBe(1);
    else {
      expect(status).toBe(422);
      expect(body.type).toMatch(/^\/problems\/(?:address-status|feed-not-found|feed-unreadable)$/u);
      expect(body.title).toMatch(/^\p{Lu}?.{10,}(?:\.|https?:\/\/\S+)$/u);
    }
  });
});

describe.each(Object.keys(ATTACKS))("a publisher who tries %s", (path) => {
  test("does no harm: it is refused in words, or what is kept is clean", async () => {
    const { status, body } = await follow(world.addresses.hostile + path);
    expect([201, 422], JSON.stringify(body)).toContain(status);
    await house.work();
    const { items } = await house
      .as(house.olga)
      .get<{ items: { id: string }[] }>("/posts?limit=100")
      .then(({ body }) => body);
    for (const { id } of items) {
      const { content, ...rest } = (await house.as(house.olga).get<{ content: string }>(`/posts/${id}`)).body;
      expect(content).not.toMatch(/<script|<iframe|<form|<style|<base|\son\w+=|javascript:|127\.0\.0\.1:9/iu);
      expect(JSON.stringify(rest)).not.toMatch(/"url":"javascript:/u);
    }
  });
});

test("the house still stands after all of it", async () => {
  expect((await fetch(`${house.url}/readyz`)).status).toBe(200);
});
