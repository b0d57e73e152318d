// What a hub delivers (WebSub, 7): stored as a poll's posts are, before it is answered. So what was answered is never
// lost, and what was not answered comes again. It only adds: validators and the next poll stay as they are.
import { createHash } from "node:crypto";
import { getFeed, updateFeed, type Feed } from "../../db/feeds.ts";
import { holdSubscription, updateSubscription, type Subscription } from "../../db/subscriptions.ts";
import { inTransaction, type Tx } from "../../db/transaction.ts";
import { DoorError } from "../../errors.ts";
import { parseFeed } from "../../feeds/parse.ts";
import type { ParsedFeed } from "../../feeds/types.ts";
import { topicsNamed } from "../../websub/offer.ts";
import { isSigned } from "../../websub/signature.ts";
import type { Context } from "../context.ts";
import { joinRhythm } from "../feeds/rhythm.ts";
import { wakePollers } from "../polls/wake-pollers.ts";
import { addBriefings, storePosts, toBriefAgain } from "../posts.ts";
import { hint } from "../tasks.ts";
import { wakeFeed } from "./wake.ts";

export type Delivery = { headers: Headers; body: Uint8Array };

/** So many deliveries are known again: a hub that heard no answer, and whoever plays an old one back. */
const MOST_SEEN = 50;

/** Whether it can come from this hub at all, before its body is read: it names no other topic, and is signed. */
export function mayDeliver({ topic, secret }: Subscription, headers: Headers): boolean {
  const named = topicsNamed(headers, topic);
  const isOurs = named.length === 0 || named.some((one) => URL.parse(one)?.href === URL.parse(topic)?.href);
  return isOurs && (secret === null || headers.has("x-hub-signature"));
}

/** @returns false where it is forged. */
export async function receivePush(
  context: Pick<Context, "db" | "clock" | "chance" | "queue" | "logger">,
  one: Subscription,
  delivery: Delivery,
): Promise<boolean> {
  const { headers, body } = delivery;
  if (one.secret !== null && !isSigned(headers.get("x-hub-signature") ?? undefined, body, one.secret)) return false;
  const digest = createHash("sha256").update(body).digest("base64url");
  if (one.seen.includes(digest)) return true;
  const parsed = body.length === 0 ? undefined : await read(delivery, await getFeed(context.db, one.feedId));
  const tasks = await inTransaction(context.db, async (tx) => {
    // Twice at the same time: the second waits here, and finds it seen.
    const held = await holdSubscription(tx, one.id);
    if (!held || (parsed && held.seen.includes(digest))) return [];
    const now = context.clock.now();
    const seen = parsed ? [digest, ...held.seen].slice(0, MOST_SEEN) : held.seen;
    await updateSubscription(tx, one.id, { lastPushAt: now, seen });
    await updateFeed(tx, one.feedId, { pushMissed: false, pushedAt: now });
    // A poll may have been written since the delivery was read.
    const feed = await getFeed(tx, one.feedId);
    return parsed ? store(tx, feed, parsed, now) : wakeFeed(tx, feed, { now, chance: context.chance }).then(() => []);
  });
  await hint(context, tasks);
  if (!parsed) await wakePollers(context);
  return true;
}

async function store(tx: Tx, feed: Feed, parsed: ParsedFeed, now: Date) {
  const { newest, edited, publishedAt } = await storePosts(tx, feed, parsed, now);
  if (publishedAt.length > 0) await updateFeed(tx, feed.id, { rhythm: joinRhythm(feed.rhythm, publishedAt) });
  return addBriefings(tx, [...newest, ...(await toBriefAgain(tx, edited))], { now });
}

/** Undefined where it is no feed: then it says no more than that there is news. */
async function read({ headers, body }: Delivery, feed: Feed): Promise<ParsedFeed | undefined> {
  try {
    // As if it had been polled: relative addresses lead to the same places, so that no post is taken for another.
    return await parseFeed(body, headers, feed.validatorsUrl ?? feed.url, { toStore: true });
  } catch (error) {
    if (error instanceof DoorError) return undefined;
    throw error;
  }
}
