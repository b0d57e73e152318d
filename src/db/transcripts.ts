// What was said in an episode, and its chapters. Shared, as posts are: whoever may read the post may read them.
import { sql, type Insertable, type Selectable } from "kysely";
import type { ChapterRow } from "./schema/shared.ts";
import type { Tables } from "./schema.ts";
import { spokenVector } from "./search.ts";
import type { Handle } from "./transaction.ts";

export type StoredTranscript = Omit<Selectable<Tables["transcripts"]>, "search">;
export type NewTranscript = Omit<Insertable<Tables["transcripts"]>, "segments" | "search"> & {
  segments: StoredTranscript["segments"];
};

const COLUMNS = ["postId", "format", "source", "language", "segments", "offered", "trouble", "storedAt"] as const;

export async function findTranscript(db: Handle, postId: string): Promise<StoredTranscript | undefined> {
  return db.selectFrom("transcripts").select(COLUMNS).where("postId", "=", postId).executeTakeFirst();
}

/** Stores or replaces. Nothing that was said is replaced by a reason why nothing could be had. */
export async function upsertTranscript(tx: Handle, { segments, ...rest }: NewTranscript): Promise<void> {
  const text = segments.map((segment) => segment.text).join("\n");
  const search = segments.length === 0 ? null : spokenVector(rest.language, text);
  await tx
    .insertInto("transcripts")
    .values({ ...rest, segments: JSON.stringify(segments), search })
    .onConflict((conflict) =>
      conflict.column("postId").doUpdateSet((eb) => {
        const keeps = sql<boolean>`excluded.format is null and transcripts.format is not null`;
        const unless = <Name extends "format" | "source" | "language" | "trouble" | "segments" | "search">(
          name: Name,
        ) =>
          eb
            .case()
            .when(keeps)
            .then(eb.ref(`transcripts.${name}`))
            .else(eb.ref(`excluded.${name}`))
            .end();
        return {
          format: unless("format"),
          source: unless("source"),
          language: unless("language"),
          trouble: unless("trouble"),
          segments: sql`${unless("segments")}`,
          search: unless("search"),
          offered: eb.ref("excluded.offered"),
          storedAt: eb.ref("excluded.storedAt"),
        };
      }),
    )
    .execute();
}

export async function findChapters(db: Handle, postId: string): Promise<ChapterRow[] | undefined> {
  const row = await db.selectFrom("chapters").select("chapters").where("postId", "=", postId).executeTakeFirst();
  return row?.chapters;
}

export async function upsertChapters(
  tx: Handle,
  row: { postId: string; chapters: readonly ChapterRow[]; storedAt: Date },
): Promise<void> {
  const chapters = JSON.stringify(row.chapters);
  await tx
    .insertInto("chapters")
    .values({ ...row, chapters })
    .onConflict((conflict) => conflict.column("postId").doUpdateSet({ chapters, storedAt: row.storedAt }))
    .execute();
}

/** What these posts offer, and the offer that was fetched, if any. */
export async function findOffers(
  db: Handle,
  postIds: readonly string[],
): Promise<{ id: string; extras: Record<string, unknown>; offered: string | null }[]> {
  if (postIds.length === 0) return [];
  return db
    .selectFrom("posts")
    .leftJoin("transcripts", "transcripts.postId", "posts.id")
    .select(["posts.id", "posts.extras", "transcripts.offered"])
    .where("posts.id", "=", sql<string>`any(${[...postIds]}::uuid[])`)
    .where((eb) =>
      eb.or([
        sql<boolean>`posts.extras ? 'chaptersUrl'`,
        sql<boolean>`jsonb_array_length(coalesce(posts.extras -> 'transcripts', '[]')) > 0`,
      ]),
    )
    .execute();
}
