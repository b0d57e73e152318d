// What a command is: declared once, run in the server or on data of our own, printed by whoever asked.
import type { z } from "zod";
import type { App } from "../app.ts";
import type { User } from "../db/users.ts";

export type Asked<Input> = {
  input: Input;
  /** Whose data it is about: the account named with `--user`, else the installation's first. */
  user: User;
  /** The address of the pages, without a trailing slash. */
  baseUrl: string;
  /** True where the answer comes from a server, whose workers take up what was begun. */
  isServing: boolean;
};

type Declaration<Input, Result> = {
  /** As on the command line: words, then `<required>` arguments. */
  usage: string;
  summary: string;
  /** Flags with their meaning, in commander's notation. */
  options?: readonly (readonly [flags: string, meaning: string])[];
  /** Arguments and options by name. */
  input: z.ZodType<Input>;
  /** The result crosses HTTP: plain JSON. @throws DoorError with a sentence for the user. */
  run: (app: App, asked: Asked<Input>) => Promise<Result>;
  print: (result: Result) => string;
};

/** A declaration whose types are checked already, so that all commands fit in one list. */
export type Command = Omit<Declaration<unknown, unknown>, "input"> & { name: string; input: z.ZodType };

/** The words before the first argument name the command. */
export function defineCommand<Input, Result>(declaration: Declaration<Input, Result>): Command {
  const name = declaration.usage.replace(/\s*[<[].*$/, "");
  return { ...declaration, name } as unknown as Command;
}
