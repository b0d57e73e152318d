// Compiles to dist/ and makes the template of the embedded database, when anything they are made of has changed.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isMain, main, nodeOf } from "./install.mjs";
import { run, say } from "./run.mjs";
import { inTurn } from "./turn.mjs";

const MADE_OF = ["src", "workers", "tsconfig.json", "tsconfig.build.json", "package-lock.json", "scripts/build.mjs"];

/** @throws Error where it does not compile; the compiler has said why. */
export async function build(root) {
  if (isBuilt(root)) return;
  await inTurn(join(root, "dist", ".building"), async () => isBuilt(root) || buildNow(root));
}

function isBuilt(root) {
  const stamp = join(root, "dist", ".built");
  const made = [join(root, "dist", "src", "main.js"), join(root, "dist", "template")];
  return existsSync(stamp) && made.every((path) => existsSync(path)) && readFileSync(stamp, "utf8") === signature(root);
}

async function buildNow(root) {
  say("Building …");
  // Taken before: what changes meanwhile is built the next time.
  const stamp = signature(root);
  const dist = join(root, "dist");
  mkdirSync(dist, { recursive: true });
  rmSync(join(dist, ".built"), { force: true });
  // The compiler believes its notes; without its output they are wrong.
  if (!existsSync(join(dist, "src", "main.js"))) rmSync(join(dist, ".tsbuildinfo"), { force: true });
  const node = nodeOf(root);
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  // The template is made from the sources, beside the compiler: both take seconds.
  const makeTemplate = 'import { ensureTemplate } from "./src/db/template.ts"; ensureTemplate();';
  const quiet = ["--disable-warning=ExperimentalWarning", "--input-type=module-typescript"];
  const [compiled, template] = await Promise.all([
    run(node, [tsc, "-p", "tsconfig.build.json"], { cwd: root, stdout: "inherit" }),
    run(node, [...quiet, "-e", makeTemplate], { cwd: root }),
  ]);
  if (compiled !== 0) throw new Error("Door Opener does not compile: see above.");
  if (template !== 0) throw new Error("The template of the embedded database could not be made: see above.");
  writeFileSync(join(dist, ".built"), stamp);
}

/** Of names, sizes and times: contents need not be read, and a file that is gone or older counts as well. */
function signature(root) {
  const hash = createHash("sha256");
  const add = (path) => {
    const stat = statSync(path);
    if (stat.isDirectory()) for (const name of readdirSync(path).sort()) add(join(path, name));
    else hash.update(`${path}\0${stat.size}\0${stat.mtimeMs}\n`);
  };
  for (const part of MADE_OF) add(join(root, part));
  return hash.digest("hex");
}

if (isMain(import.meta.url)) await main(build);
