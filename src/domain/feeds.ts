// Following feeds: what discovery fetched is the first poll; every later one is conditional, bounded and polite.
import { createHash } from "node:crypto";
import { findFeedByUrls, getFeed, insertFeed, updateFeed, type Feed } from "../db/feeds.ts";
import { listFirstFollowers } from "../db/follows.ts";
import { pickPolled } from "../db/polls.ts";
import { summarisePosts } from "../db/posts.ts";
import type { Tx } from "../db/transaction.ts";
import { newSharedId } from "../id.ts";
import type { FetchAnswer } from "../net/fetcher.ts";
import { offerOf } from "../websub/offer.ts";
import type { Context } from "./context.ts";
import type { FoundFeed } from "./discovery/types.ts";
import { aboutOf } from "./feeds/about.ts";
import { notesOf } from "./feeds/health.ts";
import { notModified, toParsed } from "./feeds/known.ts";
import { isBeingBelieved, moveAfter } from "./feeds/moves.ts";
import { joinRhythm } from "./feeds/rhythm.ts";
import { scheduleAfter } from "./feeds/schedule.ts";
import { mayBeSent, served } from "./feeds/validators.ts";
import { wishesOf } from "./feeds/wishes.ts";
import { mayBeAskedAt, pollFeed, type Polling } from "./polls.ts";
import { stateAfterVisit } from "./polls/state.ts";
import type { Written } from "./polls/write.ts";
import { addBriefings, storePosts, toBriefAgain } from "./posts.ts";

type Storing = Pick<Context, "clock" | "chance" | "poll">;

/**
 * Stores a feed that discovery has fetched and parsed, with its posts, unless it is known already. This was its first
 * poll. Nobody follows it yet, so nothing is briefed.
 */
export async function storeFeed(tx: Tx, context: Storing, found: FoundFeed): Promise<Feed> {
  if (found.knownId !== undefined) return getFeed(tx, found.knownId);
  const now = context.clock.now();
  const { parsed, answer } = found;
  const known = await findSame(tx, found);
  if (known) {
    // Whatever else led there: its own address has just answered.
    if (answer.url === known.url && answer.status !== 304) await storeAnswer(tx, context, known, found);
    return getFeed(tx, known.id);
  }
  const validators = served(answer);
  const move = moveAfter(answer, found.url, null, true);
  const schedule = scheduleAfter({
    headers: answer.headers,
    isConditional: mayBeSent({ ...validators, url: found.url }) || isBeingBelieved(move),
    freshSeconds: null,
    isPushed: false,
    ...wishesOf(parsed),
    publishedAt: parsed.posts.flatMap((post) => post.publishedAt ?? []),
    now,
    bounds: context.poll,
    chance: context.chance,
  });
  const feed = await insertFeed(tx, {
    id: newSharedId(),
    url: found.url,
    title: found.title,
    ...aboutOf(parsed, answer.url),
    kind: found.kind,
    ...validators,
    ...schedule,
    contentHash: hashOf(answer),
    wrong: notesOf(parsed),
    ...offerOf(answer, parsed),
    ...wishesOf(parsed),
    ...move,
    lastPolledAt: now,
    lastOkAt: now,
    createdAt: now,
    orphanedAt: now,
  });
  if (!feed) return (await findFeedByUrls(tx, [found.url]))!;
  const stored = await storePosts(tx, { ...feed, lastOkAt: null }, parsed, now);
  await updateFeed(tx, feed.id, { rhythm: joinRhythm([], stored.publishedAt) });
  return feed;
}

/**
 * What a known feed said to discovery counts as a poll, unless one is under way: that one has what came last. Its posts
 * are briefed for those who follow it already, as after any poll.
 */
async function storeAnswer(tx: Tx, context: Storing, feed: Feed, { answer, parsed }: FoundFeed): Promise<void> {
  const now = context.clock.now();
  if (feed.claimedUntil !== null && feed.claimedUntil > now) return;
  const about = feed.lastOkAt === null ? aboutOf(parsed, answer.url) : undefined;
  const stored = await storePosts(tx, { ...feed, ...about }, parsed, now);
  const at = { now, bounds: context.poll, chance: context.chance };
  const visited = { ...answer, permanentUrl: undefined, hash: hashOf(answer) };
  await updateFeed(
    tx,
    feed.id,
    pickPolled(stateAfterVisit(feed, visited, { parsed, stored, offer: offerOf(answer, parsed), about }, at)),
  );
  const userId = about && (await listFirstFollowers(tx, [feed.id])).get(feed.id);
  await addBriefings(tx, [...stored.newest, ...(await toBriefAgain(tx, stored.edited))], { now, userId });
}

/**
 * The feed of ours that this is: at this address, or at the one to which it was moved for good. That another address
 * redirects to a feed proves nothing about that address, so it becomes no alias here.
 */
async function findSame(tx: Tx, found: FoundFeed): Promise<Feed | undefined> {
  const known = await findFeedByUrls(tx, [found.url]);
  if (known || found.answer.permanentUrl === undefined) return known;
  const target = await findFeedByUrls(tx, [found.answer.permanentUrl]);
  return target?.url === found.answer.permanentUrl ? target : undefined;
}

/**
 * A feed that we hold, as discovery would have found it: following it costs no request. One that is in trouble, or was
 * not read yet, is asked first where the rules allow it: as any poll asks, and by nobody else. What was never a feed may
 * be looked at as a page.
 */
export async function findKnownFeed(context: Polling, url: string): Promise<FoundFeed | undefined> {
  const { db, clock } = context;
  let feed = await findFeedByUrls(db, [url]);
  if (!feed) return undefined;
  const isTried = feed.lastPolledAt !== null;
  if (feed.lastOkAt === null && isTried && (feed.trouble === "page" || feed.allowedAt <= clock.now())) return undefined;
  if (feed.status !== "ok" || !isTried) {
    await pollFeed(context, feed.id, { evenGone: true });
    feed = await getFeed(db, feed.id);
  }
  const { newest, total } = await summarisePosts(db, feed.id);
  return {
    knownId: feed.id,
    url: feed.url,
    title: feed.title,
    kind: feed.kind,
    posts: total,
    ...(newest[0] && { latestAt: newest[0].publishedAt }),
    parsed: toParsed(feed, newest),
    answer: notModified(feed),
  };
}

function hashOf(answer: FetchAnswer): string {
  return createHash("sha256").update(answer.body).digest("base64url");
}

/** The user's own *Refresh now*: obeys the same rules, and says when it may. */
export async function refreshFeed(
  context: Polling,
  feedId: string,
): Promise<{ polled: boolean; outcome: Written["outcome"]; allowedAt: Date }> {
  const { outcome } = await pollFeed(context, feedId);
  if (outcome !== "too-soon")
    return { polled: true, outcome, allowedAt: (await getFeed(context.db, feedId)).allowedAt };
  // One that is gone for good is not asked again, however long one waits.
  const { status } = await getFeed(context.db, feedId);
  const allowedAt = await mayBeAskedAt(context, feedId);
  return { polled: false, outcome: status === "gone" ? "trouble" : outcome, allowedAt };
}
