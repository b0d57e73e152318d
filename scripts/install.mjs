// Installs what is missing, and only then. Runs on the host's own Node (18 or newer), before anything is installed.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { run, say } from "./run.mjs";
import { inTurn } from "./turn.mjs";

/** The oldest Node that the project runs on; it brings its own. */
export const NODE_MAJOR = 24;

// Whatever the host's settings say: the tools are needed to build, and the package `node` fetches itself by its script.
const FLAGS = [
  "--include=dev",
  "--ignore-scripts=false",
  "--no-audit",
  "--no-fund",
  "--no-progress",
  "--loglevel=error",
];

/** Of npm's own words, which go on with its manual. */
const COMPLAINT_CHARACTERS = 1_000;

/** Installs in `root` what its lock file asks for. @throws Error with what to do, where that does not succeed. */
export async function install(root) {
  const needed = () => whatIsMissing(root) !== undefined || nodeVersion(root) === undefined;
  if (needed()) await inTurn(join(root, "dist", ".installing"), async () => needed() && installNow(root));
  checkNode(root);
}

async function installNow(root) {
  const reason = whatIsMissing(root);
  if (reason === undefined) {
    say("Fetching the Node that Door Opener runs on …");
    await npm(root, ["rebuild", "node", ...FLAGS]);
    return;
  }
  say(`Installing packages: ${reason} …`);
  if (isLockCurrent(root)) {
    const complaints = [];
    if ((await npm(root, ["ci", ...FLAGS], complaints)) === 0) return;
    say(`\`npm ci\` did not succeed; trying \`npm install\`.\n${complaints.join("").slice(0, COMPLAINT_CHARACTERS)}`);
    if ((await npm(root, ["install", "--no-save", ...FLAGS])) === 0) return;
  } else if (process.env.CI) {
    throw new Error("package-lock.json does not fit package.json: run `npm install` and commit the lock file.");
  } else if ((await npm(root, ["install", ...FLAGS])) === 0) {
    return;
  }
  throw new Error(
    "The packages could not be installed. Is the package registry within reach? Then run the command again.",
  );
}

/** Why an installation is needed, or undefined: every package of the lock file is there, in that very version. */
export function whatIsMissing(root) {
  const installed = readJson(join(root, "node_modules", ".package-lock.json"))?.packages;
  if (!installed) return "nothing is installed yet";
  if (!isLockCurrent(root)) return "package.json asks for other packages than package-lock.json";
  const locked = readJson(join(root, "package-lock.json")).packages;
  const wrong = Object.keys(locked).filter((path) => {
    const { version, integrity, optional, devOptional } = locked[path];
    if (path === "" || ((optional || devOptional) && !installed[path])) return false;
    return !isSame(installed[path], { version, integrity }) || !existsSync(join(root, path, "package.json"));
  });
  return wrong.length === 0 ? undefined : `${wrong.length} missing or changed`;
}

function isSame(installed, { version, integrity }) {
  return installed?.version === version && (integrity === undefined || installed.integrity === integrity);
}

/** Whether the lock file was made for this package.json. */
function isLockCurrent(root) {
  const asked = readJson(join(root, "package.json")) ?? {};
  const locked = readJson(join(root, "package-lock.json"))?.packages?.[""];
  const parts = ["dependencies", "devDependencies", "optionalDependencies"];
  const sorted = (part = {}) =>
    Object.keys(part)
      .sort()
      .map((name) => `${name} ${part[name]}`)
      .join();
  return locked !== undefined && parts.every((part) => sorted(asked[part]) === sorted(locked[part]));
}

/** Runs the host's npm on the host's Node: the one in node_modules is about to be replaced. */
function npm(root, args, complaints) {
  const own = join(root, "node_modules", ".bin");
  const paths = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== own);
  const env = { ...process.env, PATH: paths.join(delimiter), NODE_ENV: "development" };
  const cli = process.env.npm_execpath;
  const node = process.env.npm_node_execpath ?? process.execPath;
  const isNpm = cli !== undefined && /npm-cli\.[cm]?js$/.test(cli) && !node.startsWith(join(root, "node_modules"));
  const options = { cwd: root, env, complaints };
  return isNpm ? run(node, [cli, ...args], options) : run("npm", args, options);
}

/** The program that runs what is built: the project's own Node, else the one that runs this. */
export function nodeOf(root) {
  const own = join(root, "node_modules", ".bin", "node");
  return existsSync(own) ? own : process.execPath;
}

/** Its major version, or undefined where it is too old or does not run. */
function nodeVersion(root) {
  const node = nodeOf(root);
  const known = readJson(join(root, "node_modules", "node", "package.json"))?.version;
  // Asking the program takes 30 ms; the package that brought it says the same.
  const version = node === process.execPath ? process.versions.node : (known ?? askVersion(node));
  const major = Number.parseInt(version, 10);
  return major >= NODE_MAJOR ? major : undefined;
}

function askVersion(node) {
  try {
    return execFileSync(node, ["-p", "process.versions.node"], { encoding: "utf8" });
  } catch {
    return "0";
  }
}

function checkNode(root) {
  if (nodeVersion(root) !== undefined) return;
  throw new Error(
    `Door Opener runs on Node ${NODE_MAJOR}, which the package "node" brings, but its install script did not run here ` +
      `(this is Node ${process.versions.node}).\nRun \`npm rebuild node --ignore-scripts=false\`, or install Node ${NODE_MAJOR} or newer.`,
  );
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    // Half written by an installation that was stopped: as good as none.
    if (error.code === "ENOENT" || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Runs `work` for this checkout and ends with one plain sentence where it fails. */
export async function main(work) {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  try {
    await work(root);
  } catch (error) {
    say(error.message);
    process.exit(1);
  }
}

/** Whether this very module was asked for on the command line. */
export function isMain(url) {
  return process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(url);
}

if (isMain(import.meta.url)) await main(install);
