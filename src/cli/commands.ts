import { signIn, token, userAdd } from "./accounts.ts";
import type { Command } from "./command.ts";
import { follow } from "./follow.ts";
import { migrate } from "./migrate.ts";
import { openings } from "./openings.ts";
import { people } from "./people.ts";
import { status } from "./status.ts";

/** In the order in which help lists them. */
export const COMMANDS: readonly Command[] = [follow, people, openings, userAdd, signIn, token, migrate, status];

/** Promised by the contract and not built yet: each says so. */
export const LATER: readonly (readonly [usage: string, summary: string])[] = [
  ["digest", "today's digest"],
  ["export <file>", "the whole account as one archive"],
  ["import <file>", "an archive, OPML or CSV"],
  ["backup <file>", "the whole installation"],
];
