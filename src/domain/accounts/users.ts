// Accounts: the first one is the owner and is there from the first start.
import { insertApiToken } from "../../db/api-tokens.ts";
import { comesFirst } from "../../db/installation.ts";
import { inTransaction } from "../../db/transaction.ts";
import { findOwner, findUserByEmail, insertUser, type User } from "../../db/users.ts";
import { newId } from "../../id.ts";
import type { Context } from "../context.ts";
import { hashToken } from "./secrets.ts";

/** The first account's e-mail where none was given: it only names the account. */
const OWNER_EMAIL = "owner@door-opener.local";

/** Makes sure that the first account (and its token, for unattended installs) is there. Safe at every start. */
export async function ensureOwner(
  context: Pick<Context, "db" | "clock">,
  bootstrap: { email: string | undefined; token: string | undefined },
): Promise<User> {
  const now = context.clock.now();
  return inTransaction(context.db, async (tx) => {
    const owner = await findOwner(tx);
    const email = bootstrap.email ?? owner?.email ?? OWNER_EMAIL;
    await insertUser(tx, { id: newId(), email, role: owner ? "member" : "owner", at: now });
    const user = (await findUserByEmail(tx, email))!;
    const hash = bootstrap.token === undefined ? undefined : hashToken(bootstrap.token);
    // Each token is let in once: one that was revoked since does not come back with the next start.
    if (hash !== undefined && (await comesFirst(tx, `bootstrap ${hash}`, now.toISOString()))) {
      await insertApiToken(tx, user.id, { id: newId(), name: "bootstrap", hash, at: now });
    }
    return user;
  });
}

/** @returns undefined where the e-mail has an account already. */
export async function addUser(context: Pick<Context, "db" | "clock">, email: string): Promise<User | undefined> {
  const added = await inTransaction(context.db, (tx) =>
    insertUser(tx, { id: newId(), email, role: "member", at: context.clock.now() }),
  );
  return added ? findUserByEmail(context.db, email) : undefined;
}

/** True at the very first start, and never again: the command line makes further sign-in links. */
export async function isFirstStart(context: Pick<Context, "db" | "clock">): Promise<boolean> {
  return comesFirst(context.db, "first start", context.clock.now().toISOString());
}
