// Blogs whose news a hub tells, in a house that hubs can call.
import { afterAll, afterEach, beforeAll } from "vitest";
import { HOUR } from "../../src/clock.ts";
import type { Subscription } from "../../src/db/subscriptions.ts";
import { keepSubscriptions } from "../../src/domain/subscriptions.ts";
import { startHub, type Hub, type HubMood } from "../world/hub/hub.ts";
import { posts, rss, RSS, type Entry } from "../world/write-feed.ts";
import type { Blog } from "./follow.ts";
import { followed, type Followed } from "./follower.ts";
import { openHouse, type House } from "./house.ts";
import { freePort } from "./process.ts";

export type Offering = {
  hubs?: readonly string[];
  /** The address the feed gives as its own; as served where nothing is said, none where it is null. */
  self?: string | null;
  headers?: Record<string, string>;
};

/** The feed as RSS that names its hubs, with an ETag. */
export function offer(blog: Blog, { hubs = [], self, headers = {} }: Offering, entries: readonly Entry[]): string {
  const links = [
    ...hubs.map((hub) => `<atom:link rel="hub" href="${hub}"/>`),
    ...(self === null ? [] : [`<atom:link rel="self" href="${self ?? blog.feedUrl}"/>`]),
  ];
  const body = rss({ title: "Ada Bell", link: `${blog.origin}/`, entries, more: links.join("") }).replace(
    "<rss ",
    '<rss xmlns:atom="http://www.w3.org/2005/Atom" ',
  );
  const etag = `"${Buffer.from(body).length}-${entries.length}-${hubs.length}"`;
  blog.says("/feed.xml", (asked) =>
    asked.headers["if-none-match"] === etag
      ? { status: 304, headers: { etag } }
      : { headers: { ...RSS, etag, ...headers }, body },
  );
  return body;
}

export type Subscriber = {
  house: () => House;
  /** Starts a hub that is gone when the test file ends. */
  hub: (mood?: HubMood) => Promise<Hub>;
  /** Olga follows a blog with three posts that offers these hubs. */
  follow: (offering: Offering, before?: (blog: Blog) => void) => Promise<Followed>;
  /** Looks after the hubs, as the workers do every ten seconds. */
  look: () => Promise<void>;
  /** So much later, with such looks on the way. */
  later: (hours: number) => Promise<void>;
  rows: (feed: Followed) => Promise<Subscription[]>;
  /** A blog that is followed, and pushed by a hub that confirmed. */
  pushed: (mood?: HubMood) => Promise<{ feed: Followed; hub: Hub }>;
  /** Nothing that is there now is asked for, renewed or ended any more. */
  forget: () => Promise<void>;
  close: () => Promise<void>;
};

export function subscriberIn(house: () => House): Subscriber {
  const opened: { close: () => Promise<void> }[] = [];
  const hub: Subscriber["hub"] = async (mood) => {
    const one = await startHub(mood);
    opened.push(one);
    return one;
  };
  const follow: Subscriber["follow"] = async (offering, before) => {
    const feed = await followed(house, undefined, (blog) => {
      offer(blog, offering, posts(blog.origin, 3, house().clock.now()));
      before?.(blog);
    });
    opened.push(feed.blog);
    return feed;
  };
  const look = (): Promise<void> => keepSubscriptions(house().app);
  return {
    house,
    hub,
    follow,
    look,
    later: async (hours) => {
      // Over days, a look every few hours shows the same.
      const step = hours > 24 ? 6 : 1;
      for (let hour = 0; hour < hours; hour += step) {
        house().clock.advance(step * HOUR);
        await look();
      }
    },
    rows: ({ feedId }) =>
      house()
        .app.db.selectFrom("subscriptions")
        .selectAll()
        .where("feedId", "=", feedId)
        .orderBy("createdAt")
        .orderBy("state")
        .execute(),
    pushed: async (mood = {}) => {
      const one = await hub({ verifies: "before answering", ...mood });
      const feed = await follow({ hubs: [one.url] });
      await look();
      return { feed, hub: one };
    },
    forget: async () => {
      const { db } = house().app;
      await db.deleteFrom("subscriptions").execute();
      await db.updateTable("feeds").set({ hubUrls: [], topicUrl: null, pushedBy: null, pushedUntil: null }).execute();
    },
    close: async () => {
      await Promise.all(opened.map((one) => one.close()));
    },
  };
}

/**
 * To be called at the top of a file: a house that hubs can call. What one test leaves behind is over with it: of all that is
 * due in a house, sixteen are asked at a time, the longest due first.
 */
export function useSubscriber(): Subscriber & { restart: () => Promise<void> } {
  let house: House;
  const subscriber = subscriberIn(() => house);
  beforeAll(async () => {
    house = await openHouse({ port: await freePort() });
  });
  afterEach(() => subscriber.forget());
  afterAll(async () => {
    await house.close();
    await subscriber.close();
  });
  return {
    ...subscriber,
    restart: async () => {
      house = await house.restart();
    },
  };
}
