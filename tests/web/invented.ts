// An invented cast for the pages: everything full, everything empty, and everything that needs another look.
import { DAY, HOUR, MINUTE } from "../../src/clock.ts";
import type { OpeningProps } from "../../src/web/components/opening.tsx";
import type { TouchProps } from "../../src/web/components/touch.tsx";
import type { PersonProps } from "../../src/web/people/pages.tsx";
import type { WatchlistPerson } from "../../src/web/people/watchlist.tsx";
import type { TodayProps } from "../../src/web/today/pages.tsx";
import type { View } from "../../src/web/view.ts";

export const now = new Date("2026-11-23T08:10:00Z");
export const view: View = { now, timezone: "Europe/Berlin" };
export const ago = (ms: number) => new Date(now.getTime() - ms);

const wren = { id: "p1", name: "Wren Okafor", picture: null, stage: "in-dialogue" };
export const tilde = { id: "p2", name: "Tilde Aubrun", picture: null, stage: "noticed" };
const jo = { id: "p3", name: "Jo Marchetti-Lindqvist", picture: null, stage: "listening" };

export const openings: OpeningProps[] = [
  {
    post: { id: "o1", title: "What a ferry timetable owes its island", kind: "blog", publishedAt: ago(3 * HOUR) },
    person: tilde,
    gist: "A timetable is a promise to the person who has nowhere else to sleep. She compares three islands and finds that the last boat matters more than the number of boats.",
    reasons: [
      { id: "question", text: "She asks who has measured how often the last boat is missed. You have.", weight: 0.24 },
      { id: "relationship", text: "They noticed you: a good comment now begins the dialogue.", weight: 0.175 },
      { id: "fresh", text: "It is recent: what is said early is read most.", weight: 0.21 },
      { id: "room", text: "Nobody has said anything yet.", weight: 0.1 },
      { id: "unanswered", text: "2 comments of yours there wait for an answer.", weight: -0.133 },
    ],
  },
  {
    post: { id: "o2", title: "Notes on mending slowly", kind: "podcast, 48 min", publishedAt: ago(26 * HOUR) },
    person: jo,
    gist: "Three repairers on why the second repair takes longer than the first, and is worth more.",
    reasons: [{ id: "interest", text: "It is about repair, which you write about too.", weight: 0.26 }],
  },
  {
    post: { id: "o3", title: "The shed, again", kind: "note", publishedAt: ago(3 * DAY) },
    person: wren,
    gist: null,
    reasons: [],
  },
];

const touches: TouchProps[] = [
  {
    id: "t3",
    kind: "reply",
    direction: "inbound",
    channel: "blog",
    at: ago(2 * DAY),
    url: "https://wren.example/posts/slips#c7",
    text: "You are right about the winter boats. I had not thought of the school run at all.\nWould you send me the table?",
    post: { id: "o3", title: "Slips and stairs" },
  },
  {
    id: "t2",
    kind: "comment",
    direction: "outbound",
    channel: "blog",
    at: ago(3 * DAY),
    url: "https://wren.example/posts/slips#c6",
    text: "We counted for a year: in winter half of those who miss the last boat are children.",
    post: { id: "o3", title: "Slips and stairs" },
  },
  {
    id: "t1",
    kind: "like",
    direction: "inbound",
    channel: "mastodon",
    at: ago(31 * DAY),
    url: null,
    text: null,
    post: null,
  },
  {
    id: "t0",
    kind: "meeting",
    direction: "outbound",
    channel: "in-person",
    at: ago(400 * DAY),
    url: null,
    text: "At the harbour day in Esbjerg.",
    post: null,
  },
];

export const todayFull: TodayProps = {
  frame: {
    flash: {
      kind: "done",
      text: "You follow Tilde Aubrun now.",
      link: { href: "/people/p2", text: "See what she publishes" },
      undo: { action: "/posts/00000000-0000-7000-8000-000000000001/take-back", text: "Undo" },
    },
    counts: { today: 5 },
  },
  view,
  userName: "Mara Voss",
  following: 14,
  needyFeeds: 1,
  making: 3,
  ready: [
    {
      id: "p1",
      name: "Wren Okafor",
      picture: null,
      text: "Answered you three times since September, last on Saturday about winter boats. You gave first, twice.",
    },
  ],
  replies: [
    {
      id: "t3",
      person: wren,
      at: ago(2 * DAY),
      text: touches[0]?.text ?? null,
      url: "https://wren.example/posts/slips#c7",
      post: { id: "o3", title: "Slips and stairs" },
    },
    { id: "t9", person: jo, at: ago(50 * MINUTE), text: null, url: null, post: null },
  ],
  openings,
  more: openings.slice(1).map((opening, index) => ({ ...opening, post: { ...opening.post, id: `o${index + 7}` } })),
};

