// One way to run a command, whoever asked: its input checked, its account found.
import { z } from "zod";
import type { App } from "../app.ts";
import { ensureOwner } from "../domain/accounts/users.ts";
import { findOwner, findUserByEmail, type User } from "../db/users.ts";
import { PermanentError } from "../errors.ts";
import type { Asked } from "./command.ts";
import { COMMANDS } from "./commands.ts";

export const call = z.strictObject({
  command: z.string(),
  arguments: z.record(z.string(), z.unknown()),
  /** E-mail of the account that it is about; the first one where it is left out. */
  user: z.string().optional(),
});

/** A command as it crosses to the server. */
export type Call = z.infer<typeof call>;

/**
 * @returns the command's result.
 * @throws DoorError with a sentence for the user.
 */
export async function runCommand(
  app: App,
  asked: Call,
  where: Pick<Asked<unknown>, "baseUrl" | "isServing">,
): Promise<unknown> {
  const command = COMMANDS.find((candidate) => candidate.name === asked.command);
  if (!command) throw new PermanentError("not-found", `There is no command "${asked.command}".`);
  const input = command.input.safeParse(asked.arguments);
  if (!input.success) throw new PermanentError("invalid-input", inWords(input.error));
  return command.run(app, { ...where, input: input.data, user: await findAccount(app, asked.user) });
}

async function findAccount(app: App, email: string | undefined): Promise<User> {
  // On a fresh data folder nobody has started the service yet, which makes the first account.
  const user =
    email === undefined
      ? ((await findOwner(app.db)) ?? (await ensureOwner(app, app.config.bootstrap)))
      : await findUserByEmail(app.db, email);
  if (!user) throw new PermanentError("not-found", `${email} has no account here.`);
  return user;
}

function inWords(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join(".") || "input"}: ${issue.message}`).join("; ");
}
