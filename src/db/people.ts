import { sql, type Insertable, type Selectable, type Updateable } from "kysely";
import { isCopy } from "./copies.ts";
import type { Cursor } from "./cursor.ts";
import type { Tables } from "./schema.ts";
import type { Handle } from "./transaction.ts";

export type Person = Selectable<Tables["people"]>;
export type PersonChange = Updateable<Tables["people"]>;

/** One write at a time on who a user follows, so that two requests for one address cannot both make a person. */
export async function lockPeople(tx: Handle, userId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`people:${userId}`}, 0))`.execute(tx);
}

export async function insertPerson(
  tx: Handle,
  userId: string,
  person: Omit<Insertable<Tables["people"]>, "userId">,
): Promise<void> {
  await tx
    .insertInto("people")
    .values({ ...person, userId })
    .execute();
}

export type NewPerson = Omit<Insertable<Tables["people"]>, "userId">;

export async function insertPeople(tx: Handle, userId: string, people: readonly NewPerson[]): Promise<void> {
  if (people.length === 0) return;
  await tx
    .insertInto("people")
    .values(people.map((person) => ({ ...person, userId })))
    .execute();
}

export async function findPerson(db: Handle, userId: string, personId: string): Promise<Person | undefined> {
  return db.selectFrom("people").selectAll().where("userId", "=", userId).where("id", "=", personId).executeTakeFirst();
}

/** Holds the person until the transaction ends. */
export async function lockPerson(tx: Handle, userId: string, personId: string): Promise<void> {
  await tx
    .selectFrom("people")
    .select("id")
    .where("userId", "=", userId)
    .where("id", "=", personId)
    .forUpdate()
    .execute();
}

export async function findPeople(db: Handle, userId: string, personIds: readonly string[]): Promise<Person[]> {
  if (personIds.length === 0) return [];
  return db
    .selectFrom("people")
    .selectAll()
    .where("userId", "=", userId)
    .where("id", "=", sql<string>`any(${[...personIds]}::uuid[])`)
    .execute();
}

/** Newest first; one row more than `limit`. */
export async function listPeople(
  db: Handle,
  userId: string,
  filter: {
    stage?: string | undefined;
    tag?: string | undefined;
    q?: string | undefined;
    cursor?: Cursor | undefined;
    limit: number;
  },
): Promise<Person[]> {
  let query = db
    .selectFrom("people")
    .selectAll()
    .where("userId", "=", userId)
    .orderBy("createdAt", "desc")
    .orderBy("id", "desc")
    .limit(filter.limit + 1);
  if (filter.stage !== undefined) query = query.where("stage", "=", filter.stage);
  if (filter.tag !== undefined) query = query.where(sql<boolean>`${filter.tag} = any(tags)`);
  if (filter.q !== undefined) {
    const like = `%${filter.q.replace(/[\\%_]/g, "\\$&")}%`;
    query = query.where((eb) =>
      eb.or([eb("name", "ilike", like), eb("why", "ilike", like), eb("about", "ilike", like)]),
    );
  }
  if (filter.cursor) {
    const { at, id } = filter.cursor;
    query = query.where(sql<boolean>`(created_at, id) < (${at}, ${id}::uuid)`);
  }
  return query.execute();
}

export async function updatePerson(
  db: Handle,
  userId: string,
  personId: string,
  change: PersonChange,
): Promise<boolean> {
  const done = await db
    .updateTable("people")
    .set(change)
    .where("userId", "=", userId)
    .where("id", "=", personId)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

export async function deletePerson(tx: Handle, userId: string, personId: string): Promise<boolean> {
  const gone = await tx.deleteFrom("people").where("userId", "=", userId).where("id", "=", personId).executeTakeFirst();
  return gone.numDeletedRows > 0n;
}

/** People whose readiness was last looked at before `before`, over all users: time alone changes it. */
export async function listUnassessed(
  db: Handle,
  before: Date,
  limit: number,
): Promise<{ userId: string; id: string }[]> {
  return db
    .selectFrom("people")
    .select(["userId", "id"])
    .where((eb) => eb.or([eb("assessedAt", "is", null), eb("assessedAt", "<", before)]))
    .orderBy("assessedAt")
    .limit(limit)
    .execute();
}

/**
 * So many of a feed are looked at: whether a post is a copy is dear to ask. Where all of them are copies, what they are
 * copies of stands in another feed of the person, with about the same date.
 */
const NEWEST = 20;

/** When each person last published something the user may see. */
export async function findLastPostAt(
  db: Handle,
  userId: string,
  personIds: readonly string[],
): Promise<Map<string, Date>> {
  if (personIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("follows")
    .select("personId")
    .select((eb) =>
      eb
        .selectFrom((recent) =>
          recent
            .selectFrom("posts")
            .selectAll()
            .whereRef("posts.feedId", "=", "follows.feedId")
            .where(sql<boolean>`(follows.authors = '{}' or follows.authors && posts.authors)`)
            .orderBy("posts.publishedAt", "desc")
            .limit(NEWEST)
            .as("p"),
        )
        .select("p.publishedAt")
        .where(sql<boolean>`not ${isCopy({ userId })}`)
        .orderBy("p.publishedAt", "desc")
        .limit(1)
        .as("at"),
    )
    .where("userId", "=", userId)
    .where("personId", "=", sql<string>`any(${[...personIds]}::uuid[])`)
    .execute();
  const latest = new Map<string, Date>();
  for (const { personId, at } of rows) {
    if (at && at > (latest.get(personId) ?? new Date(0))) latest.set(personId, at);
  }
  return latest;
}

export async function countPeople(db: Handle, userId: string): Promise<number> {
  const row = await db
    .selectFrom("people")
    .select(sql<number>`count(*)`.as("n"))
    .where("userId", "=", userId)
    .executeTakeFirstOrThrow();
  return row.n;
}

export async function listByStage(db: Handle, userId: string, stage: string): Promise<Person[]> {
  return db
    .selectFrom("people")
    .selectAll()
    .where("userId", "=", userId)
    .where("stage", "=", stage)
    .orderBy("readiness", "desc")
    .execute();
}

/** Every tag in use, in order. */
export async function listTags(db: Handle, userId: string): Promise<string[]> {
  const rows = await sql<{
    tag: string;
  }>`select distinct unnest(tags) as tag from people where user_id = ${userId} order by tag`.execute(db);
  return rows.rows.map((row) => row.tag);
}
