// Before the first start: the embedded database, with the clock's anchor and the notice in it. A process of its own, so
// that what a database takes of memory is given back.
import { copyTemplate } from "../../../src/db/template.ts";
import { openDatabase } from "../../../src/db/connect.ts";
import { NOTICE, settle } from "../../../src/db/installation.ts";
import { migrate } from "../../../src/db/migrate.ts";

const [dataDir = "", anchor = "", notice = ""] = process.argv.slice(2);
copyTemplate(dataDir);
const { db, close } = await openDatabase({ dataDir, databaseUrl: undefined });
await migrate(db);
await settle(db, "clock-anchor", anchor);
await settle(db, NOTICE, notice);
await close();
