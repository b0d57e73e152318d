import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { ConfigError, EXIT_CONFIG, readConfig } from "../src/config.ts";
import { projectRoot } from "../src/root.ts";
import { buildOnce } from "./support/process.ts";

const KEY = "k".repeat(32);
const folder = mkdtempSync(join(tmpdir(), "door-config-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The names in front of the problems that this environment has. */
function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems;
  }
}

const namesOf = (env: Record<string, string>): string[] => problemsOf(env).map((line) => line.split(":")[0]!);

describe("an environment", () => {
  test("that is empty is enough, and stands still", () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      port: 3000,
      host: "127.0.0.1",
      baseUrl: undefined,
      dataDir: "./data",
      databaseUrl: undefined,
      redisUrl: undefined,
      role: "all",
      ai: undefined,
      fetchAllow: [],
      poll: { minutesMin: 60, minutesMax: 1440 },
      logLevel: "info",
      clock: { offsetHours: 0, speed: 1 },
      production: false,
    });
    expect(Object.isFrozen(config)).toBe(true);
  });

  test("with empty values is as one without them", () => {
    expect(readConfig({ PORT: "", DATABASE_URL: "", SECRET_KEY: "", OPENAI_BASE_URL: "", PORT_FILE: "" })).toEqual(
      readConfig({}),
    );
  });

  test("is understood in full", () => {
    const config = readConfig({
      PORT: "8080",
      BASE_URL: "https://door.example/",
      DATABASE_URL: "postgres:///door?host=/run/postgres",
      REDIS_URL: "rediss://:secret@redis.example:6380/2",
      ROLE: "worker",
      SECRET_KEY: KEY,
      BOOTSTRAP_EMAIL: "Olga@Door.example",
      BOOTSTRAP_TOKEN: "t".repeat(32),
      OPENAI_BASE_URL: "http://127.0.0.1:11434/v1",
      AI_DAILY_TOKENS: "0",
      FETCH_ALLOW: " 127.0.0.0/8, intranet.example ,",
      CLOCK_OFFSET_HOURS: "-1.5",
      CLOCK_SPEED: "60",
    });
    expect(config).toMatchObject({
      port: 8080,
      baseUrl: "https://door.example",
      role: "worker",
      bootstrap: { email: "olga@door.example", token: "t".repeat(32) },
      ai: { apiKey: undefined, baseUrl: "http://127.0.0.1:11434/v1", model: undefined, dailyTokens: 0 },
      fetchAllow: ["127.0.0.0/8", "intranet.example"],
      clock: { offsetHours: -1.5, speed: 60 },
    });
  });

  test("has every problem told at once, by name, with what would be right, and no secret shown", () => {
    const env = {
      PORT: "99999",
      BASE_URL: "door.example",
      DATABASE_URL: "mysql://root:hunter2@db",
      REDIS_URL: "http://redis",
      ROLE: "boss",
      SECRET_KEY: "too short",
      BOOTSTRAP_EMAIL: "olga",
      BOOTSTRAP_TOKEN: "short token",
      AI_DAILY_TOKENS: "many",
      POLL_MINUTES_MIN: "0",
      LOG_LEVEL: "loud",
      CLOCK_SPEED: "0",
      MAIL_FROM_FILE: join(folder, "nowhere"),
    };
    const problems = problemsOf(env);
    const names = problems.map((line) => line.split(":")[0]);
    expect(new Set(names)).toEqual(new Set(Object.keys(env)));
    expect(names).toHaveLength(Object.keys(env).length);
    for (const line of problems) expect(line).toContain("expected");
    for (const secret of ["hunter2", "too short", "short token"]) expect(problems.join("\n")).not.toContain(secret);
  });

  test("tells what does not fit together also beside a value that is wrong", () => {
    const env = { PORT: "x", ROLE: "web", REDIS_URL: "redis://r", POLL_MINUTES_MIN: "90", POLL_MINUTES_MAX: "60" };
    expect(new Set(namesOf(env))).toEqual(new Set(["PORT", "ROLE", "REDIS_URL", "POLL_MINUTES_MIN"]));
  });
});

test.each<[string, Record<string, string>, string[]]>([
  ["a role apart without a shared database", { ROLE: "web" }, ["ROLE"]],
  ["a shared database without a shared secret", { DATABASE_URL: "postgres://db/door" }, ["SECRET_KEY"]],
  ["Redis beside the embedded database", { REDIS_URL: "redis://r" }, ["REDIS_URL"]],
  ["a first token of nobody", { BOOTSTRAP_TOKEN: KEY }, ["BOOTSTRAP_EMAIL"]],
  ["bounds that cross", { POLL_MINUTES_MIN: "120", POLL_MINUTES_MAX: "60" }, ["POLL_MINUTES_MIN"]],
  ["a fast clock in production", { NODE_ENV: "production", CLOCK_SPEED: "2" }, ["CLOCK_OFFSET_HOURS, CLOCK_SPEED"]],
  [
    "a shifted clock in production",
    { NODE_ENV: "production", CLOCK_OFFSET_HOURS: "1" },
    ["CLOCK_OFFSET_HOURS, CLOCK_SPEED"],
  ],
  ["production as it should be", { NODE_ENV: "production" }, []],
  ["a port that the system chooses", { PORT: "0" }, []],
  ["half a port", { PORT: "80.5" }, ["PORT"]],
])("%s: problems with %j → %j", (_name, env, names) => {
  expect(namesOf(env)).toEqual(names);
});

describe("a value from a file", () => {
  test("is read without the end of the line", () => {
    const file = join(folder, "secret");
    writeFileSync(file, `${KEY}\n`);
    expect(readConfig({ SECRET_KEY_FILE: file }).secretKey).toBe(KEY);
  });

  test("is refused beside the value itself", () => {
    const file = join(folder, "port");
    writeFileSync(file, "8080");
    expect(problemsOf({ PORT: "80", PORT_FILE: file })).toEqual(["PORT: set either PORT or PORT_FILE, not both"]);
  });

  test("is checked as any other", () => {
    const file = join(folder, "short");
    writeFileSync(file, "short");
    expect(namesOf({ SECRET_KEY_FILE: file })).toEqual(["SECRET_KEY"]);
  });
});

test("a start with a wrong environment names every problem, ends with code 78 and makes no folder", () => {
  buildOnce();
  const dataDir = join(folder, "never");
  const env = { PATH: process.env["PATH"], DATA_DIR: dataDir, PORT: "x", ROLE: "boss" };
  const main = join(projectRoot(), "dist", "src", "main.js");
  const { status, stderr } = spawnSync(process.execPath, [main], { env, encoding: "utf8" });
  expect(status).toBe(EXIT_CONFIG);
  expect(EXIT_CONFIG).toBe(78);
  expect(stderr).toMatch(/2 problems/);
  expect(stderr).toMatch(/^ {2}PORT: /m);
  expect(stderr).toMatch(/^ {2}ROLE: /m);
  expect(existsSync(dataDir)).toBe(false);
});
