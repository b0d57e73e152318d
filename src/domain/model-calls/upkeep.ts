// What is done about old calls, again and again.
import { DAY, HOUR } from "../../clock.ts";
import { forgetTextsBefore } from "../../db/model-calls.ts";
import { deleteLeasesBefore } from "../../db/model-leases.ts";
import type { Context } from "../context.ts";
import { endLostCalls } from "./lost.ts";

/** Texts are kept so long, the counts for good. */
export const TEXT_DAYS = 30;
/** A slice, so that no sweep holds up the database: the next takes the next. */
const TEXTS_AT_ONCE = 200;
/** No call takes longer: a recording may take two hours. */
const LOST_AFTER_MS = 3 * HOUR;

export async function tidyModelCalls(context: Pick<Context, "db" | "clock">): Promise<void> {
  const now = context.clock.now().getTime();
  await forgetTextsBefore(context.db, new Date(now - TEXT_DAYS * DAY), TEXTS_AT_ONCE);
  await deleteLeasesBefore(context.db, new Date(now - HOUR));
  await endLostCalls(context, new Date(now - context.clock.toDomain(LOST_AFTER_MS)));
}
