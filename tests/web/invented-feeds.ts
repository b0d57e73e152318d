// Feeds of the invented cast, in good and in bad health.
import { DAY, HOUR } from "../../src/clock.ts";
import { TROUBLES } from "../../src/domain/feeds/health.ts";
import { tellHealth, type Health } from "../../src/domain/feeds/tell-health.ts";
import type { FeedPageProps, FeedsProps } from "../../src/web/feeds/pages.tsx";
import { ago, now, personFull, view } from "./invented.ts";

const [well] = personFull.feeds;
const person = { id: personFull.person.id, name: personFull.person.name };

function ill(trouble: (typeof TROUBLES)[number], days: number): Health {
  const feed = {
    url: "https://cast.example/slip.rss",
    status: trouble === "gone" ? ("gone" as const) : ("failing" as const),
    trouble,
    error: "x",
    failingSince: ago(days * DAY),
    lastPolledAt: ago(HOUR),
    lastOkAt: ago(days * DAY),
    nextPollAt: new Date(now.getTime() + 9 * HOUR),
    rhythm: [],
    wrong: [],
    movedFrom: null,
    movedAt: null,
    createdAt: ago(90 * DAY),
  };
  return tellHealth(feed, now);
}

export const feedsFull: FeedsProps = {
  frame: {},
  view,
  feeds: [
    { ...well!, person },
    {
      ...well!,
      id: "f9",
      title: "Slips, read in part",
      person,
      health: {
        state: "well",
        trouble: null,
        notes: [
          "They moved from http://wren.example/old.xml to https://wren.example/feed.xml; we followed.",
          "We read 47 of about 50 entries.",
        ],
        needsYou: false,
      },
    },
    ...TROUBLES.map((trouble, index) => ({
      ...well!,
      id: `t${index}`,
      title: `A feed that is ${trouble}`,
      person,
      health: ill(trouble, index % 2 === 0 ? 20 : 1),
    })),
  ],
};

export const feedFull: FeedPageProps = {
  frame: {},
  view,
  feed: { ...well!, nextPollAt: null, health: ill("gone", 3) },
  people: [person, { id: "p3", name: "Jo Marchetti-Lindqvist" }],
  found: {
    text: "It seems to have moved to https://wren-okafor.example/feed/. It carries 12 posts that we know.",
    candidates: [
      {
        url: "https://wren-okafor.example/feed/",
        title: "Wren's slipway",
        posts: 20,
        latestAt: ago(2 * DAY),
        why: "It carries 12 posts that we know.",
      },
      {
        url: "https://wren-okafor.example/notes.json",
        title: "",
        posts: 0,
        latestAt: null,
        why: "It is what the site offers now.",
      },
    ],
  },
};
