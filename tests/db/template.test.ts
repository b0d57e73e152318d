import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/db/connect.ts";
import { migrate } from "../../src/db/migrate.ts";
import { copyTemplate } from "../../src/db/template.ts";
import { newId } from "../../src/id.ts";

describe("the template of the embedded database", () => {
  let dataDir: string;
  const open = () => openDatabase({ databaseUrl: undefined, dataDir });
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), "door-template-"));
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  test("is migrated already and readable by its owner only", async () => {
    copyTemplate(dataDir);
    const database = await open();
    expect(await migrate(database.db)).toEqual([]);
    await database.close();
    expect(statSync(join(dataDir, "postgres")).mode & 0o777).toBe(0o700);
  });

  test("never replaces a database that is there", async () => {
    copyTemplate(dataDir);
    const first = await open();
    const at = new Date("2026-11-23T08:00:00Z");
    const user = { id: newId(), name: "Olga", email: "olga@door.example", createdAt: at, updatedAt: at };
    await first.db.insertInto("users").values(user).execute();
    await first.close();
    copyTemplate(dataDir);
    const second = await open();
    expect(await second.db.selectFrom("users").select("email").execute()).toEqual([{ email: "olga@door.example" }]);
    await second.close();
  });

  test("takes the place of a copy that was cut off", async () => {
    for (const half of ["postgres.new", "postgres"]) {
      mkdirSync(join(dataDir, half));
      writeFileSync(join(dataDir, half, "half"), "");
    }
    copyTemplate(dataDir);
    const database = await open();
    expect(await migrate(database.db)).toEqual([]);
    await database.close();
  });
});
