// Run as a process of its own by template.ts: makes and migrates an empty embedded database in the folder it is given.
import { CamelCasePlugin, Kysely, PostgresDialect } from "kysely";
import { migrate, migrateQueue } from "./migrate.ts";
import { openPglite } from "./pglite.ts";
import type { Tables } from "./schema.ts";

const folder = process.argv[2];
if (folder === undefined) throw new Error("usage: make-template FOLDER");
const pool = await openPglite(folder);
const db = new Kysely<Tables>({
  dialect: new PostgresDialect({ pool: pool as never }),
  plugins: [new CamelCasePlugin()],
});
await migrate(db);
await migrateQueue(pool);
await db.destroy();
