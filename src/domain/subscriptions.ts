// Being told of news instead of asking for it (WebSub): what is wanted follows from the feeds, and is asked for, renewed
// and ended here, by rows alone. Nothing is sent where nobody out there can reach us.
import { randomBytes } from "node:crypto";
import { getFeed, updateFeed } from "../db/feeds.ts";
import {
  deleteSubscription,
  dropUnwanted,
  endLapsed,
  insertSubscriptions,
  listNoLongerPushed,
  listUnserved,
  takeDue,
  updateSubscription,
  type Subscription,
  type SubscriptionChange,
} from "../db/subscriptions.ts";
import { inTransaction } from "../db/transaction.ts";
import { describeError, DoorError, RetryLaterError } from "../errors.ts";
import { newSharedId } from "../id.ts";
import { parseRetryAfter } from "../net/caching.ts";
import { LONGEST_MS } from "../websub/lease.ts";
import { mayKnowSecret } from "../websub/reach.ts";
import { refusalOf, subscribeForm, unsubscribeForm } from "../websub/requests.ts";
import type { Context } from "./context.ts";
import { CONFIRM_MS, GIVEN_UP_MS, WAITS } from "./subscriptions/pauses.ts";
import { wakeFeed } from "./subscriptions/wake.ts";

/** So many hubs are asked side by side. */
const AT_ONCE = 16;
const NEW_AT_ONCE = 500;
/** A hub that does not hear our goodbye will hear at the next delivery that we are gone. */
const GOODBYES = 3;

type Asking = Context & { signal: AbortSignal | undefined };
type Pushing = Asking & { push: NonNullable<Context["push"]> };

/**
 * Looks once for everything that is due with hubs. May run in many processes at the same time.
 * @param signal ends what is being asked; it counts as a try that failed.
 */
export async function keepSubscriptions(context: Context, signal?: AbortSignal): Promise<void> {
  const { db, clock } = context;
  const now = clock.now();
  await endLapsed(db, now, new Date(now.getTime() + LONGEST_MS));
  if (context.push) await subscribeWhereOffered({ ...context, push: context.push, signal });
  const inForce = { now: clock.now(), callbacks: context.push?.callbacks };
  for (const feedId of await listNoLongerPushed(db, inForce)) await forgetPush(context, feedId);
}

async function subscribeWhereOffered(context: Pushing): Promise<void> {
  const { db, clock, push } = context;
  const now = clock.now();
  await dropUnwanted(db, now, push.callbacks);
  const unserved = await listUnserved(db, { now, callbacks: push.callbacks, limit: NEW_AT_ONCE });
  const wanted = unserved.flatMap(({ id, hubUrls, topicUrl }) => {
    const [hub] = hubUrls;
    if (hub === undefined || topicUrl === null) return [];
    return [{ feedId: id, hubs: hubUrls, topic: topicUrl, ...newAddress(push, hub), nextTryAt: now, createdAt: now }];
  });
  await insertSubscriptions(db, wanted);
  const due = await takeDue(db, now, new Date(now.getTime() + CONFIRM_MS), AT_ONCE);
  await Promise.all(due.map((one) => (one.state === "leaving" ? leave(context, one) : subscribe(context, one))));
}

/** A callback that only this hub knows, and the secret that goes with it. */
function newAddress(push: Pushing["push"], hub: string) {
  const id = newSharedId();
  const secret = mayKnowSecret(hub, push.allow) ? randomBytes(32).toString("base64url") : null;
  return { id, hub, secret, callback: `${push.callbacks}${id}` };
}

async function subscribe(context: Pushing, taken: Subscription): Promise<void> {
  const one = await atItsHub(context, taken);
  const trouble = await ask(context, one, subscribeForm(one));
  // Where there is none, the hub asks back; it may have done so before it answered.
  if (trouble) await updateSubscription(context.db, one.id, afterTrouble(context, one, trouble), ["pending"]);
}

/** Hubs are tried in turn, and each learns an address of its own: one hub cannot speak for another. */
async function atItsHub({ db, push }: Pushing, taken: Subscription): Promise<Subscription> {
  const hub = taken.hubs[(taken.attempts - 1) % taken.hubs.length] ?? taken.hub;
  if (hub === taken.hub) return taken;
  const change = newAddress(push, hub);
  await updateSubscription(db, taken.id, change, ["pending"]);
  return { ...taken, ...change };
}

type Refusal = { reason: string; notBefore?: Date | undefined };

/** @returns why the hub did not accept; undefined where it did. */
async function ask(context: Asking, { hub }: Subscription, form: URLSearchParams): Promise<Refusal | undefined> {
  try {
    const answer = await context.fetcher.fetch({
      url: hub,
      purpose: "hub",
      form,
      ...(context.signal && { signal: context.signal }),
    });
    const reason = refusalOf(answer);
    return reason === undefined
      ? undefined
      : { reason, notBefore: parseRetryAfter(answer.headers, context.clock.now()) };
  } catch (error) {
    if (!(error instanceof DoorError)) throw error;
    context.logger.debug({ hub: new URL(hub).host, error: describeError(error) }, "a hub could not be asked");
    return { reason: error.message, notBefore: error instanceof RetryLaterError ? error.notBefore : undefined };
  }
}

/** The next hub at once; after the last of them a pause, and after enough rounds a long one. */
function afterTrouble(
  { clock }: Pick<Context, "clock">,
  { attempts, hubs }: Pick<Subscription, "attempts" | "hubs">,
  { reason, notBefore }: Refusal,
): SubscriptionChange {
  const now = clock.now().getTime();
  const at = (ms: number): Date => new Date(Math.max(now + ms, notBefore?.getTime() ?? 0));
  const isLastHub = attempts % hubs.length === 0;
  if (!isLastHub) return { state: "wanted", nextTryAt: new Date(now), lastError: reason };
  const wait = WAITS[attempts / hubs.length - 1];
  if (wait !== undefined) return { state: "wanted", nextTryAt: at(wait), lastError: reason };
  return { state: "failed", attempts: 0, nextTryAt: at(GIVEN_UP_MS), lastError: reason };
}

async function leave(context: Asking, one: Subscription): Promise<void> {
  if (one.attempts > GOODBYES) return deleteSubscription(context.db, one.id);
  const trouble = await ask(context, one, unsubscribeForm(one));
  if (trouble) await updateSubscription(context.db, one.id, { lastError: trouble.reason }, ["leaving"]);
}

/** From now on we look by ourselves again. */
async function forgetPush({ db, clock, chance }: Context, feedId: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    await updateFeed(tx, feedId, { pushedBy: null, pushedUntil: null });
    await wakeFeed(tx, await getFeed(tx, feedId), { now: clock.now(), chance });
  });
}
