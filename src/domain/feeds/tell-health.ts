// How a feed is doing, told to the person who follows it: what happened, since when, what we do next, what they can do.
// All sentences about the health of feeds are here.
import { DAY, HOUR, MINUTE } from "../../clock.ts";
import type { Feed } from "../../db/feeds.ts";
import type { TroubleKind } from "./health.ts";

export type Told = {
  what: string;
  since: Date | null;
  /** Empty where we do nothing more. */
  next: string;
  /** Empty where nothing is to be done. */
  act: string;
};

export type Health = {
  state: "unread" | "well" | "waiting" | "failing" | "gone";
  /** What is wrong; null when all is well. */
  trouble: Told | null;
  /** Something to know, where nothing is wrong: moved, read in part, long silent. */
  notes: string[];
  /** It will not come right by itself any time soon. */
  needsYou: boolean;
};

type Said = {
  what: (host: string) => string;
  /** Days of it after which it is told as the user's to decide. */
  days: number;
  act: string;
  /** In place of when we ask again. */
  next?: string;
};

const MOVED = "Look whether it is at another address now, or stop following it.";
const PATIENCE = "There is nothing to do but wait.";
const OPEN = "Open the address in a browser: what you see there is what we see.";

/** One entry a trouble: the table that tests walk. */
export const SAID: Readonly<Record<TroubleKind, Said>> = {
  gone: {
    what: (host) => `${host} says that this feed is gone for good.`,
    days: 0,
    next: "We ask no more. What we had is kept.",
    act: MOVED,
  },
  missing: { what: (host) => `${host} has nothing at this address.`, days: 7, act: MOVED },
  forbidden: {
    what: (host) => `${host} does not let us read this feed.`,
    days: 2,
    act: "If it needs a subscription, use the private address that they gave you. Else ask them to let feed readers in.",
  },
  pause: { what: (host) => `${host} asked for a pause, and gets it.`, days: 30, act: PATIENCE },
  "server-error": {
    what: (host) => `${host} has trouble of its own and answers with an error.`,
    days: 14,
    act: PATIENCE,
  },
  "odd-answer": { what: (host) => `${host} answers with something that is no feed.`, days: 7, act: OPEN },
  timeout: { what: (host) => `${host} takes too long to answer.`, days: 14, act: PATIENCE },
  name: {
    what: (host) => `There is no ${host} to be found on the network.`,
    days: 3,
    act: "The name may have lapsed. Look whether they publish somewhere else now.",
  },
  certificate: {
    what: (host) => `The security certificate of ${host} is not valid, so we do not trust what it sends.`,
    days: 7,
    act: "They may not know yet. A kind word helps.",
  },
  encryption: {
    what: (host) => `${host} and we cannot agree on a secure connection.`,
    days: 7,
    act: "They may not know yet. A kind word helps.",
  },
  refused: { what: (host) => `${host} accepts no connections.`, days: 14, act: PATIENCE },
  "broken-off": { what: (host) => `${host} breaks off before its answer is complete.`, days: 14, act: PATIENCE },
  garbled: { what: (host) => `${host} sends an answer that cannot be read.`, days: 7, act: OPEN },
  "too-large": {
    what: () => "The feed is larger than 10 MB, which is more than we read.",
    days: 1,
    act: "Look whether they offer a shorter feed, with the newest posts only.",
  },
  private: {
    what: (host) => `${host} leads to an address that is not on the public internet, so we do not go there.`,
    days: 1,
    act: "If it is yours, whoever runs this installation can allow it (FETCH_ALLOW).",
  },
  redirects: {
    what: (host) => `${host} sends us round in circles.`,
    days: 7,
    act: "Give the address at which the feed opens in your browser.",
  },
  page: { what: () => "Where the feed was, there is a web page now.", days: 2, act: MOVED },
  login: {
    what: (host) => `${host} shows a sign-in page in place of the feed.`,
    days: 2,
    act: "It may be for members now. A private address, if they gave you one, still works.",
  },
  portal: {
    what: () => "We are led to a page on another site in place of the feed.",
    days: 3,
    act: "If this machine is behind a network that wants a sign-in, sign in there. Else look for the new address.",
  },
  stranger: {
    what: (host) => `In place of the feed of ${host} comes another one, from another site.`,
    days: 3,
    act: "If this machine is behind a network that wants a sign-in, sign in there. Else look whether it is still theirs.",
  },
  "no-feed": { what: () => "What comes is no feed that can be read.", days: 3, act: OPEN },
  unread: { what: () => "Something in this feed could not be understood.", days: 3, act: PATIENCE },
};

