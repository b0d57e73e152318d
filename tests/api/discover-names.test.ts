// POST /discover with a name: who may be meant, and never a dead end.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { z } from "zod";
import type * as schemas from "../../src/api/schemas.ts";
import { startBlog } from "../support/follow.ts";
import { openHouse, type House } from "../support/house.ts";
import { openDirectories, type DirectoryWorld } from "../world/directories/directories.ts";

type Discovered = z.output<typeof schemas.discovered>;

let house: House;
let world: DirectoryWorld;
beforeAll(async () => {
  world = await openDirectories();
  house = await openHouse({ overrides: { directories: world.directories } });
});
afterAll(async () => {
  await house.close();
  await world.close();
});

test("a name is answered with candidates, of whom one can be followed at once", async () => {
  const blog = await startBlog("Jane Doe");
  world.list([{ name: "Jane Doe", show: { title: "The Bridge Show", feedUrl: blog.feedUrl } }]);
  const olga = house.as(house.olga);
  const { status, body } = await olga.post<Discovered>("/discover", { url: "Jane Doe" });
  expect(status).toBe(200);
  expect(body).toMatchObject({ name: "Jane Doe", picture: null, feeds: [], handles: [], notes: [] });
  expect(body.candidates).toMatchObject([{ name: "Jane Doe", url: blog.feedUrl, source: "apple-podcasts" }]);
  expect(body.searches.length).toBeGreaterThan(3);
  expect((await olga.post("/people", { url: body.candidates[0]?.url })).status).toBe(201);
  await blog.close();
});

test("an address is answered as ever, with no candidates", async () => {
  const blog = await startBlog("Ada Bell");
  const { body } = await house.as(house.olga).post<Discovered>("/discover", { url: blog.origin });
  expect(body).toMatchObject({ name: "Ada Bell", candidates: [], searches: [] });
  expect(body.feeds).toHaveLength(1);
  await blog.close();
});

test("a name alone still makes a person by that name and asks nobody", async () => {
  world.forget();
  const { status } = await house.as(house.olga).post("/people", { name: "Jane Doe" });
  expect(status).toBe(201);
  expect(world.asked()).toEqual([]);
});

test("the same name again within minutes asks the directories once", async () => {
  await house.as(house.tarik).post("/discover", { url: "Kim Lee" });
  world.forget();
  expect((await house.as(house.tarik).post("/discover", { url: "Kim Lee" })).status).toBe(200);
  expect(world.asked()).toEqual([]);
  // What one user looked for is not to be told from how quick another is answered.
  await house.as(house.uli).post("/discover", { url: "Kim Lee" });
  expect(world.asked().length).toBeGreaterThan(0);
});
