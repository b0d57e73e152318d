// The command line as people type it, made of the commands' own declarations.
import { Command as Program, CommanderError } from "commander";
import { VERSION } from "../version.ts";
import type { Command } from "./command.ts";
import { COMMANDS, LATER } from "./commands.ts";
import { EXIT, NotBuiltError } from "./exit.ts";
import type { Call } from "./run-command.ts";

export type Typed = { command: Command; call: Call; asJson: boolean };

/**
 * @param words what stands after the program's name. @param out where help and usage errors go.
 * @returns what was asked for; undefined where help was, and was given.
 * @throws CommanderError for wrong usage, after saying so; NotBuiltError.
 */
export function readWords(
  words: readonly string[],
  out: { writeOut: (text: string) => void; writeErr: (text: string) => void },
): Typed | undefined {
  let typed: Typed | undefined;
  const program = new Program("npm run cli --")
    .description(
      "Door Opener's commands. They talk to the running server where there is one, else open the data themselves.",
    )
    .version(VERSION)
    .showHelpAfterError("(npm run cli -- help lists the commands)");
  for (const command of COMMANDS) {
    const line = place(program, command.usage).description(command.summary);
    for (const [flags, meaning] of command.options ?? []) line.option(flags, meaning);
    line.option("--json", "print JSON").option("--user <e-mail>", "whose data (the first account's)");
    line.action(() => {
      const { json, user, ...options } = line.opts<{ json?: true; user?: string }>();
      const named = Object.fromEntries(line.registeredArguments.map((one, at) => [one.name(), line.args[at]]));
      const call: Call = {
        command: command.name,
        arguments: { ...named, ...options },
        ...(user !== undefined && { user }),
      };
      typed = { command, call, asJson: json === true };
    });
  }
  for (const [usage, summary] of LATER) {
    const line = place(program, usage).description(`${summary} (comes with a later issue)`);
    line.allowUnknownOption().allowExcessArguments();
    line.action(() => {
      throw new NotBuiltError(`\`${line.name()}\` is not built yet: it comes with a later issue.`);
    });
  }
  quieten(program, out);
  try {
    program.parse(words, { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === EXIT.ok) return undefined;
    throw error;
  }
  return typed;
}

/** `user add <email>` hangs under `user`, which is made when it is first needed. */
function place(program: Program, usage: string): Program {
  const [first = "", second] = usage.split(" ");
  if (second === undefined || !/^\w/.test(second)) return program.command(usage);
  const parent = program.commands.find((one) => one.name() === first) ?? program.command(first).description("accounts");
  return parent.command(usage.slice(first.length + 1));
}

/** Throws instead of ending the process, and writes where it is told to, at every depth. */
function quieten(program: Program, out: { writeOut: (text: string) => void; writeErr: (text: string) => void }): void {
  program.exitOverride().configureOutput(out);
  for (const one of program.commands) quieten(one, out);
}
