import { sql, type Insertable, type Selectable } from "kysely";
import { holdsForAny, isCopy } from "./copies.ts";
import type { Tables } from "./schema.ts";
import type { Handle } from "./transaction.ts";

export type Opening = Selectable<Tables["openings"]>;
export type NewOpening = Omit<Insertable<Tables["openings"]>, "userId">;

/** What is kept of an opening is what was found last; when it was found first stands. */
export async function upsertOpening(tx: Handle, userId: string, opening: NewOpening): Promise<void> {
  const { postId: _post, personId: _person, createdAt: _at, ...facts } = opening;
  await tx
    .insertInto("openings")
    .values({ ...opening, userId })
    .onConflict((conflict) => conflict.columns(["userId", "postId", "personId"]).doUpdateSet(facts))
    .execute();
}

/** Nobody has anything to say about it any more: whoever published it wants no comments. */
export async function deleteOpenings(tx: Handle, postId: string): Promise<void> {
  await tx.deleteFrom("openings").where("postId", "=", postId).execute();
}

/** What is known of an opening before its post is looked at. Strengths are rounded up, to thousandths. */
export type Rough = {
  postId: string;
  personId: string;
  feedId: string;
  publishedAt: Date;
  interest: number;
  expertise: number;
  asks: boolean;
};

/** All openings on posts not older than `since`, settled ones too: in few rows, because they are read for every page. */
export async function listRough(
  db: Handle,
  userId: string,
  filter: { since: Date; personId?: string | undefined; postId?: string | undefined },
): Promise<Rough[]> {
  const { rows } = await sql<{ personId: string; feedId: string; packed: string }>`
    select person_id, feed_id, string_agg(concat_ws(' ', post_id, extract(epoch from published_at)::bigint,
             ceil(interest * 1000), ceil(expertise * 1000), (question is not null)::int), ',') as packed
      from openings
     where user_id = ${userId} and published_at >= ${filter.since}
       ${filter.personId === undefined ? sql`` : sql`and person_id = ${filter.personId}`}
       ${filter.postId === undefined ? sql`` : sql`and post_id = ${filter.postId}`}
     group by person_id, feed_id`.execute(db);
  return rows.flatMap(({ personId, feedId, packed }) =>
    packed.split(",").map((one): Rough => {
      const [postId = "", seconds, interest, expertise, asks] = one.split(" ");
      return {
        postId,
        personId,
        feedId,
        publishedAt: new Date(Number(seconds) * 1_000),
        interest: Math.min(1, Number(interest) / 1_000),
        expertise: Math.min(1, Number(expertise) / 1_000),
        asks: asks === "1",
      };
    }),
  );
}

/** What is needed to score an opening, and of its post what changes while it stands. */
export type Candidate = Pick<Opening, "postId" | "personId" | "feedId" | "interest" | "expertise" | "topics"> & {
  asks: boolean;
  publishedAt: Date;
  commentCount: number | null;
  /** Where it is discussed is known. */
  isOpen: boolean;
};

/**
 * Of these posts those on which the user could say something: briefed, followed, not dismissed, not yet commented, no
 * touch of the user's on it, and neither grief nor illness nor lay-offs in it as far as the user may know. Of an article that two feeds of a person carry there is one opening, and it goes with any of
 * the two.
 * @param filter.mayModel whether the user is shown what a model says of a post.
 */
