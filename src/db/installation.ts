import type { Handle } from "./transaction.ts";

/** The row of `findNotice`. */
export const NOTICE = "notice";

/** The value that stands under this name; where there is none yet, `value` from now on. */
export async function settle(db: Handle, key: string, value: string): Promise<string> {
  await db
    .insertInto("installation")
    .values({ key, value })
    .onConflict((conflict) => conflict.column("key").doNothing())
    .execute();
  const row = await db.selectFrom("installation").select("value").where("key", "=", key).executeTakeFirstOrThrow();
  return row.value;
}

/** A sentence that stands on every page, such as that all of this is a demo: whoever set the house up left it here. */
export async function findNotice(db: Handle): Promise<string | undefined> {
  const row = await db.selectFrom("installation").select("value").where("key", "=", NOTICE).executeTakeFirst();
  return row?.value;
}

/** True for the one who comes first under this name, ever. */
export async function comesFirst(db: Handle, key: string, value: string): Promise<boolean> {
  const row = await db
    .insertInto("installation")
    .values({ key, value })
    .onConflict((conflict) => conflict.column("key").doNothing())
    .returning("key")
    .executeTakeFirst();
  return row !== undefined;
}

export async function recall(db: Handle, key: string): Promise<string | undefined> {
  const row = await db.selectFrom("installation").select("value").where("key", "=", key).executeTakeFirst();
  return row?.value;
}

/** From now on this value stands under the name; undefined: none. */
export async function remember(db: Handle, key: string, value: string | undefined): Promise<void> {
  if (value === undefined) {
    await db.deleteFrom("installation").where("key", "=", key).execute();
    return;
  }
  await db
    .insertInto("installation")
    .values({ key, value })
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
    .execute();
}
