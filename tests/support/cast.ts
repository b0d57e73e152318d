// The fixed cast: Olga owns the installation, Tarik is her teammate, Uli has an account here and nothing to do with them.
import type { Context } from "../../src/domain/context.ts";
import { createToken } from "../../src/domain/accounts/tokens.ts";
import { addUser, ensureOwner } from "../../src/domain/accounts/users.ts";
import type { User } from "../../src/db/users.ts";

export type Member = User & { token: string };
export type Cast = { olga: Member; tarik: Member; uli: Member };

export async function createCast(context: Pick<Context, "db" | "clock">): Promise<Cast> {
  const olga = await ensureOwner(context, { email: "olga@door.example", token: undefined });
  const member = async (user: User | undefined): Promise<Member> => {
    if (!user) throw new Error("the cast is already here");
    return { ...user, token: (await createToken(context, user.id, "test")).token };
  };
  return {
    olga: await member(olga),
    tarik: await member(await addUser(context, "tarik@door.example")),
    uli: await member(await addUser(context, "uli@outside.example")),
  };
}
