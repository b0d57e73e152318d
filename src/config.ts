// The only reader of process.env: environment in, frozen Config out, every problem at once.
import { readFileSync } from "node:fs";
import { z } from "zod";

const port = z.coerce.number().int().min(0).max(65_535);
const minutes = z.coerce.number().int().min(1).max(525_600);
const optionalUrl = (schemes: string[]) =>
  z
    .string()
    .refine((value) => schemes.some((scheme) => value.startsWith(scheme) && URL.canParse(value)), {
      error: `an address that starts with ${schemes.join(" or ")}`,
    })
    .optional();
const trimmed = z.string().trim().min(1);

const environment = z.object({
  PORT: port.default(3000),
  HOST: trimmed.default("127.0.0.1"),
  BASE_URL: optionalUrl(["http://", "https://"]),
  DATA_DIR: trimmed.default("./data"),
  DATABASE_URL: optionalUrl(["postgres://", "postgresql://"]),
  REDIS_URL: optionalUrl(["redis://", "rediss://"]),
  ROLE: z.enum(["all", "web", "worker"]).default("all"),
  SECRET_KEY: z.string().min(32, { error: "at least 32 characters" }).optional(),
  BOOTSTRAP_EMAIL: z.email().optional(),
  BOOTSTRAP_TOKEN: z.string().min(32, { error: "at least 32 characters" }).optional(),
  OPENAI_API_KEY: trimmed.optional(),
  OPENAI_BASE_URL: optionalUrl(["http://", "https://"]),
  OPENAI_MODEL: trimmed.optional(),
  OPENAI_TRANSCRIBE_MODEL: trimmed.optional(),
  AI_DAILY_TOKENS: z.coerce.number().int().min(0).default(500_000),
  SMTP_URL: optionalUrl(["smtp://", "smtps://"]),
  MAIL_FROM: trimmed.optional(),
  FETCH_ALLOW: z
    .string()
    .default("")
    .transform((list) =>
      list
        .split(",")
        .map((part) => part.trim())
        .filter((part) => part !== ""),
    ),
  POLL_MINUTES_MIN: minutes.default(60),
  POLL_MINUTES_MAX: minutes.default(1440),
  YOUTUBE_API_KEY: trimmed.optional(),
  X_BEARER_TOKEN: trimmed.optional(),
  GITHUB_TOKEN: trimmed.optional(),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  CLOCK_OFFSET_HOURS: z.coerce.number().default(0),
  CLOCK_SPEED: z.coerce.number().positive().default(1),
  NODE_ENV: z.string().default("development"),
});

type Environment = z.infer<typeof environment>;

export type Config = Readonly<{
  port: number;
  host: string;
  /** Public address without a trailing slash; undefined until the port is known where PORT is 0. */
  baseUrl: string | undefined;
  dataDir: string;
  databaseUrl: string | undefined;
  redisUrl: string | undefined;
  role: Environment["ROLE"];
  secretKey: string | undefined;
  bootstrap: { email: string | undefined; token: string | undefined };
  /** Present where a key or a base URL is set; `model` is undefined where a local server is to be asked for its own. */
  ai:
    | { apiKey: string | undefined; baseUrl: string | undefined; model: string | undefined; dailyTokens: number }
    | undefined;
  /** What writes down recordings; present where a model for it is named, and a key or a base URL is set. */
  transcription: { apiKey: string | undefined; baseUrl: string | undefined; model: string } | undefined;
  mail: { smtpUrl: string | undefined; from: string | undefined };
  /** CIDRs and hosts that may be fetched although they are private. */
  fetchAllow: readonly string[];
  poll: { minutesMin: number; minutesMax: number };
  logLevel: Environment["LOG_LEVEL"];
  clock: { offsetHours: number; speed: number };
  production: boolean;
}>;

/** What is wrong with the environment: one line a problem, by name, with the value that would be right. */
export class ConfigError extends Error {
  readonly problems: readonly string[];
  constructor(problems: string[]) {
    super(
      `The environment has ${problems.length === 1 ? "a problem" : `${problems.length} problems`}:\n${problems.map((line) => `  ${line}`).join("\n")}`,
    );
    this.problems = problems;
  }
  override get name(): string {
    return "ConfigError";
  }
}

/** Exit code for a configuration error (sysexits.h, EX_CONFIG). */
export const EXIT_CONFIG = 78;

