// Following feeds: what discovery fetched is the first poll; every later one is conditional, bounded and polite.
import { createHash } from "node:crypto";
import { MINUTE } from "../clock.ts";
import { addFeedAliases, claimFeed, findFeedByUrls, getFeed, insertFeed, updateFeed, type Feed } from "../db/feeds.ts";
import { silenceHost, silentUntil } from "../db/hosts.ts";
import { listPublishedAt, summarisePosts } from "../db/posts.ts";
import type { NewTask } from "../db/tasks.ts";
import { inTransaction, type Tx } from "../db/transaction.ts";
import { feedKind } from "../feeds/kind.ts";
import { parseFeed } from "../feeds/parse.ts";
import type { ParsedFeed } from "../feeds/types.ts";
import { describeError } from "../errors.ts";
import { newSharedId } from "../id.ts";
import type { FetchAnswer } from "../net/fetcher.ts";
import { offerOf } from "../websub/offer.ts";
import type { Context } from "./context.ts";
import type { FoundFeed } from "./discovery/types.ts";
import { believedAddress, moveAfter } from "./feeds/moves.ts";
import { notModified, toParsed } from "./feeds/known.ts";
import { notesOf, troubleFrom, troubleOf, unexpectedTrouble, type Trouble } from "./feeds/health.ts";
import { RHYTHM_POSTS, scheduleAfter, scheduleAfterTrouble, silenceUnsaid } from "./feeds/schedule.ts";
import { pickWishes, wishesOf } from "./feeds/wishes.ts";
import { addBriefings, storePosts, toBriefAgain } from "./posts.ts";
import { isPushed } from "./feeds/pushed.ts";
import { hint } from "./tasks.ts";

/** Machine milliseconds one poll may take before another worker may try. */
const POLL_LEASE_MS = 90_000;

/**
 * Stores a feed that discovery has fetched and parsed, with its posts, unless it is known already. This was its first
 * poll. Nobody follows it yet, so nothing is briefed.
 */
export async function storeFeed(tx: Tx, context: Pick<Context, "clock" | "poll">, found: FoundFeed): Promise<Feed> {
  if (found.knownId !== undefined) return getFeed(tx, found.knownId);
  const now = context.clock.now();
  const { parsed, answer } = found;
  const known = await findSame(tx, found);
  if (known) {
    // One that was ill, or gone, has just answered, at its own address and from no other.
    const isItself = found.url === known.url && answer.url === known.url;
    if (known.status !== "ok" && isItself) await storeVisit(tx, context, known, { answer, parsed });
    return getFeed(tx, known.id);
  }
  const validators = validatorsOf(answer);
  const schedule = scheduleAfter({
    headers: answer.headers,
    hasValidators: validators.etag !== null || validators.lastModified !== null,
    ...wishesOf(parsed),
    publishedAt: parsed.posts.flatMap((post) => post.publishedAt ?? []),
    now,
    bounds: context.poll,
  });
  const feed = await insertFeed(tx, {
    id: newSharedId(),
    url: found.url,
    title: found.title,
    ...about(parsed, answer.url),
    kind: found.kind,
    ...validators,
    ...schedule,
    contentHash: hashOf(answer),
    wrong: notesOf(parsed),
    ...offerOf(answer, parsed),
    ...wishesOf(parsed),
    ...moveAfter(answer, found.url, null, true),
    lastPolledAt: now,
    lastOkAt: now,
    createdAt: now,
    orphanedAt: now,
  });
  if (!feed) return (await findFeedByUrls(tx, [found.url]))!;
  await storePosts(tx, feed, parsed, now);
  return feed;
}

