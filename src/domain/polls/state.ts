// What a feed's row says after a visit. Pure.
import { MINUTE } from "../../clock.ts";
import type { PolledState, Pushed } from "../../db/polls.ts";
import type { Feed } from "../../db/feeds.ts";
import type { Offer } from "../../websub/offer.ts";
import type { ParsedFeed } from "../../feeds/types.ts";
import { notesOf, type Trouble } from "../feeds/health.ts";
import type { About } from "../feeds/about.ts";
import { isBeingBelieved, moveAfter } from "../feeds/moves.ts";
import { isPushed } from "../feeds/pushed.ts";
import { datesOf, joinRhythm } from "../feeds/rhythm.ts";
import { scheduleAfter, scheduleAfterTrouble, spread, type At } from "../feeds/schedule.ts";
import { NO_STRANGER, sightingOf } from "../feeds/strangers.ts";
import { adopted, mayBeSent, served } from "../feeds/validators.ts";
import { pickWishes, wishesOf } from "../feeds/wishes.ts";
import type { Stored } from "../posts/store.ts";
import type { Answered } from "./visit.ts";

/** @property about what the feed says of itself: taken at its first reading. */
export type Read = { parsed: ParsedFeed; stored: Stored; offer: Offer; about: About | undefined };

/** @param news what was read and what of it was stored, where the answer brought anything else than before. */
export function stateAfterVisit(
  feed: Feed,
  answer: Omit<Answered, "hash"> & { hash: string | null },
  news: Read | undefined,
  { now, bounds, chance }: At,
): PolledState {
  const isFirst = feed.lastOkAt === null;
  const validators = answer.status === 304 ? adopted(feed, answer) : served(answer);
  const wishes = news ? wishesOf(news.parsed) : pickWishes(feed);
  const isSameFeed = !news || news.stored.known >= news.stored.added;
  const move = moveAfter(answer, feed.url, isFirst ? null : feed, isSameFeed);
  // What we had to find ourselves, the hub has not pushed.
  const pushMissed = feed.pushMissed || (news !== undefined && news.stored.added > 0 && isPushed(feed, now));
  const rhythm = news ? joinRhythm(feed.rhythm, news.stored.publishedAt) : feed.rhythm;
  // Posts without a date count from when they were first seen; of a feed's very first ones that says nothing.
  const said = isFirst && news ? news.parsed.posts.flatMap((post) => post.publishedAt ?? []) : datesOf(rhythm);
  return {
    ...feed,
    ...(news && {
      ...wishes,
      title: news.parsed.title ?? feed.title,
      contentHash: answer.hash,
      wrong: notesOf(news.parsed),
      ...news.offer,
    }),
    ...news?.about,
    ...validators,
    ...scheduleAfter({
      headers: answer.headers,
      isConditional: mayBeSent({ ...validators, url: feed.url }) || isBeingBelieved(move),
      freshSeconds: answer.status === 304 ? feed.freshSeconds : null,
      isPushed: isPushed({ ...feed, pushMissed }, now),
      ...wishes,
      publishedAt: said,
      now,
      bounds,
      chance,
    }),
    ...move,
    ...NO_STRANGER,
    pushMissed,
    rhythm,
    lastPolledAt: now,
    lastOkAt: now,
    status: "ok",
    failures: 0,
    error: null,
    failingSince: null,
    trouble: null,
  };
}

export function stateAfterTrouble(
  feed: Feed,
  trouble: Trouble,
  answer: Answered | undefined,
  { now, bounds, chance }: At,
): PolledState {
  const failures = feed.failures + 1;
  // Another address does not speak for this one, unless it moved there for good.
  const isGone = trouble.gone && (!answer || answer.url === feed.url || answer.permanentUrl === answer.url);
  // What was served last is what is sent back, also where it was no feed; and then a 304 is no good news.
  const isNoFeed = answer !== undefined && [200, 203].includes(answer.status) && answer.url === feed.url;
  return {
    ...feed,
    ...(isNoFeed && { ...served(answer), contentHash: null }),
    ...scheduleAfterTrouble({ ...pickWishes(feed), floorMinutes: feed.floorMinutes, failures, now, bounds, chance }),
    ...(trouble.kind === "stranger" && answer && sightingOf(feed, answer.url)),
    lastPolledAt: now,
    failures,
    error: trouble.text,
    failingSince: feed.failingSince ?? now,
    trouble: trouble.kind,
    status: isGone ? "gone" : "failing",
  };
}

/**
 * The same where a hub pushed while the feed was being asked: what was pushed is the newer word. The body is read again
 * when it comes next, and what the hub only announced is still to be looked for.
 */
export function stateBesidePush(state: PolledState, pushed: Pushed, read: Stored | undefined): PolledState {
  const { pushMissed } = pushed;
  const rhythm = read ? joinRhythm(pushed.rhythm, read.publishedAt) : pushed.rhythm;
  if (state.status !== "ok") return { ...state, pushMissed, rhythm };
  const wanted = Math.min(state.nextPollAt.getTime(), pushed.nextPollAt.getTime());
  const nextPollAt = new Date(Math.max(wanted, state.allowedAt.getTime()));
  return { ...state, pushMissed, rhythm, nextPollAt, contentHash: read ? null : state.contentHash };
}

/** A pause that its host asked for is no failure of the feed. */
export function stateAfterPause(
  feed: Feed,
  { text, kind }: Trouble,
  until: Date,
  { now, bounds, chance }: At,
): PolledState {
  const least = now.getTime() + Math.max(bounds.minutesMin, feed.floorMinutes) * MINUTE;
  const allowedAt = new Date(Math.max(until.getTime(), least));
  const wait = (allowedAt.getTime() - now.getTime()) / MINUTE;
  const nextPollAt = new Date(allowedAt.getTime() + (spread(wait, chance) - wait) * MINUTE);
  return { ...feed, lastPolledAt: now, error: text, trouble: kind, allowedAt, nextPollAt };
}