/**
 * Reads and checks the whole environment. `NAME_FILE` stands for the content of a file.
 * @throws ConfigError with every problem found.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const problems: string[] = [];
  const values: Record<string, string> = {};
  for (const name of Object.keys(environment.shape)) {
    const value = readValue(env, name, problems);
    if (value !== undefined && value !== "") values[name] = value;
  }
  const parsed = environment.safeParse(values);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const name = String(issue.path[0]);
      const shown = /KEY|TOKEN|URL|SECRET/.test(name) ? "its value" : JSON.stringify(values[name]);
      problems.push(`${name}: ${shown} is not right; expected ${issue.message}`);
    }
  }
  problems.push(...crossCheck(parseEach(values), (name) => values[name] !== undefined));
  if (problems.length > 0 || !parsed.data) throw new ConfigError(problems);
  return freeze(parsed.data);
}

function readValue(env: Record<string, string | undefined>, name: string, problems: string[]): string | undefined {
  const file = env[`${name}_FILE`];
  if (file === undefined || file === "") return env[name];
  if (env[name]) problems.push(`${name}: set either ${name} or ${name}_FILE, not both`);
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    problems.push(
      `${name}_FILE: ${file} cannot be read (${error instanceof Error ? error.message : String(error)}); expected a readable file`,
    );
    return undefined;
  }
}

/** What is right by itself, whatever is wrong beside it: so that every problem is reported at once. */
function parseEach(values: Record<string, string>): Partial<Environment> {
  const sound = Object.entries(environment.shape).flatMap(([name, field]) => {
    const parsed = field.safeParse(values[name]);
    return parsed.success ? [[name, parsed.data]] : [];
  });
  return Object.fromEntries(sound) as Partial<Environment>;
}

/** @param isSet whether a value stands there at all, right or wrong. */
function crossCheck(e: Partial<Environment>, isSet: (name: keyof Environment) => boolean): string[] {
  const problems: string[] = [];
  if ((e.ROLE ?? "all") !== "all" && !isSet("DATABASE_URL"))
    problems.push(`ROLE: ${e.ROLE} needs DATABASE_URL; expected "all" with the embedded database`);
  if (isSet("DATABASE_URL") && !isSet("SECRET_KEY"))
    problems.push("SECRET_KEY: required when DATABASE_URL is set; expected 32 or more random characters");
  if (isSet("REDIS_URL") && !isSet("DATABASE_URL"))
    problems.push("REDIS_URL: needs DATABASE_URL; leave it out with the embedded database");
  if (isSet("BOOTSTRAP_TOKEN") && !isSet("BOOTSTRAP_EMAIL"))
    problems.push("BOOTSTRAP_EMAIL: required when BOOTSTRAP_TOKEN is set; expected the first account's e-mail");
  if ((e.POLL_MINUTES_MIN ?? 0) > (e.POLL_MINUTES_MAX ?? Infinity))
    problems.push("POLL_MINUTES_MIN: larger than POLL_MINUTES_MAX; expected a value below it");
  if (e.NODE_ENV === "production" && ((e.CLOCK_OFFSET_HOURS ?? 0) !== 0 || (e.CLOCK_SPEED ?? 1) !== 1)) {
    problems.push("CLOCK_OFFSET_HOURS, CLOCK_SPEED: refused when NODE_ENV=production; expected 0 and 1");
  }
  return problems;
}

function freeze(e: Environment): Config {
  return Object.freeze({
    port: e.PORT,
    host: e.HOST,
    baseUrl: e.BASE_URL?.replace(/\/+$/, ""),
    dataDir: e.DATA_DIR,
    databaseUrl: e.DATABASE_URL,
    redisUrl: e.REDIS_URL,
    role: e.ROLE,
    secretKey: e.SECRET_KEY,
    bootstrap: { email: e.BOOTSTRAP_EMAIL?.toLowerCase(), token: e.BOOTSTRAP_TOKEN },
    ai:
      e.OPENAI_API_KEY || e.OPENAI_BASE_URL
        ? {
            apiKey: e.OPENAI_API_KEY,
            baseUrl: e.OPENAI_BASE_URL,
            model: e.OPENAI_MODEL ?? (e.OPENAI_BASE_URL ? undefined : "gpt-5-mini"),
            dailyTokens: e.AI_DAILY_TOKENS,
          }
        : undefined,
    transcription:
      e.OPENAI_TRANSCRIBE_MODEL && (e.OPENAI_API_KEY || e.OPENAI_BASE_URL)
        ? { apiKey: e.OPENAI_API_KEY, baseUrl: e.OPENAI_BASE_URL, model: e.OPENAI_TRANSCRIBE_MODEL }
        : undefined,
    mail: { smtpUrl: e.SMTP_URL, from: e.MAIL_FROM },
    fetchAllow: e.FETCH_ALLOW,
    poll: { minutesMin: e.POLL_MINUTES_MIN, minutesMax: e.POLL_MINUTES_MAX },
    logLevel: e.LOG_LEVEL,
    clock: { offsetHours: e.CLOCK_OFFSET_HOURS, speed: e.CLOCK_SPEED },
    production: e.NODE_ENV === "production",
  });
}
