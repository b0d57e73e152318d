import type { Selectable } from "kysely";
import { sql } from "kysely";
import type { HandleSource } from "./schema/own.ts";
import type { Tables } from "./schema.ts";
import type { Handle as Connection } from "./transaction.ts";

export type HandleRow = Selectable<Tables["handles"]>;

export async function insertHandles(
  tx: Connection,
  userId: string,
  handles: readonly {
    id: string;
    personId: string;
    channel: string;
    url: string;
    key: string;
    source: HandleSource;
    at: Date;
  }[],
): Promise<void> {
  if (handles.length === 0) return;
  await tx
    .insertInto("handles")
    .values(handles.map(({ at, ...handle }) => ({ ...handle, userId, createdAt: at })))
    .onConflict((conflict) => conflict.columns(["userId", "personId", "key"]).doNothing())
    .execute();
}

export async function listHandles(db: Connection, userId: string, personIds: readonly string[]): Promise<HandleRow[]> {
  if (personIds.length === 0) return [];
  return db
    .selectFrom("handles")
    .selectAll()
    .where("userId", "=", userId)
    .where("personId", "=", sql<string>`any(${[...personIds]}::uuid[])`)
    .orderBy("createdAt")
    .orderBy("id")
    .execute();
}

/**
 * Whose handle this address is, among the user's people (of that name, where one is given), by the user's own word; what
 * pages claim does not count.
 */
export async function findPersonByHandle(
  db: Connection,
  userId: string,
  keys: readonly string[],
  name?: string,
): Promise<string | undefined> {
  if (keys.length === 0) return undefined;
  const row = await db
    .selectFrom("handles")
    .select("personId")
    .where("userId", "=", userId)
    .where("key", "=", sql<string>`any(${[...keys]})`)
    .where("source", "<>", "found")
    .$if(name !== undefined, (only) =>
      only.where(
        sql<boolean>`exists (select 1 from people p where p.user_id = handles.user_id and p.id = handles.person_id and lower(p.name) = lower(${name}))`,
      ),
    )
    .orderBy("createdAt")
    .limit(1)
    .executeTakeFirst();
  return row?.personId;
}

export async function replaceHandles(
  tx: Connection,
  userId: string,
  personId: string,
  handles: readonly { id: string; channel: string; url: string; key: string; source: HandleSource; at: Date }[],
): Promise<void> {
  await tx.deleteFrom("handles").where("userId", "=", userId).where("personId", "=", personId).execute();
  await insertHandles(
    tx,
    userId,
    handles.map((handle) => ({ ...handle, personId })),
  );
}
