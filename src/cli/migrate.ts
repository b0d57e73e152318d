import { z } from "zod";
import { readMigrations } from "../db/migrate.ts";
import { defineCommand } from "./command.ts";

/** Opening the data has brought it up to date already, here or in the server that answers; this says how far. */
export const migrate = defineCommand({
  usage: "migrate",
  summary: "bring the database up to date (every start does so by itself)",
  input: z.strictObject({}),
  run: async () => ({ migrations: Object.keys(readMigrations()) }),
  print: ({ migrations }) => `The database is up to date: ${migrations.at(-1) ?? "empty"}`,
});
