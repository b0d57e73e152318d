// How a command ends, in sysexits' codes.
import { CommanderError } from "commander";
import { ConfigError, EXIT_CONFIG } from "../config.ts";
import { LockedError } from "../db/lock.ts";
import { describeError, DoorError } from "../errors.ts";

export const EXIT = { ok: 0, failed: 1, usage: 64, unavailable: 69, locked: 75, config: EXIT_CONFIG } as const;

/** A command that the contract promises and a later issue builds. */
export class NotBuiltError extends Error {
  override get name(): string {
    return "NotBuiltError";
  }
}

/** The code, and what to say on stderr; nothing where it was said already. */
export function exitOf(error: unknown): { code: number; text: string } {
  if (error instanceof CommanderError) return { code: EXIT.usage, text: "" };
  if (error instanceof NotBuiltError) return { code: EXIT.unavailable, text: error.message };
  if (error instanceof ConfigError) return { code: EXIT.config, text: error.message };
  if (error instanceof LockedError) return { code: EXIT.locked, text: error.message };
  return { code: EXIT.failed, text: error instanceof DoorError ? error.message : describeError(error) };
}
