import type { Handle } from "./transaction.ts";

export type User = { id: string; email: string; name: string; role: "owner" | "member" };

const COLUMNS = ["id", "email", "name", "role"] as const;

export async function findUser(db: Handle, userId: string): Promise<User | undefined> {
  return db.selectFrom("users").select(COLUMNS).where("id", "=", userId).executeTakeFirst();
}

export async function findUserByEmail(db: Handle, email: string): Promise<User | undefined> {
  return db.selectFrom("users").select(COLUMNS).where("email", "=", email.toLowerCase()).executeTakeFirst();
}

/** The account that was made first. */
export async function findOwner(db: Handle): Promise<User | undefined> {
  return db.selectFrom("users").select(COLUMNS).orderBy("createdAt").orderBy("id").limit(1).executeTakeFirst();
}

/** Makes the account and its profile; where the e-mail is taken, nothing happens. */
export async function insertUser(
  tx: Handle,
  user: { id: string; email: string; role: "owner" | "member"; at: Date },
): Promise<boolean> {
  const inserted = await tx
    .insertInto("users")
    .values({
      id: user.id,
      email: user.email.toLowerCase(),
      name: "",
      emailVerified: true,
      role: user.role,
      createdAt: user.at,
      updatedAt: user.at,
    })
    .onConflict((conflict) => conflict.column("email").doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!inserted) return false;
  await tx.insertInto("profiles").values({ userId: user.id, updatedAt: user.at }).execute();
  return true;
}
