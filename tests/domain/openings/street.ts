// A street of people with feeds, all on one server, followed by one member of the cast.
import { DAY, HOUR } from "../../../src/clock.ts";
import type { Caller, Opening, List, Person } from "../../support/call.ts";
import { openHouse, type House } from "../../support/house.ts";
import type { DatabaseKind } from "../../support/database.ts";
import { startMoodySite, type MoodySite } from "../../world/moody-server.ts";
import { rss, RSS, type Entry } from "../../world/write-feed.ts";

/** One post: when, about what. */
export type Said = { title: string; text: string; hours: number };

export type Street = {
  house: House;
  olga: Caller;
  site: MoodySite;
  /** Publishes what a person says from now on, besides what they said before. */
  publish: (name: string, posts: readonly Said[]) => void;
  /** Follows them; briefs are made when the house works. */
  follow: (name: string, posts: readonly Said[]) => Promise<Person>;
  openings: () => Promise<Opening[]>;
  /** To the next morning, with all that is to be done. */
  sleep: () => Promise<void>;
  close: () => Promise<void>;
};

export async function openStreet(database: DatabaseKind = "pglite"): Promise<Street> {
  const house = await openHouse({ database });
  const site = await startMoodySite();
  const olga = house.as(house.olga);
  const said = new Map<string, Entry[]>();
  const start = house.clock.now();
  const publish: Street["publish"] = (name, posts) => {
    const path = `/${name.toLowerCase()}.xml`;
    const entries = posts.map(({ title, text, hours }) => ({
      guid: title,
      link: `${site.origin}/${name}/${encodeURIComponent(title)}`,
      title,
      content: `<p>${text}</p>`,
      at: new Date(house.clock.now().getTime() - hours * HOUR),
    }));
    said.set(path, [...entries, ...(said.get(path) ?? [])]);
    const body = rss({ title: name, link: `${site.origin}/${name}`, entries: said.get(path)! });
    site.says(path, { headers: { ...RSS, etag: `"${said.get(path)!.length}"` }, body });
  };
  return {
    house,
    olga,
    site,
    publish,
    follow: async (name, posts) => {
      publish(name, posts);
      const feeds = [`${site.origin}/${name.toLowerCase()}.xml`];
      return (await olga.post<Person>("/people", { name, feeds })).body;
    },
    openings: async () => (await olga.get<List<Opening>>("/openings?limit=200")).body.items,
    sleep: async () => {
      const days = Math.floor((house.clock.now().getTime() - start.getTime()) / DAY) + 1;
      house.clock.set(new Date(start.getTime() + days * DAY));
      await house.poll();
      await house.work();
    },
    close: async () => {
      await house.close();
      await site.close();
    },
  };
}
