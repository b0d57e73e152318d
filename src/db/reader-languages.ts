import { sql } from "kysely";
import type { Handle } from "./transaction.ts";

/**
 * The best-known language of each follower of the post who lets models work and does not read `language`; the most wanted
 * first. Who never said what they read wants nothing.
 */
export async function listReaderLanguages(db: Handle, postId: string, language: string): Promise<string[]> {
  const rows = await db
    .selectFrom("posts")
    .innerJoin("follows", "follows.feedId", "posts.feedId")
    .innerJoin("profiles", "profiles.userId", "follows.userId")
    .select(sql<string>`profiles.languages[1]`.as("first"))
    .where("posts.id", "=", postId)
    .where(sql<boolean>`(follows.authors = '{}' or follows.authors && posts.authors)`)
    .where("profiles.aiEnabled", "=", true)
    .where(sql<boolean>`cardinality(profiles.languages) > 0`)
    .where(sql<boolean>`not profiles.languages @> array[${language}]`)
    .groupBy("first")
    .orderBy(sql`count(distinct follows.user_id)`, "desc")
    .orderBy("first")
    .execute();
  return rows.map((row) => row.first);
}
