import type { Handle } from "./transaction.ts";
import type { User } from "./users.ts";

export type ApiToken = { id: string; name: string; createdAt: Date; lastUsedAt: Date | null };

export async function insertApiToken(
  db: Handle,
  userId: string,
  token: { id: string; name: string; hash: string; at: Date },
): Promise<void> {
  await db
    .insertInto("apiTokens")
    .values({ id: token.id, userId, name: token.name, hash: token.hash, createdAt: token.at })
    .onConflict((conflict) => conflict.column("hash").doNothing())
    .execute();
}

export async function listApiTokens(db: Handle, userId: string): Promise<ApiToken[]> {
  return db
    .selectFrom("apiTokens")
    .select(["id", "name", "createdAt", "lastUsedAt"])
    .where("userId", "=", userId)
    .orderBy("createdAt")
    .execute();
}

export async function deleteApiToken(db: Handle, userId: string, id: string): Promise<boolean> {
  const gone = await db.deleteFrom("apiTokens").where("userId", "=", userId).where("id", "=", id).executeTakeFirst();
  return gone.numDeletedRows > 0n;
}

/** Whose token has this hash; the one query that has no user yet. */
export async function findTokenOwner(
  db: Handle,
  hash: string,
): Promise<(User & { tokenId: string; lastUsedAt: Date | null }) | undefined> {
  return db
    .selectFrom("apiTokens as t")
    .innerJoin("users as u", "u.id", "t.userId")
    .select(["u.id", "u.email", "u.name", "u.role", "t.id as tokenId", "t.lastUsedAt"])
    .where("t.hash", "=", hash)
    .executeTakeFirst();
}

export async function markTokenUsed(db: Handle, userId: string, tokenId: string, at: Date): Promise<void> {
  await db
    .updateTable("apiTokens")
    .set({ lastUsedAt: at })
    .where("userId", "=", userId)
    .where("id", "=", tokenId)
    .execute();
}
