// The import rule (docs/decisions/001): imports point down by layer, neighbours do not import each other, no two folders
// import each other, no file is longer than 300 lines. Exits 1 and names each offence.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

const MOST_LINES = 300;

/** Top to bottom. A file may import its own folder and whatever stands lower. */
const LAYERS: readonly (readonly string[])[] = [
  ["app", "main", "start", "server", "cli.ts"],
  ["web", "api", "http", "cli", "workers"],
  ["domain"],
  ["channels", "ai", "jobs", "webmention", "websub", "mail", "notify"],
  ["feeds", "articles"],
  ["net", "db", "html"],
  ["config", "errors", "logger", "clock", "chance", "id", "root", "secret", "storable", "version", "host"],
];
const WIRING = 0;
const FOUNDATION = LAYERS.length - 1;

/** `app.ts` may be named by those it wires, as a type: it is what they are handed. */
const TYPE_ONLY = { of: "app", by: ["web", "api", "http", "cli"] };
/** Whoever can ask a model: one file holds the package, and beside the wiring only `model-calls` gets hold of a model. */
const HELD = [
  { what: ["openai"], by: ["src/ai/connection.ts"] },
  {
    what: ["src/ai/model-access.ts", "src/ai/client.ts", "src/ai/transcriber.ts", "src/ai/connection.ts"],
    by: ["src/ai/", "src/app.ts", "src/domain/model-calls"],
  },
];
/** `src` is whole without the workers; these two start them where everything is one process. */
const MAY_START_WORKERS = ["src/main.ts", "src/start.ts"];

type Import = { from: string; to: string; isType: boolean };

const STATEMENT = /^\s*(?:import|export)\s+(type\s)?(?:[^"';]*?\sfrom\s+)?["']([^"']+)["']/gm;
const EXPRESSION = /\bimport\(\s*["'`]([^"'`]+)["'`]/g;

function readImports(root: string, from: string): Import[] {
  const text = readFileSync(join(root, from), "utf8");
  const found = [
    ...Array.from(text.matchAll(STATEMENT), ([, type, target = ""]) => ({ isType: type !== undefined, target })),
    ...Array.from(text.matchAll(EXPRESSION), ([, target = ""]) => ({ isType: false, target })),
  ];
  return found
    .filter(({ target }) => target.startsWith(".") || HELD.some(({ what }) => what.includes(target)))
    .map(({ isType, target }) => ({ from, isType, to: toPath(root, from, target) }));
}

function toPath(root: string, from: string, target: string): string {
  return target.startsWith(".") ? relative(root, resolve(root, dirname(from), target)) : target;
}

/** The name under which a file stands in the table: its folder right under src/, or its own name there. */
function unitOf(file: string): string {
  const [top = "", second = ""] = file.split("/");
  if (top !== "src") return top;
  if (second === "cli.ts") return second;
  return second.replace(/\.tsx?$/, "");
}

function layerOf(file: string): number {
  return LAYERS.findIndex((units) => units.includes(unitOf(file)));
}

/** Why this import is not allowed, or undefined. */
function offence({ from, to, isType }: Import): string | undefined {
  const holder = HELD.find(({ what }) => what.includes(to));
  if (holder && !isType && !holder.by.some((start) => from.startsWith(start)))
    return "models are asked through domain/model-calls.ts only";
  const [above, below] = [layerOf(from), layerOf(to)];
  // Said once a file, not once an import.
  if (above === -1 || below === -1) return undefined;
  if (unitOf(from) === unitOf(to)) return undefined;
  if (unitOf(to) === "workers" && from.startsWith("src/"))
    return MAY_START_WORKERS.includes(from) ? undefined : "src is whole without the workers";
  if (above === WIRING || (above === FOUNDATION && below === FOUNDATION)) return undefined;
  if (unitOf(to) === TYPE_ONLY.of && isType && TYPE_ONLY.by.includes(unitOf(from))) return undefined;
  if (above === below) return "neighbours do not import each other";
  return above < below ? undefined : "imports point down only";
}

/** Pairs of folders that import each other, neither inside the other. */
function mutualPairs(imports: readonly Import[]): string[] {
  const edges = new Map<string, Import>();
  for (const one of imports)
    if (!MAY_START_WORKERS.includes(one.from)) edges.set(`${dirname(one.from)} → ${dirname(one.to)}`, one);
  return [...edges].flatMap(([, { from, to }]) => {
    const [one, other] = [dirname(from), dirname(to)];
    const back = edges.get(`${other} → ${one}`);
    const isNested = `${one}/`.startsWith(`${other}/`) || `${other}/`.startsWith(`${one}/`);
    if (!back || isNested || one > other) return [];
    return [`${one} and ${other} import each other: ${from} → ${to}, ${back.from} → ${back.to}`];
  });
}

function listSources(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(?:tsx?|mjs)$/.test(name) && !name.includes("fixtures"))
    .map((name) => `${folder}/${name}`);
}

/** Everything that breaks the rule under `root`, one line each. */
function checkImports(root: string): { files: number; offences: string[] } {
  const ruled = [...listSources(root, "src"), ...listSources(root, "workers")];
  const imports = ruled.flatMap((file) => readImports(root, file));
  const offences = imports.flatMap((one) => {
    const why = offence(one);
    return why === undefined ? [] : [`${one.from} → ${one.to}: ${why}`];
  });
  for (const file of ruled)
    if (layerOf(file) === -1) offences.push(`${file}: stands in no layer, give it a place in the table`);
  const sized = ["tests", "bench", "scripts"].flatMap((folder) => listSources(root, folder));
  for (const file of [...ruled, ...sized]) {
    const lines = readFileSync(join(root, file), "utf8").split("\n").length - 1;
    if (lines > MOST_LINES) offences.push(`${file}: ${lines} lines, ${MOST_LINES} are the most`);
  }
  return { files: ruled.length, offences: [...offences, ...mutualPairs(imports)] };
}

const { files, offences } = checkImports(resolve(process.argv[2] ?? "."));
for (const line of offences) console.error(line);
// A check that looked at nothing has proved nothing.
if (files === 0) console.error("There are no sources here.");
if (offences.length > 0 || files === 0) process.exit(1);
console.log(`${files} files: imports point down, no folders import each other, none above ${MOST_LINES} lines.`);
