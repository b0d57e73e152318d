// Many feeds in every mood on several hosts, followed for weeks hour by hour, with restarts in between.
import { DAY, HOUR } from "../../src/clock.ts";
import { createRandom } from "../world/random.ts";
import {
  asking,
  compressed,
  named,
  published,
  redirect,
  saying,
  sometimes,
  status,
  writes,
  type Feed as Written,
  type Mood,
} from "../world/conformance/moods.ts";
import type { Host, Publisher } from "../world/conformance/publisher.ts";
import type { Person } from "./call.ts";
import type { Stage } from "./stage.ts";

export type Followed = { path: string; written: Written; personId: string };

type Way = { name: string; of?: Partial<Written>; mood?: (usual: Mood, host: Host, written: Written) => Mood };

const hourOf = (at: Date): number => Math.floor(at.getTime() / HOUR);
/** For some hours of each so many. */
const during = (hours: number, of: number) => (turn: { at: Date }) => hourOf(turn.at) % of < hours;

const WAYS: Way[] = [
  { name: "both" },
  { name: "etag", of: { validators: "etag", etag: (n) => `W/"weak, ${n}"` } },
  { name: "modified", of: { validators: "modified" } },
  { name: "none", of: { validators: "none" } },
  { name: "odd", of: { etag: (n) => `unquoted ${n}`, modified: (at) => `${at.getTime()}` } },
  { name: "changing", mood: (usual) => saying(usual, ({ nth }) => ({ etag: `"turn-${nth}"` })) },
  { name: "max-age", of: { headers: { "cache-control": "max-age=20000" } } },
  { name: "absurd", of: { headers: { "cache-control": "max-age=999999999" } } },
  {
    name: "expires",
    mood: (usual) =>
      saying(usual, ({ at }) => ({ date: at.toUTCString(), expires: new Date(at.getTime() + 3 * HOUR).toUTCString() })),
  },
  { name: "gzip", mood: (usual) => compressed(usual, "gzip") },
  { name: "br", mood: (usual) => compressed(usual, "br") },
  { name: "cookie", mood: (usual) => saying(usual, () => ({ "set-cookie": "id=1" })) },
  { name: "skip-hours", of: asking({ skipHours: [22, 23, 0, 1, 2, 3, 4] }) },
  { name: "skip-days", of: asking({ skipDays: ["Sunday"] }) },
  { name: "ttl", of: asking({ minutes: 240 }) },
  { name: "500", mood: (usual) => sometimes(usual, during(9, 60), status(500)) },
  { name: "404", mood: (usual) => sometimes(usual, during(30, 100), status(404)) },
  { name: "drop", mood: (usual) => sometimes(usual, during(6, 80), () => ({ fate: "drop" })) },
  {
    name: "cut",
    mood: (usual) =>
      sometimes(
        usual,
        ({ nth }) => nth % 7 === 0,
        (turn) => ({ ...usual({ ...turn, headers: {} }), fate: "cut" }),
      ),
  },
  {
    name: "garbage",
    mood: (usual) =>
      sometimes(
        usual,
        ({ nth }) => nth % 9 === 0,
        () => ({ headers: { "content-type": "text/html", etag: '"garbage"' }, body: "<h1>Later</h1>" }),
      ),
  },
  {
    name: "503-date",
    mood: (usual) =>
      sometimes(
        usual,
        ({ nth }) => nth % 20 === 0,
        ({ at }) => ({
          status: 503,
          headers: { date: at.toUTCString(), "retry-after": new Date(at.getTime() + 4 * HOUR).toUTCString() },
        }),
      ),
  },
  {
    name: "302",
    mood: (usual, host) => sometimes(redirect(302, host.says("/elsewhere-302.xml", usual)), during(50, 90), usual),
  },
  { name: "loop", mood: (usual) => sometimes(usual, during(5, 70), redirect(302, "/loop.xml")) },
];

/** A host of its own for each mood that would silence its neighbours, and two for the rest. */
export async function followEveryMood(stage: Stage, publisher: Publisher): Promise<Followed[]> {
  const shared = [await publisher.openHost(), await publisher.openHost()];
  const busy = await publisher.openHost();
  const all: Followed[] = [];
  const add = async (host: Host, way: Way, every: number): Promise<void> => {
    const path = `/${way.name}.xml`;
    const written: Written = { since: stage.now(), every, entry: named(way.name), title: way.name, ...way.of };
    const usual = writes(written);
    const url = host.says(path, usual);
    const person = await stage.follow(url);
    if (way.mood) host.says(path, way.mood(usual, host, written));
    all.push({ path, written, personId: person.id });
  };
  for (const [nth, way] of WAYS.entries()) await add(shared[nth % 2]!, way, [5, 11, 26, 50][nth % 4]!);
  for (let nth = 0; nth < 7; nth += 1) {
    const tired = (usual: Mood): Mood =>
      sometimes(usual, ({ nth: turn }) => turn % 12 === nth, status(429, { "retry-after": "10800" }));
    await add(busy, { name: `busy-${nth}`, mood: tired }, 9);
  }
  return all;
}

/** Hour by hour; the house is shut and opened again at random, also for hours. */
export async function liveThrough(stage: Stage, days: number, seed: number): Promise<number> {
  const random = createRandom("restarts", seed);
  const end = stage.now().getTime() + days * DAY;
  let restarts = 0;
  while (stage.now().getTime() < end) {
    await stage.pass(1);
    if (!random.chance(1 / 30)) continue;
    restarts += 1;
    await stage.restart(random.whole(0, 9));
  }
  return restarts;
}

/** Feeds of which posts are missing that were there `hours` ago. */
export async function missing(stage: Stage, all: readonly Followed[], hours: number): Promise<string[]> {
  const olga = stage.house().as(stage.house().olga);
  const by = new Date(stage.now().getTime() - hours * HOUR);
  const found = await Promise.all(
    all.map(async ({ path, written, personId }) => {
      const { posts = 0 } = (await olga.get<Person>(`/people/${personId}`)).body.feeds[0] ?? {};
      const least = published(written, by);
      return posts < least ? [`${path}: ${posts} posts of ${least}`] : [];
    }),
  );
  return found.flat();
}
