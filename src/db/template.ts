// A fresh embedded database takes seconds and a gigabyte to make, so it is made once per version, in a process of its
// own, and copied from then on.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { projectRoot } from "../root.ts";

/** Where the template for this very version of PGlite, BullMQ and the migrations lies. */
function templateFolder(): string {
  const root = projectRoot();
  const hash = createHash("sha256");
  const migrations = join(root, "src", "db", "migrations");
  for (const name of readdirSync(migrations).sort()) hash.update(name).update(readFileSync(join(migrations, name)));
  for (const name of ["@electric-sql/pglite", "bullmq", "kysely"]) {
    hash.update(readFileSync(join(root, "node_modules", name, "package.json")));
  }
  return join(root, "dist", "template", hash.digest("hex").slice(0, 16));
}

/** Makes the template where it is missing. Safe when several processes do it at once. */
export function ensureTemplate(): string {
  const folder = templateFolder();
  if (existsSync(folder)) return folder;
  const work = `${folder}.${process.pid}`;
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  const maker = fileURLToPath(import.meta.resolve(`./make-template${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`));
  execFileSync(process.execPath, ["--liftoff-only", maker, work], { stdio: ["ignore", "ignore", "inherit"] });
  try {
    renameSync(work, folder);
  } catch (error) {
    rmSync(work, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** Copies the template into a data folder that holds no database yet. */
export function copyTemplate(dataDir: string): void {
  const target = join(dataDir, "postgres");
  if (existsSync(join(target, "PG_VERSION"))) return;
  const work = join(dataDir, "postgres.new");
  rmSync(work, { recursive: true, force: true });
  cpSync(join(ensureTemplate(), "postgres"), work, { recursive: true });
  rmSync(target, { recursive: true, force: true });
  renameSync(work, target);
}
