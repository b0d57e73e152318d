// Who lives in the simulated web, and by what nature: how often they publish, whom they answer, what they ignore.
import type { TopicId } from "./words/topics.ts";

/** What stands at a person's address. */
export type HomeKind = "blog" | "podcast" | "wordpress" | "mastodon" | "discourse" | "webmention";

export type Character = {
  /** Short and stable: names their posts in the record, and their account where they have one. */
  id: string;
  name: string;
  home: HomeKind;
  /** What their place is called, and one line on who they are. */
  title: string;
  about: string;
  topics: readonly TopicId[];
  /** Days between two posts, on average. */
  every: number;
  answers: {
    /** That a comment worth answering is answered. */
    chance: number;
    /** Hours until they do: the least and the most. */
    hours: readonly [number, number];
  };
  /** That they like a comment, answered or not. */
  likes: number;
  /** That they comment on a post of somebody else in this world. */
  comments: number;
  /** That their next post names and links somebody whose comment they answered. */
  links: number;
  /** Praise without a thought gets neither answer nor like. */
  ignoresFlattery: boolean;
  /** The feed carries whole posts, or only their beginning. */
  feed: "full" | "part";
  /** Hours a stranger's first comment waits for approval: the least and the most; without it all appear at once. */
  holds?: readonly [number, number];
  /** A WordPress whose REST lets strangers comment, which few do. */
  restComments?: boolean;
};

const USUAL = { likes: 0.3, comments: 0.25, links: 0.2, ignoresFlattery: true, feed: "full" } as const;

/** Nine people, by name: at least one for each kind of home, from very talkative to all but silent. */
export const CAST: readonly Character[] = [
  {
    ...USUAL,
    id: "ines",
    name: "Ines Okafor",
    home: "wordpress",
    title: "Crumb and Ledger",
    about: "Ines Okafor bakes for a small town and keeps count of what bread does to it.",
    topics: ["bread", "archive"],
    every: 3,
    answers: { chance: 1, hours: [6, 9] },
    holds: [0.5, 1],
  },
  {
    ...USUAL,
    id: "tomas",
    name: "Tomas Lindqvist",
    home: "blog",
    title: "The truing stand",
    about: "Notes from a bicycle workshop, by Tomas Lindqvist, who answers nearly everybody.",
    topics: ["bicycles"],
    every: 2.5,
    answers: { chance: 0.95, hours: [1.5, 3] },
    likes: 0.6,
    feed: "part",
  },
  {
    ...USUAL,
    id: "noor",
    name: "Noor Haddad",
    home: "podcast",
    title: "Second Reading",
    about: "Noor Haddad talks with people about the one text they could not translate.",
    topics: ["translation"],
    every: 5,
    answers: { chance: 0.12, hours: [30, 90] },
    likes: 0.5,
    links: 0,
  },
  {
    ...USUAL,
    id: "wim",
    name: "Wim Achterberg",
    home: "blog",
    title: "Street trees",
    about: "Wim Achterberg plants the trees of a middling city and writes down which ones live.",
    topics: ["trees"],
    every: 3,
    answers: { chance: 0.7, hours: [3, 9] },
  },
  {
    ...USUAL,
    id: "yuki",
    name: "Yuki Brandt",
    home: "mastodon",
    title: "Yuki Brandt",
    about: "On call for other people's machines since 2009.",
    topics: ["on-call"],
    every: 0.8,
    answers: { chance: 0.6, hours: [0.2, 5] },
    likes: 0.8,
  },
  {
    ...USUAL,
    id: "pilar",
    name: "Pilar Anand",
    home: "discourse",
    title: "The hive forum",
    about: "A forum for people who keep bees and records; run by Pilar Anand.",
    topics: ["hives"],
    every: 2,
    answers: { chance: 0.8, hours: [1, 20] },
    likes: 0.7,
  },
  {
    ...USUAL,
    id: "edda",
    name: "Edda Quist",
    home: "webmention",
    title: "Reading room",
    about: "Edda Quist runs a branch library on an island. She reads what answers her on your own site.",
    topics: ["library"],
    every: 4,
    answers: { chance: 0.5, hours: [4, 40] },
    links: 0.6,
  },
  {
    ...USUAL,
    id: "bo",
    name: "Bo Tanaka",
    home: "wordpress",
    title: "Tape, mostly",
    about: "Bo Tanaka keeps sound archives alive. Comments are open; answers are rare.",
    topics: ["archive"],
    every: 6,
    answers: { chance: 0.1, hours: [20, 120] },
    likes: 0.1,
    comments: 0.05,
    restComments: true,
  },
  {
    ...USUAL,
    id: "sol",
    name: "Sol Marchetti",
    home: "blog",
    title: "Everything is wonderful",
    about: "Sol Marchetti likes everybody back, and means it.",
    topics: ["trees", "bread"],
    every: 7,
    answers: { chance: 0.9, hours: [1, 12] },
    likes: 0.9,
    ignoresFlattery: false,
  },
];

/** Those of the cast with these ids, in that order. @throws where there is none. */
export function castOf(...ids: readonly string[]): Character[] {
  return ids.map((id) => {
    const found = CAST.find((one) => one.id === id);
    if (!found) throw new Error(`nobody in the cast is called ${id}`);
    return found;
  });
}
