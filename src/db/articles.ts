import type { Insertable, Selectable } from "kysely";
import { sql } from "kysely";
import type { Tables } from "./schema.ts";
import type { Handle } from "./transaction.ts";

export type StoredArticle = Selectable<Tables["articles"]>;
export type NewArticle = Insertable<Tables["articles"]>;

const BATCH = 200;

/** Stores or replaces. A full text from the page is never replaced by what a feed carried in part. */
export async function upsertArticles(tx: Handle, articles: readonly NewArticle[]): Promise<void> {
  for (let start = 0; start < articles.length; start += BATCH) {
    await tx
      .insertInto("articles")
      .values(articles.slice(start, start + BATCH))
      .onConflict((conflict) =>
        conflict
          .column("postId")
          .doUpdateSet((eb) => ({
            source: eb.ref("excluded.source"),
            html: eb.ref("excluded.html"),
            text: eb.ref("excluded.text"),
            words: eb.ref("excluded.words"),
            language: eb.ref("excluded.language"),
            trouble: eb.ref("excluded.trouble"),
            storedAt: eb.ref("excluded.storedAt"),
          }))
          .where(sql<boolean>`not (articles.source = 'page' and excluded.source = 'excerpt')`),
      )
      .execute();
  }
}

export async function listStoredSince(db: Handle, postIds: readonly string[], since: Date): Promise<Set<string>> {
  if (postIds.length === 0) return new Set();
  const rows = await db
    .selectFrom("articles")
    .select("postId")
    .where("postId", "in", postIds)
    .where("storedAt", ">=", since)
    .execute();
  return new Set(rows.map(({ postId }) => postId));
}

export async function findArticle(db: Handle, postId: string): Promise<StoredArticle | undefined> {
  return db.selectFrom("articles").selectAll().where("postId", "=", postId).executeTakeFirst();
}

/** Why the page could not be read, beside what the feed carried. */
export async function setArticleTrouble(tx: Handle, postId: string, trouble: string): Promise<void> {
  await tx.updateTable("articles").set({ trouble }).where("postId", "=", postId).execute();
}

/** What is needed to decide how a post is read: where it lives, and what we hold of it. */
export async function findReadable(
  db: Handle,
  postIds: readonly string[],
): Promise<{ id: string; url: string | null; source: StoredArticle["source"] | null; trouble: string | null }[]> {
  if (postIds.length === 0) return [];
  return db
    .selectFrom("posts")
    .leftJoin("articles", "articles.postId", "posts.id")
    .select(["posts.id", "posts.url", "articles.source", "articles.trouble"])
    .where("posts.id", "=", sql<string>`any(${[...postIds]}::uuid[])`)
    .execute();
}