/** Nothing new for so long is told, though nothing is wrong. */
const SILENT = 365 * DAY;
const MOVE_TOLD = 30 * DAY;

type Known = Pick<
  Feed,
  | "url"
  | "status"
  | "trouble"
  | "error"
  | "failingSince"
  | "lastPolledAt"
  | "lastOkAt"
  | "nextPollAt"
  | "rhythm"
  | "wrong"
  | "movedFrom"
  | "movedAt"
  | "createdAt"
>;

export function tellHealth(feed: Known, now: Date): Health {
  if (feed.trouble === null && feed.error === null) {
    const state = feed.lastOkAt === null ? "unread" : "well";
    return { state, trouble: null, notes: notesOn(feed, now), needsYou: false };
  }
  const said: Said = isKnown(feed.trouble) ? SAID[feed.trouble] : { what: () => feed.error ?? "", days: 7, act: "" };
  const since = feed.failingSince ?? feed.lastPolledAt;
  const days = (now.getTime() - (since ?? now).getTime()) / DAY;
  const isGone = feed.status === "gone";
  return {
    state: isGone ? "gone" : feed.trouble === "pause" ? "waiting" : "failing",
    trouble: {
      what: said.what(new URL(feed.url).host.replace(/^www\./, "")),
      since,
      next: said.next ?? nextLook(feed, now),
      act: said.act,
    },
    notes: feed.lastOkAt === null ? ["It could never be read so far."] : [],
    // Of one that never came right the address may be wrong: no need to wait for long.
    needsYou: isGone || days >= (feed.lastOkAt === null ? Math.min(said.days, 1) : said.days),
  };
}

function isKnown(name: string | null): name is TroubleKind {
  return name !== null && Object.hasOwn(SAID, name);
}

function nextLook(feed: Known, now: Date): string {
  const ahead = feed.nextPollAt.getTime() - now.getTime();
  const when = ahead < 2 * MINUTE ? "in a moment" : `in ${tellLength(ahead)}`;
  return feed.trouble === "pause" ? `We ask again ${when}.` : `We ask again ${when}. What we had is kept.`;
}

function notesOn(feed: Known, now: Date): string[] {
  const newest = feed.rhythm[0];
  const silent = newest === undefined ? 0 : now.getTime() - newest * MINUTE;
  const moved = feed.movedAt && now.getTime() - feed.movedAt.getTime() < MOVE_TOLD ? feed.movedFrom : null;
  return [
    ...(moved === null ? [] : [`They moved from ${moved} to ${feed.url}; we followed.`]),
    ...feed.wrong,
    ...(silent > SILENT ? [`It is alive, but nothing new came for ${tellLength(silent)}.`] : []),
  ];
}

/** "3 hours", "two weeks": a length of time in a sentence. */
export function tellLength(ms: number): string {
  const units: readonly [number, string][] = [
    [365 * DAY, "year"],
    [30 * DAY, "month"],
    [7 * DAY, "week"],
    [DAY, "day"],
    [HOUR, "hour"],
    [MINUTE, "minute"],
  ];
  const [length, unit] = units.find(([one]) => ms >= one) ?? [MINUTE, "minute"];
  const count = Math.max(1, Math.round(ms / length));
  return count === 1 ? `${unit === "hour" ? "an" : "a"} ${unit}` : `${count} ${unit}s`;
}
