// The book of what is sent to models: a call is entered and its most reserved in one transaction, and settled when it ends.
import { isOfModel, type CallEnd, type Ledger } from "../../ai/ledger.ts";
import { chargeCall, tokensUsed } from "../../db/ai-usage.ts";
import { endModelCall, insertModelCall, lockSwitch } from "../../db/model-calls.ts";
import type { ModelPurpose } from "../../db/schema/models.ts";
import { inTransaction, type Tx } from "../../db/transaction.ts";
import { DAY } from "../../clock.ts";
import { NotYetError } from "../../errors.ts";
import { newId } from "../../id.ts";
import type { Context } from "../context.ts";
import { switchedOff } from "./open-calls.ts";
import { dollarsFor } from "./prices.ts";

export type Entry = {
  userId: string;
  purpose: ModelPurpose;
  postId?: string | undefined;
  host: string;
  evenIfOff?: boolean;
};

/** The day of a budget: UTC. */
export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

export function nextDay(now: Date): Date {
  return new Date(Math.floor(now.getTime() / DAY + 1) * DAY);
}

export function spentForToday(now: Date): NotYetError {
  return new NotYetError("model-budget", "What models may do for you today is used up.", { notBefore: nextDay(now) });
}

/**
 * Refuses, by throwing NotYetError, where the account's switch is off or its day has no room for the most that the call
 * may take. One transaction with a lock on the account: two workers cannot both take the last of a day.
 */
export function openLedger(context: Context, { userId, purpose, postId, host, evenIfOff }: Entry): Ledger {
  const { db, clock, dailyTokens } = context;
  return async ({ path, model, text, tokensIn, tokensOut }) => {
    const id = newId();
    await inTransaction(db, async (tx) => {
      const at = clock.now();
      const day = dayOf(at);
      // To end what was begun, such as a batch, is asked for also where the switch was thrown.
      if (!(await lockSwitch(tx, userId)) && !evenIfOff) throw switchedOff();
      const most = tokensIn + tokensOut;
      if (most > 0 && (await tokensUsed(tx, userId, day)) + most > dailyTokens) throw spentForToday(at);
      await insertModelCall(tx, {
        id,
        userId,
        at,
        day,
        purpose,
        postId: postId ?? null,
        host,
        path,
        model,
        state: "sending",
        sent: text,
        tokensIn,
        tokensOut,
      });
    });
    return (end) => settle(context, id, { host, path, model, end });
  };
}

async function settle(
  { db }: Pick<Context, "db">,
  id: string,
  about: { host: string; path: string; model: string; end: CallEnd },
): Promise<void> {
  await inTransaction(db, (tx) => settleIn(tx, id, about));
}

/** Says what came of a call and charges it, once. `inBatch`: it costs less. */
export async function settleIn(
  tx: Tx,
  id: string,
  about: { host: string; path: string; model: string; end: CallEnd; inBatch?: boolean; state?: "lost" },
): Promise<void> {
  const { host, path, model, end, inBatch = false } = about;
  const { tokensIn, tokensOut, isEstimate, ms, trouble } = end;
  const dollars = await dollarsFor(tx, { host, path, model, tokensIn, tokensOut, seconds: end.seconds, inBatch });
  const state = about.state ?? (trouble === undefined ? "answered" : "failed");
  const spent = { tokensIn, tokensOut, dollars };
  const call = await endModelCall(tx, id, { ...spent, state, isEstimate, ms, trouble: trouble ?? null });
  // What the server is asked about itself is free, and no call of a model.
  if (call && isOfModel(path)) await chargeCall(tx, call.userId, { day: call.day, model, spent });
}