/** What a feed says of itself, but for its title: read when it is first read. */
function about(parsed: ParsedFeed, url: string) {
  return {
    kind: feedKind(parsed, url),
    format: parsed.format,
    description: parsed.description ?? null,
    siteUrl: parsed.siteUrl ?? null,
    picture: parsed.picture ?? null,
    authorName: parsed.author?.name ?? null,
    language: parsed.language ?? null,
  };
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
 * A feed that we hold, as discovery would have found it: following it costs no request. One that is in trouble may be
 * asked again, once the rules allow.
 */
export async function findKnownFeed(
  context: Pick<Context, "db" | "clock">,
  url: string,
): Promise<FoundFeed | undefined> {
  const { db, clock } = context;
  const feed = await findFeedByUrls(db, [url]);
  if (!feed || (feed.status !== "ok" && feed.allowedAt <= clock.now())) return undefined;
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

export type PollOutcome = { outcome: "new" | "unchanged" | "trouble" | "too-soon"; added: number };

/** Polls a feed if the rules allow it now; may run twice, and may die anywhere. */
export async function pollFeed(context: Context, feedId: string): Promise<PollOutcome> {
  const { db, clock } = context;
  const now = clock.now();
  const feed = await claimFeed(db, feedId, {
    now,
    until: new Date(now.getTime() + clock.toDomain(POLL_LEASE_MS)),
    notBefore: new Date(now.getTime() + context.poll.minutesMin * MINUTE),
  });
  if (!feed) return { outcome: "too-soon", added: 0 };
  const quietUntil = await silentUntil(db, feed.host, now);
  if (quietUntil) {
    await updateFeed(db, feedId, { claimedUntil: null, allowedAt: quietUntil, nextPollAt: quietUntil });
    return { outcome: "too-soon", added: 0 };
  }
  try {
    const visit = await readFeed(context, feed);
    if ("text" in visit) return await storeTrouble(context, feed, visit);
    const stored = await inTransaction(db, (tx) => storeVisit(tx, context, feed, visit));
    await hint(context, stored.tasks);
    return { outcome: stored.added > 0 ? "new" : "unchanged", added: stored.added };
  } catch (error) {
    // A fault of ours with this one feed: it waits as any other trouble would, and the user sees that it does.
    context.logger.error({ feed: feed.id, error: describeError(error) }, "a feed could not be stored");
    return storeTrouble(context, feed, unexpectedTrouble());
  }
}

type Visit = { answer: FetchAnswer; parsed: ParsedFeed | undefined };

/** Asks the server, and reads what it answers; what is not fine comes back as trouble. */
async function readFeed(context: Context, feed: Feed): Promise<Visit | Trouble> {
  let answer: FetchAnswer | undefined;
  try {
    const validators =
      feed.validatorsUrl === feed.url
        ? { etag: feed.etag ?? undefined, lastModified: feed.lastModified ?? undefined }
        : undefined;
    answer = await context.fetcher.fetch({ url: feed.url, purpose: "feed", ...(validators && { validators }) });
    const trouble = troubleOf(answer, context.clock.now());
    if (trouble) return trouble;
    const unchanged = answer.status === 304 || hashOf(answer) === feed.contentHash;
    return { answer, parsed: unchanged ? undefined : await parseFeed(answer.body, answer.headers, answer.url) };
  } catch (error) {
    return troubleFrom(error, feed.url, answer);
  }
}

async function storeVisit(
  tx: Tx,
  context: Pick<Context, "clock" | "poll">,
  feed: Feed,
  visit: Visit,
): Promise<{ added: number; tasks: NewTask[] }> {
  const now = context.clock.now();
  const { answer, parsed } = visit;
  const stored = parsed ? await storePosts(tx, feed, parsed, now) : undefined;
  const tasks = stored
    ? await addBriefings(tx, [...stored.newest, ...(await toBriefAgain(tx, stored.edited))], { now })
    : [];
  const validators = answer.status === 304 ? adoptValidators(feed, answer) : validatorsOf(answer);
  const wishes = parsed ? wishesOf(parsed) : feed;
  const isSameFeed = stored === undefined || stored.known >= stored.added;
  const move = moveAfter(answer, feed.url, feed, isSameFeed);
  const believed = believedAddress(move);
  // What we had to find ourselves, the hub has not pushed.
  const pushMissed = feed.pushMissed || (stored !== undefined && stored.added > 0 && isPushed(feed, now));
  await updateFeed(tx, feed.id, {
    ...validators,
    ...scheduleAfter({
      headers: answer.headers,
      hasValidators: validators.etag !== null || validators.lastModified !== null,
      ...pickWishes(wishes),
      publishedAt: await listPublishedAt(tx, feed.id, RHYTHM_POSTS),
      isPushed: isPushed({ ...feed, pushMissed }, now),
      now,
      bounds: context.poll,
    }),
    ...(parsed && { contentHash: hashOf(answer), ...pickWishes(wishes), title: parsed.title ?? feed.title }),
    ...(parsed && feed.lastOkAt === null && about(parsed, answer.url)),
    ...(parsed && offerOf(answer, parsed)),
    pushMissed,
    ...move,
    claimedUntil: null,
    lastPolledAt: now,
    status: "ok",
    failures: 0,
    error: null,
    failingSince: null,
    trouble: null,
    ...(parsed && { wrong: notesOf(parsed) }),
    lastOkAt: now,
  });
  if (believed !== null) await adoptAddress(tx, feed, believed);
  return { added: stored?.added ?? 0, tasks };
}

async function storeTrouble(context: Context, feed: Feed, trouble: Trouble): Promise<PollOutcome> {
  const now = context.clock.now();
  if (trouble.pause) return keepSilence(context, feed, trouble);
  const failures = feed.failures + 1;
  await updateFeed(context.db, feed.id, {
    claimedUntil: null,
    lastPolledAt: now,
    failures,
    error: trouble.text,
    failingSince: feed.failingSince ?? now,
    trouble: trouble.kind,
    status: trouble.gone ? "gone" : "failing",
    nextPollAt: scheduleAfterTrouble({ failures, now, bounds: context.poll }),
    allowedAt: new Date(now.getTime() + context.poll.minutesMin * MINUTE),
  });
  return { outcome: "trouble", added: 0 };
}

/** A pause is for all feeds of the host, is kept over restarts, and is no failure of the feed. */
async function keepSilence(context: Context, feed: Feed, { kind, text, silence }: Trouble): Promise<PollOutcome> {
  const now = context.clock.now();
  const until = silence ?? silenceUnsaid({ since: feed.lastOkAt ?? feed.createdAt, now, bounds: context.poll });
  await silenceHost(context.db, feed.host, until, text);
  const wait = {
    claimedUntil: null,
    lastPolledAt: now,
    error: text,
    trouble: kind,
    allowedAt: until,
    nextPollAt: until,
  };
  await updateFeed(context.db, feed.id, wait);
  return { outcome: "trouble", added: 0 };
}

/** The old address becomes an alias; where the new one is another feed of ours already, both stay as they are. */
async function adoptAddress(tx: Tx, feed: Feed, url: string): Promise<void> {
  const taken = await findFeedByUrls(tx, [url]);
  if (taken && taken.id !== feed.id) return;
  const movedAt = feed.lastPolledAt ?? feed.createdAt;
  await updateFeed(tx, feed.id, { url, movedTo: null, movedSeen: 0, movedFrom: feed.url, movedAt });
  await addFeedAliases(tx, feed.id, [feed.url]);
}

/** Exactly as served, with the address that served them. */
function validatorsOf(answer: FetchAnswer) {
  return {
    etag: answer.headers.get("etag"),
    lastModified: answer.headers.get("last-modified"),
    validatorsUrl: answer.url,
  };
}

/** A 304 may bring new validators; what it does not mention stays. */
function adoptValidators(feed: Feed, answer: FetchAnswer) {
  return {
    etag: answer.headers.get("etag") ?? feed.etag,
    lastModified: answer.headers.get("last-modified") ?? feed.lastModified,
    validatorsUrl: feed.validatorsUrl,
  };
}

function hashOf(answer: FetchAnswer): string {
  return createHash("sha256").update(answer.body).digest("base64url");
}

/** The user's own *Refresh now*: obeys the same rules, and says when it may. */
export async function refreshFeed(
  context: Context,
  feedId: string,
): Promise<{ polled: boolean; outcome: PollOutcome["outcome"]; allowedAt: Date }> {
  const { outcome } = await pollFeed(context, feedId);
  const feed = await getFeed(context.db, feedId);
  return { polled: outcome !== "too-soon", outcome, allowedAt: feed.allowedAt };
}
