// A small web in which dialogues happen: people, each at home on a server of their own, and one story that all of them tell.
import { DAY, type Clock } from "../../src/clock.ts";
import { openBlog } from "./blog/blog.ts";
import { CAST, type Character, type HomeKind } from "./characters.ts";
import { openDiscourse } from "./discourse/discourse.ts";
import type { Home, OpenHome } from "./home.ts";
import { openHostile } from "./hostile/hostile.ts";
import { openMastodon } from "./mastodon/mastodon.ts";
import { openMoody } from "./moody/moody.ts";
import { openPodcast } from "./podcast/podcast.ts";
import { createStory, type Plan, type Story } from "./story.ts";
import type { Happening, Post, Remark } from "./things.ts";
import { openWebmentionSite } from "./webmention/webmention.ts";
import { openWordPress } from "./wordpress/wordpress.ts";

export type World = {
  people: readonly Home[];
  /** What one would paste, by the person's id; and the two publishers that nobody wants. No trailing slash on those. */
  addresses: Readonly<Record<string, string>> & { moody: string; hostile: string };
  /** Everything that happened, oldest first: what a test may ask for the truth. */
  record: readonly Happening[];
  story: Pick<Story, "now" | "posts" | "remarks" | "receive">;
  /** The post that stands at this address, at an old address of its author as well. */
  postAt: (url: string) => Post | undefined;
  homeOf: (of: Post | Remark) => Home;
  /** Lets everything happen until then: nothing here happens by itself. */
  advanceTo: (now: Date) => void;
  close: () => Promise<void>;
};

export type WorldStart = {
  seed: number;
  people?: readonly Character[];
  /** Only asked once: when the world opens. */
  clock: Pick<Clock, "now">;
  /** So much has happened before. */
  historyDays?: number;
  plans?: readonly Plan[];
};

const OPENERS: Readonly<Record<HomeKind, OpenHome>> = {
  blog: openBlog,
  podcast: openPodcast,
  wordpress: openWordPress,
  mastodon: openMastodon,
  discourse: openDiscourse,
  webmention: openWebmentionSite,
};

/** Opens every server. The same seed, people and plans make the same story; only ports and addresses differ. */
export async function startWorld({
  seed,
  people = CAST,
  clock,
  historyDays = 42,
  plans = [],
}: WorldStart): Promise<World> {
  const now = clock.now();
  const story = createStory({ seed, people, from: new Date(now.getTime() - historyDays * DAY), plans });
  story.advanceTo(now);
  const homes = await Promise.all(people.map((who) => OPENERS[who.home](story, who)));
  const [moody, hostile] = await Promise.all([openMoody(), openHostile()]);
  const sites = [...homes.flatMap((home) => home.sites), moody, hostile];
  const homeOf = (of: Post | Remark): Home => {
    const { by } = "post" in of ? of.post : of;
    return homes.find(({ who }) => who === by)!;
  };
  return {
    people: homes,
    addresses: {
      ...Object.fromEntries(homes.map(({ who, address }) => [who.id, address])),
      moody: moody.origin,
      hostile: hostile.origin,
    },
    record: story.record,
    story,
    postAt: (url) => {
      const { origin, pathname } = new URL(url);
      const home = homes.find((one) => one.sites.some((site) => site.origin === origin));
      return home && story.posts(home.who.id).find((post) => new URL(home.urlOf(post)).pathname === pathname);
    },
    homeOf,
    advanceTo: story.advanceTo,
    close: async () => {
      await Promise.all(sites.map((site) => site.close()));
    },
  };
}
