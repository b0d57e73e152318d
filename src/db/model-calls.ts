// The requests to models, one row each, written before they are sent.
import { sql, type Insertable, type Selectable } from "kysely";
import type { Tables } from "./schema.ts";
import type { ModelPurpose } from "./schema/models.ts";
import type { Handle } from "./transaction.ts";

export type ModelCall = Selectable<Tables["modelCalls"]>;
export type NewModelCall = Insertable<Tables["modelCalls"]>;

/** Whether the account lets models work. Until the transaction ends, nobody throws the switch or reserves beside it. */
export async function lockSwitch(tx: Handle, userId: string): Promise<boolean> {
  const row = await tx
    .selectFrom("profiles")
    .select("aiEnabled")
    .where("userId", "=", userId)
    .forUpdate()
    .executeTakeFirst();
  return row?.aiEnabled ?? false;
}

export async function isSwitchedOn(db: Handle, userId: string): Promise<boolean> {
  const row = await db.selectFrom("profiles").select("aiEnabled").where("userId", "=", userId).executeTakeFirst();
  return row?.aiEnabled ?? false;
}

export async function insertModelCall(tx: Handle, call: NewModelCall): Promise<void> {
  await tx.insertInto("modelCalls").values(call).execute();
}

export type CallOutcome = Pick<ModelCall, "tokensIn" | "tokensOut" | "isEstimate" | "ms" | "trouble" | "dollars"> & {
  state: "answered" | "failed" | "lost";
};

/** Says what came of a call, once: undefined where that is known already, or the account is gone. */
export async function endModelCall(
  tx: Handle,
  id: string,
  outcome: CallOutcome,
): Promise<Pick<ModelCall, "userId" | "day" | "model"> | undefined> {
  return tx
    .updateTable("modelCalls")
    .set(outcome)
    .where("id", "=", id)
    .where("state", "=", "sending")
    .returning(["userId", "day", "model"])
    .executeTakeFirst();
}

/** Calls that began before `before` and were never ended; those in a batch may take a day. */
export async function listOpenBefore(db: Handle, before: Date, limit: number): Promise<ModelCall[]> {
  return db
    .selectFrom("modelCalls")
    .selectAll()
    .where("state", "=", "sending")
    .where("batchId", "is", null)
    .where("at", "<", before)
    .orderBy("at")
    .limit(limit)
    .execute();
}

/** How often a model failed at this since then. */
export async function countFailures(
  db: Handle,
  about: { postId: string; purpose: ModelPurpose; since: Date },
): Promise<number> {
  const { n } = await db
    .selectFrom("modelCalls")
    .select(sql<number>`count(*)`.as("n"))
    .where("postId", "=", about.postId)
    .where("purpose", "=", about.purpose)
    .where("state", "=", "failed")
    .where("at", ">=", about.since)
    .executeTakeFirstOrThrow();
  return n;
}

/** Forgets the texts of calls before `before`; their counts stay. At most `limit` of them: call it until it answers less. */
export async function forgetTextsBefore(db: Handle, before: Date, limit: number): Promise<number> {
  const old = db
    .selectFrom("modelCalls")
    .select("id")
    .where("sent", "is not", null)
    .where("at", "<", before)
    .limit(limit);
  const done = await db.updateTable("modelCalls").set({ sent: null }).where("id", "in", old).executeTakeFirst();
  return Number(done.numUpdatedRows);
}