export const people: WatchlistPerson[] = [
  {
    ...wren,
    tags: ["harbours", "open data"],
    nextStep: "Answer what Wren asked on Saturday.",
    lastPostAt: ago(3 * DAY),
    lastTouchAt: ago(2 * DAY),
    brokenFeeds: 0,
  },
  {
    ...tilde,
    tags: ["ferries"],
    nextStep: "Say something on “What a ferry timetable owes its island”.",
    lastPostAt: ago(3 * HOUR),
    lastTouchAt: ago(31 * DAY),
    brokenFeeds: 1,
  },
  { ...jo, tags: [], nextStep: "", lastPostAt: null, lastTouchAt: null, brokenFeeds: 0 },
];

export const personFull: PersonProps = {
  authors: [
    {
      url: "https://harbour.example/feed.xml",
      title: "The harbour papers",
      authors: [
        { key: "wren okafor", name: "Wren Okafor", posts: 12 },
        { key: "bo ek", name: "Bo Ek", posts: 8 },
      ],
      only: ["wren okafor", "somebody of old"],
    },
  ],
  frame: {},
  view,
  person: {
    ...wren,
    about: "Writes about harbours, stairs and other public things, from Esbjerg.",
    why: "we should publish the winter count together.",
    tags: ["harbours", "open data"],
    nextStep: "Wren asked for your table on Saturday. Send it: it is a give, and you have it.",
    handles: [
      { channel: "blog", url: "https://wren.example/" },
      { channel: "mastodon", url: "https://social.example/@wren" },
      { channel: "other", url: "javascript:alert(1)" },
    ],
  },
  feeds: [
    {
      id: "f1",
      url: "https://wren.example/feed.xml",
      title: "Wren's slipway",
      kind: "blog",
      posts: 64,
      lastOkAt: ago(40 * MINUTE),
      nextPollAt: new Date(now.getTime() + 2 * HOUR),
      intervalReason: "About 3 posts a week. So we look every 2 hours.",
      health: { state: "well", trouble: null, notes: [], needsYou: false },
    },
    {
      id: "f2",
      url: "https://cast.example/slip.rss",
      title: "",
      kind: "podcast",
      posts: 12,
      lastOkAt: ago(9 * DAY),
      nextPollAt: new Date(now.getTime() + 30 * HOUR),
      intervalReason: "About a post a month. So we look every 12 hours.",
      health: {
        state: "failing",
        trouble: {
          what: "cast.example takes too long to answer.",
          since: ago(9 * DAY),
          next: "We ask again in a day. What we had is kept.",
          act: "There is nothing to do but wait.",
        },
        notes: [],
        needsYou: false,
      },
    },
  ],
  posts: [
    {
      id: "o3",
      title: "Slips and stairs",
      kind: "blog",
      publishedAt: ago(3 * DAY),
      gist: "Why a public stair into the water is worth more than a marina, with the figures of four towns.",
      read: false,
    },
    { id: "o4", title: "The shed, again", kind: "note", publishedAt: ago(9 * DAY), gist: null, read: false },
    {
      id: "o5",
      title: "A list of ladders",
      kind: "blog",
      publishedAt: ago(40 * DAY),
      gist: "Eleven ladders in eleven harbours, and who looks after them.",
      read: true,
    },
  ],
  touches,
  readiness: {
    probability: 0.52,
    interval: [0.34, 0.7],
    learnt: false,
    basis: "Our starting guess, from published studies; your own invites will teach it.",
    gates: [
      { id: "answered", passed: true, text: "Wren answered you at least once.", clears: null },
      { id: "current", passed: true, text: "You were in touch lately.", clears: null },
      {
        id: "substance",
        passed: false,
        text: "You commented on one post so far.",
        clears: "A comment on a second post, two weeks apart, clears it.",
      },
    ],
    signals: [
      { id: "replied", text: "Wren replied to you once.", contribution: 0.8, touchIds: ["t3"] },
      { id: "gave-first", text: "You gave first.", contribution: 0.4, touchIds: ["t2"] },
      { id: "met", text: "You met.", contribution: 0.2, touchIds: ["t0", "elsewhere"] },
      { id: "load", text: "Two of your invites are open.", contribution: -0.15, touchIds: [] },
    ],
  },
  making: 1,
};
