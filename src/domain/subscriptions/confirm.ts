// A hub asks back whether we meant it (WebSub, 5.3), or says no (5.2). Only what we wanted is confirmed.
import { updateFeed } from "../../db/feeds.ts";
import {
  deleteSubscription,
  endOthers,
  holdSubscription,
  isAskedElsewhere,
  updateSubscription,
  type Subscription,
} from "../../db/subscriptions.ts";
import { inTransaction, type Tx } from "../../db/transaction.ts";
import { leaseOf } from "../../websub/lease.ts";
import { asReason } from "../../websub/requests.ts";
import type { Context } from "../context.ts";
import { GIVEN_UP_MS } from "./pauses.ts";

/** What stands in the address that the hub called. */
export type Question = {
  mode: string | undefined;
  topic: string | undefined;
  challenge: string | undefined;
  leaseSeconds: string | undefined;
  reason: string | undefined;
};

const LONGEST_CHALLENGE = 4_000;

/** @returns what to answer, word for word; undefined where we wanted nothing of the kind. */
export async function answerHub(
  context: Pick<Context, "db" | "clock">,
  id: string,
  question: Question,
): Promise<string | undefined> {
  return inTransaction(context.db, async (tx) => {
    const one = await holdSubscription(tx, id);
    if (!one || question.topic !== one.topic) return undefined;
    if (question.mode === "subscribe" && isAskedFor(one)) return confirm(tx, context, one, question);
    if (question.mode === "unsubscribe" && one.state === "leaving") return end(tx, one, question);
    if (question.mode === "denied" && isAskedFor(one)) return accept(tx, context, one, question);
    return undefined;
  });
}

/** We asked, however long ago; a hub may also ask again what we confirmed. */
function isAskedFor({ state, attempts }: Subscription): boolean {
  return state === "pending" || state === "active" || (state === "wanted" && attempts > 0);
}

function challengeOf({ challenge }: Question): string | undefined {
  return challenge !== undefined && challenge !== "" && challenge.length <= LONGEST_CHALLENGE ? challenge : undefined;
}

async function confirm(
  tx: Tx,
  { clock }: Pick<Context, "clock">,
  one: Subscription,
  question: Question,
): Promise<string | undefined> {
  const challenge = challengeOf(question);
  if (challenge === undefined) return undefined;
  const now = clock.now();
  const { until, renewAt } = leaseOf(question.leaseSeconds, now);
  const change = { state: "active" as const, attempts: 0, lastError: null, leaseUntil: until, nextTryAt: renewAt };
  await updateSubscription(tx, one.id, change);
  await endOthers(tx, one, now);
  await updateFeed(tx, one.feedId, { pushedBy: one.hub, pushedUntil: until });
  return challenge;
}

async function end(tx: Tx, one: Subscription, question: Question): Promise<string | undefined> {
  const challenge = challengeOf(question);
  if (challenge !== undefined) await deleteSubscription(tx, one.id);
  return challenge;
}

/** A no: another hub may say yes, else we look by ourselves, and do not ask again for long. */
async function accept(
  tx: Tx,
  { clock }: Pick<Context, "clock">,
  one: Subscription,
  question: Question,
): Promise<string> {
  const now = clock.now();
  const tried = one.hubs.indexOf(one.hub) + 1;
  const said = asReason(question.reason ?? "");
  const lastError = `${new URL(one.hub).host} will not push this feed${said === "" ? "." : `: ${said}`}`;
  if (one.state === "active" && (await isAskedElsewhere(tx, one))) await deleteSubscription(tx, one.id);
  else if (tried < one.hubs.length)
    await updateSubscription(tx, one.id, { ...OVER, state: "wanted", attempts: tried, nextTryAt: now, lastError });
  else {
    const nextTryAt = new Date(now.getTime() + GIVEN_UP_MS);
    await updateSubscription(tx, one.id, { ...OVER, state: "denied", attempts: 0, nextTryAt, lastError });
  }
  return "";
}

const OVER = { leaseUntil: null } as const;
