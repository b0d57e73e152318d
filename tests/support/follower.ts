// A house that follows one blog after the other, and looks at a feed only when it is due: what the sweep would do.
import { afterAll, beforeAll } from "vitest";
import { HOUR } from "../../src/clock.ts";
import { getFeed, listDueFeeds, type Feed } from "../../src/db/feeds.ts";
import { pollFeed } from "../../src/domain/polls.ts";
import type { List, Post } from "./call.ts";
import { follow, startBlog, type Blog } from "./follow.ts";
import { openHouse, type House } from "./house.ts";
import type { Entry } from "../world/write-feed.ts";

export type Followed = {
  blog: Blog;
  personId: string;
  feedId: string;
  /** Hour by hour, as the sweep goes: polls whenever the feed is due. */
  pass: (hours: number) => Promise<void>;
  /** The feed as it is stored. */
  state: () => Promise<Feed>;
  /** Olga's posts of it, the newest first. */
  posts: () => Promise<Post[]>;
  asked: () => number;
};

/** Olga follows a new blog. `before` sets its mood before it is first asked. */
export async function followed(
  getHouse: () => House,
  entries?: readonly Entry[],
  before?: (blog: Blog) => void,
): Promise<Followed> {
  const blog = await startBlog("Ada Bell", entries, getHouse().clock.now());
  before?.(blog);
  const person = await follow(getHouse().as(getHouse().olga), blog.feedUrl);
  const feedId = person.feeds[0]!.id;
  return {
    blog,
    personId: person.id,
    feedId,
    pass: async (hours) => {
      for (let hour = 0; hour < hours; hour += 1) {
        const { app, clock } = getHouse();
        clock.advance(HOUR);
        if ((await listDueFeeds(app.db, clock.now(), 1_000)).includes(feedId)) await pollFeed(app, feedId);
      }
    },
    state: () => getFeed(getHouse().app.db, feedId),
    posts: async () => {
      const { as, olga } = getHouse();
      return (await as(olga).get<List<Post>>(`/posts?limit=200&personId=${person.id}`)).body.items;
    },
    asked: () => blog.askedFor("/feed.xml").length,
  };
}

/** To be called at the top of a file: a house in which Olga follows one blog after the other, with all work done. */
export function useFollower(): {
  house: () => House;
  newFeed: (entries?: readonly Entry[]) => Promise<Followed>;
} {
  let house: House;
  const blogs: Blog[] = [];
  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(async () => {
    await house.close();
    await Promise.all(blogs.map((blog) => blog.close()));
  });
  return {
    house: () => house,
    newFeed: async (entries) => {
      const one = await followed(() => house, entries);
      blogs.push(one.blog);
      await house.work();
      return one;
    },
  };
}
