import type { Handle } from "./transaction.ts";

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
