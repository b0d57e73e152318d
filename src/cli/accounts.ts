// Accounts, and the two ways in: a link for a person, a token for a program.
import { z } from "zod";
import { createToken } from "../domain/accounts/tokens.ts";
import { addUser } from "../domain/accounts/users.ts";
import { findUserByEmail } from "../db/users.ts";
import { PermanentError } from "../errors.ts";
import { defineCommand } from "./command.ts";

const email = z.email({ error: "an e-mail address is needed" }).transform((address) => address.toLowerCase());

export const userAdd = defineCommand({
  usage: "user add <email>",
  summary: "make an account",
  input: z.strictObject({ email }),
  run: async (app, { input }) => {
    const user = await addUser(app, input.email);
    if (!user) throw new PermanentError("conflict", `${input.email} has an account already.`);
    return { id: user.id, email: user.email };
  },
  print: (user) => `${user.email} has an account. A link to sign in: npm run cli -- sign-in ${user.email}`,
});

export const signIn = defineCommand({
  usage: "sign-in <email>",
  summary: "a fresh sign-in link: good once, for 15 minutes",
  input: z.strictObject({ email }),
  run: async (app, { input, baseUrl }) => {
    if (!(await findUserByEmail(app.db, input.email)))
      throw new PermanentError("not-found", `${input.email} has no account here.`);
    return { email: input.email, link: baseUrl + (await app.signIn.createLink(input.email)) };
  },
  print: ({ link }) => link,
});

export const token = defineCommand({
  usage: "token <name>",
  summary: "make an API token; it is shown this once",
  input: z.strictObject({ name: z.string().trim().min(1).max(100) }),
  run: async (app, { input, user }) => ({
    ...(await createToken(app, user.id, input.name)),
    name: input.name,
    email: user.email,
  }),
  print: (made) => made.token,
});
