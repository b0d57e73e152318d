// A private Postgres from the machine's own binaries: a socket in a temporary folder, no port, nothing kept.
import { chownSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { asUser, endProcess, findBinary, runCommand, startServer } from "./binaries.ts";

export type TestPostgres = {
  /** The address of a database of this server, as DATABASE_URL takes it. */
  url: (database: string) => string;
  /** Makes an empty database, or a copy of another; answers its address. */
  createDatabase: (name: string, template?: string) => Promise<string>;
  dropDatabase: (name: string) => Promise<void>;
  pid: number;
  stop: () => Promise<void>;
};

const DEBIAN = "/usr/lib/postgresql";

const SETTINGS = [
  "listen_addresses=",
  "fsync=off",
  "shared_buffers=32MB",
  "max_connections=200",
  "timezone=Asia/Kolkata",
];

/** The newest installed version's folder of programs. */
function findPrograms(): { initdb: string; postgres: string } | undefined {
  const folders = versions().map((version) => join(DEBIAN, version, "bin"));
  const initdb = findBinary("initdb", folders);
  const postgres = findBinary("postgres", folders);
  return initdb !== undefined && postgres !== undefined ? { initdb, postgres } : undefined;
}

function versions(): string[] {
  try {
    return readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

/** Why no Postgres can be started here; undefined where one can. */
export function missingPostgres(): string | undefined {
  if (!findPrograms()) return "no initdb and postgres on this machine";
  if (process.getuid?.() !== 0) return undefined;
  return systemUser() ? undefined : "Postgres refuses to run as root, and there is no user called postgres";
}

/** Postgres refuses root: then it runs as the user that its package made. */
function systemUser(): { uid: number; gid: number } | undefined {
  try {
    const [uid, gid] = ["-u", "-g"].map((flag) => Number(runCommand(["id", flag, "postgres"])));
    return { uid: uid!, gid: gid! };
  } catch {
    return undefined;
  }
}

/** Starts a server that lives until `stop`, or until this process ends. */
export async function startPostgres(): Promise<TestPostgres> {
  const programs = findPrograms();
  if (!programs) throw new Error(missingPostgres());
  const folder = mkdtempSync(join(tmpdir(), "door-pg-"));
  const root = process.getuid?.() === 0 ? systemUser() : undefined;
  if (root) chownSync(folder, root.uid, root.gid);
  const as = asUser(root && "postgres");
  const data = join(folder, "data");
  runCommand([
    ...as,
    programs.initdb,
    "-D",
    data,
    "-U",
    "postgres",
    "-A",
    "trust",
    "-E",
    "UTF8",
    "--locale=C",
    "--no-sync",
  ]);
  const settings = [...SETTINGS, `unix_socket_directories=${folder}`].flatMap((setting) => ["-c", setting]);
  const server = await startServer([...as, programs.postgres, "-D", data, ...settings], /ready to accept connections/);
  const url = (database: string): string => `postgres:///${database}?host=${encodeURIComponent(folder)}&user=postgres`;
  const run = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: url("postgres") });
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  };
  return {
    url,
    createDatabase: async (name, template = "template0") => {
      await run(`create database "${name}" template "${template}"`);
      return url(name);
    },
    dropDatabase: (name) => run(`drop database if exists "${name}" with (force)`),
    pid: server.pid!,
    stop: async () => {
      // immediate: there is nothing to keep
      await endProcess(server, "SIGQUIT");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
