import type { Insertable, Selectable, Updateable } from "kysely";
import type { Tables } from "./schema.ts";
import type { Handle } from "./transaction.ts";

export type Profile = Selectable<Tables["profiles"]>;
export type ProfileChange = Updateable<Tables["profiles"]>;
type NewProfile = Insertable<Tables["profiles"]>;

export async function getProfile(db: Handle, userId: string): Promise<Profile> {
  return db.selectFrom("profiles").selectAll().where("userId", "=", userId).executeTakeFirstOrThrow();
}

export async function updateProfile(
  db: Handle,
  userId: string,
  change: ProfileChange & Pick<NewProfile, "updatedAt">,
): Promise<Profile> {
  return db.updateTable("profiles").set(change).where("userId", "=", userId).returningAll().executeTakeFirstOrThrow();
}
