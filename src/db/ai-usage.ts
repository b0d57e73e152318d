import { sql } from "kysely";
import type { Handle } from "./transaction.ts";

/** Tokens the user's account was charged on a day (YYYY-MM-DD, UTC). */
export async function tokensUsed(db: Handle, userId: string, day: string): Promise<number> {
  const row = await db
    .selectFrom("aiUsage")
    .select(sql<number>`tokens_in + tokens_out`.as("tokens"))
    .where("userId", "=", userId)
    .where("day", "=", day)
    .executeTakeFirst();
  return row?.tokens ?? 0;
}

export async function chargeTokens(
  tx: Handle,
  userId: string,
  day: string,
  tokens: { in: number; out: number },
): Promise<void> {
  await tx
    .insertInto("aiUsage")
    .values({ userId, day, tokensIn: tokens.in, tokensOut: tokens.out, calls: 1 })
    .onConflict((conflict) =>
      conflict.columns(["userId", "day"]).doUpdateSet({
        tokensIn: sql<number>`ai_usage.tokens_in + excluded.tokens_in`,
        tokensOut: sql<number>`ai_usage.tokens_out + excluded.tokens_out`,
        calls: sql<number>`ai_usage.calls + 1`,
      }),
    )
    .execute();
}

/**
 * Of those who follow a post's feed: who lets a model work for them and has budget left; `asked` first, whose follow or
 * click it was, then the longest follower.
 */
export async function findPayer(
  db: Handle,
  postId: string,
  day: string,
  dailyTokens: number,
  asked: string | null,
): Promise<string | undefined> {
  const row = await db
    .selectFrom("posts")
    .innerJoin("follows", "follows.feedId", "posts.feedId")
    .innerJoin("profiles", "profiles.userId", "follows.userId")
    .leftJoin("aiUsage as used", (join) =>
      join.onRef("used.userId", "=", "follows.userId").on("used.day", "=", sql<string>`${day}::date`),
    )
    .select("follows.userId")
    .where("posts.id", "=", postId)
    .where("profiles.aiEnabled", "=", true)
    .where(sql<boolean>`coalesce(used.tokens_in + used.tokens_out, 0) < ${dailyTokens}`)
    .orderBy(sql`follows.user_id is not distinct from ${asked}::uuid`, "desc")
    .orderBy("follows.createdAt")
    .limit(1)
    .executeTakeFirst();
  return row?.userId;
}
