// A house and a publisher for each test, who in the end says whether the rules were kept: for the tests of politeness.
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { HOUR, MINUTE } from "../../src/clock.ts";
import { getFeed, type Feed } from "../../src/db/feeds.ts";
import { offences } from "../world/conformance/offences.ts";
import { openPublisher, type Host, type Publisher } from "../world/conformance/publisher.ts";
import type { List, Person, Post } from "./call.ts";
import type { Member } from "./cast.ts";
import { follow } from "./follow.ts";
import { openHouse, type House } from "./house.ts";

export type Stage = {
  house: () => House;
  publisher: () => Publisher;
  openHost: () => Promise<Host>;
  now: () => Date;
  /** Olga follows, unless told who. */
  follow: (url: string, as?: Member) => Promise<Person>;
  /** Time goes by; every feed is polled when it is due. */
  pass: (hours: number, stepMinutes?: number) => Promise<void>;
  /** The same house again, so many hours later. */
  restart: (shiftHours?: number) => Promise<void>;
  state: (person: Person) => Promise<Feed>;
  /** Titles of Olga's posts of them, the newest first. */
  titles: (person: Person) => Promise<string[]>;
};

/** To be called at the top of a file or suite: one house for it, a publisher and a verdict for each of its tests. */
export function useStage(options: Parameters<typeof openHouse>[0] = {}): Stage {
  let house: House;
  let publisher: Publisher;
  beforeAll(async () => {
    house = await openHouse(options);
  });
  afterAll(() => house.close());
  beforeEach(() => {
    publisher = openPublisher(() => house.clock.now());
  });
  afterEach(async () => {
    await publisher.close();
    await forgetEverybody(house);
    expect(publisher.journal).not.toEqual([]);
    expect(offences(publisher.journal)).toEqual([]);
  });
  return {
    house: () => house,
    publisher: () => publisher,
    openHost: () => publisher.openHost(),
    now: () => house.clock.now(),
    follow: (url, as = house.olga) => follow(house.as(as), url),
    pass: async (hours, stepMinutes = 60) => {
      for (let left = hours * HOUR; left > 0; left -= stepMinutes * MINUTE) {
        house.clock.advance(stepMinutes * MINUTE);
        await house.poll();
      }
    },
    restart: async (shiftHours = 0) => {
      house.clock.advance(shiftHours * HOUR);
      house = await house.restart();
    },
    state: (person) => getFeed(house.app.db, person.feeds[0]!.id),
    titles: async (person) => {
      const path = `/posts?limit=200&personId=${person.id}`;
      return (await house.as(house.olga).get<List<Post>>(path)).body.items.map(({ title }) => title);
    },
  };
}

/** The next test's time is not spent on the feeds of this one, whose publisher is gone. */
async function forgetEverybody(house: House): Promise<void> {
  for (const member of [house.olga, house.tarik, house.uli]) {
    const caller = house.as(member);
    const { items } = (await caller.get<List<Person>>("/people?limit=200")).body;
    for (const { id } of items) await caller.delete(`/people/${id}`);
  }
}
