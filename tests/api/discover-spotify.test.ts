// An address at Spotify, which shows no feeds: the show is found by its title, or there is advice.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { z } from "zod";
import type * as schemas from "../../src/api/schemas.ts";
import { openHouse, type House } from "../support/house.ts";
import { startPodcast, type Podcast } from "../support/podcast.ts";
import { openDirectories, type DirectoryWorld } from "../world/directories/directories.ts";

type Discovered = z.output<typeof schemas.discovered>;

const SHOW = "4rOoJ6Egrf8K2IrywzwOMk";
const EPISODE = "7makk4oTQel546B0PZlDM5";
const showUrl = `https://open.spotify.com/intl-de/show/${SHOW}?si=abc`;
const episodeUrl = `https://open.spotify.com/episode/${EPISODE}`;

let house: House;
let world: DirectoryWorld;
let podcast: Podcast;
beforeAll(async () => {
  world = await openDirectories();
  house = await openHouse({ overrides: { directories: world.directories } });
  podcast = await startPodcast("");
});
beforeEach(() => {
  world.says("apple", undefined);
  world.says("spotify", undefined);
  world.forget();
});
afterAll(async () => {
  await house.close();
  await world.close();
  await podcast.close();
});

const show = (title = "Night shift", feedUrl: string = podcast.feedUrl) => ({
  name: "Ann Lee",
  show: { title, feedUrl, spotify: SHOW, episode: { title: "Handing over at four", spotify: EPISODE } },
});
const discover = (url: string) => house.as(house.olga).post<Discovered>("/discover", { url });

test.each([
  ["a show", showUrl, [`https://open.spotify.com/show/${SHOW}`]],
  ["an episode", episodeUrl, []],
])("%s is found by its title where podcasts are listed, and its feed is read", async (_kind, url, handles) => {
  world.list([show(), { name: "Ann Lee", show: { title: "Night shifts of others", feedUrl: "http://127.0.0.1:1/" } }]);
  const { status, body } = await discover(url);
  expect(status).toBe(200);
  expect(body.feeds.map((feed) => feed.url)).toEqual([podcast.feedUrl]);
  expect(body.name).toBe("Ann Lee");
  expect(body.handles.map((handle) => handle.url).filter((one) => one.includes("spotify"))).toEqual(handles);
  expect(body.notes.join(" ")).toContain("at Apple Podcasts");
  expect(world.asked().map(({ path }) => path)).toEqual(["/search", "/oembed"]);
});

test.each([
  [
    "is nowhere listed",
    () => world.list([{ name: "Ann Lee", show: { title: "Elsewhere", spotify: SHOW } }]),
    "No show",
  ],
  [
    "is listed twice",
    () => world.list([show(), show("Night Shift!", "http://127.0.0.1:1/other.xml")]),
    "More than one",
  ],
  ["is unknown to Spotify", () => world.list([]), "answered 404"],
  ["has a feed that is another's", () => world.list([show("Another title altogether")]), ""],
  [
    "has a feed that cannot be read",
    () => world.list([show("Night shift", `${podcast.origin}/gone.xml`)]),
    "could not be taken",
  ],
  [
    "is looked for while Apple is busy",
    () => (world.list([show()]), world.says("apple", { status: 503 })),
    "answered 503",
  ],
  [
    "is looked for while Spotify talks nonsense",
    () => world.says("spotify", { body: "<p>Hello" }),
    "no readable answer",
  ],
])("a show that %s is answered with what to do instead", async (_why, arrange, reason) => {
  await house.app.db.deleteFrom("hosts").execute();
  arrange();
  const { status, body } = await discover(showUrl);
  expect(status).toBeGreaterThanOrEqual(400);
  expect(JSON.stringify(body)).toContain("write the name of the show");
  expect(JSON.stringify(body)).toContain(reason);
});

test("an artist is no show: nobody is asked", async () => {
  const { body } = await discover("https://open.spotify.com/artist/4rOoJ6Egrf8K2IrywzwOMk");
  expect(JSON.stringify(body)).toContain("Spotify shows no feeds");
  expect(world.asked()).toEqual([]);
});
