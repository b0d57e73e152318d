// What models took of an account, by day and model. Counts are kept for good.
import { sql } from "kysely";
import type { Handle } from "./transaction.ts";

/** @property dollars null where nobody knows the price. */
export type Spent = { tokensIn: number; tokensOut: number; dollars: number | null };

/** Tokens of the account's day (YYYY-MM-DD, UTC), with what is being asked just now counted at its most. */
export async function tokensUsed(db: Handle, userId: string, day: string): Promise<number> {
  const row = await db
    .selectNoFrom((eb) => [
      eb
        .selectFrom("aiUsage")
        .select(sql<number>`coalesce(sum(tokens_in + tokens_out), 0)`.as("n"))
        .where("userId", "=", userId)
        .where("day", "=", day)
        .as("used"),
      eb
        .selectFrom("modelCalls")
        .select(sql<number>`coalesce(sum(tokens_in + tokens_out), 0)`.as("n"))
        .where("userId", "=", userId)
        .where("day", "=", day)
        .where("state", "=", "sending")
        .as("open"),
    ])
    .executeTakeFirstOrThrow();
  return (row.used ?? 0) + (row.open ?? 0);
}

/** Adds one call to the day. An account that is gone meanwhile is charged nothing. */
export async function chargeCall(
  tx: Handle,
  userId: string,
  { day, model, spent }: { day: string; model: string; spent: Spent },
): Promise<void> {
  const { tokensIn, tokensOut, dollars } = spent;
  await sql`
    insert into ai_usage (user_id, day, model, tokens_in, tokens_out, calls, dollars, unpriced)
    select id, ${day}::date, ${model}, ${tokensIn}::int, ${tokensOut}::int, 1, ${dollars ?? 0}::float8,
      ${dollars === null ? 1 : 0}::int
    from users where id = ${userId}
    on conflict (user_id, day, model) do update set
      tokens_in = ai_usage.tokens_in + excluded.tokens_in, tokens_out = ai_usage.tokens_out + excluded.tokens_out,
      calls = ai_usage.calls + 1, dollars = ai_usage.dollars + excluded.dollars,
      unpriced = ai_usage.unpriced + excluded.unpriced`.execute(tx);
}

/** Whoever of a post's followers lets a model work, with what they used today; whoever used least comes first. */
export async function listPayers(db: Handle, postId: string, day: string): Promise<{ userId: string; used: number }[]> {
  return db
    .selectFrom("posts")
    .innerJoin("follows", "follows.feedId", "posts.feedId")
    .innerJoin("profiles", "profiles.userId", "follows.userId")
    .select("follows.userId")
    .select(
      sql<number>`
        coalesce((select sum(tokens_in + tokens_out) from ai_usage u
          where u.user_id = follows.user_id and u.day = ${day}::date), 0)
        + coalesce((select sum(tokens_in + tokens_out) from model_calls c
          where c.user_id = follows.user_id and c.day = ${day}::date and c.state = 'sending'), 0)`.as("used"),
    )
    .where("posts.id", "=", postId)
    .where(sql<boolean>`(follows.authors = '{}' or follows.authors && posts.authors)`)
    .where("profiles.aiEnabled", "=", true)
    .groupBy("follows.userId")
    .orderBy("used")
    .orderBy(sql`min(follows.created_at)`)
    .execute();
}

export type DayOfModel = {
  day: string;
  model: string;
  tokensIn: number;
  tokensOut: number;
  calls: number;
  dollars: number;
  unpriced: number;
};

/** The user's days since `day`, the newest first, a line a model. */
export async function listUsage(db: Handle, userId: string, since: string): Promise<DayOfModel[]> {
  return db
    .selectFrom("aiUsage")
    .select(["day", "model", "tokensIn", "tokensOut", "calls", "dollars", "unpriced"])
    .where("userId", "=", userId)
    .where("day", ">=", since)
    .orderBy("day", "desc")
    .orderBy("model")
    .execute();
}
