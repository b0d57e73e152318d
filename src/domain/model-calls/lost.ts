// Calls whose process ended before they were answered: nobody knows what became of them, so their most counts as spent.
import { isOfModel } from "../../ai/ledger.ts";
import { chargeCall } from "../../db/ai-usage.ts";
import { endModelCall, listOpenBefore } from "../../db/model-calls.ts";
import { inTransaction } from "../../db/transaction.ts";
import type { Context } from "../context.ts";
import { dollarsFor } from "./prices.ts";

const AT_ONCE = 100;

/** @param before domain time; whatever was open then is lost. Without it, all there is: right after a start, with one process. */
export async function endLostCalls({ db, clock }: Pick<Context, "db" | "clock">, before?: Date): Promise<void> {
  const lost = await listOpenBefore(db, before ?? new Date(clock.now().getTime() + 1), AT_ONCE);
  for (const { id, host, path, model, tokensIn, tokensOut } of lost) {
    await inTransaction(db, async (tx) => {
      const dollars = await dollarsFor(tx, { host, path, model, tokensIn, tokensOut });
      const spent = { tokensIn, tokensOut, dollars };
      const trouble = "Door Opener ended before it was answered.";
      const call = await endModelCall(tx, id, { ...spent, state: "lost", isEstimate: true, ms: null, trouble });
      if (call && isOfModel(path)) await chargeCall(tx, call.userId, { day: call.day, model, spent });
    });
  }
  if (lost.length === AT_ONCE) await endLostCalls({ db, clock }, before);
}