export async function listCandidates(
  db: Handle,
  userId: string,
  filter: { postIds: readonly string[]; mayModel: boolean; siblings: readonly string[] },
): Promise<Candidate[]> {
  const isSettled = (post: string) =>
    sql<boolean>`(exists (select 1 from post_states s where s.user_id = ${userId} and s.post_id = ${sql.ref(post)} and s.dismissed_at is not null)
      or exists (select 1 from comments c where c.user_id = ${userId} and c.post_id = ${sql.ref(post)} and c.status <> 'draft'))`;
  const isSpokenOn = sql<boolean>`exists (select 1 from touches t where t.user_id = ${userId} and t.person_id = opening.person_id
      and t.direction = 'outbound' and t.kind in ('comment', 'reply', 'mention', 'webmention', 'email')
      and (t.post_id = p.id or t.about = p.canonical_key or t.url = p.url))`;
  const madeBy = filter.mayModel ? ["extract", "model"] : ["extract"];
  const isGrave = sql<boolean>`exists (select 1 from post_briefs g join briefs on briefs.id = g.brief_id
      where g.post_id = p.id and g.made_by = any(${madeBy}::text[]) and briefs.warnings <> '{}')`;
  // The names are those of copies.ts: `o` there is the other post, which hides none unless it is an opening itself.
  const isOpening = sql`exists (select 1 from openings other join post_briefs b on b.post_id = other.post_id and b.made_by = 'extract'
    where other.user_id = ${userId} and other.post_id = o.id and other.person_id = f.person_id)`;
  return (
    db
      .selectFrom("openings as opening")
      .innerJoin("posts as p", "p.id", "opening.postId")
      .innerJoin("follows as own", (join) =>
        join
          .onRef("own.userId", "=", "opening.userId")
          .onRef("own.personId", "=", "opening.personId")
          .onRef("own.feedId", "=", "p.feedId"),
      )
      .innerJoin("postBriefs as pb", (join) =>
        join.onRef("pb.postId", "=", "opening.postId").on("pb.madeBy", "=", "extract"),
      )
      .select(["opening.postId", "opening.personId", "opening.interest", "opening.expertise", "opening.topics"])
      .select(["p.feedId", "p.publishedAt", "p.commentCount"])
      .select(sql<boolean>`opening.question is not null`.as("asks"))
      .select(
        sql<boolean>`p.comments_url is not null or p.comment_count is not null or p.kind in ('microblog', 'forum')`.as(
          "isOpen",
        ),
      )
      .where("opening.userId", "=", userId)
      .where("opening.postId", "=", sql<string>`any(${[...filter.postIds]}::uuid[])`)
      .where(sql<boolean>`not ${isSettled("p.id")}`)
      .where(sql<boolean>`not ${isSpokenOn}`)
      .where(sql<boolean>`not ${isGrave}`)
      // Only in feeds that share their person are there copies to look for; where there are none, nobody plans for them.
      .$if(filter.siblings.length > 0, (only) =>
        only.where((eb) =>
          eb.or([
            eb.not(eb("p.feedId", "=", sql<string>`any(${[...filter.siblings]}::uuid[])`)),
            eb.and([
              sql<boolean>`not ${holdsForAny({ userId }, isSettled("one.id"))}`,
              sql<boolean>`not ${isCopy({ userId }, isOpening)}`,
            ]),
          ]),
        ),
      )
      .execute()
  );
}

/** What is told of these openings, by post and person in one string (`keyOf`). */
export async function findOpenings(
  db: Handle,
  userId: string,
  keys: readonly { postId: string; personId: string }[],
): Promise<Map<string, Opening>> {
  if (keys.length === 0) return new Map();
  const rows = await db
    .selectFrom("openings")
    .selectAll()
    .where("userId", "=", userId)
    .where("postId", "=", sql<string>`any(${keys.map(({ postId }) => postId)}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [keyOf(row), row]));
}

export function keyOf({ postId, personId }: { postId: string; personId: string }): string {
  return `${postId} ${personId}`;
}

/** Posts not older than `since` that the user has openings on, the newest first. */
export async function listOpenedPosts(db: Handle, userId: string, since: Date, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom("openings")
    .innerJoin("posts", "posts.id", "openings.postId")
    .select("posts.id")
    .distinct()
    .select("posts.publishedAt")
    .where("openings.userId", "=", userId)
    .where("posts.publishedAt", ">=", since)
    .orderBy("posts.publishedAt", "desc")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** What the user turned down since then: by whom, about what, when. */
export async function listTurnedDown(
  db: Handle,
  userId: string,
  since: Date,
): Promise<{ personId: string; topics: string[]; at: Date }[]> {
  const rows = await db
    .selectFrom("postStates as state")
    .innerJoin("openings as opening", (join) =>
      join.onRef("opening.userId", "=", "state.userId").onRef("opening.postId", "=", "state.postId"),
    )
    .select(["opening.personId", "opening.topics", "state.dismissedAt"])
    .where("state.userId", "=", userId)
    .where("state.dismissedAt", ">=", since)
    .execute();
  return rows.flatMap(({ personId, topics, dismissedAt }) =>
    dismissedAt === null ? [] : [{ personId, topics, at: dismissedAt }],
  );
}

/** After an author filter was set: what others wrote in the feed is no opening with this person. */
export async function deleteOpeningsByOthers(
  tx: Handle,
  userId: string,
  follow: { personId: string; feedId: string; authors: readonly string[] },
): Promise<void> {
  if (follow.authors.length === 0) return;
  await tx
    .deleteFrom("openings")
    .where("userId", "=", userId)
    .where("personId", "=", follow.personId)
    .where((eb) =>
      eb(
        "postId",
        "in",
        eb
          .selectFrom("posts")
          .select("posts.id")
          .where("posts.feedId", "=", follow.feedId)
          .where(sql<boolean>`not posts.authors && ${[...follow.authors]}::text[]`),
      ),
    )
    .execute();
}
