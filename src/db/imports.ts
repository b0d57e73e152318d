// Files that users brought. Their lines stand in import-rows.ts.
import type { Insertable, Selectable } from "kysely";
import type { Cursor } from "./cursor.ts";
import type { Tables } from "./schema.ts";
import type { Handle } from "./transaction.ts";

export type Import = Selectable<Tables["imports"]>;
export type NewImport = Omit<Insertable<Tables["imports"]>, "userId">;

/** False where it is there already. */
export async function insertImport(tx: Handle, userId: string, one: NewImport): Promise<boolean> {
  const done = await tx
    .insertInto("imports")
    .values({ ...one, userId })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .executeTakeFirst();
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function findImport(db: Handle, userId: string, importId: string): Promise<Import | undefined> {
  return db
    .selectFrom("imports")
    .selectAll()
    .where("userId", "=", userId)
    .where("id", "=", importId)
    .executeTakeFirst();
}

/** Whose import this is, over all users: for the work that a task names. */
export async function findImportOwner(db: Handle, importId: string): Promise<string | undefined> {
  const row = await db.selectFrom("imports").select("userId").where("id", "=", importId).executeTakeFirst();
  return row?.userId;
}

/** Those that were begun, newest first; one row more than `limit`. */
export async function listImports(
  db: Handle,
  userId: string,
  page: { cursor?: Cursor | undefined; limit: number },
): Promise<Import[]> {
  let query = db
    .selectFrom("imports")
    .selectAll()
    .where("userId", "=", userId)
    .where("startedAt", "is not", null)
    .orderBy("createdAt", "desc")
    .orderBy("id", "desc")
    .limit(page.limit + 1);
  const { cursor } = page;
  if (cursor) query = query.where((eb) => eb(eb.refTuple("createdAt", "id"), "<", eb.tuple(cursor.at, cursor.id)));
  return query.execute();
}

/** False where it was begun or undone already. */
export async function markStarted(tx: Handle, userId: string, importId: string, at: Date): Promise<boolean> {
  const done = await tx
    .updateTable("imports")
    .set({ startedAt: at })
    .where("userId", "=", userId)
    .where("id", "=", importId)
    .where("startedAt", "is", null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** False where it was undone already. */
export async function markUndone(tx: Handle, userId: string, importId: string, at: Date): Promise<boolean> {
  const done = await tx
    .updateTable("imports")
    .set({ undoneAt: at })
    .where("userId", "=", userId)
    .where("id", "=", importId)
    .where("undoneAt", "is", null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Files that were looked at before `before` and never taken. */
export async function deletePreviewsBefore(db: Handle, userId: string, before: Date): Promise<void> {
  await db
    .deleteFrom("imports")
    .where("userId", "=", userId)
    .where("startedAt", "is", null)
    .where("createdAt", "<", before)
    .execute();
}
