// The only wiring: configuration in, a running house out. Everything it opened is closed again by close().
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { loadPrompts } from "./ai/prompt-file.ts";
import { openModel, openTranscriber } from "./ai/model-access.ts";
import { closeArticleReaders } from "./articles/extract-article.ts";
import { chance, type Chance } from "./chance.ts";
import { createClock, DAY, wallNow, type Clock } from "./clock.ts";
import type { Config } from "./config.ts";
import { openDatabase, type Database } from "./db/connect.ts";
import { settle } from "./db/installation.ts";
import { lockFolder } from "./db/lock.ts";
import { migrate, migrateQueue } from "./db/migrate.ts";
import { releaseAllClaims } from "./db/tasks.ts";
import { copyTemplate } from "./db/template.ts";
import { startUpkeep } from "./db/upkeep.ts";
import { createSignIn, type SignIn } from "./domain/accounts/sign-in.ts";
import type { Context } from "./domain/context.ts";
import { createLookups } from "./domain/discovery/lookups.ts";
import { PUBLIC_DIRECTORIES, type Directories } from "./domain/discovery/search/directories.ts";
import { abortCalls } from "./domain/model-calls/open-calls.ts";
import { endLostCalls } from "./domain/model-calls/lost.ts";
import { createMemory } from "./domain/model-calls/memory.ts";
import { clearFolder } from "./domain/episodes/scratch.ts";
import { describeError } from "./errors.ts";
import { closeFeedParser, limitFeedParser } from "./feeds/parse.ts";
import { closeTranscriptReader } from "./feeds/transcripts/parse-transcript.ts";
import { createQueue, type JobQueue } from "./jobs/queue.ts";
import { openRedis } from "./jobs/redis.ts";
import { createLogger, type Logger } from "./logger.ts";
import { createFetcher, type Lookup } from "./net/fetcher.ts";
import type { Limits } from "./net/limits.ts";
import { createRobots } from "./net/robots.ts";
import { readSecret } from "./secret.ts";
import { VERSION } from "./version.ts";
import { isReachable } from "./websub/reach.ts";

export type App = Context & {
  config: Config;
  /** Public address without a trailing slash. */
  baseUrl: string;
  secret: string;
  signIn: SignIn;
  queue: JobQueue;
  database: Database;
  /** Set once a stop was asked for: nobody new is to be sent here. */
  isStopping?: boolean;
  /** With this key the command line on this machine may speak; set while the web is up. */
  localKey?: string;
  close: () => Promise<void>;
};

export type Overrides = {
  clock?: Clock;
  chance?: Chance;
  logger?: Logger;
  baseUrl?: string;
  lookup?: Lookup;
  /** Of the fetcher, where they differ from the usual ones. */
  limits?: Partial<Limits>;
  /** Machine milliseconds that a page waits for what it looks up, before it is shown without. */
  patienceMs?: number;
  /** Machine milliseconds that a model may take for one answer, where not the usual ones. */
  modelMs?: number;
  /** In place of the public ones. */
  directories?: Directories;
};

export async function createApp(config: Config, overrides: Overrides = {}): Promise<App> {
  const logger = overrides.logger ?? createLogger(config.logLevel);
  const closers: (() => Promise<void> | void)[] = [];
  const close = async (): Promise<void> => {
    for (const end of closers.splice(0).reverse()) await end();
  };
  try {
    mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
    const database = await openStore(config, closers, logger);
    const { db } = database;
    const clock = overrides.clock ?? (await openClock(config, database));
    const redis = config.redisUrl === undefined ? undefined : openRedis(config.redisUrl, logger);
    if (redis) closers.push(redis.close);
    const home = redis ? { redis } : { pool: database.pool };
    const queue = createQueue(home, logger);
    closers.push(queue.close);
    const userAgent = `DoorOpener/${VERSION} (+${config.baseUrl ?? "https://github.com/door-opener/door-opener"})`;
    const fetcher = createFetcher({
      allow: config.fetchAllow,
      userAgent,
      clock,
      logger,
      ...(overrides.lookup && { lookup: overrides.lookup }),
      ...(overrides.limits && { limits: overrides.limits }),
    });
    // There the database is what polls wait for: a second thread for them would only take its time and memory.
    if (database.embedded) limitFeedParser({ storing: 1 });
    closers.push(fetcher.close, closeFeedParser, closeTranscriptReader, closeArticleReaders);
    const lookups = createLookups(overrides.patienceMs);
    closers.push(lookups.close);
    const openCalls: App["openCalls"] = new Set();
    const model =
      config.ai &&
      openModel(config.ai, (access) => ({
        logger,
        clock,
        memory: createMemory(db, access),
        ...(overrides.modelMs !== undefined && { timeLimit: overrides.modelMs }),
      }));
    const transcriber = config.transcription && openTranscriber(config.transcription, { logger, clock });
    closers.push(() => abortCalls({ openCalls }));
    if (database.embedded) await endLostCalls({ db, clock });
    const scratch = join(config.dataDir, "tmp");
    // Embedded there is one process; else what another has in hand is younger than a day.
    clearFolder(scratch, config.databaseUrl === undefined ? 0 : DAY);
    loadPrompts();
    const baseUrl = overrides.baseUrl ?? config.baseUrl ?? `http://${config.host}:${config.port}`;
    const secret = readSecret(config);
    return {
      config,
      baseUrl,
      secret,
      logger,
      clock,
      chance: overrides.chance ?? chance,
      db,
      database,
      queue,
      inHand: new Set(),
      fetcher,
      robots: createRobots(fetcher, clock, "DoorOpener"),
      model,
      transcriber,
      openCalls,
      scratch,
      dailyTokens: config.ai?.dailyTokens ?? 0,
      push: openPush(config, overrides.baseUrl ?? config.baseUrl),
      poll: config.poll,
      directories: overrides.directories ?? PUBLIC_DIRECTORIES,
      lookups,
      signIn: createSignIn({ db }, { secret, baseUrl }),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Only where somebody said what we are called: an address of our own making is nobody's to call. */
function openPush({ fetchAllow }: Config, baseUrl: string | undefined): Context["push"] {
  const isCalled = baseUrl !== undefined && isReachable(baseUrl, fetchAllow);
  return isCalled ? { callbacks: `${baseUrl}/websub/`, allow: fetchAllow } : undefined;
}

async function openStore(config: Config, closers: (() => Promise<void> | void)[], logger: Logger): Promise<Database> {
  const embedded = config.databaseUrl === undefined;
  if (embedded) {
    closers.push(lockFolder(config.dataDir));
    copyTemplate(config.dataDir);
  }
  const database = await openDatabase(config);
  closers.push(database.close);
  await migrate(database.db);
  if (!config.redisUrl) await migrateQueue(database.pool);
  // Embedded there is one process, and it has just begun: whatever is claimed was claimed by a dead one.
  if (embedded) {
    await releaseAllClaims(database.db);
    const onTrouble = (error: unknown): void =>
      logger.error({ error: describeError(error) }, "upkeep of the database failed");
    closers.push(startUpkeep(database.pool, config.dataDir, onTrouble).close);
  }
  return database;
}

/** A clock that runs faster is anchored in the database: the same for every process, and never back after a restart. */
async function openClock(config: Config, database: Database): Promise<Clock> {
  const { offsetHours, speed } = config.clock;
  if (speed === 1) return createClock(offsetHours);
  const anchor = Number(await settle(database.db, "clock-anchor", String(wallNow())));
  return createClock(offsetHours, speed, anchor);
}
