// A page that holds its reader up to the limit, twice: twenty seconds of one processor.
import { afterAll, beforeAll, expect, test } from "vitest";
import { DAY, MINUTE } from "../../../src/clock.ts";
import { openHouse, type House } from "../../support/house.ts";
import { partialIn } from "../../support/partial-post.ts";
import { HTML } from "../../world/write-feed.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
const { partialPost, workOn, close } = partialIn(() => house);
afterAll(async () => {
  await house.close();
  await close();
});

test("a page that takes too long is read once more, when the machine may be less busy, and then it is the page", async () => {
  const hanging = `<html><body>${"<a href=x>y</a>".repeat(45_000)}</body></html>`;
  const post = await partialPost(
    (blog) => `${blog.origin}/posts/1`,
    (blog) => blog.says("/posts/1", { headers: HTML, body: hanging }),
  );
  await workOn();
  expect((await post.open()).contentTrouble).toBeNull();
  house.clock.advance(2 * MINUTE);
  await workOn();
  expect((await post.open()).contentTrouble).toMatch(/more than 10 seconds/);
  house.clock.advance(DAY);
  await workOn();
  expect(post.blog.askedFor("/posts/1")).toHaveLength(2);
});
