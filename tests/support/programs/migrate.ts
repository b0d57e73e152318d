// Waits for a word, brings the database up to date, and prints what it applied.
import { once } from "node:events";
import { openDatabase } from "../../../src/db/connect.ts";
import { migrate, migrateQueue } from "../../../src/db/migrate.ts";

const database = await openDatabase({ databaseUrl: process.argv[2], dataDir: "" });
process.stdout.write("ready\n");
await once(process.stdin, "data");
const applied = await migrate(database.db);
await migrateQueue(database.pool);
process.stdout.write(`${applied.join(",")}\n`);
await database.close();
process.stdin.destroy();
