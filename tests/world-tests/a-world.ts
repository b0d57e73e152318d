// A world for one test file: opened on a fixed morning, its clock moved by hand.
import { createManualClock, HOUR } from "../../src/clock.ts";
import type { Character } from "../world/characters.ts";
import type { Plan } from "../world/story.ts";
import type { Post } from "../world/things.ts";
import { startWorld, type World } from "../world/world.ts";

const MORNING = new Date("2026-03-02T08:00:00Z");

export type TestWorld = World & {
  /** Lets so many hours pass. */
  pass: (hours: number) => void;
  newestOf: (who: string) => Post;
  /** The address of a post's page. */
  at: (post: Post) => string;
  get: (url: string, headers?: Record<string, string>) => Promise<Response>;
  readJson: <T>(url: string) => Promise<T>;
};

export async function aWorld(people: readonly Character[], plans: readonly Plan[] = [], seed = 11): Promise<TestWorld> {
  const clock = createManualClock(MORNING);
  const world = await startWorld({ seed, people, clock, plans });
  return {
    ...world,
    pass: (hours) => {
      clock.advance(hours * HOUR);
      world.advanceTo(clock.now());
    },
    newestOf: (who) => world.story.posts(who)[0]!,
    at: (post) => world.homeOf(post).urlOf(post),
    get: (url, headers) => fetch(url, { redirect: "manual", ...(headers && { headers }) }),
    readJson: async <T>(url: string) => (await (await fetch(url)).json()) as T,
  };
}

/** Hours after the morning on which every test world opens; negative for before. */
export function hoursFromMorning(hours: number): Date {
  return new Date(MORNING.getTime() + hours * HOUR);
}

export const COMMENT =
  "We counted 31 of 340 evenings on which somebody gave up in our line, and most of them had come from the far side of the bridge. Did you ask those who left?";
