// The real app, served on loopback, with the cast in it: what a program outside sees, and hands on the clock.
import { serve } from "@hono/node-server";
import type { AddressInfo } from "node:net";
import { createApp, type App, type Overrides } from "../../src/app.ts";
import { createManualClock } from "../../src/clock.ts";
import { readConfig } from "../../src/config.ts";
import { listDueTasks } from "../../src/db/tasks.ts";
import { fetchArticle } from "../../src/domain/articles.ts";
import { briefPost, briefPostWithModel } from "../../src/domain/briefs.ts";
import { pollDue } from "../../src/domain/polls.ts";
import { fetchTranscript } from "../../src/domain/transcripts.ts";
import { transcribeEpisode } from "../../src/domain/transcriptions.ts";
import { importPeople } from "../../src/domain/imports.ts";
import { followRow } from "../../src/domain/imports/follow-row.ts";
import { findOpenings } from "../../src/domain/openings.ts";
import { embedPost } from "../../src/domain/openings/meaning.ts";
import { createServer } from "../../src/server.ts";
import { MONDAY_MORNING } from "./app.ts";
import { callAs, type Caller } from "./call.ts";
import { createCast, type Cast, type Member } from "./cast.ts";
import { makePlace, type DatabaseKind, type Place } from "./database.ts";

type ManualClock = ReturnType<typeof createManualClock>;

export type House = Cast & {
  app: App & { clock: ManualClock };
  clock: ManualClock;
  url: string;
  /** Asks the API as somebody; undefined: as nobody. */
  as: (member: Pick<Member, "token"> | undefined) => Caller;
  /** Does all work that is due, and what follows from it, as the workers would: one after the other, to the end. */
  work: () => Promise<void>;
  /** Polls every feed that is due. */
  poll: () => Promise<void>;
  /** The same house on the same data, as after a restart. This one is closed. */
  restart: () => Promise<House>;
  close: () => Promise<void>;
};

type Options = {
  database?: DatabaseKind;
  allow?: readonly string[];
  env?: Record<string, string>;
  overrides?: Omit<Overrides, "clock">;
  /** At this port, and called so: others can call it back. */
  port?: number;
};

const WORK = {
  "fetch-article": fetchArticle,
  "fetch-transcript": fetchTranscript,
  "transcribe-episode": transcribeEpisode,
  "brief-post": briefPost,
  "brief-post-model": briefPostWithModel,
  "find-openings": findOpenings,
  "embed-post": embedPost,
  "import-people": importPeople,
  "follow-row": followRow,
} as const;

/** Opens a house on a fresh database. Hosts of the tests' own world may be asked without a pause. */
export async function openHouse(options: Options = {}): Promise<House> {
  const place = await makePlace(options.database ?? "pglite");
  return openOn(place, createManualClock(MONDAY_MORNING), options);
}

async function openOn(place: Place, clock: ManualClock, options: Options, cast?: Cast): Promise<House> {
  const config = readConfig({
    NODE_ENV: "test",
    LOG_LEVEL: "silent",
    DATA_DIR: place.dataDir,
    DATABASE_URL: place.databaseUrl,
    SECRET_KEY: "a key of the tests, good for nothing",
    BASE_URL: options.port === undefined ? undefined : `http://127.0.0.1:${options.port}`,
    FETCH_ALLOW: (options.allow ?? ["127.0.0.0/8"]).join(","),
    ...options.env,
  });
  const created = await createApp(config, {
    limits: { spacingMs: 0 },
    directories: { mastodon: [] },
    patienceMs: 30_000,
    // Half of what may be added: counts of polls are the same each time.
    chance: () => 0.5,
    ...options.overrides,
    clock,
  });
  const app = { ...created, clock };
  const members = cast ?? (await createCast(app));
  const server = serve({ fetch: createServer(app).fetch, hostname: "127.0.0.1", port: options.port ?? 0 });
  if (!server.listening) await new Promise((resolve) => server.once("listening", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const shut = async (): Promise<void> => {
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      if ("closeAllConnections" in server) server.closeAllConnections();
    });
    await app.close();
  };
  return {
    ...members,
    app,
    clock,
    url,
    as: (member) => callAs(url, member?.token),
    work: () => workOff(app),
    poll: () => pollDue(app),
    restart: async () => {
      await shut();
      return openOn(place, clock, options, members);
    },
    close: async () => {
      await shut();
      await place.remove();
    },
  };
}

async function workOff(app: App): Promise<void> {
  for (;;) {
    const due = await listDueTasks(app.db, app.clock.now(), 1_000);
    if (due.length === 0) return;
    for (const task of due) await WORK[task.kind](app, task.subjectId);
  }
}
