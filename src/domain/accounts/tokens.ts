import { MINUTE } from "../../clock.ts";
import { deleteApiToken, findTokenOwner, insertApiToken, markTokenUsed } from "../../db/api-tokens.ts";
import type { User } from "../../db/users.ts";
import { newId } from "../../id.ts";
import type { Context } from "../context.ts";
import { hashToken, newToken } from "./secrets.ts";

/** Makes a token; this is the only time it is seen. */
export async function createToken(
  context: Pick<Context, "db" | "clock">,
  userId: string,
  name: string,
): Promise<{ id: string; token: string }> {
  const token = newToken();
  const id = newId();
  await insertApiToken(context.db, userId, { id, name, hash: hashToken(token), at: context.clock.now() });
  return { id, token };
}

export async function revokeToken(context: Pick<Context, "db">, userId: string, tokenId: string): Promise<boolean> {
  return deleteApiToken(context.db, userId, tokenId);
}

/** Whose token this is; undefined for one that is unknown or revoked. */
export async function findUserByToken(
  context: Pick<Context, "db" | "clock">,
  token: string,
): Promise<User | undefined> {
  const owner = await findTokenOwner(context.db, hashToken(token));
  if (!owner) return undefined;
  const now = context.clock.now();
  // Once a minute is exact enough, and spares a write a request.
  if (!owner.lastUsedAt || owner.lastUsedAt.getTime() < now.getTime() - MINUTE) {
    await markTokenUsed(context.db, owner.id, owner.tokenId, now);
  }
  return { id: owner.id, email: owner.email, name: owner.name, role: owner.role };
}
